/** Runs the command line as a person does: the launcher as a process of its own, in a folder of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const checkout = fileURLToPath(new URL("../..", import.meta.url));

/** What `npx nabla` starts. */
export const launcher = join(checkout, "src/cli/nabla.mjs");

/** What a person has proven earlier is none of a test's business, nor the other way round. */
const cache = join(tmpdir(), `nabla-test-cache-${process.pid}`);
process.once("exit", () => rmSync(cache, { recursive: true, force: true }));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as it came, for pictures. */
  readonly bytes: Buffer;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Given on standard input. */
  readonly input?: string;
  /** In place of this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** `nabla …arguments`, run to its end. */
export function nabla(given: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...given], {
      cwd: options.cwd ?? checkout,
      env: options.env ?? { ...process.env, NABLA_CACHE: cache },
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    // A command that ends before it has read its input is no failure of the test.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
    child.on("error", reject);
    child.on("close", (code) => {
      const bytes = Buffer.concat(output);
      resolve({ code, stdout: bytes.toString(), stderr: Buffer.concat(errors).toString(), bytes });
    });
  });
}

/** An environment in which no browser can be found: no setting, nothing on the path. */
export const withoutBrowser: Readonly<Record<string, string>> = { PATH: "", HOME: join(tmpdir(), "nabla-no-home") };

/** An empty folder that goes away when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "nabla-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
