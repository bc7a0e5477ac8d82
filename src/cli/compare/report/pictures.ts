/** Pictures of a report, as PNG files in data URIs. */
import type { ByteImage } from "../../../image/image.ts";
import { encodePng } from "../../../image/png.ts";
import { srgbFromLinear } from "../../../image/srgb.ts";
import type { Uniforms } from "../../../scene/scene.ts";

export function dataUri(image: ByteImage): string {
  return `data:image/png;base64,${Buffer.from(encodePng(image)).toString("base64")}`;
}

/** Inside and outside, as the view `colour` mixes them: linear light, 0 to 1. */
export interface InkAndPaper {
  readonly ink: readonly number[];
  readonly paper: readonly number[];
}

/** @param uniforms of a frame that is blended in linear light */
export function inkAndPaperOf(uniforms: Uniforms): InkAndPaper {
  return { ink: uniforms.nabla_ink as readonly number[], paper: uniforms.nabla_paper as readonly number[] };
}

/** Coverage as ink on paper, mixed in linear light. What is not a number is magenta. */
export function inkPicture(
  width: number,
  height: number,
  coverage: ArrayLike<number>,
  { ink, paper }: InkAndPaper,
): ByteImage {
  const data = new Uint8Array(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const inside = coverage[pixel] as number;
    for (let channel = 0; channel < 3; channel++) {
      const [dark, light] = [ink[channel] as number, paper[channel] as number];
      const mixed = Math.min(Math.max(light + inside * (dark - light), 0), 1);
      data[4 * pixel + channel] = Number.isNaN(inside)
        ? ([255, 0, 255][channel] as number)
        : Math.round(255 * srgbFromLinear(mixed));
    }
  }
  return { kind: "bytes", width, height, data };
}

/** The square of `side` pixels around a pixel; beyond the border the nearest pixel goes on. */
export function cropped(
  width: number,
  height: number,
  values: ArrayLike<number>,
  x: number,
  y: number,
  side: number,
): Float64Array {
  const inside = (place: number, length: number): number => Math.min(Math.max(place, 0), length - 1);
  return Float64Array.from({ length: side * side }, (_, index) => {
    const column = inside(x - (side >> 1) + (index % side), width);
    const row = inside(y - (side >> 1) + Math.floor(index / side), height);
    return values[row * width + column] as number;
  });
}
