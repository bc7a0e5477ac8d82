/** Programs of several passes: which scenes have them, and what is said of one that has not. */
import { describe, expect, test } from "vitest";
import { assemble } from "../../src/scene/assemble.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { passesOf } from "../../src/scene/passes.ts";
import type { Device } from "../../src/scene/scene.ts";

/** The union of so many round blobs that waves move. */
function long(count: number): string {
  const blobs = Array.from({ length: count }, (_, at) => `length(p - sin(${at}.5 * p.yx)) - 0.${at + 10}`);
  return `float sdf(vec2 p) { return ${blobs.reduce((all, one) => `min(${all}, ${one})`)}; }`;
}

const assembled = (text: string, coverage: string, device: Device = "gpu") => {
  const result = assemble(loadScene(text, "test"), { coverage, view: "coverage", device });
  if (result.assembled === null) throw new Error(result.diagnostics.map((one) => one.message).join("\n"));
  return { ...result.assembled, messages: result.diagnostics.map((one) => one.message) };
};

describe("a tile that takes too long to compile", () => {
  const LONG = long(60);
  test.each(["gpu", "cpu"] as const)("is not asked for behind a cheap method, and a warning says so: %s", (device) => {
    const { glsl, messages, program } = assembled(LONG, "tiled:method=half-plane", device);
    expect(passesOf(glsl)).toBeNull();
    expect(program.declarations.some((one) => one.kind === "function" && one.symbol.name === "nabla_tile")).toBe(false);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^all pixels are drawn, no tiles decided: that takes \d+ operations/);
  });
  test("is asked for behind a method that costs more", () => {
    const { glsl, messages } = assembled(LONG, "tiled");
    expect(passesOf(glsl)).not.toBeNull();
    expect(messages).toEqual([]);
  });
  test("is not a short one", () => {
    const { glsl, messages } = assembled(long(4), "tiled:method=half-plane");
    expect(passesOf(glsl)?.plan).toEqual({ coarse: 32, fine: 16, crowded: 0.7 });
    expect(messages).toEqual([]);
  });
});

test("of the example scenes one is too long", () => {
  const drawn = [...gallery].filter(([id, text]) => {
    const scene = loadScene(text, id);
    return scene.kind === "sdf" && passesOf(assembled(text, "tiled:method=half-plane").glsl) === null;
  });
  expect(drawn.map(([id]) => id)).toEqual(["partial"]);
});
