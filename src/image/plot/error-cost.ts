/** Error against cost of several methods, both logarithmic, with the Pareto front marked, as the text of an SVG picture. */
import { placeLabels } from "./labels.ts";
import { logAxis } from "./log-axis.ts";
import { type CostAndError, paretoFront } from "./pareto.ts";

export interface PlottedMethod extends CostAndError {
  readonly id: string;
}

export interface PlotOptions {
  /** Units of the picture; it scales to the room that it is given. */
  readonly width: number;
  readonly height: number;
  readonly costTitle: string;
  readonly errorTitle: string;
  /** Whether a method's name stands beside its point; by default all do. The others say theirs under the pointer. */
  readonly isNamed?: (id: string, isOnFront: boolean) => boolean;
}

const FONT_SIZE = 12;
const RADIUS = 5;
const MARGINS = { left: 64, right: 20, top: 16, bottom: 48 };

/**
 * An `<svg>` element whose parts have classes (`grid`, `front`, `point`, `on-front`, `label`, `title`); it has no style of
 * its own beyond `currentColor`, so that page and report can colour it for light and dark. Every point can be reached by
 * the keyboard and says its numbers. An error of 0 has no logarithm and stands on the lower border.
 */
export function errorCostPlot(methods: readonly PlottedMethod[], options: PlotOptions): string {
  const { width, height, costTitle, errorTitle, isNamed = () => true } = options;
  const area = { left: MARGINS.left, right: width - MARGINS.right, top: MARGINS.top, bottom: height - MARGINS.bottom };
  const known = methods.filter(({ cost, error }) => Number.isFinite(cost) && Number.isFinite(error));
  const costs = logAxis(known.map(({ cost }) => cost));
  const errors = logAxis(known.map(({ error }) => error));
  const x = (cost: number): number => rounded(area.left + costs.place(cost) * (area.right - area.left));
  const y = (error: number): number => rounded(area.bottom - errors.place(error) * (area.bottom - area.top));
  const front = paretoFront(known);
  const nameOf = (method: PlottedMethod): string => (isNamed(method.id, front.includes(method)) ? method.id : "");
  const points = known.map((method) => ({ x: x(method.cost), y: y(method.error), text: nameOf(method) }));
  const labels = placeLabels(points, { fontSize: FONT_SIZE, radius: RADIUS, area });
  const marks = known.map((method, index) => {
    const { x: cx, y: cy, text: name } = points[index] as (typeof points)[number];
    const label = labels[index] as (typeof labels)[number];
    const isOnFront = front.includes(method);
    const says = `${method.id}: ${costTitle} ${digits(method.cost)}, ${errorTitle} ${digits(method.error)}${isOnFront ? ", on the Pareto front" : ""}`;
    // A filled ring for the front and a hollow one else: the difference does not hang on a colour.
    const written =
      name === ""
        ? ""
        : `<text class="label" x="${rounded(label.x)}" y="${rounded(label.y)}" text-anchor="${label.anchor}" fill="currentColor">${escaped(name)}</text>`;
    return `<g class="point${isOnFront ? " on-front" : ""}" tabindex="0" role="img" aria-label="${escaped(says)}"><title>${escaped(says)}</title><circle cx="${cx}" cy="${cy}" r="${RADIUS}" stroke="currentColor" stroke-width="1.5" fill="${isOnFront ? "currentColor" : "none"}"/>${written}</g>`;
  });
  return [
    `<svg class="error-cost" viewBox="0 0 ${width} ${height}" role="group" aria-label="${escaped(`${errorTitle} against ${costTitle}, both logarithmic`)}" font-size="${FONT_SIZE}">`,
    `<g class="grid" stroke="currentColor" stroke-width="1">`,
    ...costs.ticks.map(({ value }) => line(x(value), area.top, x(value), area.bottom)),
    ...errors.ticks.map(({ value }) => line(area.left, y(value), area.right, y(value))),
    "</g>",
    `<g class="ticks" fill="currentColor">`,
    ...costs.ticks.map(({ value, label }) => text(x(value), area.bottom + 16, "middle", label)),
    ...errors.ticks.map(({ value, label }) => text(area.left - 8, y(value) + 4, "end", label)),
    "</g>",
    `<text class="title" x="${(area.left + area.right) / 2}" y="${height - 8}" text-anchor="middle" fill="currentColor">${escaped(costTitle)}</text>`,
    `<text class="title" transform="translate(14 ${(area.top + area.bottom) / 2}) rotate(-90)" text-anchor="middle" fill="currentColor">${escaped(errorTitle)}</text>`,
    frontLine(front.map(({ cost, error }) => [x(cost), y(error)] as const)),
    ...marks,
    "</svg>",
  ].join("\n");
}

/** Steps: with what is on the front so far, that error is reached until the next point's cost is paid. */
function frontLine(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const steps = rest.map(([x, y]) => `H${x}V${y}`).join("");
  return `<path class="front" d="M${first[0]} ${first[1]}${steps}" fill="none" stroke="currentColor" stroke-width="1.5"/>`;
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
}

function text(x: number, y: number, anchor: string, content: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function rounded(value: number): number {
  return Math.round(10 * value) / 10;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Text for an element or a quoted attribute. */
function escaped(content: string): string {
  return content.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
