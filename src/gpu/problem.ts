/** What can go wrong while something is drawn, as data. */

/** One line of a compiler's log. */
export interface CompileMessage {
  readonly severity: "error" | "warning";
  /** In the text of the fragment shader, from 1; null if the compiler names none. Drivers tell no column. */
  readonly line: number | null;
  readonly message: string;
}

/** Each with a message for people, lower case. */
export type GpuProblem =
  /** The driver refuses the program; `log` in the order of the driver. */
  | { readonly kind: "compile"; readonly message: string; readonly log: readonly CompileMessage[] }
  /** Drawing took longer than its budget. What was sent to the GPU by then goes on until it is done. */
  | { readonly kind: "time"; readonly message: string }
  /** The context is lost; it may come back. */
  | { readonly kind: "lost"; readonly message: string }
  /** A picture larger than what can be held, or the driver is out of memory. */
  | { readonly kind: "size"; readonly message: string };

/** A problem, or what was asked for. */
export type Outcome<Result> = ({ readonly ok: true } & Result) | { readonly ok: false; readonly problem: GpuProblem };

export function timeProblem(budget: number): GpuProblem {
  return { kind: "time", message: `time budget of ${budget} ms exceeded` };
}

export const LOST: GpuProblem = { kind: "lost", message: "the WebGL2 context is lost" };
