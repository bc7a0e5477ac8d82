/**
 * One configuration for everything that Vite does here; `mode` says which:
 *
 * - `page` (and the development server): the playground, `index.html` → `dist/app`
 * - `cli`: the command line for Node, `src/cli/main.ts` → `dist/cli.js`, dependencies stay imports
 * - `render-page`: the script of the page that the headless browser draws in → `dist/render-page.js`
 * - `vitest`, `vitest-worker`: the Vitest plugin and what runs in its workers → `dist/vitest.js`, `dist/vitest-worker.js`
 * - `report-page`: the script of its report → `dist/report-page.js`
 * - `test`: Vitest
 *
 * `src/cli/build.mjs` starts the builds and puts their output in place.
 */
import { defineConfig, type ViteUserConfig } from "vitest/config";

const builds: Readonly<Record<string, ViteUserConfig>> = {
  page: { build: { outDir: "dist/app" } },
  cli: forNode("src/cli/main.ts", "cli.js"),
  vitest: forNode("src/regression/plugin.ts", "vitest.js"),
  "vitest-worker": forNode("src/regression/worker.ts", "vitest-worker.js"),
  "render-page": forPage("src/render-page/main.ts", "render-page.js"),
  "report-page": forPage("src/regression/report/main.ts", "report-page.js"),
};

function forNode(input: string, file: string): ViteUserConfig {
  return {
    // Dependencies stay imports, so that a heavy one (puppeteer-core) is loaded by the commands that need it only.
    ssr: { external: true },
    build: {
      ssr: input,
      target: "node20",
      minify: false,
      // A single file is replaced at once; a chunk that is loaded later could be one of another build.
      rolldownOptions: { output: { entryFileNames: file, codeSplitting: false } },
    },
  };
}

/** A script that a page of ours runs as it is. */
function forPage(input: string, file: string): ViteUserConfig {
  return {
    build: {
      copyPublicDir: false,
      rolldownOptions: { input, output: { format: "iife", entryFileNames: file } },
    },
  };
}

/** Tests that draw in a browser or run the built command line. */
const BROWSER_TESTS = ["tests/{gpu,browser,cli,regression}/**/*.test.ts"];

export default defineConfig(({ mode }) => ({
  // The page works from any folder of a server.
  base: "./",
  ...(builds[mode] ?? builds.page),
  test: {
    // One software renderer serves all files; a test may have to wait for another file's heavy picture.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Only the second half needs the build and a browser, so the first half is quick to run while writing.
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: BROWSER_TESTS },
      },
      {
        extends: true,
        test: { name: "browser", include: BROWSER_TESTS, globalSetup: "tests/browser/setup.ts" },
      },
    ],
  },
}));
