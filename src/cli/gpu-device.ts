/** A headless browser's WebGL2 as a device of the command line. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openSession, type PageJob, RenderFailure } from "./browser/session.ts";
import type { DeviceOptions, Job, OpenDevice } from "./device.ts";
import { Problem } from "./problem.ts";

/** The bundled script of the render page, beside this program's own bundle. */
export function renderPageScript(): string {
  return readFileSync(fileURLToPath(new URL("./render-page.js", import.meta.url)), "utf8");
}

/** @throws Problem (2) without a browser */
export async function openGpu(options: DeviceOptions): Promise<OpenDevice> {
  const session = await openSession({ path: options.browser, script: renderPageScript() });
  return {
    renderer: session.info.renderer,
    announce: (job) => session.announce(pageJob(job).glsl),
    draw: (job, text) => explained(job, session.png(pageJob(job), text)),
    compute: (job) => explained(job, session.floats(pageJob(job))),
    time: (job, repeats) => explained(job, session.time(pageJob(job), repeats)),
    close: () => session.close(),
  };
}

function pageJob(job: Job): PageJob {
  return { glsl: job.assembled.glsl, uniforms: job.uniforms, width: job.size.width, height: job.size.height };
}

async function explained<Result>(job: Job, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RenderFailure) throw new Problem(`${job.name}: ${error.message}`, 1);
    throw error;
  }
}
