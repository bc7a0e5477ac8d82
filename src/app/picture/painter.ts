/**
 * Painting on the page's canvas without ever holding the page up for long: a program that is not known yet is tried on
 * a few pixels first, then on strips that grow as far as its speed allows. A frame that is too slow is given up.
 */
import { createRenderer, type Renderer } from "../../gpu/renderer.ts";
import type { TargetFormat } from "../../gpu/target.ts";
import type { Rectangle } from "../../gpu/tiles.ts";
import type { ByteImage, FloatImage } from "../../image/image.ts";
import type { AssembledProgram, Uniforms } from "../../scene/scene.ts";
import { element } from "../element.ts";
import type { Pixels } from "./camera.ts";

/** A program and the columns of the picture that it fills. */
export interface Part {
  readonly program: AssembledProgram;
  readonly uniforms: Uniforms;
  readonly left: number;
  readonly right: number;
}

export type PaintResult =
  | { readonly kind: "done"; readonly milliseconds: number }
  /** Another frame was wanted before this slow one was finished. */
  | { readonly kind: "overtaken" }
  | { readonly kind: "too slow"; readonly message: string }
  | { readonly kind: "lost" };

export interface Painter {
  readonly canvas: HTMLCanvasElement;
  /** The driver's own name. */
  readonly renderer: string;
  /** Gives the canvas as many pixels as wanted and possible. */
  resize(size: Pixels): Pixels;
  /** What the driver has against the program; null if it takes it. */
  compile(program: AssembledProgram): string | null;
  /** Paints the parts beside each other; `isOvertaken` is asked between strips of a slow frame. */
  paint(parts: readonly Part[], size: Pixels, isOvertaken: () => boolean): Promise<PaintResult>;
  /** Draws a part of a picture into memory; null if that takes too long or the context is lost. */
  readBytes(program: AssembledProgram, uniforms: Uniforms, region: Rectangle): ByteImage | null;
  readFloats(program: AssembledProgram, uniforms: Uniforms, region: Rectangle): FloatImage | null;
}

/** A strip takes about this long, so that input is answered in between. */
const STRIP_MS = 40;
/** Below this a whole frame is painted in one go. */
const SMOOTH_MS = 60;
/** A frame that takes longer is stopped when another one is wanted. */
const PATIENCE_MS = 400;
/** A frame that takes longer is given up, and so is a picture in memory. */
const FRAME_BUDGET_MS = 20_000;
const READ_BUDGET_MS = 4_000;
/** Sides of the squares in the middle on which an unknown program is tried, one after the other. */
const TRIALS = [2, 8, 32];
/** If such a square takes longer, the next one would hold the page up for too long. */
const TRIAL_BUDGET_MS = 1_000;

export interface PainterEvents {
  readonly lost: () => void;
  readonly restored: () => void;
}

/** A painter on a new canvas, or why this browser cannot have one. */
export function openPainter(events: PainterEvents): Painter | { readonly missing: string } {
  const canvas = element("canvas", {});
  let renderer: Renderer;
  try {
    renderer = createRenderer(canvas, events);
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
  /** Measured speed of programs that have painted, in pixels per millisecond. */
  const speeds = new Map<string, number>();

  const fill = ({ program, uniforms }: Part, region: Rectangle): number => {
    const start = performance.now();
    renderer.draw(program.glsl, uniforms, region);
    renderer.wait();
    const milliseconds = Math.max(performance.now() - start, 0.05);
    return (region.width * region.height) / milliseconds;
  };
  /** Speed of a program that has not painted yet, or the message that it is too slow to try further. */
  const tryOut = (part: Part, size: Pixels): number | string => {
    // The first draw is where many drivers finish compiling; it says nothing about speed.
    fill(part, { x: 0, y: 0, width: 2, height: 2 });
    let speed = 0;
    for (const side of TRIALS) {
      const start = performance.now();
      const [x, y] = size.map((length) => Math.max(0, (Math.floor(length / 2) - side / 2) & ~1)) as [number, number];
      speed = fill(part, { x, y, width: Math.min(side, size[0]), height: Math.min(side, size[1]) });
      const milliseconds = performance.now() - start;
      if (milliseconds > TRIAL_BUDGET_MS)
        return `${side} × ${side} pixels took ${(milliseconds / 1000).toFixed(1)} s, so the whole is not tried`;
    }
    return speed;
  };

  const read = <Format extends TargetFormat>(
    format: Format,
    program: AssembledProgram,
    uniforms: Uniforms,
    region: Rectangle,
  ) => {
    const budget = READ_BUDGET_MS;
    const result = renderer.render(program.glsl, uniforms, region.width, region.height, { format, budget }, region);
    return result.ok ? result.image : null;
  };

  return {
    canvas,
    renderer: renderer.info.renderer,
    resize(size) {
      const largest = renderer.info.maxTextureSize;
      canvas.width = Math.min(size[0], largest);
      canvas.height = Math.min(size[1], largest);
      return [canvas.width, canvas.height];
    },
    compile(program) {
      // A lost context refuses everything; what is wrong then is told by the events.
      if (renderer.isLost) return null;
      const compiled = renderer.compile(program.glsl);
      if (compiled.ok || renderer.isLost) return null;
      return compiled.messages
        .map(({ line, message }) => (line === 0 ? message : `${message} (line ${line} of it)`))
        .join("; ");
    },
    async paint(parts, size, isOvertaken) {
      const start = performance.now();
      let lastPause = start;
      for (const part of parts) {
        const width = part.right - part.left;
        if (width <= 0) continue;
        if (renderer.isLost) return { kind: "lost" };
        let speed = speeds.get(part.program.glsl);
        if (speed === undefined) {
          const tried = tryOut(part, size);
          if (typeof tried === "string") return { kind: "too slow", message: tried };
          speed = tried;
        }
        const isSmooth = (size[0] * size[1]) / speed < SMOOTH_MS;
        for (let y = 0; y < size[1]; ) {
          const rows = isSmooth ? size[1] : Math.max(2, Math.floor((STRIP_MS * speed) / width) & ~1);
          const height = Math.min(rows, size[1] - y);
          speed = fill(part, { x: part.left, y, width, height });
          y += height;
          const now = performance.now();
          if (now - start > FRAME_BUDGET_MS)
            return { kind: "too slow", message: `a frame takes longer than ${FRAME_BUDGET_MS / 1000} s` };
          if (isSmooth || now - lastPause < STRIP_MS) continue;
          await new Promise((resolve) => setTimeout(resolve));
          lastPause = performance.now();
          if (renderer.isLost) return { kind: "lost" };
          if (lastPause - start > PATIENCE_MS && isOvertaken()) return { kind: "overtaken" };
        }
        speeds.set(part.program.glsl, speed);
      }
      return renderer.isLost ? { kind: "lost" } : { kind: "done", milliseconds: performance.now() - start };
    },
    readBytes: (program, uniforms, region) => read("bytes", program, uniforms, region),
    readFloats: (program, uniforms, region) => read("floats", program, uniforms, region),
  };
}
