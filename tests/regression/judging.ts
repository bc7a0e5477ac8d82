/** Cases judged in this process, in the browser that all tests share. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import { type BrowserHost, startBrowserHost } from "../../src/regression/browser-host.ts";
import { readMatcherCase } from "../../src/regression/case.ts";
import { judge } from "../../src/regression/judge.ts";
import type { RenderRecord } from "../../src/regression/record.ts";
import type { DriverName, RenderSettings, UpdateMode } from "../../src/regression/types.ts";
import { emptyFolder } from "../cli/run.ts";

export const script = readFileSync(new URL("../../dist/render-page.js", import.meta.url), "utf8");

/** A scene as it is drawn. */
export interface Shot {
  readonly text: string;
  readonly settings?: RenderSettings;
}

export interface Judging {
  /** Place of the stored picture. */
  readonly path: string;
  judge(shot: Shot, update?: UpdateMode): Promise<RenderRecord>;
}

const hosts = new Map<string, Promise<BrowserHost>>();

function hostOf(endpoint: string): Promise<BrowserHost> {
  const host = hosts.get(endpoint) ?? startBrowserHost({ path: undefined, endpoints: [endpoint], script });
  hosts.set(endpoint, host);
  return host;
}

/** Ends what `judging` started; call it behind all tests of a file. */
export async function endJudging(): Promise<void> {
  for (const host of hosts.values()) await (await host).close();
}

/** A case with a place for its picture. */
export function judging(driver: DriverName = "swiftshader"): Judging {
  const path = join(emptyFolder(), "case.png");
  return {
    path,
    async judge({ text, settings = {} }, update = "none") {
      const chosen = readMatcherCase("case", settings, { driver, timeout: 9000, common: null });
      const others = inject("otherDrivers");
      const { url } = await hostOf(others[chosen.driver] ?? inject("browserEndpoint"));
      const job = {
        id: "scene/case",
        scene: "scene.glsl",
        text,
        root: dirname(path),
        folder: dirname(path),
        chosen,
        path,
        file: "case.png",
        update,
        accepted: null,
      };
      return judge(job, { host: url, script, cache: null, identity: async () => null });
    },
  };
}
