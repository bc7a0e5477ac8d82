/**
 * Draws fragment programs with WebGL2: to a canvas, to images of bytes or floats, and against the clock.
 *
 * A program is a complete GLSL ES 3.00 fragment shader with one output, as `AssembledProgram.glsl`. It finds the place of
 * its pixel as `gl_FragCoord.xy + nabla_tile_origin`, with `uniform vec2 nabla_tile_origin`, in pixels, y up.
 *
 * Calls may overlap; they are run one after the other.
 */

import { gatheredHalves, gatheredText } from "../scene/gathered.ts";
import { passesOf } from "../scene/passes.ts";
import type { Uniforms } from "../scene/scene.ts";
import { sketchPassesOf } from "../scene/sketch.ts";
import { type GpuCanvas, type GpuInfo, openContext } from "./context.ts";
import { createDrawing, type DrawJob } from "./drawing.ts";
import { area, type Rectangle, tilesOf } from "./pieces.ts";
import { type GpuProblem, LOST, type Outcome } from "./problem.ts";
import { type CompilerVerdict, createProgramCache, judgeShader } from "./program.ts";
import { createTargets, emptyImage, type ImageOf, type PixelFormat, readInto } from "./target.ts";
import { type Timing, timeDrawing } from "./timing.ts";

/** Pixels along a side of the tiles of a picture; in floats one takes 64 MiB. */
const TILE_SIDE = 2048;
/** Pixels of the largest picture: 1 GiB in floats. */
const LARGEST_AREA = 2 ** 26;
/** Milliseconds that a picture may take without a word about it. */
const DEFAULT_BUDGET = 10_000;

export interface DrawOptions {
  /** Milliseconds after which a drawing is given up; 10,000 by default. */
  readonly budget?: number;
}

export interface RenderOptions extends DrawOptions {
  /** Lower left corner of what is drawn in the whole picture, pixels, y up; (0, 0) by default. */
  readonly origin?: readonly [number, number];
}

/** Part of the canvas: columns `left` ≤ x < `right`, rows `bottom` ≤ y < `top`, y up. */
export interface Part {
  readonly glsl: string;
  readonly uniforms: Uniforms;
  readonly left: number;
  readonly right: number;
  /** All rows unless both are given. */
  readonly bottom?: number;
  readonly top?: number;
  /** Place on the canvas of the lower left corner of the picture that this is a part of; (0, 0) by default. */
  readonly corner?: readonly [number, number];
}

export interface Renderer {
  readonly info: GpuInfo;
  /** Compiles a program and keeps it. */
  compile(glsl: string): Promise<Outcome<{ readonly milliseconds: number }>>;
  /**
   * Compiles a program and has the driver draw one pixel with it, without waiting for that: what a driver translates at
   * the first drawing is then done, or under way, when the program's picture is asked for.
   */
  warmUp(glsl: string, format: PixelFormat): Promise<void>;
  /** What the driver's compiler says about a fragment shader; nothing is linked or kept. */
  judge(glsl: string): Promise<Outcome<CompilerVerdict>>;
  /** Draws a picture of `width` × `height` pixels to an image. Larger ones than the driver can hold are drawn in tiles. */
  render<Format extends PixelFormat>(
    glsl: string,
    uniforms: Uniforms,
    width: number,
    height: number,
    format: Format,
    options?: RenderOptions,
  ): Promise<Outcome<{ readonly image: ImageOf[Format]; readonly milliseconds: number }>>;
  /** Draws parts of a picture and shows all of it at once on the canvas, which gets its size. Between parts it is black. */
  show(
    parts: readonly Part[],
    width: number,
    height: number,
    options?: DrawOptions,
  ): Promise<Outcome<{ readonly milliseconds: number }>>;
  /** Draws a picture into bytes as often as asked and tells how long the GPU took for each. */
  time(
    glsl: string,
    uniforms: Uniforms,
    width: number,
    height: number,
    options: DrawOptions & { readonly repeats: number },
  ): Promise<Outcome<Timing>>;
  /** Called when the context is lost, and when it has come back. Programs compile anew by themselves. */
  onContext(listener: (state: "lost" | "restored") => void): void;
  /** Gives the context back. No call may follow. */
  dispose(): void;
}

export type CreatedRenderer =
  | { readonly ok: true; readonly renderer: Renderer }
  /** `message`: what the browser lacks, lower case. */
  | { readonly ok: false; readonly message: string };

export interface RendererOptions {
  /** Whether the page has nothing else to do while it draws, so that it may stand still: no by default. */
  readonly standsStill?: boolean;
}

/** Opens WebGL2 on a canvas that has no context yet. */
export function createRenderer(canvas: GpuCanvas, { standsStill = false }: RendererOptions = {}): CreatedRenderer {
  const opened = openContext(canvas);
  if (!opened.ok) return opened;
  const { gl, info } = opened;
  const programs = createProgramCache(gl);
  const targets = createTargets(gl);
  const drawing = createDrawing(gl, standsStill);
  const listeners: ((state: "lost" | "restored") => void)[] = [];
  const inTurn = createQueue();
  /** Of each text the frame that was drawn to its end last, for timing: there is no need to see twice that it ends. */
  const ended = new Map<string, string>();

  const lose = (event: Event) => {
    // Without this the browser does not give it back.
    event.preventDefault();
    for (const listener of listeners) listener("lost");
  };
  const restore = () => {
    programs.clear();
    targets.clear();
    ended.clear();
    drawing.reset();
    // Extensions and state are those of a new context.
    gl.getExtension("EXT_color_buffer_float");
    gl.disable(gl.DITHER);
    for (const listener of listeners) listener("restored");
  };
  canvas.addEventListener("webglcontextlost", lose);
  canvas.addEventListener("webglcontextrestored", restore);

  /** The programs of a text: of one with several passes those of the other passes too. */
  const prepare = async (glsl: string): Promise<Outcome<Programs>> => {
    const passes = passesOf(glsl);
    const { draw, sketch, halves } = passes ?? sketchPassesOf(glsl) ?? { draw: glsl, sketch: null, halves: null };
    const halved = halves === null ? null : gatheredHalves(halves);
    const gathered = sketch === null ? null : (halved?.second ?? gatheredText(draw));
    const texts = [
      gathered ?? draw,
      gathered === null ? null : sketch,
      halved?.first ?? null,
      passes?.decide ?? null,
      passes?.fill ?? null,
    ];
    const compiled = await Promise.all(texts.map((text) => (text === null ? null : programs.get(text))));
    const refused = compiled.find((one) => one?.ok === false);
    if (refused?.ok === false) return refused;
    const [program, sketching, first, decide, fill] = compiled.map((one) => (one?.ok === true ? one.program : null));
    if (program == null) throw new Error("a text was not compiled");
    return {
      ok: true,
      program,
      ...(sketching == null
        ? {}
        : { sketches: { sketch: sketching, gathered: { draw: program, ...(first == null ? {} : { first }) } } }),
      ...(passes === null || decide == null || fill == null ? {} : { tiles: { plan: passes.plan, decide, fill } }),
    };
  };

  const renderer: Renderer = {
    info,
    compile: (glsl) =>
      inTurn(async () => {
        const start = performance.now();
        const compiled = await prepare(glsl);
        return compiled.ok ? { ok: true, milliseconds: performance.now() - start } : compiled;
      }),
    warmUp: (glsl, format) =>
      inTurn(async () => {
        const compiled = await prepare(glsl);
        const target = compiled.ok ? targets.bind(format, 1, 1) : null;
        // What is wrong is told when the picture is asked for.
        if (!compiled.ok || target === null) return;
        const { program: drawn, sketches, tiles } = compiled;
        for (const program of [drawn, sketches?.sketch, sketches?.gathered.first, tiles?.decide, tiles?.fill])
          if (program !== undefined)
            drawing.drawPiece({ program, uniforms: {}, target }, { x: 0, y: 0, width: 1, height: 1 });
        gl.flush();
      }),
    judge: (glsl) => inTurn(async () => judgeShader(gl, glsl)),
    render: (glsl, uniforms, width, height, format, { origin = [0, 0], budget = DEFAULT_BUDGET } = {}) =>
      inTurn(async () => {
        const size = sizeProblem(width, height);
        if (size !== null) return { ok: false, problem: size };
        const compiled = await prepare(glsl);
        if (!compiled.ok) return compiled;
        const image = emptyImage(format, width, height);
        const start = performance.now();
        const clock = { budget, deadline: start + budget };
        for (const tile of tilesOf({ x: 0, y: 0, width, height }, Math.min(TILE_SIDE, info.largestSide))) {
          const target = targets.bind(format, tile.width, tile.height);
          if (target === null) return { ok: false, problem: memoryProblem(gl, tile) };
          const job = {
            ...programsOf(compiled),
            uniforms: { ...uniforms, nabla_tile_origin: [origin[0] + tile.x, origin[1] + tile.y] },
            target,
          };
          const problem = await drawing.draw(job, { ...tile, x: 0, y: 0 }, clock);
          if (problem !== null) return { ok: false, problem };
          readInto(gl, image, tile);
        }
        return gl.isContextLost()
          ? { ok: false, problem: LOST }
          : { ok: true, image, milliseconds: performance.now() - start };
      }),
    show: (parts, width, height, { budget = DEFAULT_BUDGET } = {}) =>
      inTurn(async () => {
        const size = sizeProblem(width, height, info.largestSide);
        if (size !== null) return { ok: false, problem: size };
        const start = performance.now();
        const clock = { budget, deadline: start + budget };
        const target = targets.bind("bytes", width, height);
        if (target === null) return { ok: false, problem: memoryProblem(gl, { x: 0, y: 0, width, height }) };
        drawing.clear(target);
        for (const { glsl, uniforms, left, right, bottom = 0, top = height, corner = [0, 0] } of parts) {
          const compiled = await prepare(glsl);
          if (!compiled.ok) return compiled;
          if (right <= left || top <= bottom) continue;
          const origin = [-corner[0], -corner[1]];
          const job = { ...programsOf(compiled), uniforms: { ...uniforms, nabla_tile_origin: origin }, target };
          const place = { x: left, y: bottom, width: right - left, height: top - bottom };
          const problem = await drawing.draw(job, place, clock);
          if (problem !== null) return { ok: false, problem };
        }
        if (canvas.width !== width || canvas.height !== height) {
          canvas.width = width;
          canvas.height = height;
        }
        // A canvas that is too large keeps its size, but what is drawn in does not.
        if (gl.drawingBufferWidth !== width || gl.drawingBufferHeight !== height)
          return { ok: false, problem: memoryProblem(gl, { x: 0, y: 0, width, height }) };
        drawing.copyToCanvas(target, width, height);
        return gl.isContextLost()
          ? { ok: false, problem: LOST }
          : { ok: true, milliseconds: performance.now() - start };
      }),
    time: (glsl, uniforms, width, height, { repeats, budget = DEFAULT_BUDGET }) =>
      inTurn(async () => {
        const size = sizeProblem(width, height, info.largestSide);
        if (size !== null) return { ok: false, problem: size };
        const compiled = await prepare(glsl);
        if (!compiled.ok) return compiled;
        const whole = { x: 0, y: 0, width, height };
        const target = targets.bind("bytes", width, height);
        if (target === null) return { ok: false, problem: memoryProblem(gl, whole) };
        const job = { ...programsOf(compiled), uniforms: { ...uniforms, nabla_tile_origin: [0, 0] }, target };
        const clock = { budget, deadline: performance.now() + budget };
        // In pieces first: only what is known to come to an end is drawn as a whole.
        const frame = JSON.stringify([width, height, uniforms]);
        if (ended.get(glsl) !== frame) {
          const problem = await drawing.draw(job, whole, clock);
          if (problem !== null) return { ok: false, problem };
          ended.set(glsl, frame);
        }
        return timeDrawing(gl, () => drawing.drawPiece(job, whole), repeats, clock);
      }),
    onContext: (listener) => {
      listeners.push(listener);
    },
    dispose() {
      canvas.removeEventListener("webglcontextlost", lose);
      canvas.removeEventListener("webglcontextrestored", restore);
      programs.clear();
      targets.clear();
      drawing.reset();
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
  return { ok: true, renderer };
}

/** Runs one task after the other, in the order they are given. */
function createQueue(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
}

type Programs = Pick<DrawJob, "program" | "tiles" | "sketches">;

function programsOf({ program, tiles, sketches }: Programs): Programs {
  return { program, ...(tiles === undefined ? {} : { tiles }), ...(sketches === undefined ? {} : { sketches }) };
}

function sizeProblem(width: number, height: number, side = Number.POSITIVE_INFINITY): GpuProblem | null {
  const given = `a picture of ${width}x${height} pixels`;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1)
    return { kind: "size", message: `${given}, possible are whole numbers from 1` };
  if (width > side || height > side)
    return { kind: "size", message: `${given}, the driver draws up to ${side} along a side at once` };
  if (width * height > LARGEST_AREA)
    return { kind: "size", message: `${given}, possible are ${LARGEST_AREA} pixels together` };
  return null;
}

function memoryProblem(gl: WebGL2RenderingContext, place: Rectangle): GpuProblem {
  if (gl.isContextLost()) return LOST;
  return { kind: "size", message: `the driver has no memory to draw ${area(place)} pixels at once` };
}
