/** Values of options as people type them; what is wrong with one is an `InvalidArgumentError`, which ends with code 2. */
import { InvalidArgumentError, Option } from "commander";
import { chooseCoverage } from "../scene/coverage-choice.ts";
import { DEFAULT_CAMERA } from "../scene/frame.ts";
import type { Camera } from "../scene/scene.ts";
import { possible } from "./suggest.ts";

/** Pixels along a side: what the tiled renderer and PNG readers still take. */
const LARGEST_SIDE = 16384;

/** Pixels of a picture: RGBA of 8192 × 8192 is 256 MiB, which a page and Node still hold. */
const MOST_PIXELS = 8192 * 8192;

export interface Size {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** An option whose default is read, and shown in the help, as a person would type it. */
export function optionWithDefault(
  flags: string,
  description: string,
  parse: (text: string) => unknown,
  typed: string,
): Option {
  return new Option(flags, description).argParser(parse).default(parse(typed), typed);
}

/** `--camera`, with the camera that shows heights −1 to 1. */
export function cameraOption(): Option {
  const { center, height } = DEFAULT_CAMERA;
  const description = "middle and height of what is shown, scene units";
  return optionWithDefault("--camera <x,y,height>", description, parseCamera, [...center, height].join(","));
}

/** `--common`, whose file `readOneScene` and `withCommon` take. */
export function commonOption(): Option {
  return new Option("--common <file>", "text that is read before each scene, as Shadertoy's Common tab");
}

/** `512x384` → width and height in pixels. */
export function parseSize(text: string): Size {
  const match = /^(\d{1,6})[x×](\d{1,6})$/i.exec(text);
  if (match === null) throw new InvalidArgumentError("A size is WIDTHxHEIGHT in pixels, like 512x512.");
  const [width, height] = [Number(match[1]), Number(match[2])];
  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE)
    throw new InvalidArgumentError(`Each side has 1 to ${LARGEST_SIDE} pixels.`);
  if (width * height > MOST_PIXELS) throw new InvalidArgumentError(`A picture has at most ${MOST_PIXELS} pixels.`);
  return { width, height };
}

/** `0.5,-0.25` → x and y in scene units. */
export function parsePoint(text: string): readonly [number, number] {
  const numbers = parseNumbers(text);
  if (numbers?.length !== 2) throw new InvalidArgumentError("A point is x,y in scene units, like 0.5,-0.25.");
  return numbers as [number, number];
}

/** `x,y,height` → the camera. */
export function parseCamera(text: string): Camera {
  const numbers = parseNumbers(text);
  if (numbers?.length !== 3)
    throw new InvalidArgumentError(
      "A camera is x,y,height in scene units: its middle and the height that it shows, like 0,0,2.",
    );
  const [x, y, height] = numbers as [number, number, number];
  if (height <= 0) throw new InvalidArgumentError(`The height that a camera shows is above 0, given ${height}.`);
  return { center: [x, y], height };
}

/** Seconds. */
export function parseTime(text: string): number {
  const numbers = parseNumbers(text);
  if (numbers?.length !== 1) throw new InvalidArgumentError("A time is a number of seconds, like 1.5.");
  return numbers[0] as number;
}

/** How far apart two bounds of coverage may be: `1/4096` or `0.001` → a number above 0 and at most 1. */
export function parseWidth(text: string): number {
  const [, top, bottom] = /^\s*(\d*\.?\d+(?:e-?\d+)?)(?:\/(\d*\.?\d+))?\s*$/i.exec(text) ?? [];
  const width = Number(top) / Number(bottom ?? 1);
  if (!(width > 0 && width <= 1)) throw new InvalidArgumentError("A width is above 0 and at most 1, like 1/4096.");
  return width;
}

/** `half-plane:fade=3` → the method with its options, defaults left out. */
export function parseCoverage(text: string): string {
  const chosen = chooseCoverage(text);
  if (chosen.ok) return chosen.choice.method.id;
  throw new InvalidArgumentError(`${chosen.message.charAt(0).toUpperCase()}${chosen.message.slice(1)}.`);
}

/** Several methods with commas between. */
export function parseCoverageList(text: string): string[] {
  return text
    .split(",")
    .filter((part) => part !== "")
    .map(parseCoverage);
}

/** The derivative's order, 1 or 2. */
export function parseOrder(text: string): 1 | 2 {
  if (text === "1") return 1;
  if (text === "2") return 2;
  throw new InvalidArgumentError("Possible are 1 (gradient) and 2 (gradient and Hessian).");
}

/** A parser for one of several names. */
export function oneOf<Name extends string>(names: readonly Name[]): (text: string) => Name {
  return (text) => {
    const found = names.find((name) => name === text);
    if (found === undefined) throw new InvalidArgumentError(`Unknown${possible(text, names)}.`);
    return found;
  };
}

/** Collects an option that may be given several times. */
export function collect<Value>(
  parse: (text: string) => Value,
): (text: string, before: readonly Value[] | undefined) => Value[] {
  return (text, before = []) => [...before, parse(text)];
}

/** Finite numbers separated by commas, or null. */
function parseNumbers(text: string): number[] | null {
  const parts = text.split(",").map((part) => part.trim());
  // `Number` alone would also take "", "0x10" and "Infinity".
  if (!parts.every((part) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(part))) return null;
  const numbers = parts.map(Number);
  return numbers.every((number) => Number.isFinite(number) && Math.abs(number) <= LARGEST_FLOAT) ? numbers : null;
}

/** The largest float32; a larger number would be infinite in the shader. */
const LARGEST_FLOAT = 3.4028234663852886e38;
