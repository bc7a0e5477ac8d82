/** What draws the cases of a worker: a browser of the host, or float64 in this process. */
import type { Driver } from "../cli/browser/launch.ts";
import { openSession, RenderFailure, type Session } from "../cli/browser/session.ts";
import { Problem } from "../cli/problem.ts";
import type { ByteImage, FloatImage } from "../image/image.ts";
import { BudgetExceeded, renderOnCpu } from "../reference/cpu.ts";
import type { AssembledProgram, Uniforms } from "../scene/scene.ts";
import type { BrowserAnswer, BrowserRequest } from "./browser-host.ts";
import type { DriverName } from "./types.ts";

/** A program to be drawn. */
export interface Drawing {
  readonly assembled: AssembledProgram;
  readonly uniforms: Uniforms;
  readonly width: number;
  readonly height: number;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface Canvas {
  /** WebGL's name of what draws, or `CPU, float64`. */
  readonly renderer: string;
  /** The browser's version; "" without one. */
  readonly version: string;
  bytes(drawing: Drawing): Promise<ByteImage>;
  floats(drawing: Drawing): Promise<FloatImage>;
}

/** The drawing took longer than it may. */
export class DrawingTimeout extends Error {}

/** The scene cannot be drawn: the driver's compiler refuses it, or it is too large. */
export class DrawingRefused extends Error {}

/** How often a browser may be lost over one case; the scene itself may be what kills it. */
const MOST_LOSSES = 2;

/** Milliseconds of a case's time that are kept to end a page that does not answer. */
const RESERVE = 500;

/** This worker's connections by driver. They end with it; the browser and its page stay for the slot's next worker. */
const sessions = new Map<Driver, OpenSession>();

interface OpenSession {
  readonly session: Session;
  readonly endpoint: string;
}

export interface Drawn<Result> {
  readonly result: Result;
  /** How often the browser was lost before. */
  readonly retries: number;
}

/**
 * Runs work that draws. When the browser is lost in the middle, the work is done again, all of it, in a new one.
 *
 * @param host address of the browser host
 * @throws DrawingTimeout, DrawingRefused; Problem if there is no browser
 */
export async function withCanvas<Result>(
  driver: DriverName,
  host: string,
  script: string,
  timeout: number,
  work: (canvas: Canvas) => Promise<Result>,
): Promise<Drawn<Result>> {
  if (driver === "cpu") return { result: await work(cpuCanvas), retries: 0 };
  let broken: string | undefined;
  for (let retries = 0; ; retries++) {
    const opened = sessions.get(driver) ?? (await open(driver, host, script, timeout, broken));
    sessions.set(driver, opened);
    try {
      return { result: await work(browserCanvas(opened.session)), retries };
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
      const { kind, message } = error.problem;
      if (kind === "compile" || kind === "size") throw new DrawingRefused(message);
      sessions.delete(driver);
      broken = opened.endpoint;
      if (kind === "time") {
        // The next case finds a new browser already starting.
        void ask(host, { slot: slot(), driver, broken }).catch(() => {});
        throw new DrawingTimeout(`TIMEOUT: not drawn within ${timeout / 1000} s`);
      }
      if (retries >= MOST_LOSSES)
        throw new DrawingRefused(`the browser was lost ${retries + 1} times over this scene: ${message}`);
    }
  }
}

async function open(
  driver: Driver,
  host: string,
  script: string,
  timeout: number,
  lost: string | undefined,
): Promise<OpenSession> {
  let broken = lost;
  for (let losses = 0; ; losses++) {
    const answer = await ask(host, { slot: slot(), driver, ...(broken === undefined ? {} : { broken }) });
    if (!answer.ok) throw new Problem(answer.message);
    const { endpoint, keptPage } = answer;
    try {
      const session = await openSession({ endpoint, keptPage, script, timeout });
      return { session, endpoint };
    } catch (error) {
      // Lost between the answer and now.
      if (!(error instanceof Problem) || losses >= MOST_LOSSES) throw error;
      broken = endpoint;
    }
  }
}

/** Vitest numbers its workers from 1; as many run at a time. */
function slot(): string {
  return process.env.VITEST_POOL_ID ?? "1";
}

async function ask(host: string, request: BrowserRequest): Promise<BrowserAnswer> {
  const response = await fetch(`${host}/browser`, { method: "POST", body: JSON.stringify(request) });
  const body = (await response.json()) as BrowserAnswer & { readonly message?: string };
  if (!response.ok) throw new Error(`the browser host failed: ${body.message}`);
  return body;
}

function browserCanvas(session: Session): Canvas {
  const job = ({ assembled, uniforms, width, height, timeout }: Drawing) => ({
    glsl: assembled.glsl,
    uniforms,
    width,
    height,
    budget: timeout - RESERVE,
  });
  return {
    renderer: session.info.renderer,
    version: session.version,
    bytes: async (drawing) => {
      const { width, height } = drawing;
      return { kind: "bytes", width, height, data: await session.bytes(job(drawing)) };
    },
    floats: (drawing) => session.floats(job(drawing)),
  };
}

const cpuCanvas: Canvas = {
  renderer: "CPU, float64",
  version: "",
  async bytes(drawing) {
    const { width, height, data } = computed(drawing);
    const bytes = Uint8Array.from(data, (value) => Math.round(255 * Math.min(Math.max(value, 0), 1)));
    return { kind: "bytes", width, height, data: bytes };
  },
  floats: async (drawing) => computed(drawing),
};

function computed({ assembled, uniforms, width, height }: Drawing): FloatImage {
  try {
    return renderOnCpu(assembled, uniforms, width, height);
  } catch (error) {
    if (error instanceof BudgetExceeded) throw new DrawingTimeout(`TIMEOUT: ${error.message}`);
    throw error;
  }
}
