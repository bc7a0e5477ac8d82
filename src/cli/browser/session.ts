/** One browser with one page and one WebGL2 context, for as many pictures as are wanted. */
import type { Page } from "puppeteer-core";
import type { RendererInfo } from "../../gpu/renderer.ts";
import type { FloatImage } from "../../image/image.ts";
import type { PageJob, PageResult, RenderPage } from "../../render-page/main.ts";
import { Problem } from "../problem.ts";
import type { FoundBrowser } from "./find.ts";
import { type Driver, joinBrowser, launchBrowser, type RunningBrowser } from "./launch.ts";

declare const nabla: RenderPage;

export type { PageJob } from "../../render-page/main.ts";

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
  readonly messages: readonly { readonly line: number; readonly message: string }[];
  readonly isTimeout: boolean;

  constructor(
    message: string,
    messages: readonly { readonly line: number; readonly message: string }[] = [],
    isTimeout = false,
  ) {
    super(message);
    this.messages = messages;
    this.isTimeout = isTimeout;
  }
}

export interface Session {
  readonly browser: FoundBrowser;
  readonly version: string;
  readonly isUnsandboxed: boolean;
  readonly info: RendererInfo;
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
    if (result === "late") throw new RenderFailure(`TIMEOUT: no picture within ${timeout / 1000} s`, [], true);
    throw new RenderFailure(`the browser failed: ${result.error.message.split("\n")[0]}`);
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
    png: async (job, text) => decode(await run((current) => current.evaluate((j, t) => nabla.png(j, t), job, text))),
    floats: async (job) => {
      const bytes = decode(await run((current) => current.evaluate((j) => nabla.floats(j), job)));
      const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
      return { kind: "floats", width: job.width, height: job.height, data };
    },
    bytes: async (job) => decode(await run((current) => current.evaluate((j) => nabla.bytes(j), job))),
    time: async (job, repeats) => {
      const result = await run((current) => current.evaluate((j, r) => nabla.time(j, r), job, repeats));
      if (!result.ok) throw new RenderFailure(result.message);
      return result.times;
    },
    close: () => running.close(),
  };
}

async function start(options: SessionOptions): Promise<{ running: RunningBrowser; page: Page; info: RendererInfo }> {
  const { path, driver, endpoint } = options;
  const running =
    endpoint === undefined
      ? await launchBrowser({ path, ...(driver === undefined ? {} : { driver }) })
      : await joinBrowser(endpoint);
  try {
    const page = await running.openPage();
    await page.evaluate(options.script);
    const info = await page.evaluate(() => nabla.info());
    await assertDraws(page);
    return { running, page, info };
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
  const result = await page.evaluate((j) => nabla.floats(j), { glsl, uniforms: {}, width: 2, height: 2 });
  const bytes = decode(result);
  const found = new Float32Array(bytes.buffer, bytes.byteOffset, 16);
  const wanted = [0.125, 0.375, 0.5, 1, 0.375, 0.375, 0.5, 1, 0.125, 0.125, 0.5, 1, 0.375, 0.125, 0.5, 1];
  if (wanted.some((value, index) => value !== found[index]))
    throw new Error(`a picture of four known pixels came back as ${[...found].join(", ")}`);
}

function decode(result: PageResult): Uint8Array<ArrayBuffer> {
  if (!result.ok) {
    const reasons = result.messages.map(({ line, message }) => `line ${line}: ${message}`).join("\n");
    throw new RenderFailure(result.stopped ?? `the driver refuses the program:\n${reasons}`, result.messages);
  }
  const buffer = Buffer.from(result.base64, "base64");
  // A copy whose start is aligned for float32.
  return new Uint8Array(buffer);
}
