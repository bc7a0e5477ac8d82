/** One browser with one page and one WebGL2 context, for as many pictures as are wanted. */
import type { Page } from "puppeteer-core";
import type { GpuInfo } from "../../gpu/context.ts";
import type { GpuProblem, Outcome } from "../../gpu/problem.ts";
import type { FloatImage } from "../../image/image.ts";
import { type PageJob as PackedJob, packUniforms, type RenderPage } from "../../render-page/protocol.ts";
import type { Uniforms } from "../../scene/scene.ts";
import { Problem } from "../problem.ts";
import type { FoundBrowser } from "./find.ts";
import { type Driver, joinBrowser, launchBrowser, type RunningBrowser } from "./launch.ts";

declare const nablaPage: RenderPage;

/** A picture to draw. */
export interface PageJob {
  /** A complete fragment shader. */
  readonly glsl: string;
  readonly uniforms: Uniforms;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface SessionOptions {
  /** Path of the browser's program. */
  readonly path?: string | undefined;
  readonly driver?: Driver;
  /** WebSocket address of a browser that runs already: a page of its own is opened there, and only that is closed. */
  readonly endpoint?: string;
  /** The bundled script of the render page. */
  readonly script: string;
  /** Milliseconds a picture may take; past it the browser is ended and started anew. */
  readonly timeout?: number;
}

/** What a job failed with. */
export class RenderFailure extends Error {
  readonly problem: GpuProblem;

  constructor(problem: GpuProblem) {
    super(problem.message);
    this.problem = problem;
  }

  /** Whether the picture took too long, by the page's own clock or because the browser did not answer. */
  get isTimeout(): boolean {
    return this.problem.kind === "time";
  }
}

export interface Session {
  readonly browser: FoundBrowser;
  readonly version: string;
  readonly isUnsandboxed: boolean;
  readonly info: GpuInfo;
  /** @throws RenderFailure */
  png(job: PageJob, text: Readonly<Record<string, string>>): Promise<Uint8Array>;
  /** @throws RenderFailure */
  floats(job: PageJob): Promise<FloatImage>;
  /** @throws RenderFailure */
  bytes(job: PageJob): Promise<Uint8Array>;
  /** Milliseconds of each of `repeats` frames. @throws RenderFailure */
  time(job: PageJob, repeats: number): Promise<readonly number[]>;
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT = 120_000;

/** @throws Problem (2) if there is no browser or it gives no WebGL2 with float targets */
export async function openSession(options: SessionOptions): Promise<Session> {
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  let { running, page, info } = await start(options);

  // The page gives up a little before the browser is ended, so that a slow picture does not cost the browser.
  const packed = (job: PageJob): PackedJob => ({
    ...job,
    uniforms: packUniforms(job.uniforms),
    origin: [0, 0],
    budget: 0.8 * timeout,
  });

  async function run<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), timeout);
    });
    const result = await Promise.race([
      work(page).then(
        (value) => ({ value }),
        (error: Error) => ({ error }),
      ),
      late,
    ]);
    clearTimeout(timer);
    if (result !== "late" && "value" in result) return result.value;
    // A GPU job that hangs takes every context of the browser with it, and one that crashed cannot be trusted.
    await running.close();
    ({ running, page, info } = await start(options));
    if (result === "late")
      throw new RenderFailure({ kind: "time", message: `TIMEOUT: no picture within ${timeout / 1000} s` });
    throw new RenderFailure({ kind: "lost", message: `the browser failed: ${result.error.message.split("\n")[0]}` });
  }

  return {
    get browser() {
      return running.found;
    },
    version: await running.browser.version(),
    get isUnsandboxed() {
      return running.isUnsandboxed;
    },
    get info() {
      return info;
    },
    png: async (job, text) =>
      bytesOf(succeed(await run((current) => current.evaluate((j, t) => nablaPage.png(j, t), packed(job), text))).file),
    floats: async (job) => {
      const drawn = await run((current) => current.evaluate((j) => nablaPage.pixels(j, "floats"), packed(job)));
      return { kind: "floats", width: job.width, height: job.height, data: floatsOf(succeed(drawn).data) };
    },
    bytes: async (job) =>
      bytesOf(succeed(await run((current) => current.evaluate((j) => nablaPage.pixels(j, "bytes"), packed(job)))).data),
    time: async (job, repeats) =>
      succeed(await run((current) => current.evaluate((j, r) => nablaPage.time(j, r), packed(job), repeats)))
        .milliseconds,
    close: () => running.close(),
  };
}

async function start(options: SessionOptions): Promise<{ running: RunningBrowser; page: Page; info: GpuInfo }> {
  const { path, driver, endpoint } = options;
  const running =
    endpoint === undefined
      ? await launchBrowser({ path, ...(driver === undefined ? {} : { driver }) })
      : await joinBrowser(endpoint);
  try {
    const page = await running.openPage();
    await page.evaluate(options.script);
    const opened = await page.evaluate(() => nablaPage.open());
    if (!opened.ok) throw new Error(opened.message);
    await assertDraws(page);
    return { running, page, info: opened.info };
  } catch (error) {
    await running.close();
    throw new Problem(`the browser ${running.found.path} cannot draw: ${(error as Error).message.split("\n")[0]}`);
  }
}

/** A driver that gives a context may still draw nothing: four pixels of known colours tell. */
async function assertDraws(page: Page): Promise<void> {
  const glsl = `#version 300 es
precision highp float;
out vec4 nabla_color;
void main() { nabla_color = vec4(gl_FragCoord.xy / 4.0, 0.5, 1.0); }
`;
  const job: PackedJob = { glsl, uniforms: {}, width: 2, height: 2, origin: [0, 0], budget: DEFAULT_TIMEOUT };
  const found = floatsOf(succeed(await page.evaluate((j) => nablaPage.pixels(j, "floats"), job)).data);
  const wanted = [0.125, 0.375, 0.5, 1, 0.375, 0.375, 0.5, 1, 0.125, 0.125, 0.5, 1, 0.375, 0.125, 0.5, 1];
  if (wanted.some((value, index) => value !== found[index]))
    throw new Error(`a picture of four known pixels came back as ${[...found].join(", ")}`);
}

function succeed<Result>(outcome: Outcome<Result>): Result {
  if (!outcome.ok) throw new RenderFailure(outcome.problem);
  return outcome;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

function floatsOf(base64: string): Float32Array {
  // The copy starts at a place that float32 can be read from; a slice of Node's pool need not.
  return new Float32Array(bytesOf(base64).buffer);
}
