/** The pictures of a case side by side or over each other, with one place and magnification for all. */
import { element } from "../../app/element.ts";
import type { ByteImage } from "../../image/image.ts";
import type { Pictures } from "./pictures.ts";

export const modes = ["side by side", "wipe", "blink", "onion skin", "difference"] as const;
export type Mode = (typeof modes)[number];

type Layer = keyof Pictures;

export interface Viewer {
  readonly node: HTMLElement;
  /** Shows a case. `worst`: column and row from the top left of the pixel that is marked. */
  show(pictures: Pictures, worst: readonly [number, number] | null): void;
  setMode(mode: Mode): void;
  /** The whole picture. */
  fit(): void;
  zoomBy(factor: number): void;
  /** The marked pixel, large. */
  zoomToWorst(): void;
}

/** CSS pixels that the worst pixel takes when it is zoomed to, and the most that any takes. */
const WORST_ZOOM = 24;
const LARGEST_ZOOM = 96;
const BLINK_MS = 500;
/** CSS pixels around the wipe's line in which it can be taken hold of. */
const GRIP = 10;

interface Pane {
  readonly canvas: HTMLCanvasElement;
  readonly layers: readonly Layer[];
}

/** @param say gets what is under the pointer; "" when there is nothing */
export function createViewer(say: (text: string) => void, onMode: (mode: Mode) => void): Viewer {
  const node = element("div", { class: "panes" });
  let pictures: Pictures = { expected: null, actual: null, difference: null };
  let surfaces: Partial<Record<Layer, HTMLCanvasElement>> = {};
  let worst: readonly [number, number] | null = null;
  let mode: Mode = "side by side";
  let panes: readonly Pane[] = [];
  /** Place in the picture at the middle of each pane, and CSS pixels a pixel; 0: the whole picture. */
  let center: readonly [number, number] = [0, 0];
  let zoom = 0;
  /** Share of the pane's width left of the wipe, and of the actual picture in the onion skin. */
  let split = 0.5;
  let isBlinkOn = false;

  setInterval(() => {
    if (mode !== "blink") return;
    isBlinkOn = !isBlinkOn;
    draw();
  }, BLINK_MS);

  function build(): void {
    const { expected, actual, difference } = pictures;
    const shown: readonly (readonly Layer[])[] =
      expected === null || actual === null
        ? [[expected === null ? "actual" : "expected"]]
        : mode === "side by side"
          ? [["expected"], ["actual"], ...(difference === null ? [] : [["difference"] as const])]
          : mode === "difference"
            ? [[difference === null ? "actual" : "difference"]]
            : [["expected", "actual"]];
    panes = shown.map((layers) => ({ canvas: element("canvas", { tabindex: -1 }), layers }));
    const titles: Readonly<Record<Layer, string>> = {
      expected: actual === null ? "stored, and drawn again" : "expected: stored",
      actual: expected === null ? "drawn, nothing is stored" : "actual: drawn now",
      difference: "difference: red brighter now, blue darker",
    };
    node.replaceChildren(
      ...panes.map(({ canvas, layers }) => {
        const title = layers.length === 1 ? titles[layers[0] as Layer] : mode;
        const slider =
          mode !== "wipe" && mode !== "onion skin"
            ? null
            : layers.length < 2
              ? null
              : element("input", { type: "range", min: 0, max: 1, step: 0.005, value: split, "aria-label": mode });
        slider?.addEventListener("input", () => {
          split = Number(slider.value);
          draw();
        });
        return element(
          "figure",
          {},
          element("figcaption", {}, element("span", {}, title), slider ?? element("span", { class: "now" })),
          canvas,
        );
      }),
    );
    for (const { canvas } of panes) listen(canvas);
    observer.disconnect();
    for (const { canvas } of panes) observer.observe(canvas);
    draw();
  }

  const observer = new ResizeObserver(() => draw());

  function size(): readonly [number, number] {
    const image = pictures.expected ?? pictures.actual;
    return image === null ? [1, 1] : [image.width, image.height];
  }

  /** CSS pixels a pixel, and the place at the middle, as they are drawn in this canvas. */
  function lookAt(canvas: HTMLCanvasElement) {
    const [width, height] = size();
    const whole = Math.min(canvas.clientWidth / width, canvas.clientHeight / height);
    // Whole magnifications keep pixels square.
    const fitting = whole >= 1 ? Math.floor(whole) : whole;
    return zoom === 0 ? { scale: fitting, x: width / 2, y: height / 2 } : { scale: zoom, x: center[0], y: center[1] };
  }

  function draw(): void {
    for (const { canvas, layers } of panes) {
      const ratio = devicePixelRatio;
      const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio].map(Math.round) as [
        number,
        number,
      ];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      const context = canvas.getContext("2d");
      if (context === null || width === 0 || height === 0) continue;
      const { scale, x, y } = lookAt(canvas);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.imageSmoothingEnabled = scale < 1;
      const [left, top] = [width / 2 - x * scale * ratio, height / 2 - y * scale * ratio].map(Math.round) as [
        number,
        number,
      ];
      const paint = (layer: Layer, alpha = 1, from = 0, to = width) => {
        const surface = surfaces[layer];
        if (surface === undefined || to <= from) return;
        context.save();
        context.beginPath();
        context.rect(from, 0, to - from, height);
        context.clip();
        context.globalAlpha = alpha;
        context.drawImage(surface, left, top, surface.width * scale * ratio, surface.height * scale * ratio);
        context.restore();
      };
      const [below, above] = layers as readonly [Layer, Layer | undefined];
      if (above === undefined) paint(below);
      else if (mode === "wipe") {
        const at = Math.round(split * width);
        paint(below, 1, 0, at);
        paint(above, 1, at, width);
        context.fillStyle = "#ff8a5c";
        context.fillRect(at - ratio, 0, 2 * ratio, height);
      } else if (mode === "blink") {
        paint(isBlinkOn ? above : below);
        const now = canvas.parentElement?.querySelector(".now");
        if (now) now.textContent = isBlinkOn ? "drawn now" : "stored";
      } else {
        paint(below);
        paint(above, split);
      }
      if (worst !== null && (surfaces.actual !== undefined || surfaces.difference !== undefined)) {
        // A ring on light and on dark.
        const radius = Math.max((0.75 * scale + 4) * ratio, 7 * ratio);
        for (const [colour, line] of [
          ["#000", 4],
          ["#fff", 2],
        ] as const) {
          context.beginPath();
          context.arc(left + (worst[0] + 0.5) * scale * ratio, top + (worst[1] + 0.5) * scale * ratio, radius, 0, 7);
          context.strokeStyle = colour;
          context.lineWidth = line * ratio;
          context.stroke();
        }
      }
    }
  }

  /** The pixel at a place of the canvas, CSS pixels from its top left. */
  function pixelAt(canvas: HTMLCanvasElement, left: number, top: number): readonly [number, number] {
    const { scale, x, y } = lookAt(canvas);
    return [x + (left - canvas.clientWidth / 2) / scale, y + (top - canvas.clientHeight / 2) / scale];
  }

  function zoomAt(canvas: HTMLCanvasElement, left: number, top: number, factor: number): void {
    const [x, y] = pixelAt(canvas, left, top);
    const { scale } = lookAt(canvas);
    zoom = Math.min(Math.max(scale * factor, 1 / 8), LARGEST_ZOOM);
    center = [x - (left - canvas.clientWidth / 2) / zoom, y - (top - canvas.clientHeight / 2) / zoom];
    draw();
  }

  function listen(canvas: HTMLCanvasElement): void {
    let held: "wipe" | "place" | null = null;
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      held = mode === "wipe" && Math.abs(event.offsetX - split * canvas.clientWidth) < GRIP ? "wipe" : "place";
    });
    canvas.addEventListener("pointermove", (event) => {
      describe(pixelAt(canvas, event.offsetX, event.offsetY));
      if (held === "wipe") split = Math.min(Math.max(event.offsetX / canvas.clientWidth, 0), 1);
      else if (held === "place") {
        const { scale, x, y } = lookAt(canvas);
        zoom = scale;
        center = [x - event.movementX / scale, y - event.movementY / scale];
      } else return;
      const slider = canvas.parentElement?.querySelector("input");
      if (slider) slider.value = String(split);
      draw();
    });
    for (const name of ["pointerup", "pointercancel"] as const)
      canvas.addEventListener(name, () => {
        held = null;
      });
    canvas.addEventListener("pointerleave", () => say(""));
    canvas.addEventListener("dblclick", () => viewer.fit());
    canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        zoomAt(canvas, event.offsetX, event.offsetY, 2 ** (-event.deltaY / 200));
      },
      { passive: false },
    );
  }

  function describe([x, y]: readonly [number, number]): void {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const codes = (image: ByteImage | null) =>
      image === null || column < 0 || row < 0 || column >= image.width || row >= image.height
        ? null
        : [...image.data.subarray(4 * (row * image.width + column), 4 * (row * image.width + column) + 3)];
    const [stored, drawn] = [codes(pictures.expected), codes(pictures.actual)];
    const parts = [stored && `stored ${stored.join(" ")}`, drawn && `drawn ${drawn.join(" ")}`].filter(Boolean);
    say(parts.length === 0 ? "" : `column ${column}, row ${row}:  ${parts.join("   ")}`);
  }

  const viewer: Viewer = {
    node,
    show(given, marked) {
      pictures = given;
      worst = marked;
      zoom = 0;
      surfaces = {};
      for (const layer of ["expected", "actual", "difference"] as const) {
        const image = given[layer];
        if (image !== null) surfaces[layer] = surfaceOf(image);
      }
      build();
    },
    setMode(wanted) {
      mode = wanted;
      onMode(wanted);
      build();
    },
    fit() {
      zoom = 0;
      draw();
    },
    zoomBy(factor) {
      const [pane] = panes;
      if (pane !== undefined) zoomAt(pane.canvas, pane.canvas.clientWidth / 2, pane.canvas.clientHeight / 2, factor);
    },
    zoomToWorst() {
      if (worst === null) return;
      zoom = WORST_ZOOM;
      center = [worst[0] + 0.5, worst[1] + 0.5];
      draw();
    },
  };
  return viewer;
}

function surfaceOf({ width, height, data }: ByteImage): HTMLCanvasElement {
  const surface = element("canvas", { width, height });
  surface.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return surface;
}
