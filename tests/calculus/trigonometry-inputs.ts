/** Where the own trigonometry is held against float64: dense, over all magnitudes, and next to where it is hardest. */

export type Arc = readonly [name: string, expression: string, exact: (x: number, y: number) => number];

/** Functions of the point p = (x, y). */
export const FUNCTIONS = {
  sin: ["sin", "nabla_sin(p.x)", (x) => Math.sin(x)],
  cos: ["cos", "nabla_cos(p.x)", (x) => Math.cos(x)],
  tan: ["tan", "nabla_tan(p.x)", (x) => Math.tan(x)],
  asin: ["asin", "nabla_asin(p.x)", (x) => Math.asin(x)],
  acos: ["acos", "nabla_acos(p.x)", (x) => Math.acos(x)],
  atan: ["atan", "nabla_atan(p.x)", (x) => Math.atan(x)],
  atan2: ["atan of a point", "nabla_atan(p.y, p.x)", (x, y) => Math.atan2(y, x)],
} as const satisfies Record<string, Arc>;

const GOLDEN = 0.6180339887498949;

/** `count` floats spread over an interval: steps of the golden ratio fill it evenly without a period. */
function spread(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => Math.fround(low + (high - low) * ((at * GOLDEN) % 1)));
}

/** `count` floats of both signs whose magnitudes are spread evenly over the powers of two. */
function magnitudes(low: number, high: number, count: number): number[] {
  return spread(Math.log2(low), Math.log2(high), count).map((power, at) =>
    Math.fround(at % 2 === 0 ? 2 ** power : -(2 ** power)),
  );
}

/** The floats next to each whole number of quarter turns up to `limit`: zeros of sine and cosine, poles of tan. */
function quarterTurns(limit: number, each: number): number[] {
  const places: number[] = [];
  const float = new Float32Array(1);
  const bits = new Int32Array(float.buffer);
  for (let quarters = 1; (quarters * Math.PI) / 2 < limit; quarters += each) {
    float[0] = (quarters * Math.PI) / 2;
    const nearest = bits[0] as number;
    for (const step of [-1, 0, 1]) {
      bits[0] = nearest + step;
      places.push(float[0] as number, -(float[0] as number));
    }
  }
  return places;
}

const LIMIT = 10_000;
const AXES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [1, -1],
  [-1, -1],
  [3e38, 3e38],
  [3e38, -3e38],
  [1e-37, 1e-37],
  [1e-20, 1e18],
] as const;

/** Points of which `angles` are for sin, cos and tan, `shares` for asin and acos, `plane` for atan. */
const INPUTS = {
  angles: [
    ...[1, Math.PI, 100, LIMIT].flatMap((limit) => spread(-limit, limit, 8000)),
    ...magnitudes(2 ** -60, LIMIT, 4000),
    ...quarterTurns(LIMIT, 3),
    0,
  ],
  shares: [
    ...spread(-1, 1, 16000),
    ...magnitudes(2 ** -60, 1, 4000),
    ...magnitudes(2 ** -24, 1, 4000).map((x) => Math.fround(Math.sign(x) * (1 - Math.abs(x)))),
    ...[0, 1, -1, 0.5, -0.5],
  ],
  slopes: [...spread(-2, 2, 8000), ...magnitudes(2 ** -60, 2 ** 100, 8000), 0, 1, -1, 3e38, -3e38],
  plane: [
    ...spread(0, 2 * Math.PI, 16000).map((angle, at) => {
      const radius = 2 ** (24 * ((at * GOLDEN * GOLDEN) % 1) - 12);
      return [Math.fround(radius * Math.cos(angle)), Math.fround(radius * Math.sin(angle))] as const;
    }),
    ...AXES.map(([x, y]) => [Math.fround(x), Math.fround(y)] as const),
  ],
} as const;

/** The inputs of a function as x, y, x, y … */
export function pointsOf(name: keyof typeof FUNCTIONS): Float64Array {
  const line = (xs: readonly number[]): Float64Array => Float64Array.from(xs.flatMap((x) => [x, 0]));
  switch (name) {
    case "sin":
    case "cos":
    case "tan":
      return line(INPUTS.angles);
    case "asin":
    case "acos":
      return line(INPUTS.shares);
    case "atan":
      return line(INPUTS.slopes);
    case "atan2":
      return Float64Array.from(INPUTS.plane.flat());
  }
}
