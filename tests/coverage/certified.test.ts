/** What `certified` states about its own error, held against the certified truth of every example scene that has one. */
import { describe, expect, test } from "vitest";
import { findCoverageMethod } from "../../src/coverage/registry.ts";
import { renderOnCpu } from "../../src/reference/cpu.ts";
import { compileTruth, type SceneTruth, sceneTruth, type TruthOptions } from "../../src/reference/scene-truth.ts";
import { assembleDriver } from "../../src/scene/assemble.ts";
import { fieldDriver } from "../../src/scene/driver.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import type { Frame, Scene } from "../../src/scene/scene.ts";
import type { View } from "../../src/views/view.ts";

/** Pixels along a side of what is looked at, and of the picture whose middle it is. */
const [SIDE, HEIGHT] = [12, 48];

/** Of this scene the truth takes a quarter of a minute. */
const SLOW: ReadonlySet<string> = new Set(["ellipse-bands"]);

const BOTH: View = {
  id: "both",
  title: "Coverage and bound",
  description: "coverage in red, how far the truth may be from it in green",
  rank: 0,
  usesCoverage: true,
  needs: [],
  glsl: "vec3 nabla_shade(float coverage) { return vec3(coverage, nabla_coverage_bound, 0.0); }",
};

interface Drawn {
  readonly frame: Frame;
  /** Coverage and stated bound of each pixel, row by row from the top. */
  readonly pixels: readonly { readonly coverage: number; readonly bound: number }[];
}

/** The middle `side` pixels along each axis of a picture `height` pixels high. */
function draw(scene: Scene, side: number, height: number): Drawn {
  const method = findCoverageMethod("certified");
  if (method?.kind !== "edge") throw new Error("certified is a method of edges");
  const options = { device: "cpu", coverage: "certified", view: "both" } as const;
  const driver = fieldDriver(scene, method, BOTH, options);
  const { assembled, diagnostics } = assembleDriver(scene, driver, options);
  if (assembled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  const frame = defaultFrame(side, side);
  const near = { ...frame, camera: { ...frame.camera, height: (2 * side) / height } };
  const { data } = renderOnCpu(assembled, uniformsOf(scene, near, {}), side, side);
  const pixels = Array.from({ length: side * side }, (_, at) => ({
    coverage: data[4 * at] as number,
    bound: data[4 * at + 1] as number,
  }));
  return { frame: near, pixels };
}

/** Pixels whose truth is proven to lie outside of what the method states. */
function outside({ pixels }: Drawn, { lo, hi }: SceneTruth): number {
  return pixels.filter(
    ({ coverage, bound }, at) => coverage + bound < (lo[at] as number) || coverage - bound > (hi[at] as number),
  ).length;
}

/** With options that cost a tenth: what is proven of a pixel is as true. */
const COARSE: TruthOptions = { enclosure: 1 / 1024, cells: 64, samples: 4 };

function truthOf(scene: Scene, frame: Frame, options: TruthOptions = {}): SceneTruth {
  const { field } = compileTruth(scene);
  if (field === null) throw new Error(`${scene.name} has no truth`);
  return sceneTruth(field, frame, options);
}

const scenes = [...gallery]
  .map(([id, text]) => loadScene(text, id))
  .filter((scene) => scene.kind === "sdf" && !SLOW.has(scene.name));

describe("no pixel is farther from the truth than the method says", () => {
  test.each(scenes.map((scene) => [scene.name, scene] as const))("%s", (_, scene) => {
    const drawn = draw(scene, SIDE, HEIGHT);
    expect(outside(drawn, truthOf(scene, drawn.frame, COARSE))).toBe(0);
    for (const { coverage, bound } of drawn.pixels) {
      expect(coverage >= 0 && coverage <= 1).toBe(true);
      expect(bound >= 0 && Number.isFinite(bound)).toBe(true);
    }
  });
});

describe("a wrong rule is seen", () => {
  const PLANTED: Readonly<Record<string, readonly [scene: string, right: string, wrong: string]>> = {
    "a bound of half the reach": ["moebius", "max(coverage - bounds.x, bounds.y - coverage)", "0.1 * gap"],
    "a path that is not counted": [
      "rings",
      "parts + nabla_possible_parts(model)",
      "max(parts, nabla_possible_parts(model))",
    ],
    "a length that is flat": ["moebius", "e + 0.5 * rest", "e"],
  };
  test.each(Object.entries(PLANTED))("%s", (_, [id, right, wrong]) => {
    const scene = scenes.find(({ name }) => name === id) as Scene;
    let planted = 0;
    const include = (path: string): string | null => {
      const text = scene.include(path);
      if (text?.includes(right) === true) planted++;
      return text?.replaceAll(right, wrong) ?? null;
    };
    const drawn = draw({ ...scene, include }, 24, 96);
    expect(planted).toBeGreaterThan(0);
    expect(outside(drawn, truthOf(scene, drawn.frame))).toBeGreaterThan(0);
  });
});

test.each([
  ["csg", 0.999],
  ["star", 0.999],
  ["moebius", 0.999],
  ["rings", 0.999],
  // Where dots bend within a pixel and many share one: .93 with a single parabola and turns for the first pieces alone.
  ["log-polar-dots", 0.97],
])("%s: edge pixels are within 1/255 of the truth", (id, share) => {
  const scene = scenes.find(({ name }) => name === id) as Scene;
  const { frame, pixels } = draw(scene, 48, 256);
  const { coverage: truth } = truthOf(scene, frame);
  const edges = pixels.filter((_, at) => (truth[at] as number) > 0 && (truth[at] as number) < 1);
  const near = pixels.filter(
    ({ coverage }, at) =>
      (truth[at] as number) > 0 && (truth[at] as number) < 1 && Math.abs(coverage - (truth[at] as number)) <= 1 / 255,
  );
  expect(edges.length).toBeGreaterThan(50);
  expect(near.length / edges.length).toBeGreaterThanOrEqual(share);
});
