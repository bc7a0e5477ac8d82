/** `npm run accuracy`: measures every built-in function on both drivers and writes the table of docs/accuracy.md. */
import { spawnSync } from "node:child_process";

const { status } = spawnSync("npx", ["vitest", "run", "tests/gpu/accuracy.test.ts"], {
  stdio: "inherit",
  env: { ...process.env, NABLA_PUBLISH: "1" },
});
process.exit(status ?? 1);
