/** Starts `main.ts`: Node runs no TypeScript by itself, so Vite bundles it, without its dependencies, into one script. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { ensureBuilt } from "../../src/cli/build.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(root);
if (!(await ensureBuilt())) process.exit(2);
// In the checkout, where its imports are found.
const folder = mkdtempSync(join(root, "node_modules/.nabla-fuzz-"));
try {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { external: true },
    // Programs are read from beside their own source.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(join(root, "tests/glsl/programs.ts")).href) },
    build: { ssr: "tests/fuzz/main.ts", outDir: folder, minify: false, target: "node20" },
  });
  const { main } = await import(pathToFileURL(join(folder, "main.js")).href);
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
