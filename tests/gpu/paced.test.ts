import { afterEach, expect, test, vi } from "vitest";
import { drawPaced } from "../../src/gpu/paced.ts";
import { area, type Rectangle } from "../../src/gpu/pieces.ts";

const whole: Rectangle = { x: 0, y: 0, width: 512, height: 512 };

afterEach(() => vi.restoreAllMocks());

/**
 * Draws on a GPU whose clock is made up.
 *
 * @param milliseconds that a drawing takes, by its place in their order
 * @returns what was drawn, and the longest wait in milliseconds
 */
async function drawOn(milliseconds: (piece: Rectangle, index: number) => number) {
  let now = 0;
  let sent = 0;
  let longest = 0;
  const drawn: Rectangle[] = [];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const gl = {
    fenceSync: () => ({}),
    flush() {},
    deleteSync() {},
    isContextLost: () => false,
    SIGNALED: 1,
    getSyncParameter() {
      now += sent;
      longest = Math.max(longest, sent);
      sent = 0;
      return 1;
    },
  } as unknown as WebGL2RenderingContext;
  const draw = (piece: Rectangle) => {
    sent += milliseconds(piece, drawn.length);
    drawn.push(piece);
  };
  const paced = await drawPaced(gl, whole, draw, 0, Number.POSITIVE_INFINITY);
  return { paced, pieces: drawn.filter(({ width, height }) => width !== height || width > 32), longest };
}

test("a cheap program is drawn in one piece behind its patches", async () => {
  const { paced, pieces } = await drawOn((piece) => area(piece) / 50_000);
  expect(paced.kind).toBe("done");
  expect(pieces).toHaveLength(1);
});

test("the first patches' being late does not cut a cheap picture to shreds", async () => {
  const { pieces } = await drawOn((piece, index) => area(piece) / 50_000 + (index === 0 ? 50 : 0));
  expect(pieces.length).toBeLessThan(16);
  expect(pieces.reduce((sum, piece) => sum + area(piece), 0)).toBe(area(whole));
});

test("a costly middle behind cheap pixels is not drawn in one piece", async () => {
  const isMiddle = ({ x, y, width, height }: Rectangle) => x < 384 && x + width > 128 && y < 384 && y + height > 128;
  // As a whole the picture takes 13 s.
  const { longest } = await drawOn((piece) => area(piece) / (isMiddle(piece) ? 5 : 100_000));
  expect(longest).toBeLessThan(1000);
});
