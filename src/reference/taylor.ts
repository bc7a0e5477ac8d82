/**
 * Enclosures of a program over a cell: Taylor models for every path that a point of the cell may take.
 *
 *     const { compiled } = compileTaylor(program, "sdf");
 *     compiled?.load({ radius: 0.5 });
 *     const paths = compiled?.enclose(0.5, 0.25, 0.01, 0.01, { splitKinks: false, most: 16 });
 */
import {
  type Constraint,
  emitTaylor,
  Memory,
  type Operations,
  operationsOf,
  packUniforms,
  STRIDE,
  TOO_MANY_PATHS,
} from "../backends/taylor.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Program } from "../glsl/tree.ts";
import type { Uniforms } from "../scene/scene.ts";
import { DEFAULT_TURNS } from "./cpu.ts";

/** f ∈ v + a·u + b·w ± e and f ∈ [lo, hi], with u and w from −1 to 1 over the cell. */
export interface TaylorModel {
  readonly v: number;
  readonly a: number;
  readonly b: number;
  readonly e: number;
  readonly lo: number;
  readonly hi: number;
}

/** One path: its points lie where v + a·u + b·w ≤ 0 for all constraints, and there each result lies in its model. */
export interface TaylorPath {
  readonly results: readonly TaylorModel[];
  readonly constraints: readonly Constraint[];
}

export interface EncloseOptions {
  /** Follow both sides of `abs`, `min` and `max` instead of widening e: exact corners, but more paths. */
  readonly splitKinks: boolean;
  /** Paths that are followed at most. */
  readonly most: number;
}

export interface CompiledTaylor {
  load(uniforms: Uniforms): void;
  /** Whether kinks have widened the last enclosure, so that splitting them could make it narrower. */
  hasWidened(): boolean;
  /**
   * The paths over the cell with the middle (x, y) and half its width and height, in the units of the entry's argument;
   * null if there are more than `most`, which tells nothing about the cell. Throws an error named `BudgetExceeded` if
   * the loops of one path take more than `turns` turns.
   */
  enclose(
    x: number,
    y: number,
    halfWidth: number,
    halfHeight: number,
    options: EncloseOptions,
    turns?: number,
  ): TaylorPath[] | null;
}

interface Kernel {
  readonly models: number;
  load(values: Float64Array): void;
  enter(turns: number): void;
  readonly point: readonly number[];
  readonly results: readonly number[];
}

/**
 * Compiles the function `entry`; `compiled` is null if `diagnostics` holds an error (textures, derivatives by neighbour
 * pixels, bit casts, integer arrays and `discard` have no enclosure).
 *
 * @param change replaces operations, for tests that plant a wrong one
 */
export function compileTaylor(
  program: Program,
  entry: string,
  change: (operations: Operations, memory: Memory) => Operations = (operations) => operations,
): { readonly compiled: CompiledTaylor | null; readonly diagnostics: readonly Diagnostic[] } {
  const { source, uniforms: layout, diagnostics } = emitTaylor(program, entry);
  if (source === null) return { compiled: null, diagnostics };
  // The text holds no word of the user's: names and numbers in it were made by the emitter.
  const make = new Function("operations", "multiplyIntegers", source) as (
    operations: Operations,
    multiplyIntegers: (x: number, y: number) => number,
  ) => Kernel;
  // How many models there are is known once the program has been made, so it is made twice.
  const sketch = new Memory(0);
  const memory = new Memory(make(operationsOf(sketch), Math.imul).models);
  const kernel = make(change(operationsOf(memory), memory), Math.imul);
  const { cells } = memory;
  const result = (place: number): TaylorModel => ({
    v: cells[place] as number,
    a: cells[place + 1] as number,
    b: cells[place + 2] as number,
    e: cells[place + 3] as number,
    lo: cells[place + 4] as number,
    hi: cells[place + 5] as number,
  });
  const coordinate = (place: number, middle: number, half: number, axis: 1 | 2): void => {
    cells.fill(0, place, place + STRIDE);
    cells[place] = middle;
    cells[place + axis] = half;
    // The sum of middle and half is rounded.
    const slack = (Math.abs(middle) + half) * 2 ** -52;
    cells[place + 4] = middle - half - slack;
    cells[place + 5] = middle + half + slack;
  };
  const compiled: CompiledTaylor = {
    hasWidened: () => memory.hasWidened,
    load: (uniforms) => kernel.load(packUniforms(layout, uniforms)),
    enclose(x, y, halfWidth, halfHeight, { splitKinks, most }, turns = DEFAULT_TURNS) {
      const paths: TaylorPath[] = [];
      memory.splitKinks = splitKinks;
      memory.first();
      try {
        do {
          if (paths.length >= most) return null;
          coordinate(kernel.point[0] as number, x, halfWidth, 1);
          coordinate(kernel.point[1] as number, y, halfHeight, 2);
          kernel.enter(turns);
          paths.push({ results: kernel.results.map(result), constraints: memory.constraints });
        } while (memory.next());
      } catch (error) {
        if (error === TOO_MANY_PATHS) return null;
        throw error;
      }
      return paths;
    },
  };
  return { compiled, diagnostics };
}
