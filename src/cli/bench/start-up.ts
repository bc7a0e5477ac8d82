/** From the start of a process to its pictures, as a user waits for them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface StartUpResult {
  /** Milliseconds from process start to its end with one 512×512 picture written. */
  readonly onePicture: number;
  /** Milliseconds that each further picture adds in the same process. */
  readonly furtherPicture: number;
}

const RUNS = 3;

/** @param program this command line's own file, run with the same Node */
export function benchStartUp(program: string, scenes: readonly string[], browser: string | undefined): StartUpResult {
  const folder = mkdtempSync(join(tmpdir(), "nabla-bench-"));
  const time = (names: readonly string[]): number =>
    Math.min(
      ...Array.from({ length: RUNS }, () => {
        const before = performance.now();
        const options = browser === undefined ? [] : ["--browser", browser];
        const { status, stderr } = spawnSync(process.execPath, [
          program,
          "render",
          ...names,
          "-o",
          `${folder}/`,
          ...options,
        ]);
        if (status !== 0) throw new Error(`rendering ${names.join(" ")} failed: ${String(stderr)}`);
        return performance.now() - before;
      }),
    );
  try {
    const onePicture = time(scenes.slice(0, 1));
    return { onePicture, furtherPicture: (time(scenes) - onePicture) / (scenes.length - 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
