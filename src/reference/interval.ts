/**
 * Intervals of a program over a box of points, or what a GPU may compute at one point.
 *
 *     const { compiled } = compileInterval(program, "sdf", OUTWARD);
 *     compiled?.load({ radius: 0.5 });
 *     const boxes = compiled?.enclose([0.4, 0.6], [0.2, 0.3]);
 */
import {
  emitInterval,
  IntervalMemory,
  type IntervalOperations,
  intervalOperations,
  type Precision,
  packUniforms,
  SCRATCH,
  TOO_MANY_PATHS,
} from "../backends/interval.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Program } from "../glsl/tree.ts";
import type { Uniforms } from "../scene/scene.ts";
import { DEFAULT_TURNS } from "./cpu.ts";

/** lo ≤ x ≤ hi; [−∞, ∞] says nothing, not even that there is a number. */
export type Interval = readonly [lo: number, hi: number];

export interface CompiledInterval {
  load(uniforms: Uniforms): void;
  /**
   * Intervals of the entry's results, one list for each path that a point of the box may take: the results at each point
   * lie in one of the lists. Where paths are too many, conditions are joined to one list; where that does not end either,
   * the list says nothing. Throws an error named `BudgetExceeded` if the loops of one path take more than `turns` turns.
   */
  enclose(x: Interval, y: Interval, options?: EncloseOptions): readonly (readonly Interval[])[];
  /** The same, always as one list: undecided conditions are joined. */
  hull(x: Interval, y: Interval, options?: EncloseOptions): readonly Interval[];
}

interface EncloseOptions {
  /** Turns that all loops of one path may take together. */
  readonly turns?: number;
  /** Paths that are followed at most, 64 by default. */
  readonly most?: number;
}

interface Kernel {
  readonly models: number;
  load(values: Float64Array): void;
  enter(turns: number): void;
  readonly point: readonly number[];
  readonly results: readonly number[];
}

/** Paths that are followed at most before their conditions are joined. */
const MOST_PATHS = 64;

const UNKNOWN: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/**
 * Compiles the function `entry`; `compiled` is null if `diagnostics` holds an error (textures, derivatives by neighbour
 * pixels, `discard` have no interval).
 *
 * @param precision `OUTWARD` for real numbers and float64, `ESSL` for what GLSL ES 3.00 allows a GPU
 * @param change replaces operations, for tests that plant a wrong one
 */
export function compileInterval(
  program: Program,
  entry: string,
  precision: Precision,
  change: (operations: IntervalOperations, memory: IntervalMemory) => IntervalOperations = (operations) => operations,
): { readonly compiled: CompiledInterval | null; readonly diagnostics: readonly Diagnostic[] } {
  const { source, uniforms: layout, diagnostics } = emitInterval(program, entry);
  if (source === null) return { compiled: null, diagnostics };
  // The text holds no word of the user's: names and numbers in it were made by the emitter.
  const make = new Function("operations", "multiplyIntegers", source) as (
    operations: IntervalOperations,
    multiplyIntegers: (x: number, y: number) => number,
  ) => Kernel;
  // How many models there are is known once the program has been made, so it is made twice.
  const sketch = new IntervalMemory(SCRATCH, precision);
  const models = make(intervalOperations(sketch), Math.imul).models;
  const memory = new IntervalMemory(models + SCRATCH, precision);
  const kernel = make(change(intervalOperations(memory), memory), Math.imul);

  const run = (x: Interval, y: Interval, turns: number): readonly Interval[] => {
    const [px, py] = kernel.point as readonly [number, number];
    memory.store(px, ...x);
    memory.store(py, ...y);
    kernel.enter(turns);
    return kernel.results.map((place) => [memory.lo[place] as number, memory.hi[place] as number]);
  };
  /** All paths, or null if there are too many. */
  const paths = (
    splits: boolean,
    x: Interval,
    y: Interval,
    { turns = DEFAULT_TURNS, most = MOST_PATHS }: EncloseOptions,
  ): (readonly Interval[])[] | null => {
    const found: (readonly Interval[])[] = [];
    memory.splits = splits;
    memory.first();
    try {
      do {
        if (found.length >= most) return null;
        found.push(run(x, y, turns));
      } while (memory.next());
    } catch (error) {
      if (error === TOO_MANY_PATHS) return null;
      throw error;
    }
    return found;
  };
  const compiled: CompiledInterval = {
    load: (uniforms) => kernel.load(packUniforms(layout, uniforms)),
    enclose: (x, y, options = {}) => paths(true, x, y, options) ?? [compiled.hull(x, y, options)],
    hull(x, y, options = {}) {
      const found = paths(false, x, y, options);
      if (found === null) return kernel.results.map(() => UNKNOWN);
      return kernel.results.map((_, index) => [
        Math.min(...found.map((path) => (path[index] as Interval)[0])),
        Math.max(...found.map((path) => (path[index] as Interval)[1])),
      ]);
    },
  };
  return { compiled, diagnostics };
}
