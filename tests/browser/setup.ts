/**
 * Before all tests: builds the command line and the render page, and starts one browser that all test files share.
 * It says which browser and driver the tests ran on, and which of the known drivers this machine lacks.
 */
import { readFileSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { drivers, launchBrowser } from "../../src/cli/browser/launch.ts";
import { openSession } from "../../src/cli/browser/session.ts";
import { ensureBuilt } from "../../src/cli/build.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** WebSocket address of the shared browser. */
    readonly browserEndpoint: string;
    /** Path of its program. */
    readonly browserPath: string;
    /** Addresses of further browsers with other drivers, by the driver's name. */
    readonly otherDrivers: Readonly<Record<string, string>>;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!(await ensureBuilt())) throw new Error("the build failed, so nothing can be tested in a browser");
  const script = readFileSync(new URL("../../dist/render-page.js", import.meta.url), "utf8");
  const running = await launchBrowser();
  const endpoint = running.browser.wsEndpoint();
  const session = await openSession({ endpoint, script });
  console.log(`browser: ${running.found.path} (${running.found.source}), ${session.version}`);
  console.log(`driver: ${session.info.renderer}`);
  await session.close();
  const others: Record<string, string> = {};
  const closers = [() => running.close()];
  for (const driver of drivers.filter((name) => name !== "swiftshader")) {
    try {
      const other = await launchBrowser({ driver });
      closers.push(() => other.close());
      const probe = await openSession({ endpoint: other.browser.wsEndpoint(), script });
      const { renderer } = probe.info;
      await probe.close();
      if (!renderer.toLowerCase().includes(driver)) throw new Error(`it draws with ${renderer}`);
      others[driver] = other.browser.wsEndpoint();
      console.log(`second driver: ${renderer}`);
    } catch (error) {
      console.log(`driver ${driver} is not here, its tests do not run: ${(error as Error).message.split("\n")[0]}`);
    }
  }
  project.provide("browserEndpoint", endpoint);
  project.provide("browserPath", running.found.path);
  project.provide("otherDrivers", others);
  return async () => {
    for (const close of closers) await close();
  };
}
