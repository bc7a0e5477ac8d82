/** `nabla drivers` on the drivers of this machine. */
import { expect, inject, test } from "vitest";
import { nabla } from "./run.ts";

interface Report {
  readonly renderers: readonly string[];
  readonly scenes: readonly { readonly scene: string }[];
  readonly largest: Readonly<Record<"own" | "driver", { readonly largest: number; readonly share: number }>>;
}

test.runIf("llvmpipe" in inject("otherDrivers"))(
  "with own trigonometry both drivers draw the same to one byte",
  async () => {
    const { code, stdout } = await nabla(["drivers", "--size", "64", "--json"]);
    expect(code).toBe(0);
    const { renderers, scenes, largest } = JSON.parse(stdout) as Report;
    expect(renderers).toHaveLength(2);
    expect(scenes.length).toBeGreaterThan(20);
    expect(largest.own.largest).toBeLessThanOrEqual(1);
    expect(largest.driver.largest).toBeGreaterThan(largest.own.largest);
    expect(largest.driver.share).toBeGreaterThan(largest.own.share);
  },
);

test("what is given wrong is named", async () => {
  const size = await nabla(["drivers", "--size", "0"]);
  expect(size.code).not.toBe(0);
  expect(size.stderr).toContain("--size is a whole number from 1 to 2048, not '0'");
  const coverage = await nabla(["drivers", "--coverage", "halfplane"]);
  expect(coverage.code).not.toBe(0);
  expect(coverage.stderr).toContain("unknown coverage method 'halfplane'");
});
