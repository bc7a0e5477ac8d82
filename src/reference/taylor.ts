/**
 * Enclosures of a program over a cell: Taylor models for every path that a point of the cell may take.
 *
 *     const { compiled } = compileTaylor(program, "sdf");
 *     compiled?.load({ radius: 0.5 });
 *     const paths = compiled?.enclose(0.5, 0.25, 0.01, 0.01, { splitKinks: 0, choosesSteps: true, most: 16 });
 */
import {
  E,
  emitTaylor,
  FIRST_MODEL,
  FORM,
  Follower,
  flatOf,
  HI,
  LO,
  Memory,
  type Operations,
  operationsOf,
  P,
  packUniforms,
  Q,
  R,
  Recorder,
  type RecordingOperations,
  Shortener,
  type Tape,
  TapeStore,
} from "../backends/taylor.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Program } from "../glsl/tree.ts";
import type { Uniforms } from "../scene/scene.ts";
import { DEFAULT_TURNS } from "./cpu.ts";

/** v + a·u + b·w + p·u² + q·u·w + r·w² ± e, with u and w from −1 to 1 over the cell. */
export interface Form {
  readonly v: number;
  readonly a: number;
  readonly b: number;
  readonly p: number;
  readonly q: number;
  readonly r: number;
  readonly e: number;
}

/** f lies in its form and in [lo, hi]. */
export interface TaylorModel extends Form {
  readonly lo: number;
  readonly hi: number;
}

/** One path: its points lie where no constraint can be above 0, and there each result lies in its model. */
export interface TaylorPath {
  readonly results: readonly TaylorModel[];
  readonly constraints: readonly Form[];
}

export interface EncloseOptions {
  /** So many `abs`, `min` and `max` of a branch are followed on both sides instead of enclosed: exact corners, more paths. */
  readonly splitKinks: number;
  /** As for `CompiledTaylor.record`. */
  readonly choosesSteps: boolean;
  readonly choosesKinks?: boolean;
  /** Paths that are followed at most. */
  readonly most: number;
  /** Another cell around this one, whose tapes are shortened for it instead of recording its own. */
  readonly from?: { readonly x: number; readonly y: number; readonly half: number };
}

/** What the cell of a tape's path is known to hold. */
export interface FlatBounds {
  /** The path's tape within the cell. */
  readonly tape: Tape;
  readonly lo: number;
  readonly hi: number;
  /** Whether a rounding or a cut lies in the cell, which following both of its sides could make narrower. */
  readonly hasStep: boolean;
  /** Whether the path is the only one and nothing but kinks is open: `follow` without splitting them gives no more. */
  readonly isWhole: boolean;
}

/**
 * Paths over cells. Tapes are kept one behind the other: those made since `mark` are gone after `release`, so cells are
 * visited depth first. Throws an error named `BudgetExceeded` if the loops of one path take more turns than are given.
 */
export interface CompiledTaylor {
  /** The emitted program, for `linkTaylor` in another thread: nothing of the user's text is in it. */
  readonly source: string;
  /** The numbers of uniforms as `loadValues` takes them. */
  pack(uniforms: Uniforms): Float64Array;
  loadValues(values: Float64Array): void;
  load(uniforms: Uniforms): void;
  /** The cell, in the units of the entry's argument, that the calls below are about. */
  visit(x: number, y: number, halfWidth: number, halfHeight: number): void;
  mark(): TapeMark;
  release(mark: TapeMark): void;
  /**
   * The tapes of all paths in the cell; null if there are more than `most`, which tells nothing about it. With
   * `choosesSteps` each side of an open rounding is a path, else it is on the tape; with `choosesKinks` so are those of the
   * first open kinks.
   */
  record(most: number, choosesSteps: boolean, turns?: number, choosesKinks?: boolean): readonly Tape[] | null;
  /**
   * Why the last `record` gave null: a path is longer than there is room for (`long`), and what is within the cell takes
   * the same path (`endless`); else there were too many.
   */
  excess(): "many" | "long" | "endless";
  /** A tape of a larger cell for this cell, and bounds of the first result; null if this cell does not take its path. */
  shorten(tape: Tape): FlatBounds | null;
  /**
   * Follows a tape over the cell and both sides of each jump, and of so many kinks as `splitKinks` says, the first ones of
   * each branch. At the end of each branch `leaf` is called with the first result's place in `cells` and the number of
   * `conditions` (`FORM` numbers each, forms that are not above 0 on the branch).
   *
   * @returns how many branches are left of `most`; negative if not all could be followed
   */
  follow(tape: Tape, splitKinks: number, most: number, leaf: (place: number, conditions: number) => void): number;
  /** How many kinks the last `follow` or `shorten` has enclosed, so that splitting them could make it narrower. */
  kinks(): number;
  readonly cells: Float64Array;
  readonly conditions: Float64Array;
  /** The paths over a cell, for tests and views; null if there are more than `most`. */
  enclose(
    x: number,
    y: number,
    halfWidth: number,
    halfHeight: number,
    options: EncloseOptions,
    turns?: number,
  ): TaylorPath[] | null;
}

export interface TapeMark {
  readonly codeEnd: number;
  readonly modelEnd: number;
}

/** What the emitted text makes. */
export interface TaylorKernel {
  readonly models: number;
  load(values: Float64Array): void;
  enter(turns: number): void;
  readonly point: readonly number[];
  readonly results: readonly number[];
}

/** Makes the kernel of an emitted program; a page's Worker has it in its own text, as a page may not evaluate any. */
export type TaylorMaker = (
  operations: RecordingOperations,
  multiplyIntegers: (x: number, y: number) => number,
) => TaylorKernel;

type Change = (operations: Operations, memory: Memory) => Operations;

/**
 * Compiles the function `entry`; `compiled` is null if `diagnostics` holds an error (textures, derivatives by neighbour
 * pixels, bit casts, integer arrays and `discard` have no enclosure).
 *
 * @param change replaces operations, for tests that plant a wrong one
 */
export function compileTaylor(
  program: Program,
  entry: string,
  change: Change = (operations) => operations,
): { readonly compiled: CompiledTaylor | null; readonly diagnostics: readonly Diagnostic[] } {
  const { source, uniforms: layout, diagnostics } = emitTaylor(program, entry);
  if (source === null) return { compiled: null, diagnostics };
  const linked = linkTaylor(makerOf(source), change);
  const pack = (uniforms: Uniforms): Float64Array => packUniforms(layout, uniforms);
  const compiled = { ...linked, source, pack, load: (uniforms: Uniforms) => linked.loadValues(pack(uniforms)) };
  return { compiled, diagnostics };
}

/** The function that an emitted text is the body of. */
export function makerOf(source: string): TaylorMaker {
  // The text holds no word of the user's: names and numbers in it were made by the emitter.
  return new Function("operations", "multiplyIntegers", source) as TaylorMaker;
}

/** What `certifyCoverage` needs of a program that another thread has emitted; its `loadValues` comes first. */
export function linkTaylor(
  make: TaylorMaker,
  change: Change = (operations) => operations,
): Omit<CompiledTaylor, "source" | "pack" | "load"> {
  const memory = new Memory(TapeStore.models);
  const operations = change(operationsOf(memory), memory);
  const store = new TapeStore();
  const flat = flatOf(memory, operations);
  const recorder = new Recorder(memory, store, flat);
  const shortener = new Shortener(store, flat);
  const follower = new Follower(memory, operations, store, flat);
  const kernel = make(recorder.operations(), Math.imul);
  recorder.reserve(kernel.models);
  const { cells } = memory;
  let horizontal = 0;
  let vertical = 0;
  /** The visited cell: its middle and half sides. */
  const visited = new Float64Array(4);
  let first: TapeMark = { codeEnd: 0, modelEnd: FIRST_MODEL };

  const beginCell = (): void => {
    store.begin();
    store.noteCoordinate(horizontal);
    store.noteCoordinate(vertical);
  };

  const compiled: Omit<CompiledTaylor, "source" | "pack" | "load"> = {
    cells,
    conditions: follower.conditions,
    loadValues(values) {
      store.codeEnd = 0;
      store.modelEnd = FIRST_MODEL;
      kernel.load(values);
      horizontal = store.allocate();
      vertical = store.allocate();
      store.setConstant(horizontal, false);
      store.setConstant(vertical, false);
      visited.fill(Number.NaN);
      first = compiled.mark();
    },
    visit(x, y, halfWidth, halfHeight) {
      if (visited[0] === x && visited[1] === y && visited[2] === halfWidth && visited[3] === halfHeight) return;
      visited[0] = x;
      visited[1] = y;
      visited[2] = halfWidth;
      visited[3] = halfHeight;
      beginCell();
      memory.setCoordinate(horizontal, x, halfWidth, 1);
      memory.setCoordinate(vertical, y, halfHeight, 2);
    },
    mark: () => ({ codeEnd: store.codeEnd, modelEnd: store.modelEnd }),
    release(mark) {
      store.codeEnd = mark.codeEnd;
      store.modelEnd = mark.modelEnd;
    },
    record(most, choosesSteps, turns = DEFAULT_TURNS, choosesKinks = false) {
      const run = (): void => {
        recorder.bind(kernel.point[0] as number, horizontal);
        recorder.bind(kernel.point[1] as number, vertical);
        kernel.enter(turns);
      };
      // Models of other cells' tapes are used again.
      beginCell();
      return recorder.record(run, kernel.results, most, choosesSteps, choosesKinks);
    },
    excess: () => (recorder.isEndless ? "endless" : recorder.isTooLong ? "long" : "many"),
    shorten(tape) {
      flat.state.kinks = 0;
      flat.state.hasStep = false;
      const shorter = shortener.shorten(tape);
      if (shorter === null) return null;
      const place = shorter.results[0] as number;
      return {
        tape: shorter,
        lo: cells[place + LO] as number,
        hi: cells[place + HI] as number,
        hasStep: flat.state.hasStep,
        isWhole: !flat.state.hasStep && !shortener.hasGuard,
      };
    },
    follow(tape, splitKinks, most, leaf) {
      flat.state.kinks = 0;
      return follower.follow(tape, splitKinks, most, () => leaf(tape.results[0] as number, follower.count));
    },
    kinks: () => flat.state.kinks,
    enclose(
      x,
      y,
      halfWidth,
      halfHeight,
      { splitKinks, choosesSteps, choosesKinks, most, from },
      turns = DEFAULT_TURNS,
    ) {
      compiled.release(first);
      if (from === undefined) compiled.visit(x, y, halfWidth, halfHeight);
      else compiled.visit(from.x, from.y, from.half, from.half);
      const recorded = compiled.record(most, choosesSteps, turns, choosesKinks);
      if (recorded === null) return null;
      if (from !== undefined) compiled.visit(x, y, halfWidth, halfHeight);
      const tapes = from === undefined ? recorded : recorded.flatMap((tape) => compiled.shorten(tape)?.tape ?? []);
      const paths: TaylorPath[] = [];
      let left = most;
      for (const tape of tapes) {
        left = follower.follow(tape, splitKinks, left, () => {
          paths.push({
            results: tape.results.map((place) => modelAt(cells, place)),
            constraints: Array.from({ length: follower.count }, (_, index) =>
              formAt(follower.conditions, FORM * index),
            ),
          });
        });
        if (left < 0) return null;
      }
      return paths;
    },
  };
  return compiled;
}

function formAt(numbers: Float64Array, place: number): Form {
  const at = (index: number): number => numbers[place + index] as number;
  return { v: at(0), a: at(1), b: at(2), p: at(P), q: at(Q), r: at(R), e: at(E) };
}

function modelAt(cells: Float64Array, place: number): TaylorModel {
  return { ...formAt(cells, place), lo: cells[place + LO] as number, hi: cells[place + HI] as number };
}
