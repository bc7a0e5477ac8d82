/** Random points of random cells against the enclosure of the cell. */

import type { Program } from "../../src/glsl/tree.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { compileTaylor, type Form } from "../../src/reference/taylor.ts";
import type { Uniforms } from "../../src/scene/scene.ts";
import { programOf } from "./run.ts";

export interface Tally {
  /** Points that lie in no path's enclosure. */
  readonly violations: readonly string[];
  /** Points whose cell had few enough paths and where the program has a value. */
  readonly checked: number;
}

/** How many times as many points as in `npm test`; set by `npm run enclosures`. */
const SCALE = Number(process.env.NABLA_ENCLOSURE_SCALE ?? 1);
const POINTS = 4;
/** With many points a cell may have more of them, as the cell costs more than they do. */
const pointsACell = Math.min(64, Math.max(POINTS, Math.round(POINTS * SCALE)));
/**
 * Cells lie on multiples of the first, and points at multiples of the second of their half side, so that float64 holds
 * every place and its u and w exactly: the model of a coordinate has no remainder that could cover their rounding. Places
 * below 2⁸ have 8 + 24 + 20 bits.
 */
const CELL_GRID = 2 ** -24;
const POINT_GRID = 2 ** -20;

/** A generator of numbers in [0, 1) (mulberry32), so that a failure can be seen again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `entry` gives one float; points lie within ±`extent` of `extent`, cells have half sides from 2⁻⁸ to 2⁴ of `unit`. */
export function tally(
  program: Program,
  entry: string,
  uniforms: Uniforms,
  { count, extent, unit }: { count: number; extent: number; unit: number },
  change?: Parameters<typeof compileTaylor>[2],
): Tally {
  const { compiled, diagnostics } = compileTaylor(program, entry, change);
  const points = compileForCpu(program, entry).compiled;
  if (compiled === null || points === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  compiled.load(uniforms);
  const next = random(1);
  const violations: string[] = [];
  let checked = 0;
  const scaled = Math.max(count, Math.round((count * SCALE * POINTS) / pointsACell));
  for (let index = 0; index < scaled; index++) {
    const outer = onGrid(unit * 2 ** (12 * next() - 8), CELL_GRID);
    const [x0, y0] = [onGrid(2 * extent * next(), CELL_GRID), onGrid(2 * extent * next(), CELL_GRID)];
    // Every other cell lies within the one that its tapes were recorded on.
    const half = index % 2 === 0 ? outer : Math.max(CELL_GRID, onGrid(outer * next(), CELL_GRID));
    const shift = (): number => onGrid((outer - half) * (2 * next() - 1), CELL_GRID);
    const [x, y] = [x0 + shift(), y0 + shift()];
    const paths = compiled.enclose(x, y, half, half, {
      splitKinks: [16, 1, 0, 0][index % 4] as number,
      choosesSteps: index % 3 === 0,
      choosesKinks: index % 5 === 0,
      most: 16,
      ...(index % 2 === 0 ? {} : { from: { x: x0, y: y0, half: outer } }),
    });
    if (paths === null) continue;
    for (let point = 0; point < pointsACell; point++) {
      const [u, w] = [onGrid(2 * next() - 1, POINT_GRID), onGrid(2 * next() - 1, POINT_GRID)];
      const [px, py] = [x + half * u, y + half * w];
      const value = points.evaluate(Float64Array.of(px, py), uniforms)[0] as number;
      if (Number.isNaN(value)) continue;
      checked++;
      const isEnclosed = paths.some(({ results: [model], constraints }) => {
        if (model === undefined || value < model.lo || value > model.hi) return false;
        if (Math.abs(value - polynomial(model, u, w)) > model.e) return false;
        return constraints.every((form) => polynomial(form, u, w) <= form.e);
      });
      if (!isEnclosed) violations.push(`${value} at ${px}, ${py} in a cell of ${2 * half}`);
    }
  }
  if (change === undefined) total += checked - violations.length;
  return { violations, checked };
}

/** The multiple of `step` next to a number, on the side of 0: what lies within a cell stays there. */
function onGrid(value: number, step: number): number {
  return Math.trunc(value / step) * step;
}

/** What `tally` says of random programs; their entry is `f`, and a violation has its program's text before it. */
export function tallyPrograms(
  seed: number,
  count: number,
  textOf: (next: () => number) => string,
  uniforms: Uniforms,
  size: Parameters<typeof tally>[3],
): Tally {
  const next = random(seed);
  const violations: string[] = [];
  let checked = 0;
  for (let index = 0; index < count; index++) {
    const text = textOf(next);
    const result = tally(programOf(text), "f", uniforms, size);
    violations.push(...result.violations.map((violation) => `${text}\n${violation}`));
    checked += result.checked;
  }
  return { violations, checked };
}

let total = 0;

/** Points of all calls so far that lay where they had to, planted faults aside. */
export function pointsChecked(): number {
  return total;
}

function polynomial({ v, a, b, p, q, r }: Form, u: number, w: number): number {
  return v + a * u + b * w + p * u * u + q * u * w + r * w * w;
}
