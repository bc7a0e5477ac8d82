/**
 * Set-up file of every test: `expect(scene).toMatchRender(…)`. What it needs is loaded when it is called first, so that
 * tests without a picture pay nothing for it.
 */
import * as vitest from "vitest";

vitest.expect.extend({
  async toMatchRender(received, settings) {
    const { matchRender } = await import("../../dist/vitest-worker.js");
    const test = await currentTest();
    if (test === undefined) throw new Error("toMatchRender is called in a test");
    return matchRender({ test, options: vitest.inject("nabla") }, vitest.expect, received, settings);
  },
});

/** Vitest 4.1 and later have it in `TestRunner`, and warn of the place where 4.0 has it. */
async function currentTest() {
  if (vitest.TestRunner !== undefined) return vitest.TestRunner.getCurrentTest();
  const { getCurrentTest } = await import("vitest/suite");
  return getCurrentTest();
}
