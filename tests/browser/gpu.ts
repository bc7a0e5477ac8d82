/** A page of the shared browser for the tests of one file. */
import { readFileSync } from "node:fs";
import { afterAll, inject } from "vitest";
import { openSession, type Session } from "../../src/cli/browser/session.ts";

/** Drivers that the GPU tests run on: the shared browser's own and every other one that is here. */
export function testedDrivers(): readonly (readonly [string, string])[] {
  return [["swiftshader", inject("browserEndpoint")], ...Object.entries(inject("otherDrivers"))];
}

/** Opens a page of its own in the browser at `endpoint` (the shared one by default); it is closed behind the file. */
export async function gpuSession(endpoint = inject("browserEndpoint")): Promise<Session> {
  const script = readFileSync(new URL("../../dist/render-page.js", import.meta.url), "utf8");
  const session = await openSession({ endpoint, script });
  afterAll(() => session.close());
  return session;
}
