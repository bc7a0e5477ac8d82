/** Planes of numbers, one a pixel, and their filtering by separable kernels. */

export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array;
}

/** How a filter goes on past the border: the nearest pixel again, or only where it lies inside as a whole. */
export type Border = "repeat" | "inside";

/**
 * Correlates the rows with `across` and then the columns with `down`, kernels of odd length with their middle on the pixel.
 * With the border "inside" the result is smaller by a kernel's length − 1, and empty where the plane is too small.
 */
export function filterPlane(plane: Plane, across: Float64Array, down: Float64Array, border: Border): Plane {
  return transpose(filterRows(transpose(filterRows(plane, across, border)), down, border));
}

function filterRows({ width, height, data }: Plane, kernel: Float64Array, border: Border): Plane {
  const radius = kernel.length >> 1;
  const margin = border === "inside" ? radius : 0;
  const outWidth = Math.max(0, width - 2 * margin);
  const out = new Float64Array(outWidth * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < outWidth; x++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) {
        const column = Math.min(Math.max(x + margin + tap - radius, 0), width - 1);
        sum += (kernel[tap] as number) * (data[y * width + column] as number);
      }
      out[y * outWidth + x] = sum;
    }
  return { width: outWidth, height, data: out };
}

function transpose({ width, height, data }: Plane): Plane {
  const out = new Float64Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x] as number;
  return { width: height, height: width, data: out };
}

/** A Gaussian of 2·`radius` + 1 taps; `sigma` in pixels. Its sum is 1. */
export function gaussianKernel(sigma: number, radius: number): Float64Array {
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, tap) =>
    Math.exp(-((tap - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  return kernel.map((weight) => weight / sum);
}
