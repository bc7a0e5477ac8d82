/** The Vitest plugin: scenes become test files, workers get browsers. Built into `dist/vitest.js`. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin, UserConfig } from "vite";
import type { ViteUserConfig } from "vitest/config";
import type { TestProject, Vitest } from "vitest/node";
import { renderPageScript } from "../cli/gpu-device.ts";
import { withoutMark } from "../cli/text-file.ts";
import { pathsBeside } from "./beside.ts";
import { startBrowserHost } from "./browser-host.ts";
import { commandOptions, isInCi, type WorkerOptions } from "./run-options.ts";
import type { NablaOptions } from "./types.ts";

export { default as Reporter } from "./reporter.ts";

const NAME = "nabla";

/** Scenes that are tests, if the configuration names no others. */
const SCENES = "**/*.scene.glsl";

/** What Vitest takes for tests by itself; a list of our own would replace it. */
const VITEST_INCLUDE = "**/*.{test,spec}.?(c|m)[jt]s?(x)";

/** Files that Vitest runs as they are. */
const SCRIPT = /\.[cm]?[jt]sx?$/;

/** Milliseconds. The page gives up half a second before, so a case that hangs the GPU takes less than ten seconds. */
const DEFAULT_TIMEOUT = 9000;

const worker = fileURLToPath(new URL("./vitest-worker.js", import.meta.url));
const setup = fileURLToPath(new URL("../src/regression/setup.mjs", import.meta.url));

/**
 * Makes scenes tests.
 *
 *     // vitest.config.ts
 *     import nabla from "nabla/vitest";
 *     export default { plugins: [nabla()] };
 */
export default function nabla(options: NablaOptions = {}): Plugin {
  let project: TestProject | undefined;
  // `nabla test` adds the plugin to every configuration; one that stands in it already knows more.
  let isActive = true;
  const commonOf = (root: string): string | null =>
    commandOptions().common ?? (options.common === undefined ? null : resolve(root, options.common));
  const plugin: Plugin = {
    name: NAME,
    enforce: "pre",
    config(config) {
      const plugins = (config.plugins ?? []).flat(3) as readonly (Plugin | false | null | undefined)[];
      isActive = (plugins.find((other) => other && other.name === NAME) ?? plugin) === plugin;
      if (!isActive) return null;
      const { test = {} } = config as ViteUserConfig;
      const scenes = typeof options.include === "string" ? [options.include] : (options.include ?? [SCENES]);
      const added: ViteUserConfig = {
        test: {
          include: [...(test.include === undefined ? [VITEST_INCLUDE] : []), ...scenes],
          setupFiles: [setup],
          // They are built; Vite has nothing to do in them.
          server: { deps: { external: [worker, setup].map(exactly) } },
        },
      };
      return added as UserConfig;
    },
    async configureVitest({ vitest, project: configured }: { vitest: Vitest; project: TestProject }) {
      if (!isActive) return;
      project = configured;
      const told = commandOptions();
      const host = await startBrowserHost({
        path: told.browser ?? options.browser,
        endpoints: [told.browserWs ?? options.browserWs ?? []].flat(),
        script: renderPageScript(),
      });
      vitest.onClose(() => host.close());
      const cacheFolder = (told.cache ?? options.cache ?? true) ? join(configured.vite.config.cacheDir, "nabla") : null;
      const provided: WorkerOptions = {
        root: vitest.config.root,
        host: host.url,
        folder: options.folder ?? "__renders__",
        driver: told.driver ?? options.driver ?? "swiftshader",
        common: commonOf(vitest.config.root),
        timeout: options.timeout ?? DEFAULT_TIMEOUT,
        cacheFolder,
        update: told.update ?? null,
        accept: told.accept ?? null,
        isCi: isInCi(),
      };
      configured.provide("nabla", provided);
    },
    transform(code, id) {
      // A scene that a test imports (`?raw`) has a query.
      if (!isActive || SCRIPT.test(id) || id.includes("?") || project?.matchesTestGlob(id, () => code) !== true)
        return null;
      const common = commonOf(project.vitest.config.root);
      return { code: testsOf(id, code, common === null ? [] : [common]), map: null };
    },
  };
  return plugin;
}

/** The module that stands in a scene's place. Its imports make Vitest run it again when what it is read with changes. */
function testsOf(path: string, text: string, common: readonly string[]): string {
  const sidecar = path.replace(/\.\w+$/, ".json");
  const settings = existsSync(sidecar) ? readFileSync(sidecar, "utf8") : null;
  const watched = [...common.filter((file) => existsSync(file)), ...pathsBeside(dirname(path), text, settings)];
  return `import { inject, test } from "vitest";
import { declareScene } from ${JSON.stringify(pathToFileURL(worker).href)};
${watched.map((file) => `import ${JSON.stringify(`${file}?raw`)};\n`).join("")}${
  settings === null ? "const sidecar = undefined;" : `import sidecar from ${JSON.stringify(sidecar)};`
}
declareScene({ inject, test }, ${JSON.stringify(path)}, ${JSON.stringify(withoutMark(text))}, sidecar);
`;
}

function exactly(path: string): RegExp {
  return new RegExp(`${path.replaceAll("\\", "/").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}
