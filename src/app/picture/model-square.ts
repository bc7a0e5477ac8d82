/** The magnified pixels around the middle one: their coverage in numbers, the local models' edges, and the truth's bounds. */
import { element } from "../element.ts";
import { edgeOf, type LocalModel, type Segment, withoutBend } from "./local-model.ts";
import { MODEL_PIXELS } from "./model-reader.ts";

/** What is known of the pixels of the square, row by row from the top. */
export interface ModelContent {
  readonly models: readonly LocalModel[];
  /** Coverage by the first method. */
  readonly coverage: readonly number[];
  /** Proven bounds of the middle pixel's coverage; null where no truth is known. */
  readonly truth: readonly [number, number] | null;
}

export interface ModelSquare {
  readonly element: HTMLElement;
  /** @param size CSS pixels along a side */
  draw(content: ModelContent, size: number): void;
}

const MIDDLE = (MODEL_PIXELS * MODEL_PIXELS - 1) / 2;
const EXPLANATION =
  "The coverage of nine pixels by A, and the edge of the field's local model in each: to second order as a line, to first order dashed. Below the certified truth of the middle pixel, known while the error map or the live table is on.";

export function createModelSquare(): ModelSquare {
  const canvas = element("canvas", {});
  const number = element("div", { class: "number" });
  const caption = element("figcaption", { title: EXPLANATION }, "Local model");
  return {
    element: element("figure", { class: "local-model" }, caption, canvas, number),
    draw({ models, coverage, truth }, size) {
      const context = prepared(canvas, size);
      if (context === null) return;
      const cell = size / MODEL_PIXELS;
      const style = getComputedStyle(canvas);
      const [curve = "", line = ""] = ["--side-a", "--side-b"].map((name) => style.getPropertyValue(name));
      models.forEach((model, index) => {
        const [left, top] = [(index % MODEL_PIXELS) * cell, Math.floor(index / MODEL_PIXELS) * cell];
        const share = coverage[index] ?? Number.NaN;
        fillCell(context, left, top, cell, share);
        const center = [left + cell / 2, top + cell / 2] as const;
        if (!model.singular) {
          stroke(context, edgeOf(withoutBend(model)), center, cell, line, [3, 3]);
          stroke(context, edgeOf(model), center, cell, curve, []);
        }
        writeNumber(context, center, cell, share, style.fontFamily);
      });
      const start = Math.floor(MIDDLE / MODEL_PIXELS) * cell;
      outline(context, start, cell);
      number.textContent = `${describeModel(models[MIDDLE])}\n${describeTruth(truth)}`;
    },
  };
}

function prepared(canvas: HTMLCanvasElement, size: number): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(size * ratio);
  canvas.height = canvas.width;
  canvas.style.width = `${canvas.width / ratio}px`;
  const context = canvas.getContext("2d");
  context?.scale(ratio, ratio);
  return context;
}

/** Linear coverage as a grey level of 0 to 255. */
function levelOf(coverage: number): number {
  return Math.round(255 * Math.max(0, Math.min(1, coverage)));
}

function fillCell(context: CanvasRenderingContext2D, left: number, top: number, cell: number, coverage: number): void {
  const level = levelOf(coverage);
  context.fillStyle = `rgb(${level} ${level} ${level})`;
  context.fillRect(left, top, cell, cell);
  context.strokeStyle = "#80808080";
  context.lineWidth = 1;
  context.setLineDash([]);
  context.strokeRect(left + 0.5, top + 0.5, cell - 1, cell - 1);
}

function writeNumber(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  cell: number,
  coverage: number,
  font: string,
): void {
  const level = levelOf(coverage);
  context.font = `${Math.max(8, Math.round(cell / 4.2))}px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "bottom";
  // A rim of the ground's colour keeps digits apart from an edge that runs through them.
  context.setLineDash([]);
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = `rgb(${level} ${level} ${level})`;
  context.strokeText(short(coverage), x, y + cell / 2 - 2);
  context.fillStyle = level > 140 ? "#14171d" : "#f2f4f7";
  context.fillText(short(coverage), x, y + cell / 2 - 2);
}

/** 0, 1, or two decimals without the zero before them. */
function short(coverage: number): string {
  return coverage === 0 || coverage === 1 ? String(coverage) : coverage.toFixed(2).replace(/^0/, "");
}

/** A curve over light and dark: drawn twice, the first time wider and dark. */
function stroke(
  context: CanvasRenderingContext2D,
  segments: readonly Segment[],
  [x, y]: readonly [number, number],
  cell: number,
  color: string,
  dash: number[],
): void {
  if (segments.length === 0) return;
  context.setLineDash(dash);
  context.lineCap = "round";
  for (const [width, ink] of [
    [3.5, "#14171dcc"],
    [1.75, color],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = ink;
    context.beginPath();
    for (const [from, to] of segments) {
      context.moveTo(x + from[0] * cell, y - from[1] * cell);
      context.lineTo(x + to[0] * cell, y - to[1] * cell);
    }
    context.stroke();
  }
}

function outline(context: CanvasRenderingContext2D, start: number, cell: number): void {
  context.setLineDash([]);
  context.lineWidth = 1;
  context.strokeStyle = "#000";
  context.strokeRect(start - 0.5, start - 0.5, cell + 1, cell + 1);
  context.strokeStyle = "#fff";
  context.strokeRect(start + 0.5, start + 0.5, cell - 1, cell - 1);
}

function describeModel(model: LocalModel | undefined): string {
  if (model === undefined || !Number.isFinite(model.value)) return "no number";
  if (model.singular) return "no derivative";
  if (edgeOf(model).length === 0) return "no edge";
  const slope = Math.hypot(...model.gradient);
  // How far the edge leaves its tangent within a pixel: half of its curvature.
  const [gx, gy] = model.gradient;
  const [xx, xy, yy] = model.hessian;
  const curvature = Math.abs(gy * gy * xx - 2 * gx * gy * xy + gx * gx * yy) / slope ** 3;
  if (!Number.isFinite(curvature)) return "edge";
  return curvature < 1e-4 ? "straight edge" : `radius ${radius(1 / curvature)} px`;
}

function radius(pixels: number): string {
  return pixels < 100 ? pixels.toPrecision(2) : String(Math.round(pixels));
}

function describeTruth(truth: ModelContent["truth"]): string {
  if (truth === null) return "truth unknown";
  const [lo, hi] = truth;
  return hi - lo < 5e-5 ? `truth ${((lo + hi) / 2).toFixed(4)}` : `${lo.toFixed(4)} … ${hi.toFixed(4)}`;
}
