/** Projects in folders of their own, in which `nabla test` runs as a person runs it. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import { checkout, type Ended, emptyFolder, nabla } from "../cli/run.ts";

export const ring = `//! Ring
//! case default size=32x32
uniform float radius; //! min=0.1 max=2 default=0.5 radius of the circle
float sdf(vec2 p) { return abs(length(p) - radius) - 0.125; }
`;

export interface Project {
  readonly folder: string;
  path(name: string): string;
  write(name: string, text: string | Uint8Array): void;
  read(name: string): Buffer;
  /** `nabla test …` in the browser that all tests share. */
  test(...given: readonly string[]): Promise<Ended>;
  /** The same in a browser of its own, with more or other variables. */
  testAlone(given: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
}

/** A folder with these files, in which Nabla and Vitest are installed. */
export function project(files: Readonly<Record<string, string>>): Project {
  const folder = emptyFolder();
  const made: Project = {
    folder,
    path: (name) => join(folder, name),
    write(name, text) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    },
    read: (name) => readFileSync(join(folder, name)),
    test: (...given) => made.testAlone([...given, "--no-cache", "--browser-ws", inject("browserEndpoint")]),
    testAlone: (given, env = {}) => nabla(["test", ...given], { cwd: folder, env: { ...outsideOfTests(), ...env } }),
  };
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(checkout, join(folder, "node_modules/nabla"), "junction");
  for (const name of ["vitest", "vite"])
    symlinkSync(join(checkout, "node_modules", name), join(folder, "node_modules", name), "junction");
  made.write("package.json", "{}\n");
  for (const [name, text] of Object.entries(files)) made.write(name, text);
  return made;
}

/** This process's environment without what Vitest and continuous integration leave in it. */
export function outsideOfTests(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|NODE_ENV$|CI$|GITHUB_|NODE_V8)/.test(name),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), NO_COLOR: "1" };
}
