/**
 * The CPU as a device in a page: the emitted code is part of a Worker's own text, so that a content security policy
 * without `unsafe-eval` (but with `worker-src blob:`) lets it run, and a run that takes too long is ended from outside.
 */
import { emitJavaScript, type JavaScriptOptions, packUniforms } from "../backends/javascript.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Program } from "../glsl/tree.ts";
import type { FloatImage } from "../image/image.ts";
import type { Uniforms } from "../scene/scene.ts";
import { BudgetExceeded, DEFAULT_TURNS, flipRows, type PixelRectangle } from "./cpu.ts";

/** What this module needs of a Worker; the browser's class fits. */
export interface WorkerLike {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** The run took longer than its time budget and was ended. */
export class TimeExceeded extends Error {
  override readonly name = "TimeExceeded";
}

export interface WorkerOptions extends JavaScriptOptions {
  /** Makes a Worker of its text; by default the browser's, from a Blob. */
  readonly createWorker?: (text: string) => WorkerLike;
}

/** A program that runs in a Worker of its own, one request after the other. */
export interface WorkerProgram {
  readonly components: number;
  /** As `CpuProgram.render`; rejects with `TimeExceeded` after `milliseconds`, and the next request starts a new Worker. */
  render(pixels: PixelRectangle, uniforms: Uniforms, milliseconds: number): Promise<Float64Array>;
  /** As `CpuProgram.evaluate`. */
  evaluate(points: Float64Array, uniforms: Uniforms, milliseconds: number): Promise<Float64Array>;
  /** A whole picture of an entry with four components, row 0 at the top. */
  picture(width: number, height: number, uniforms: Uniforms, milliseconds: number): Promise<FloatImage>;
  /** Ends the Worker; what is under way is rejected. */
  close(): void;
}

type Request =
  | { readonly kind: "render"; readonly pixels: PixelRectangle }
  | { readonly kind: "evaluate"; readonly points: Float64Array };

type Answer =
  | { readonly kind: "done"; readonly out: Float64Array }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

/** Emits `entry` and prepares a Worker for it; `compiled` is null if `diagnostics` holds an error. */
export function compileForWorker(
  program: Program,
  entry: string,
  options: WorkerOptions = {},
): { readonly compiled: WorkerProgram | null; readonly diagnostics: readonly Diagnostic[] } {
  const { source, uniforms: layout, components, diagnostics } = emitJavaScript(program, entry, options);
  if (source === null) return { compiled: null, diagnostics };
  const channel = new WorkerChannel(workerText(source), options.createWorker ?? createBlobWorker);
  const run = (request: Request, count: number, uniforms: Uniforms, milliseconds: number): Promise<Float64Array> =>
    channel.ask(
      { ...request, values: packUniforms(layout, uniforms), size: count * components, turns: DEFAULT_TURNS },
      milliseconds,
    );
  const compiled: WorkerProgram = {
    components,
    render(pixels, uniforms, milliseconds) {
      const count = Math.max(0, pixels.x1 - pixels.x0) * Math.max(0, pixels.y1 - pixels.y0);
      return run({ kind: "render", pixels }, count, uniforms, milliseconds);
    },
    evaluate: (points, uniforms, milliseconds) =>
      run({ kind: "evaluate", points }, points.length >> 1, uniforms, milliseconds),
    async picture(width, height, uniforms, milliseconds) {
      const rows = await compiled.render({ x0: 0, y0: 0, x1: width, y1: height }, uniforms, milliseconds);
      return { kind: "floats", width, height, data: flipRows(rows, 4 * width) };
    },
    close: () => channel.close(),
  };
  return { compiled, diagnostics };
}

/** The Worker's whole text: the emitted module and the loop that answers requests. */
function workerText(source: string): string {
  return `const kernels = (() => {
${source}
})();
self.onmessage = ({ data }) => {
  try {
    const out = new Float64Array(data.size);
    if (data.kind === "render") {
      const { x0, y0, x1, y1 } = data.pixels;
      kernels.render(x0, y0, x1, y1, data.values, out, data.turns);
    } else {
      kernels.evaluate(data.points, data.values, out, data.turns);
    }
    self.postMessage({ kind: "done", out }, [out.buffer]);
  } catch (error) {
    self.postMessage({ kind: "failed", name: error.name, message: error.message });
  }
};
`;
}

function createBlobWorker(text: string): WorkerLike {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return new Worker(url) as WorkerLike;
  } finally {
    // The Worker has its own reference to the text from here on.
    URL.revokeObjectURL(url);
  }
}

/** One Worker that answers one request at a time and is thrown away when it takes too long. */
class WorkerChannel {
  readonly #text: string;
  readonly #create: (text: string) => WorkerLike;
  #worker: WorkerLike | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #fail: ((reason: Error) => void) | null = null;

  constructor(text: string, create: (text: string) => WorkerLike) {
    this.#text = text;
    this.#create = create;
  }

  ask(message: object, milliseconds: number): Promise<Float64Array> {
    const answer = this.#queue.then(() => this.#send(message, milliseconds));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  close(): void {
    this.#drop(new Error("the worker was closed"));
  }

  #send(message: object, milliseconds: number): Promise<Float64Array> {
    const worker = this.#worker ?? this.#create(this.#text);
    this.#worker = worker;
    return new Promise<Float64Array>((resolve, reject) => {
      const timer = setTimeout(
        () => this.#drop(new TimeExceeded(`the program ran for more than ${milliseconds} ms`)),
        milliseconds,
      );
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        this.#fail = null;
        then();
      };
      this.#fail = (reason) => settle(() => reject(reason));
      worker.onmessage = ({ data }) => {
        const answer = data as Answer;
        settle(() => (answer.kind === "done" ? resolve(answer.out) : reject(errorOf(answer))));
      };
      worker.onerror = ({ message: reason }) =>
        this.#drop(new Error(`the worker failed: ${reason ?? "no reason given"}`));
      worker.postMessage(message);
    });
  }

  #drop(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#fail?.(reason);
  }
}

function errorOf(answer: Extract<Answer, { kind: "failed" }>): Error {
  return answer.name === "BudgetExceeded"
    ? new BudgetExceeded(answer.message)
    : new Error(`${answer.name}: ${answer.message}`);
}
