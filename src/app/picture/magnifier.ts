/** The magnifier: follows the pointer or the arrow keys, and asks the GPU for the pixels around it by each method. */
import type { Renderer } from "../../gpu/renderer.ts";
import type { SceneTruth } from "../../reference/scene-truth.ts";
import { uniformsOf } from "../../scene/frame.ts";
import type { AssembledProgram } from "../../scene/scene.ts";
import { assembleMethod, type DrawnMethod } from "../compile.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import type { Pixels } from "./camera.ts";
import { createLoupe, LOUPE_PIXELS, type LoupePixels } from "./loupe.ts";
import { createModelReader, MODEL_PIXELS } from "./model-reader.ts";
import type { ModelContent } from "./model-square.ts";
import { describePlace, type Picture, type Shown } from "./picture.ts";

/** The region that is read: even-sized and at even places, so that its pixel quads are those of the whole picture. */
const READ = LOUPE_PIXELS + 1 + 2;

export interface Magnifier {
  /** Moves the middle by whole pixels; false if the magnifier is off. */
  step(x: number, y: number): boolean;
  /** Reads the pixels again, because the picture has changed. */
  refresh(): void;
}

export function createMagnifier(
  viewport: HTMLElement,
  picture: Picture,
  renderer: Renderer,
  store: Store<State>,
  truth: () => SceneTruth | null,
): Magnifier {
  const loupe = createLoupe(viewport);
  const readModels = createModelReader(renderer);
  const coverage = createCoveragePrograms(store);
  /** Middle pixel, y up; null before the pointer has been over the picture. */
  let middle: Pixels | null = null;
  let isReading = false;
  let isWanted = false;

  const read = async () => {
    const shown = picture.shown();
    const isOn = store.state.magnifier;
    if (!isOn || shown === null || middle === null) {
      loupe.hide();
      return;
    }
    const [x, y] = middle;
    const [first, second] = shown.methods;
    const a = first === undefined ? null : await readMethod(shown, first, x, y);
    const b = second === undefined ? null : await readMethod(shown, second, x, y);
    if (a === null) return;
    const model = await readModel(shown, a, middle);
    if (!store.state.magnifier) return;
    const size = picture.size();
    const at: Pixels = [x + 0.5, y + 0.5];
    const box = viewport.getBoundingClientRect();
    const [width, height] = picture.canvasSize();
    const [left, bottom] = picture.canvasPlace(at);
    loupe.show(
      { a, b, model, place: `pixel ${x}, ${y}  ${describePlace(store.state.camera, size, at)}` },
      (left / width) * box.width,
      (1 - bottom / height) * box.height,
    );
  };
  // Pointers move more often than pixels are read.
  const refresh = async () => {
    isWanted = true;
    if (isReading) return;
    isReading = true;
    while (isWanted) {
      isWanted = false;
      await read();
    }
    isReading = false;
  };
  const moveTo = (pixel: Pixels) => {
    const [width, height] = picture.size();
    const clamped: Pixels = [
      Math.max(0, Math.min(width - 1, Math.floor(pixel[0]))),
      Math.max(0, Math.min(height - 1, Math.floor(pixel[1]))),
    ];
    if (middle !== null && middle[0] === clamped[0] && middle[1] === clamped[1]) return;
    middle = clamped;
    if (store.state.magnifier) void refresh();
  };

  async function readModel(shown: Shown, { coverage }: LoupePixels, place: Pixels): Promise<ModelContent | null> {
    if (coverage === null) return null;
    const models = await readModels(shown, picture.frame(), store.state, place);
    if (models === null) return null;
    const first = (LOUPE_PIXELS - MODEL_PIXELS) / 2;
    const numbers = models.map((_, index) => {
      const [row, column] = [first + Math.floor(index / MODEL_PIXELS), first + (index % MODEL_PIXELS)];
      return coverage[row * LOUPE_PIXELS + column] as number;
    });
    return { models, coverage: numbers, truth: boundsOf(truth(), place) };
  }

  async function readMethod(
    shown: Shown,
    { coverage: method, program }: DrawnMethod,
    x: number,
    y: number,
  ): Promise<LoupePixels | null> {
    const half = (LOUPE_PIXELS - 1) / 2;
    const [left, bottom] = [x - half, y - half];
    const origin: Pixels = [left - (left & 1), bottom - (bottom & 1)];
    const uniforms = uniformsOf(shown.scene, picture.frame(), store.state);
    const bytes = await renderer.render(program.glsl, uniforms, READ, READ, "bytes", { origin });
    if (!bytes.ok) return null;
    const coverageProgram = coverage(shown, method);
    const floats =
      coverageProgram === null
        ? null
        : await renderer.render(coverageProgram.glsl, uniforms, READ, READ, "floats", { origin });
    if (floats?.ok === false) return null;
    const colors = new Uint8Array(4 * LOUPE_PIXELS * LOUPE_PIXELS);
    const numbers = new Float32Array(LOUPE_PIXELS * LOUPE_PIXELS);
    // Images begin at the top; the square's top row is `READ − LOUPE_PIXELS − (bottom − origin.y)` rows further down.
    const top = READ - LOUPE_PIXELS - (bottom - origin[1]);
    for (let row = 0; row < LOUPE_PIXELS; row++)
      for (let column = 0; column < LOUPE_PIXELS; column++) {
        const from = (row + top) * READ + column + (left - origin[0]);
        const to = row * LOUPE_PIXELS + column;
        colors.set(bytes.image.data.subarray(4 * from, 4 * from + 4), 4 * to);
        if (floats !== null) numbers[to] = floats.image.data[4 * from] as number;
      }
    return { colors, coverage: floats === null ? null : numbers };
  }

  viewport.addEventListener("pointermove", (event) => moveTo(picture.pixelAt(event)));
  viewport.addEventListener("pointerdown", (event) => moveTo(picture.pixelAt(event)));
  viewport.addEventListener("pointerleave", () => {
    if (document.activeElement !== viewport) loupe.hide();
  });
  store.watch(
    (state) => state.magnifier,
    (isOn) => {
      viewport.classList.toggle("magnifying", isOn);
      if (isOn && middle === null) {
        const [width, height] = picture.size();
        middle = [Math.floor(width / 2), Math.floor(height / 2)];
      }
      void refresh();
    },
    "immediately",
  );
  return {
    step(x, y) {
      if (!store.state.magnifier || middle === null) return false;
      moveTo([middle[0] + x, middle[1] + y]);
      return true;
    },
    refresh: () => void refresh(),
  };
}

/** What is proven of a pixel's coverage; its place has y up, the truth's rows begin at the top. */
function boundsOf(truth: SceneTruth | null, [x, y]: Pixels): readonly [number, number] | null {
  if (truth === null || x >= truth.width || y >= truth.height) return null;
  const index = (truth.height - 1 - y) * truth.width + x;
  return [truth.lo[index] as number, truth.hi[index] as number];
}

/** Programs that give the linear coverage of a method as a number; assembled when they are first asked for. */
function createCoveragePrograms(store: Store<State>) {
  let of: Shown | null = null;
  let programs = new Map<string, AssembledProgram | null>();
  return (shown: Shown, method: string): AssembledProgram | null => {
    if (of !== shown) programs = new Map();
    of = shown;
    if (shown.scene.kind !== "sdf") return null;
    const known = programs.get(method);
    if (known !== undefined) return known;
    const { assembled } = assembleMethod(shown.scene, store.state, method, "coverage");
    programs.set(method, assembled);
    return assembled;
  };
}
