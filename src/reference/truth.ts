/** Coverage by counting samples in float64: what the error of coverage methods is measured against. */
import type { Uniforms } from "../scene/scene.ts";
import type { CpuProgram } from "./cpu.ts";

/**
 * Coverage of each pixel, 0 to 1, row 0 at the top: the share of n × n samples, spread evenly over the pixel, at which
 * `field` (an entry of one component, its points in pixels, y up) is negative.
 *
 * A pixel is left out only where `bounds` (proven bounds of its coverage, see `certified.ts`) are both 0 or both 1, which
 * is what its samples would give. An edge that is straight and parallel to an axis is off by up to 1/(2n); others by about
 * n^(−3/2), which for n = 64 is half of 1/255.
 */
export function supersampledCoverage(
  field: CpuProgram,
  width: number,
  height: number,
  samples = 64,
  uniforms: Uniforms = {},
  bounds?: { readonly lo: ArrayLike<number>; readonly hi: ArrayLike<number> },
): Float64Array {
  if (field.components !== 1) throw new Error(`a field has 1 component, this entry has ${field.components}`);
  const count = samples * samples;
  const points = new Float64Array(2 * count);
  const values = new Float64Array(count);
  const packed = field.pack(uniforms);
  const coverage = new Float64Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      const low = bounds?.lo[pixel];
      if (low !== undefined && low === bounds?.hi[pixel]) {
        coverage[pixel] = low;
        continue;
      }
      let cursor = 0;
      for (let j = 0; j < samples; j++) {
        const y = height - 1 - row + (j + 0.5) / samples;
        for (let i = 0; i < samples; i++) {
          points[cursor++] = column + (i + 0.5) / samples;
          points[cursor++] = y;
        }
      }
      field.evaluateInto(points, packed, values);
      let inside = 0;
      for (let index = 0; index < count; index++) if ((values[index] as number) < 0) inside++;
      coverage[pixel] = inside / count;
    }
  }
  return coverage;
}
