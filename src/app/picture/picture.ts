/**
 * The picture: the canvas, what it shows, and when it is drawn again.
 *
 * What is shown is always the last program that compiled; parameters, camera and time are those of the present. A frame
 * is drawn when something has changed, and one after the other while time runs.
 */

import type { Part, Renderer } from "../../gpu/renderer.ts";
import type { ByteImage } from "../../image/image.ts";
import { uniformsOf } from "../../scene/frame.ts";
import type { AssembledProgram, Camera, Frame, Scene } from "../../scene/scene.ts";
import { shownSides } from "../compile.ts";
import { fittingValues } from "../controls/parameters.ts";
import type { Side, State } from "../state.ts";
import type { Store } from "../store.ts";
import { type Pixels, scenePoint } from "./camera.ts";
import { observeDeviceSize } from "./device-size.ts";

export interface Shown {
  readonly scene: Scene;
  readonly programs: Readonly<Partial<Record<Side, AssembledProgram>>>;
}

export interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** Device pixels. */
  size(): Pixels;
  /** Place of an event in device pixels, y up. */
  pixelAt(event: MouseEvent): Pixels;
  shown(): Shown | null;
  /** null: nothing is left to show. */
  show(shown: Shown | null): void;
  /** The frame that the present state asks of the scene that is shown. */
  frame(): Frame;
  redraw(): void;
  /** The whole picture as the present state asks for it, drawn anew; null if there is none or it cannot be drawn. */
  read(): Promise<ByteImage | null>;
}

export interface PictureEvents {
  readonly onFrame: (milliseconds: number) => void;
  readonly onResize: (size: Pixels) => void;
  /** A frame that cannot be drawn: it takes too long, or it is too large. A lost context is told elsewhere. */
  readonly onTrouble: (message: string) => void;
}

/** Longest step of the scene's time between two frames; a tab that was in the background does not jump. */
const LONGEST_STEP = 0.25;

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

  const frame = (): Frame => {
    const { camera, time, mouse, parameters } = store.state;
    const values = fittingValues(shown?.scene.parameters ?? [], parameters);
    return { width: size[0], height: size[1], camera, time, mouse, frame: frameNumber, parameters: values };
  };
  const parts = ({ scene, programs }: Shown): Part[] => {
    const uniforms = uniformsOf(scene, frame(), store.state);
    const sides = shownSides(store.state).filter((side) => programs[side] !== undefined);
    const split = sides.length === 2 ? Math.round(store.state.divider * size[0]) : size[0];
    return sides.map((side) => {
      const [left, right] = side === "a" ? [0, split] : [split, size[0]];
      return { glsl: (programs[side] as AssembledProgram).glsl, uniforms, left, right };
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
    const result = await renderer.show(shown === null ? [] : parts(shown), size[0], size[1]);
    isDrawing = false;
    frameNumber++;
    if (result.ok) events.onFrame(result.milliseconds);
    else if (result.problem.kind !== "lost") events.onTrouble(result.problem.message);
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
    events.onResize(size);
    redraw();
  });

  const drawn: readonly ((state: State) => unknown)[] = [
    (state) => state.camera,
    (state) => state.parameters,
    (state) => state.divider,
    (state) => state.comparison,
    (state) => state.mouse,
    (state) => state.isPlaying,
  ];
  for (const part of drawn) store.watch(part, redraw);
  // While time runs, the loop itself makes the next frame.
  store.watch(
    (state) => state.time,
    () => {
      if (!store.state.isPlaying) redraw();
    },
  );
  return {
    canvas,
    size: () => size,
    pixelAt(event) {
      const box = viewport.getBoundingClientRect();
      return [
        ((event.clientX - box.left) / box.width) * size[0],
        (1 - (event.clientY - box.top) / box.height) * size[1],
      ];
    },
    shown: () => shown,
    show(next) {
      shown = next;
      canvas.setAttribute("aria-label", next?.scene.title ?? "no picture");
      redraw();
    },
    frame,
    redraw,
    async read() {
      if (shown === null) return null;
      const [width, height] = size;
      let whole: ByteImage | null = null;
      for (const { glsl, uniforms, left } of parts(shown)) {
        const result = await renderer.render(glsl, uniforms, width, height, "bytes");
        if (!result.ok) return null;
        const { image } = result;
        if (whole === null) whole = image;
        else
          for (let row = 0; row < height; row++) {
            const from = 4 * (row * width + left);
            whole.data.set(image.data.subarray(from, 4 * (row + 1) * width), from);
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
