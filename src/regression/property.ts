/** Facts about a scene that hold without a stored picture, see `RenderProperties`. */
import type { FloatImage } from "../image/image.ts";
import { certifyCoverage } from "../reference/certified.ts";
import { compileTaylor } from "../reference/taylor.ts";
import { assemble, assembleDriver } from "../scene/assemble.ts";
import { fieldChain } from "../scene/driver.ts";
import { assembleProbe } from "../scene/probe.ts";
import type { AssembledProgram, AssembleOptions, Frame, Scene, Uniforms } from "../scene/scene.ts";
import type { Canvas } from "./canvas.ts";
import type { Property } from "./case.ts";
import type { PropertyResult } from "./record.ts";

/** How a case is drawn. */
export interface PropertyJob {
  readonly scene: Scene;
  readonly frame: Frame;
  readonly choices: AssembleOptions;
  readonly uniforms: Uniforms;
  /** The program of the case's picture. */
  readonly assembled: AssembledProgram;
  readonly timeout: number;
}

/** Bounds of the true coverage are this near to each other, but for singular pixels. */
const ENCLOSURE = 1 / 1024;

/** Layers of `assembleProbe`. */
const FIELD_LAYER = 0;
const JACOBIAN_LAYER = 3;

/** Checks the properties of a case in order. */
export async function checkProperties(
  properties: readonly Property[],
  job: PropertyJob,
  canvas: Canvas,
): Promise<PropertyResult[]> {
  const results: PropertyResult[] = [];
  for (const property of properties) {
    const needsField = property.kind !== "finite";
    results.push(
      needsField && job.scene.kind !== "sdf"
        ? result(property, null, false, `needs an sdf, '${job.scene.name}' has a mainImage`)
        : await checks[property.kind](property as never, job, canvas),
    );
  }
  return results;
}

type Kind = Property["kind"];

/** The property whose kind is, or includes, this one. */
type PropertyOf<Name extends Kind> = Property extends infer One
  ? One extends { readonly kind: infer Own }
    ? Name extends Own
      ? One & { readonly kind: Name }
      : never
    : never
  : never;

const checks: {
  readonly [Name in Kind]: (property: PropertyOf<Name>, job: PropertyJob, canvas: Canvas) => Promise<PropertyResult>;
} = {
  error: async (property, job, canvas) => {
    const found = await meanErrorBound(job, canvas);
    if (typeof found === "string") return result(property, null, false, found);
    return result(
      property,
      found.mean,
      found.mean <= property.most,
      `mean coverage error of ${found.edges} edge pixels is at most ${short(found.mean)}/255, largest ${short(found.largest)}/255`,
    );
  },
  lipschitz: async (property, job, canvas) => {
    const data = await probe(job, canvas, FIELD_LAYER);
    if (typeof data === "string") return result(property, null, false, data);
    const slopes = lengths(data);
    const worst = slopes.reduce((best, slope, pixel) => (slope > (slopes[best] as number) ? pixel : best), 0);
    const most = slopes[worst] as number;
    const isKnown = slopes.every(Number.isFinite);
    return result(
      property,
      isKnown ? most : null,
      isKnown && most <= property.most,
      isKnown ? `the gradient is ${short(most)} long at ${place(worst, job)}` : "the gradient is not finite everywhere",
    );
  },
  finite: async (property, job, canvas) => {
    const picture = await canvas.floats({ ...sized(job), assembled: job.assembled, uniforms: job.uniforms });
    const field = job.scene.kind === "sdf" ? await probe(job, canvas, FIELD_LAYER) : new Float32Array();
    if (typeof field === "string") return result(property, null, false, field);
    const bad = [picture.data, field].map((data) => data.findIndex((value) => !Number.isFinite(value)));
    const [inPicture = -1, inField = -1] = bad.map((index) => Math.floor(index / 4));
    if (inPicture < 0 && inField < 0) return result(property, 1, true, "all numbers are finite");
    const [what, pixel] = inPicture >= 0 ? ["the picture", inPicture] : ["the field or its gradient", inField];
    return result(property, 0, false, `${what} is not finite at ${place(pixel as number, job)}`);
  },
  determinant: async (property, job, canvas) => {
    const data = await probe(job, canvas, JACOBIAN_LAYER);
    if (typeof data === "string") return result(property, null, false, data);
    const fits = { positive: (d: number) => d > 0, negative: (d: number) => d < 0, nonzero: (d: number) => d !== 0 };
    const determinants = Array.from({ length: data.length / 4 }, (_, pixel) => determinantAt(data, pixel));
    const wrong = determinants.findIndex((d) => !Number.isFinite(d) || !fits[property.sign](d));
    const shown = determinants[Math.max(wrong, 0)] as number;
    const text =
      wrong < 0 ? `det J is ${property.sign} at every pixel` : `det J is ${short(shown)} at ${place(wrong, job)}`;
    return result(property, Number.isFinite(shown) ? shown : null, wrong < 0, text);
  },
};

function result(property: Property, value: number | null, holds: boolean, text: string): PropertyResult {
  return { name: property.kind, demand: demandOf(property), value, holds, text };
}

function demandOf(property: Property): string {
  switch (property.kind) {
    case "error":
      return `mean error <= ${property.most}/255`;
    case "lipschitz":
      return `gradient <= ${property.most}`;
    case "finite":
      return "finite";
    case "determinant":
      return `det J ${property.sign}`;
  }
}

/**
 * The mean over edge pixels of how far the coverage that is drawn can be from the true one: bounds of the truth are
 * proven, and the farther of the two counts. In 1/255; or why there is none.
 */
async function meanErrorBound(
  job: PropertyJob,
  canvas: Canvas,
): Promise<{ readonly mean: number; readonly largest: number; readonly edges: number } | string> {
  const { scene, frame, choices, uniforms } = job;
  const drawn = assemble(scene, { ...choices, view: "coverage" });
  const text = `${fieldChain(scene)}float nabla_truth(vec2 pixel) { return nabla_field(pixel); }
vec4 nabla_pixel(vec2 pixel) { return vec4(nabla_truth(pixel)); }
`;
  const { assembled } = assembleDriver(scene, { text, requests: [] }, { device: "cpu" });
  if (drawn.assembled === null || assembled === null) return "the coverage of this scene cannot be drawn";
  const { compiled, diagnostics } = compileTaylor(assembled.program, "nabla_truth");
  if (compiled === null) return `no truth: ${diagnostics.map(({ message }) => message).join(", ")}`;
  compiled.load(uniforms);
  const { lo, hi } = certifyCoverage(compiled, frame.width, frame.height, { enclosure: ENCLOSURE });
  const { data } = await canvas.floats({ ...sized(job), assembled: drawn.assembled, uniforms });
  let sum = 0;
  let largest = 0;
  let edges = 0;
  for (let pixel = 0; pixel < lo.length; pixel++) {
    const [low, high, measured] = [lo[pixel] as number, hi[pixel] as number, data[4 * pixel] as number];
    if (!Number.isFinite(measured)) return `the coverage is not finite at ${place(pixel, job)}`;
    const error = 255 * Math.max(Math.abs(measured - low), Math.abs(high - measured));
    // A pixel that is drawn as an edge and is none counts too.
    if (low === high && error === 0) continue;
    edges++;
    sum += error;
    largest = Math.max(largest, error);
  }
  return { mean: edges === 0 ? 0 : sum / edges, largest, edges };
}

/** A layer of the scene's probe at all pixels, row 0 at the top; or why there is none. */
async function probe(job: PropertyJob, canvas: Canvas, layer: number): Promise<FloatImage["data"] | string> {
  const { assembled, diagnostics } = assembleProbe(job.scene, "grid", job.choices);
  if (assembled === null) return diagnostics.map(({ message }) => message).join(", ");
  const image = await canvas.floats({ ...sized(job), assembled, uniforms: { ...job.uniforms, nabla_layer: layer } });
  return image.data;
}

function sized({ frame: { width, height }, timeout }: PropertyJob) {
  return { width, height, timeout };
}

/** Lengths of the gradients in a field layer: (value, ∂x, ∂y, singular) a pixel. */
function lengths(data: ArrayLike<number>): number[] {
  return Array.from({ length: data.length / 4 }, (_, pixel) =>
    Math.hypot(data[4 * pixel + 1] as number, data[4 * pixel + 2] as number),
  );
}

/** Of the layer ∂u/∂x, ∂u/∂y, ∂v/∂x, ∂v/∂y. */
function determinantAt(data: ArrayLike<number>, pixel: number): number {
  const [a, b, c, d] = [0, 1, 2, 3].map((channel) => data[4 * pixel + channel] as number) as [
    number,
    number,
    number,
    number,
  ];
  return a * d - b * c;
}

function place(pixel: number, { frame: { width } }: PropertyJob): string {
  return `column ${pixel % width}, row ${Math.floor(pixel / width)}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
