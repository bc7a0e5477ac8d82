/**
 * `npm run mutants`: plants each of the faults in a copy of the sources and runs the tests that are there for it, which have
 * to fail. A fault that no test sees is reported, and the command fails.
 *
 *   npm run mutants                 all of them
 *   npm run mutants -- matrix       those whose file or description has the word in it
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { faults } from "./faults.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [word = ""] = process.argv.slice(2);
const chosen = faults.filter(({ file, fault }) => `${file} ${fault}`.includes(word));
if (chosen.length === 0) {
  console.error(`mutants: no fault has '${word}' in its file or description`);
  process.exit(2);
}

const misplaced = chosen.filter(({ file, find }) => readFileSync(join(root, file), "utf8").split(find).length !== 2);
for (const { file, fault } of misplaced) console.error(`mutants: '${fault}' has no single place in ${file}`);
if (misplaced.length > 0) process.exit(2);

const COPIED = [
  "src",
  "shaders",
  "tests",
  "docs",
  "README.md",
  "index.html",
  "package.json",
  "tsconfig.json",
  "vite.config.ts",
];

/** A copy of the project that shares its packages. */
function workshop() {
  const folder = mkdtempSync(join(tmpdir(), "nabla-mutants-"));
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The tests that are there to see a mistake in a file, by how its path begins. */
const TESTS = [
  ["shaders/coverage/", ["tests/coverage"]],
  ["src/reference/", ["tests/reference"]],
  ["src/backends/", ["tests/backends"]],
  ["src/glsl/", ["tests/calculus/taylor", "tests/backends/taylor.test.ts"]],
  ["src/regression/", ["compare", "judge", "pairs", "command"].map((name) => `tests/regression/${name}.test.ts`)],
  ["", ["tests/calculus"]],
];

function testsOf(file) {
  return TESTS.find(([start]) => file.startsWith(start))[1];
}

/** Whether tests pass in a folder. */
function testsPass(folder, tests) {
  const command = ["node_modules/vitest/vitest.mjs", "run", "--bail", "1", ...tests];
  return new Promise((resolve) => {
    const running = spawn(process.execPath, command, { cwd: folder, stdio: "ignore" });
    running.on("close", (code) => resolve(code === 0));
  });
}

const folders = Array.from({ length: Math.min(availableParallelism(), chosen.length) }, workshop);
try {
  const needed = [...new Set(chosen.flatMap(({ file }) => testsOf(file)))];
  if (!(await testsPass(folders[0], needed))) {
    console.error("mutants: the tests fail without any fault");
    process.exitCode = 2;
  } else {
    const missed = [];
    const waiting = [...chosen];
    const work = async (folder) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const path = join(folder, next.file);
        const sound = readFileSync(path, "utf8");
        writeFileSync(
          path,
          sound.replace(next.find, () => next.replace),
        );
        const passed = await testsPass(folder, testsOf(next.file));
        writeFileSync(path, sound);
        if (passed) missed.push(next);
        console.log(`${passed ? "MISSED" : "caught"}  ${next.file}: ${next.fault}`);
      }
    };
    await Promise.all(folders.map(work));
    console.log(`${chosen.length - missed.length} of ${chosen.length} faults caught`);
    process.exitCode = missed.length === 0 ? 0 : 1;
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
