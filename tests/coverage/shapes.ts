/** Exact areas of simple shapes in the pixel square around 0, by formulas that share nothing with the methods. */

/** Half-plane { f + g·p < 0 }, and the intersections of several. */
export interface Line {
  readonly f: number;
  readonly gx: number;
  readonly gy: number;
}

/** The square of a side around 0, cut by every line in turn (Sutherland and Hodgman 1974), by the shoelace formula; the share of its area. */
export function areaBelow(lines: readonly Line[], side = 1): number {
  const h = side / 2;
  let polygon: readonly (readonly [number, number])[] = [
    [-h, -h],
    [h, -h],
    [h, h],
    [-h, h],
  ];
  for (const { f, gx, gy } of lines) {
    const kept: [number, number][] = [];
    for (const [index, from] of polygon.entries()) {
      const to = polygon[(index + 1) % polygon.length] as readonly [number, number];
      const [a, b] = [from, to].map(([x, y]) => f + gx * x + gy * y) as [number, number];
      if (a < 0) kept.push([from[0], from[1]]);
      if (a < 0 !== b < 0) {
        const t = a / (a - b);
        kept.push([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]);
      }
    }
    polygon = kept;
  }
  let twice = 0;
  for (const [index, [x, y]] of polygon.entries()) {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] as readonly [number, number];
    twice += x * nextY - nextX * y;
  }
  return twice / 2 / (side * side);
}

/** Area of the disc of a radius around (x, y) within the square of side 1 around 0: columns between the circle's knots, each in closed form. */
export function discArea(x: number, y: number, radius: number): number {
  const [left, right, bottom, top] = [-0.5 - x, 0.5 - x, -0.5 - y, 0.5 - y];
  const reach = (height: number): number[] =>
    Math.abs(height) < radius ? [-1, 1].map((sign) => sign * Math.sqrt(radius * radius - height * height)) : [];
  const knots = [left, right, -radius, radius, ...reach(bottom), ...reach(top)]
    .filter((knot) => knot >= left && knot <= right)
    .sort((a, b) => a - b);
  /** ∫ √(r² − s²) ds. */
  const primitive = (s: number): number => {
    const within = Math.min(Math.max(s / radius, -1), 1);
    return 0.5 * radius * radius * (within * Math.sqrt(1 - within * within) + Math.asin(within));
  };
  let area = 0;
  for (const [index, from] of knots.slice(0, -1).entries()) {
    const to = knots[index + 1] as number;
    const middle = 0.5 * (from + to);
    if (Math.abs(middle) >= radius) continue;
    const height = Math.sqrt(radius * radius - middle * middle);
    if (height <= bottom || -height >= top) continue;
    const arc = primitive(to) - primitive(from);
    area += (top < height ? top * (to - from) : arc) - (bottom > -height ? bottom * (to - from) : -arc);
  }
  return area;
}

/** The normal distribution's integral up to t, by the series of erf around 0 (|t| ≤ 6), to 1e-15. */
export function normalIntegral(t: number): number {
  let term = t;
  let sum = t;
  for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum) && k < 400; k++) {
    term *= -(t * t) / (2 * k);
    sum += term / (2 * k + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}
