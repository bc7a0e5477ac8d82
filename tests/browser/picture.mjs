/** `npm run picture`: opens the page as it is now and writes docs/pictures/playground.png. */
import { spawnSync } from "node:child_process";

const { status } = spawnSync("npx", ["vitest", "run", "tests/browser/readme-picture.test.ts"], {
  stdio: "inherit",
  env: { ...process.env, NABLA_PUBLISH: "1" },
});
process.exit(status ?? 1);
