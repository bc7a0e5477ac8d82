/**
 * Before all tests: builds the command line, the render page and the playground, and starts one browser that all test
 * files share.
 * It says which browser and driver the tests ran on, and which of the known drivers this machine lacks.
 */
import { readFileSync } from "node:fs";
import type { TestProject } from "vitest/node";
import type { FoundBrowser } from "../../src/cli/browser/find.ts";
import { type Driver, drivers } from "../../src/cli/browser/launch.ts";
import { openSession, type Session } from "../../src/cli/browser/session.ts";
import { ensureBuilt, ensurePageBuilt } from "../../src/cli/build.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** WebSocket address of the shared browser. */
    readonly browserEndpoint: string;
    /** The browser that was found, to start others of it. */
    readonly browser: FoundBrowser;
    /** Addresses of further browsers with other drivers, by the driver's name. */
    readonly otherDrivers: Readonly<Record<string, string>>;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!(await ensureBuilt()) || !(await ensurePageBuilt()))
    throw new Error("the build failed, so nothing can be tested in a browser");
  const script = readFileSync(new URL("../../dist/render-page.js", import.meta.url), "utf8");
  const shared = await openSession({ script, isShared: true });
  const { browser, version, info, isUnsandboxed } = shared;
  console.log(
    `browser: ${version}, ${browser.path} (${browser.source})${isUnsandboxed ? ", as root without sandbox" : ""}`,
  );
  console.log(`driver: ${info.renderer}`);
  const sessions: Session[] = [shared];
  const others: Record<string, string> = {};
  for (const driver of drivers.filter((name) => name !== "swiftshader")) {
    const other = await openOther(driver, script, browser);
    if (typeof other === "string") console.log(`driver ${driver} is not here, its tests do not run: ${other}`);
    else {
      sessions.push(other);
      others[driver] = other.endpoint;
      console.log(`second driver: ${other.info.renderer}`);
    }
  }
  project.provide("browserEndpoint", shared.endpoint);
  project.provide("browser", browser);
  project.provide("otherDrivers", others);
  return async () => {
    for (const session of sessions) await session.close();
  };
}

/** The same browser with another driver, or why there is none. */
async function openOther(driver: Driver, script: string, known: FoundBrowser): Promise<Session | string> {
  try {
    const session = await openSession({ script, driver, known, isShared: true });
    const { renderer } = session.info;
    if (renderer.toLowerCase().includes(driver)) return session;
    await session.close();
    return `it draws with ${renderer}`;
  } catch (error) {
    return (error as Error).message.split("\n")[0] ?? "";
  }
}
