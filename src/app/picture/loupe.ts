/** The loupe: a few pixels around the pointer as large squares, with the numbers of the middle one. */
import { element } from "../element.ts";
import { SIDES, type Side } from "../state.ts";
import { createModelSquare, type ModelContent } from "./model-square.ts";

/** Pixels along each side of the square that is enlarged; odd, so that there is a middle one. */
export const LOUPE_PIXELS = 15;

/** What one method makes of the pixels, row by row from the top. */
export interface LoupePixels {
  /** Four bytes a pixel. */
  readonly colors: Uint8Array;
  /** One number a pixel; null where there is no coverage, as in a `mainImage`. */
  readonly coverage: Float32Array | null;
}

export interface LoupeContent {
  readonly a: LoupePixels;
  /** null without a comparison. */
  readonly b: LoupePixels | null;
  /** null where there is no field. */
  readonly model: ModelContent | null;
  readonly place: string;
}

export interface Loupe {
  /** Shows the content beside a point of the parent, in CSS pixels from its upper left corner. */
  show(content: LoupeContent, x: number, y: number): void;
  hide(): void;
}

interface Square {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly number: HTMLElement;
}

/** CSS pixels of a magnified pixel. */
const LARGEST_CELL = 9;
const LEAST_CELL = 5;

const MIDDLE = (LOUPE_PIXELS * LOUPE_PIXELS - 1) / 2;

export function createLoupe(parent: HTMLElement): Loupe {
  const sides: Readonly<Record<Side, Square>> = { a: createSquare("A", "a"), b: createSquare("B", "b") };
  const difference = createSquare("A − B", null);
  const place = element("div", { class: "place" });
  const model = createModelSquare();
  const squares = element(
    "div",
    { class: "loupe-squares" },
    sides.a.element,
    sides.b.element,
    difference.element,
    model.element,
  );
  const box = element("div", { class: "loupe", role: "status", "aria-label": "Magnified pixels" }, squares, place);
  box.hidden = true;
  parent.append(box);
  return {
    show(content, x, y) {
      const count = 1 + (content.b === null ? 0 : 2) + (content.model === null ? 0 : 1);
      const cell = cellFor(parent.clientWidth, count);
      sides.b.element.hidden = content.b === null;
      difference.element.hidden = content.b === null;
      for (const side of SIDES) {
        const pixels = content[side];
        if (pixels !== null) drawSide(sides[side], pixels, cell);
      }
      if (content.b !== null) drawDifference(difference, content.a, content.b, cell);
      model.element.hidden = content.model === null;
      if (content.model !== null) model.draw(content.model, cell * LOUPE_PIXELS);
      place.textContent = content.place;
      box.hidden = false;
      moveBeside(box, parent, x, y);
    },
    hide() {
      box.hidden = true;
    },
  };
}

/** The CSS pixels of a magnified pixel with which so many squares fit into the width. */
function cellFor(width: number, squares: number): number {
  const border = 34;
  const gap = 6;
  const room = (width - border - (squares - 1) * gap) / squares;
  return Math.max(LEAST_CELL, Math.min(LARGEST_CELL, Math.floor(room / LOUPE_PIXELS)));
}

function createSquare(title: string, side: Side | null): Square {
  const canvas = element("canvas", {});
  const number = element("div", { class: "number" });
  const words = side === null ? title : element("span", { class: `badge ${side}` }, title);
  const caption = element("figcaption", {}, words);
  if (side === null) caption.title = "colour by the root of the difference";
  return { element: element("figure", {}, caption, canvas, number), canvas, number };
}

function drawSide(square: Square, { colors, coverage }: LoupePixels, cell: number): void {
  drawCells(square.canvas, cell, (index) => {
    const [red, green, blue, alpha = 255] = colors.subarray(4 * index, 4 * index + 4);
    return `rgb(${red} ${green} ${blue} / ${alpha / 255})`;
  });
  // Red, green, blue, and the alpha where there is one.
  const middle = colors.subarray(4 * MIDDLE, 4 * MIDDLE + 4);
  const hex = `#${[...middle.subarray(0, middle[3] === 255 ? 3 : 4)].map((code) => code.toString(16).padStart(2, "0")).join("")}`;
  square.number.textContent = coverage === null ? hex : `${fixed(coverage[MIDDLE] ?? Number.NaN)}\n${hex}`;
}

function drawDifference(square: Square, a: LoupePixels, b: LoupePixels, cell: number): void {
  const at = (index: number): number =>
    a.coverage !== null && b.coverage !== null
      ? (a.coverage[index] ?? 0) - (b.coverage[index] ?? 0)
      : (brightness(a.colors, index) - brightness(b.colors, index)) / 255;
  const style = getComputedStyle(square.canvas);
  const [positive, negative] = ["--side-a", "--side-b"].map((name) => style.getPropertyValue(name));
  drawCells(square.canvas, cell, (index) => {
    const value = at(index);
    // The root makes a difference of a hundredth visible beside one of a half.
    const strength = Math.min(1, Math.sqrt(Math.abs(value)));
    return `color-mix(in srgb, ${value >= 0 ? positive : negative} ${(100 * strength).toFixed(1)}%, #14171d)`;
  });
  const value = at(MIDDLE);
  const sign = value < 0 ? "−" : "+";
  square.number.textContent = `${sign}${fixed(Math.abs(value))}\n${sign}${(255 * Math.abs(value)).toFixed(2)}/255`;
}

function fixed(value: number): string {
  return value.toFixed(4);
}

function brightness(colors: Uint8Array, index: number): number {
  const [red = 0, green = 0, blue = 0] = colors.subarray(4 * index, 4 * index + 3);
  return (red + green + blue) / 3;
}

function drawCells(canvas: HTMLCanvasElement, cell: number, color: (index: number) => string): void {
  const ratio = window.devicePixelRatio;
  const side = Math.round(cell * ratio);
  const size = side * LOUPE_PIXELS;
  canvas.width = size;
  canvas.height = size;
  canvas.style.width = `${size / ratio}px`;
  const context = canvas.getContext("2d");
  if (context === null) return;
  for (let index = 0; index < LOUPE_PIXELS * LOUPE_PIXELS; index++) {
    context.fillStyle = color(index);
    context.fillRect((index % LOUPE_PIXELS) * side, Math.floor(index / LOUPE_PIXELS) * side, side, side);
  }
  context.strokeStyle = "#80808040";
  context.beginPath();
  for (let line = 1; line < LOUPE_PIXELS; line++) {
    context.moveTo(line * side - 0.5, 0);
    context.lineTo(line * side - 0.5, size);
    context.moveTo(0, line * side - 0.5);
    context.lineTo(size, line * side - 0.5);
  }
  context.stroke();
  const middle = ((LOUPE_PIXELS - 1) / 2) * side;
  context.strokeStyle = "#000";
  context.strokeRect(middle - 1.5, middle - 1.5, side + 2, side + 2);
  context.strokeStyle = "#fff";
  context.strokeRect(middle - 0.5, middle - 0.5, side, side);
}

/** Beside the point, on the side that has room, and never outside the parent. */
function moveBeside(box: HTMLElement, parent: HTMLElement, x: number, y: number): void {
  const gap = 22;
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = x + gap + width <= parent.clientWidth ? x + gap : x - gap - width;
  const top = y + gap + height <= parent.clientHeight ? y + gap : y - gap - height;
  box.style.left = `${Math.max(4, Math.min(left, parent.clientWidth - width - 4))}px`;
  box.style.top = `${Math.max(4, Math.min(top, parent.clientHeight - height - 4))}px`;
}
