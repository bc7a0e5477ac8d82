/** From nothing to a page that draws: finds a browser, starts it, opens the context and looks at what it draws. */
import type { Page } from "puppeteer-core";
import type { GpuInfo } from "../../gpu/context.ts";
import { packUniforms, type RenderPage } from "../../render-page/protocol.ts";
import { Problem } from "../problem.ts";
import { type Attempt, findBrowsers, noBrowser } from "./find.ts";
import { joinBrowser, launchBrowser, type RunningBrowser } from "./launch.ts";
import type { SessionOptions } from "./session.ts";

declare const nablaPage: RenderPage;

/** A page that is ready to draw. */
export interface OpenedPage extends Omit<RunningBrowser, "openPage"> {
  readonly page: Page;
  readonly info: GpuInfo;
}

/**
 * Opens a page in the browser that is named, running or known, or in the first browser that draws. One that was found but does not draw is told of on
 * standard error; one that was named by the user is not replaced.
 *
 * @throws Problem (2) if there is no browser, or none that draws
 */
export async function openPage(options: SessionOptions): Promise<OpenedPage> {
  if (options.endpoint !== undefined) return prepare(await join(options.endpoint, options.keptPage), options);
  if (options.known !== undefined) return prepare(await launchBrowser(options.known, options), options);
  const attempts: Attempt[] = [];
  for await (const found of findBrowsers(options.path, attempts)) {
    try {
      return await prepare(await launchBrowser(found, options), options);
    } catch (error) {
      if (!(error instanceof Problem) || found.isNamed) throw error;
      attempts.push({ source: found.source, place: found.path, found: true, refusal: error.message });
      process.stderr.write(`nabla: ${error.message}\n`);
    }
  }
  throw noBrowser(attempts);
}

/** @throws Problem (2) if nothing answers there */
async function join(endpoint: string, keptPage: string | undefined): Promise<RunningBrowser> {
  try {
    return await joinBrowser(endpoint, keptPage);
  } catch (error) {
    // A refused connection has its reason in an event, which has no message.
    const reason = error instanceof Error ? error.message.split("\n")[0] : "no browser answers there";
    throw new Problem(`cannot join the browser at '${endpoint}': ${reason}`);
  }
}

async function prepare(running: RunningBrowser, { script }: SessionOptions): Promise<OpenedPage> {
  try {
    const page = await running.openPage();
    // A page that was kept draws already.
    if (!(await page.evaluate(() => "nablaPage" in globalThis))) await page.evaluate(script);
    const opened = await page.evaluate(() => nablaPage.open());
    if (!opened.ok) throw new Error(opened.message);
    await assertDraws(page);
    return { ...running, page, info: opened.info };
  } catch (error) {
    await running.close();
    const [reason] = (error as Error).message.split("\n");
    throw new Problem(`the browser '${running.found.path}' cannot draw: ${reason}`);
  }
}

/** A driver that gives a context may still draw nothing: four pixels of known numbers tell. */
async function assertDraws(page: Page): Promise<void> {
  const glsl = `#version 300 es
precision highp float;
out vec4 nabla_color;
void main() { nabla_color = vec4(gl_FragCoord.xy / 4.0, 0.5, 1.0); }
`;
  const job = { glsl, uniforms: packUniforms({}), width: 2, height: 2, origin: [0, 0], budget: 10_000 } as const;
  const drawn = await page.evaluate((j) => nablaPage.pixels(j, "floats"), job);
  if (!drawn.ok) throw new Error(drawn.problem.message);
  const found = new Float32Array(new Uint8Array(Buffer.from(drawn.data, "base64")).buffer);
  const wanted = [0.125, 0.375, 0.5, 1, 0.375, 0.375, 0.5, 1, 0.125, 0.125, 0.5, 1, 0.375, 0.125, 0.5, 1];
  if (wanted.some((value, index) => value !== found[index]))
    throw new Error(`a picture of four known pixels came back as ${[...found].join(", ")}`);
}
