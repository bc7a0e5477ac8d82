/** Places for the labels of points, so that none covers another or a point where there is room. */

export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedLabel {
  /** The end of the text that is fixed, and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** All lengths in the units of the picture. */
export interface LabelOptions {
  readonly fontSize: number;
  /** Radius of a point. */
  readonly radius: number;
  readonly area: Box;
}

/** Width of a letter as a share of the size of a sans-serif font, on the wide side. */
const LETTER = 0.62;

/** One label a point, in their order: greedy, each at the first of its places that covers least. */
export function placeLabels(points: readonly LabelledPoint[], options: LabelOptions): PlacedLabel[] {
  const { radius, area } = options;
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return points.map((point) => {
    const candidates = candidatesOf(point, options).map((label) => {
      const box = boxOf(label, point.text, options.fontSize);
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      return { label, box, covered: covered + 4 * (areaOf(box) - overlap(box, area)) };
    });
    const best = candidates.reduce((least, one) => (one.covered < least.covered ? one : least));
    taken.push(best.box);
    return best.label;
  });
}

function candidatesOf({ x, y }: LabelledPoint, { fontSize, radius }: LabelOptions): PlacedLabel[] {
  const gap = radius + 3;
  const middle = y + 0.35 * fontSize;
  const near = (shift: number): PlacedLabel[] => [
    { x: x + gap, y: middle + shift, anchor: "start" },
    { x: x - gap, y: middle + shift, anchor: "end" },
  ];
  return [
    ...near(0),
    { x, y: y - gap, anchor: "middle" },
    { x, y: y + gap + 0.8 * fontSize, anchor: "middle" },
    ...[0.8, -0.8, 1.6, -1.6, 2.5, -2.5, 3.5, -3.5].flatMap((lines) => near(lines * fontSize)),
  ];
}

function boxOf({ x, y, anchor }: PlacedLabel, text: string, fontSize: number): Box {
  const width = text.length * LETTER * fontSize;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 0.8 * fontSize, bottom: y + 0.2 * fontSize };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function areaOf({ left, right, top, bottom }: Box): number {
  return (right - left) * (bottom - top);
}
