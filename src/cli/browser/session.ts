/** One browser with one page and one WebGL2 context, for as many pictures as are wanted. */
import type { Page } from "puppeteer-core";
import type { GpuInfo } from "../../gpu/context.ts";
import type { CompileMessage, GpuProblem, Outcome } from "../../gpu/problem.ts";
import type { CompilerVerdict } from "../../gpu/program.ts";
import type { FloatImage } from "../../image/image.ts";
import { type PackedJob, packUniforms, type RenderPage } from "../../render-page/protocol.ts";
import type { Uniforms } from "../../scene/scene.ts";
import type { FoundBrowser } from "./find.ts";
import type { Driver } from "./launch.ts";
import { type OpenedPage, openPage } from "./open-page.ts";

declare const nablaPage: RenderPage;

/** A picture to be drawn. */
export interface PageJob {
  /** A complete fragment shader, as `AssembledProgram.glsl`. */
  readonly glsl: string;
  readonly uniforms: Uniforms;
  readonly width: number;
  readonly height: number;
  /** Lower left corner in the whole picture, pixels, y up; (0, 0) by default. */
  readonly origin?: readonly [number, number];
  /** Milliseconds after which the page gives the drawing up; a minute by default. */
  readonly budget?: number;
}

export interface SessionOptions {
  /** Path of the browser's program; found by itself without it. */
  readonly path?: string | undefined;
  /** A browser that was found before, in place of a search. */
  readonly known?: FoundBrowser;
  readonly driver?: Driver;
  /** Whether further sessions shall be able to join the browser by its `endpoint`. */
  readonly isShared?: boolean;
  /** WebSocket address of a browser that runs already: a page of its own is opened there, and only that is closed. */
  readonly endpoint?: string;
  /** Name of a page. With `endpoint` it is taken up there, or opened, and left open at the end. */
  readonly keptPage?: string;
  /** The bundled script of the render page. */
  readonly script: string;
  /** Milliseconds that a job may take with all it needs; past them the browser is ended. Two minutes by default. */
  readonly timeout?: number;
}

/** Why a job has no result. */
export class RenderFailure extends Error {
  readonly problem: GpuProblem;

  constructor(problem: GpuProblem) {
    super(problem.message);
    this.problem = problem;
  }

  /** What the driver's compiler says about the program, if that is why. */
  get messages(): readonly CompileMessage[] {
    return this.problem.kind === "compile" ? this.problem.log : [];
  }

  get isTimeout(): boolean {
    return this.problem.kind === "time";
  }
}

/**
 * Jobs run one after the other. After one that does not come back, or whose context is lost, the browser is ended with
 * all its processes, and the next job starts another.
 */
export interface Session {
  readonly browser: FoundBrowser;
  readonly version: string;
  /** Whether it runs without its sandbox. */
  readonly isUnsandboxed: boolean;
  readonly info: GpuInfo;
  /** WebSocket address for further sessions; "" if the browser was started with a pipe. */
  readonly endpoint: string;
  /** A PNG file with `text` in it. @throws RenderFailure */
  png(job: PageJob, text: Readonly<Record<string, string>>): Promise<Uint8Array>;
  /** @throws RenderFailure */
  floats(job: PageJob): Promise<FloatImage>;
  /** RGBA, row 0 at the top. @throws RenderFailure */
  bytes(job: PageJob): Promise<Uint8Array>;
  /** Milliseconds of each of `repeats` frames. @throws RenderFailure */
  time(job: PageJob, repeats: number): Promise<readonly number[]>;
  /**
   * Says that a picture by this program comes next: the browser compiles it as soon as it has drawn what it is drawing,
   * while that goes on to its file. What is wrong with the program is told when its picture is asked for.
   */
  announce(glsl: string): void;
  /** Milliseconds that compiling took. @throws RenderFailure */
  compile(glsl: string): Promise<number>;
  /** What the browser's compiler says about a fragment shader. @throws RenderFailure */
  judge(glsl: string): Promise<CompilerVerdict>;
  /** Loses the context, or gives it back, as a driver may do at any time. */
  setContext(state: "lost" | "restored"): Promise<void>;
  close(): Promise<void>;
}

const DEFAULT_BUDGET = 60_000;
const DEFAULT_TIMEOUT = 120_000;

/** Names of Puppeteer's errors when page or browser are gone. */
const CONNECTION_ERRORS = ["ProtocolError", "TargetCloseError", "ConnectionClosedError"];

/** @throws Problem (2) if there is no browser, or none that draws */
export async function openSession(options: SessionOptions): Promise<Session> {
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  const first = await openPage(options);
  let opened: OpenedPage | null = first;
  let last: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    const ending = opened;
    opened = null;
    await ending?.close();
  }

  async function attempt<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
    // The browser that is known to draw, so that two pictures of a session never come from different ones.
    opened ??= await openPage({ ...options, known: first.found });
    const result = await within(timeout, work(opened.page));
    if (result.kind === "value") return result.value;
    // What the page itself throws is a mistake of ours, and the browser is as good as before.
    if (result.kind === "error" && !CONNECTION_ERRORS.includes(result.error.name)) throw result.error;
    await end();
    if (result.kind === "late")
      throw new RenderFailure({ kind: "time", message: `TIMEOUT: no answer within ${timeout / 1000} s` });
    const [reason] = result.error.message.split("\n");
    throw new RenderFailure({ kind: "lost", message: `the browser failed: ${reason}` });
  }

  function run<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
    const result = last.then(() => attempt(work));
    last = result.catch(() => {});
    return result;
  }

  async function ask<Result>(work: (page: Page) => Promise<Outcome<Result>>): Promise<Result> {
    const outcome = await run(work);
    if (outcome.ok) return outcome;
    // What was sent to the GPU before the page gave up may go on for ever, and take every later picture with it.
    if (outcome.problem.kind === "time" || outcome.problem.kind === "lost") await end();
    throw new RenderFailure(outcome.problem);
  }

  const pixels = async (job: PageJob, format: "bytes" | "floats") => {
    const packed = pack(job);
    const { data } = await ask((page) => page.evaluate((j, f) => nablaPage.pixels(j, f), packed, format));
    return decode(data);
  };

  return {
    browser: first.found,
    version: await first.browser.version(),
    isUnsandboxed: first.isUnsandboxed,
    info: first.info,
    endpoint: first.browser.wsEndpoint(),
    async png(job, text) {
      const packed = pack(job);
      const { file } = await ask((page) => page.evaluate((j, t) => nablaPage.png(j, t), packed, text));
      return Buffer.from(file, "base64");
    },
    async floats(job) {
      const { buffer } = await pixels(job, "floats");
      return { kind: "floats", width: job.width, height: job.height, data: new Float32Array(buffer) };
    },
    bytes: (job) => pixels(job, "bytes"),
    async time(job, repeats) {
      const packed = pack(job);
      return (await ask((page) => page.evaluate((j, r) => nablaPage.time(j, r), packed, repeats))).milliseconds;
    },
    announce(glsl) {
      opened?.page.evaluate((text) => nablaPage.warmUp(text), glsl).catch(() => {});
    },
    compile: async (glsl) => (await ask((page) => page.evaluate((text) => nablaPage.compile(text), glsl))).milliseconds,
    judge: (glsl) => ask((page) => page.evaluate((text) => nablaPage.judge(text), glsl)),
    setContext: (state) => run((page) => page.evaluate((wanted) => nablaPage.setContext(wanted), state)),
    async close() {
      await last;
      await end();
    },
  };
}

function pack({ origin = [0, 0], budget = DEFAULT_BUDGET, uniforms, ...job }: PageJob): PackedJob {
  return { ...job, origin, budget, uniforms: packUniforms(uniforms) };
}

/** Bytes with a buffer of their own, which float32 numbers can lie in. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

type InTime<Result> =
  | { readonly kind: "value"; readonly value: Result }
  | { readonly kind: "error"; readonly error: Error }
  | { readonly kind: "late" };

/** @param timeout milliseconds */
async function within<Result>(timeout: number, work: Promise<Result>): Promise<InTime<Result>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<InTime<Result>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "late" }), timeout);
  });
  const done = work.then(
    (value): InTime<Result> => ({ kind: "value", value }),
    (error: Error): InTime<Result> => ({ kind: "error", error }),
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
