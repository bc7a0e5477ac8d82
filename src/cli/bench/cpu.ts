/** How fast fields run on one core: emitted float64 JavaScript beside the same field written by hand, in one run. */
import { read } from "../../glsl/read.ts";
import type { Program } from "../../glsl/tree.ts";
import { compileForCpu } from "../../reference/cpu.ts";
import { assembleDriver } from "../../scene/assemble.ts";
import { fieldChain } from "../../scene/driver.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { gallery } from "../../scene/gallery.ts";
import { loadScene } from "../../scene/load.ts";
import type { Uniforms } from "../../scene/scene.ts";
import { type FieldByHand, handWrittenBox, handWrittenCsg } from "./cpu-by-hand.ts";

export interface CpuResult {
  readonly field: string;
  /** Evaluations a second of the quickest round, on one core. */
  readonly emitted: number;
  readonly byHand: number;
  /** Emitted against written by hand; above 1 the emitted text is quicker. */
  readonly ratio: number;
}

/** Pixels along a side of the plane that each round evaluates. */
const SIDE = 512;

const BOX = `precision highp float;
uniform vec2 nabla_camera_center;
uniform float nabla_camera_scale;
uniform vec2 iResolution;
uniform vec2 half_size;
float nabla_field(vec2 pixel) {
  vec2 p = nabla_camera_center + (2.0 * pixel - iResolution.xy) * nabla_camera_scale;
  vec2 q = abs(p) - half_size;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}
`;

/** The box field and the example "csg", in `rounds` rounds by turns; the quickest of each counts. */
export function benchCpu(rounds: number): readonly CpuResult[] {
  return [box(rounds), csg(rounds)];
}

function box(rounds: number): CpuResult {
  const { program } = read([{ name: "box.glsl", text: BOX }]);
  if (program === null) throw new Error("the benchmark's box has an error");
  const uniforms = {
    nabla_camera_center: [0, 0],
    nabla_camera_scale: Math.fround(1 / SIDE),
    iResolution: [SIDE, SIDE],
    half_size: [0.5, 0.25],
  };
  return race("box", program, uniforms, rounds, (out) => handWrittenBox(SIDE, uniforms.nabla_camera_scale, out));
}

function csg(rounds: number): CpuResult {
  const scene = loadScene(gallery.get("csg") as string, "csg");
  const text = `${fieldChain(scene)}vec4 nabla_pixel(vec2 pixel) { return vec4(nabla_field(pixel)); }\n`;
  const { assembled } = assembleDriver(scene, { text, requests: [] }, { device: "cpu" });
  if (assembled === null) throw new Error("the example csg has an error");
  const uniforms = uniformsOf(scene, defaultFrame(SIDE, SIDE), {});
  const number = (name: string): number => uniforms[name] as number;
  const parameters = { size: number("size"), disc: number("disc"), bar: number("bar"), turn: number("turn") };
  return race("csg", assembled.program, uniforms, rounds, (out) =>
    handWrittenCsg(SIDE, number("nabla_camera_scale"), parameters, out),
  );
}

function race(field: string, program: Program, uniforms: Uniforms, rounds: number, byHand: FieldByHand): CpuResult {
  const { compiled } = compileForCpu(program, "nabla_field");
  if (compiled === null) throw new Error(`the field ${field} does not run on the CPU`);
  const plane = { x0: 0, y0: 0, x1: SIDE, y1: SIDE };
  const emitted = (): Float64Array => compiled.render(plane, uniforms);
  const written = (): Float64Array => {
    const out = new Float64Array(SIDE * SIDE);
    byHand(out);
    return out;
  };
  // Both compute the same field, or the race means nothing.
  const [a, b] = [emitted(), written()];
  const apart = a.findIndex((value, index) => Math.abs(value - (b[index] as number)) > 1e-6);
  if (apart >= 0) throw new Error(`the two fields of ${field} differ at pixel ${apart}: ${a[apart]} and ${b[apart]}`);
  let [quickest, rival] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    quickest = Math.min(quickest, milliseconds(emitted));
    rival = Math.min(rival, milliseconds(written));
  }
  const perSecond = (time: number): number => (1000 * SIDE * SIDE) / time;
  return { field, emitted: perSecond(quickest), byHand: perSecond(rival), ratio: rival / quickest };
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
