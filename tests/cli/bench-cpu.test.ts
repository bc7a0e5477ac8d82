/** `nabla bench --cpu`: what it prints, not how quick this machine is. */
import { expect, test } from "vitest";
import { nabla } from "./run.ts";

test("the emitted fields beside those written by hand, which agree at every pixel", async () => {
  const { code, stdout } = await nabla(["bench", "--cpu", "--json"]);
  expect(code).toBe(0);
  const { cpu } = JSON.parse(stdout) as {
    readonly cpu: readonly {
      readonly field: string;
      readonly emitted: number;
      readonly byHand: number;
      readonly ratio: number;
    }[];
  };
  expect(cpu.map(({ field }) => field)).toEqual(["box", "csg"]);
  for (const { emitted, byHand, ratio } of cpu) {
    expect(Math.min(emitted, byHand, ratio)).toBeGreaterThan(0);
  }
});
