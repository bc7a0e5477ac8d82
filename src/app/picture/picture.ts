/**
 * The picture: the canvas, what it shows, and when it is drawn again.
 *
 * What is shown is always the last program that compiled; parameters, camera and time are those of the present. A frame
 * is drawn when something has changed, and one after the other while time runs.
 */

import type { GpuProblem } from "../../gpu/problem.ts";
import type { Part, Renderer } from "../../gpu/renderer.ts";
import type { ByteImage } from "../../image/image.ts";
import { uniformsOf } from "../../scene/frame.ts";
import type { Alpha, Camera, Frame, Scene } from "../../scene/scene.ts";
import { type Cell, cellAt, type Layout, layoutOf } from "../compare/layout.ts";
import type { DrawnMethod } from "../compile.ts";
import { fittingValues } from "../controls/parameters.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import { type Pixels, scenePoint } from "./camera.ts";
import { observeDeviceSize } from "./device-size.ts";

export interface Shown {
  readonly scene: Scene;
  /** What is compared, A first. */
  readonly methods: readonly DrawnMethod[];
  /** What a saved picture holds in its fourth channel; unless it is opaque, the canvas has a straight alpha. */
  readonly alpha: Alpha;
}

export interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** The size of a method's picture in device pixels; in a grid that of a cell. */
  size(): Pixels;
  /** The size of the canvas in device pixels. */
  canvasSize(): Pixels;
  layout(): Layout;
  /** Place of an event in its picture in device pixels, y up. */
  pixelAt(event: MouseEvent): Pixels;
  /** The place of a pixel of a picture on the canvas, in the cell that an event was in last. */
  canvasPlace(pixel: Pixels): Pixels;
  shown(): Shown | null;
  /** null: nothing is left to show. */
  show(shown: Shown | null): void;
  /** The frame that the present state asks of the scene that is shown. */
  frame(): Frame;
  redraw(): void;
  /** The whole picture as the present state asks for it, drawn anew by these methods; null if it cannot be drawn. */
  read(shown: Pick<Shown, "scene" | "methods">): Promise<ByteImage | null>;
}

export interface PictureEvents {
  readonly onFrame: (milliseconds: number) => void;
  readonly onResize: (size: Pixels) => void;
  /** A frame takes long. */
  readonly onSlow: () => void;
  /** A frame that cannot be drawn: it takes too long, or it is too large. A lost context is told elsewhere. */
  readonly onTrouble: (problem: GpuProblem) => void;
}

/** Longest step of the scene's time between two frames; a tab that was in the background does not jump. */
const LONGEST_STEP = 0.25;

/** A frame that takes longer is told of while it is drawn. */
const SLOW_MS = 1000;

export function createPicture(
  viewport: HTMLElement,
  canvas: HTMLCanvasElement,
  renderer: Renderer,
  store: Store<State>,
  events: PictureEvents,
): Picture {
  canvas.classList.add("picture");
  canvas.setAttribute("role", "img");
  viewport.prepend(canvas);
  let size: Pixels = [1, 1];
  let shown: Shown | null = null;
  let frameNumber = 0;
  let isWanted = false;
  let isDrawing = false;
  let lastFrameAt: number | null = null;

  const layout = (): Layout => {
    const { comparison, divider, blink } = store.state;
    return layoutOf(comparison, shown?.methods.length ?? 1, size, divider, blink);
  };
  /** The cell that the pointer is in; while a button is down the one that it went down in. */
  let pointed: Cell | null = null;
  const frame = (): Frame => {
    const { camera, time, mouse, parameters } = store.state;
    const values = fittingValues(shown?.scene.parameters ?? [], parameters);
    const [width, height] = layout().size;
    return { width, height, camera, time, mouse, frame: frameNumber, parameters: values };
  };
  const parts = ({ scene, methods }: Pick<Shown, "scene" | "methods">): Part[] => {
    const uniforms = uniformsOf(scene, frame(), store.state);
    return layout().cells.map(({ method, ...place }) => {
      const { program } = methods[method] as DrawnMethod;
      return { ...place, glsl: program.glsl, uniforms };
    });
  };
  /** For style sheets and tests: whether a frame is still to come. */
  const tellState = () => {
    canvas.dataset.drawing = String(isWanted || isDrawing);
  };
  const draw = async (now: number) => {
    isWanted = false;
    isDrawing = true;
    advance(now);
    const slow = setTimeout(events.onSlow, SLOW_MS);
    const result = await renderer.show(shown === null ? [] : parts(shown), size[0], size[1]);
    clearTimeout(slow);
    isDrawing = false;
    if (result.ok) events.onFrame(result.milliseconds);
    else if (result.problem.kind !== "lost") events.onTrouble(result.problem);
    if (shown?.scene.isAnimated === true && store.state.isPlaying && result.ok) isWanted = true;
    else lastFrameAt = null;
    if (isWanted) requestAnimationFrame(draw);
    tellState();
  };
  const redraw = () => {
    if (isWanted) return;
    isWanted = true;
    tellState();
    // A frame that is being drawn looks at `isWanted` when it is done.
    if (!isDrawing) requestAnimationFrame(draw);
  };
  const advance = (now: number) => {
    const { isPlaying, speed, time } = store.state;
    if (shown?.scene.isAnimated !== true || !isPlaying) return;
    if (lastFrameAt !== null) {
      const step = Math.min(LONGEST_STEP, (now - lastFrameAt) / 1000);
      store.update({ time: time + speed * step });
    }
    lastFrameAt = now;
  };

  observeDeviceSize(viewport, (measured) => {
    size = measured;
    pointed = null;
    events.onResize(size);
    redraw();
  });

  const drawn: readonly ((state: State) => unknown)[] = [
    (state) => state.camera,
    (state) => state.parameters,
    (state) => state.divider,
    (state) => state.blink,
    (state) => state.comparison,
    (state) => state.mouse,
    (state) => state.isPlaying,
  ];
  for (const part of drawn) store.watch(part, redraw);
  store.watch(
    (state) => state.time,
    (time) => {
      // As on Shadertoy: what is drawn again at the same time is the same frame, and going back begins anew.
      frameNumber = time === 0 ? 0 : frameNumber + 1;
      // While time runs, the loop itself makes the next frame.
      if (!store.state.isPlaying) redraw();
    },
  );
  return {
    canvas,
    size: () => layout().size,
    canvasSize: () => size,
    layout,
    pixelAt(event) {
      const box = viewport.getBoundingClientRect();
      const place: Pixels = [
        ((event.clientX - box.left) / box.width) * size[0],
        (1 - (event.clientY - box.top) / box.height) * size[1],
      ];
      if (pointed === null || event.buttons === 0 || event.type === "pointerdown") pointed = cellAt(layout(), place);
      return [place[0] - pointed.corner[0], place[1] - pointed.corner[1]];
    },
    canvasPlace(pixel) {
      const [x, y] = (pointed ?? layout().cells[0])?.corner ?? [0, 0];
      return [pixel[0] + x, pixel[1] + y];
    },
    shown: () => shown,
    show(next) {
      shown = next;
      pointed = null;
      canvas.classList.toggle("transparent", next !== null && next.alpha !== "opaque");
      canvas.setAttribute("aria-label", next?.scene.title ?? "no picture");
      redraw();
    },
    frame,
    redraw,
    async read(wanted) {
      const [width, height] = size;
      const whole: ByteImage = { kind: "bytes", width, height, data: new Uint8Array(4 * width * height) };
      // Between cells there is nothing, as on the canvas.
      for (let alpha = 3; alpha < whole.data.length; alpha += 4) whole.data[alpha] = 255;
      for (const { glsl, uniforms, left, right, bottom = 0, top = height, corner = [0, 0] } of parts(wanted)) {
        if (right <= left || top <= bottom) continue;
        const origin: Pixels = [left - corner[0], bottom - corner[1]];
        const result = await renderer.render(glsl, uniforms, right - left, top - bottom, "bytes", { origin });
        if (!result.ok) return null;
        const { data } = result.image;
        for (let row = 0; row < top - bottom; row++) {
          const from = 4 * row * (right - left);
          whole.data.set(data.subarray(from, from + 4 * (right - left)), 4 * ((height - top + row) * width + left));
        }
      }
      return whole;
    },
  };
}

/** The pointer's place in scene units and the size of a pixel, as many digits as a pixel has. */
export function describePlace(camera: Camera, size: Pixels, pixel: Pixels): string {
  const [x, y] = scenePoint(camera, size, pixel);
  const step = camera.height / size[1];
  const digits = Math.min(9, Math.max(1, Math.ceil(-Math.log10(step))));
  const number = (value: number) => value.toFixed(digits).replace("-", "−");
  return `(${number(x)}, ${number(y)})`;
}
