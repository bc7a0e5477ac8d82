import { expect, test } from "vitest";
import { drawPaced } from "../../src/gpu/paced.ts";
import { area, type Rectangle } from "../../src/gpu/pieces.ts";

const whole: Rectangle = { x: 0, y: 0, width: 512, height: 512 };

/**
 * Draws on a GPU whose times are made up.
 *
 * @param milliseconds that a drawing takes, by its place in their order
 * @param options `speed`: pixels a millisecond of the picture before, 0 if there was none
 * @returns what was drawn, the longest wait in milliseconds, and which waits were said to be brief
 */
async function drawOn(
  milliseconds: (piece: Rectangle, index: number) => number,
  { usesPatches = true, speed = 0 } = {},
) {
  let sent = 0;
  let longest = 0;
  const drawn: Rectangle[] = [];
  const brief: boolean[] = [];
  const wait = async (isBrief: boolean) => {
    const waited = sent;
    longest = Math.max(longest, waited);
    brief.push(isBrief);
    sent = 0;
    return waited;
  };
  const draw = (piece: Rectangle) => {
    sent += milliseconds(piece, drawn.length);
    drawn.push(piece);
  };
  const paced = await drawPaced(whole, draw, wait, speed, usesPatches);
  return { paced, pieces: drawn.filter(({ width, height }) => width !== height || width > 32), longest, brief };
}

test("a cheap program is drawn in one piece behind its patches", async () => {
  const { paced, pieces } = await drawOn((piece) => area(piece) / 50_000);
  expect(paced.kind).toBe("done");
  expect(pieces).toHaveLength(1);
});

test("without patches a first piece is measured, and nothing is drawn twice", async () => {
  const { pieces, brief } = await drawOn((piece) => area(piece) / 50_000, { usesPatches: false });
  expect(pieces.map(area)).toEqual([128 * 128, 512 * 512 - 128 * 128]);
  expect(brief).toHaveLength(2);
});

test("a costly program is drawn in many pieces without patches too", async () => {
  const { longest } = await drawOn((piece) => area(piece) / 1000, { usesPatches: false });
  expect(longest).toBeLessThan(100);
});

test("the first patches' being late does not cut a cheap picture to shreds", async () => {
  const { pieces } = await drawOn((piece, index) => area(piece) / 50_000 + (index === 0 ? 50 : 0));
  expect(pieces.length).toBeLessThan(16);
  expect(pieces.reduce((sum, piece) => sum + area(piece), 0)).toBe(area(whole));
});

test("whatever keeps the GPU while it looks at patches does not cut a cheap picture to shreds", async () => {
  for (const late of [0, 1, 2]) {
    const { pieces } = await drawOn(
      (piece, index) => area(piece) / 50_000 + (Math.floor(index / 16) === late ? 20 : 0),
    );
    expect(pieces.length).toBeLessThan(64);
    expect(pieces.reduce((sum, piece) => sum + area(piece), 0)).toBe(area(whole));
  }
});

test("a picture that was slow once is not drawn in shreds again", async () => {
  const { paced, pieces } = await drawOn((piece) => area(piece) / 50_000, { speed: 4 });
  expect(pieces.length).toBeLessThan(64);
  expect(paced).toMatchObject({ kind: "done" });
  expect(pieces.reduce((sum, piece) => sum + area(piece), 0)).toBe(area(whole));
});

test("a costly middle behind cheap pixels is not drawn in one piece", async () => {
  const isMiddle = ({ x, y, width, height }: Rectangle) => x < 384 && x + width > 128 && y < 384 && y + height > 128;
  // As a whole the picture takes 13 s.
  const { longest } = await drawOn((piece) => area(piece) / (isMiddle(piece) ? 5 : 100_000));
  expect(longest).toBeLessThan(1000);
});

test("only a program that has drawn pixels already is known to be brief", async () => {
  const { brief } = await drawOn((piece) => area(piece) / 50_000);
  expect(brief[0]).toBe(false);
  expect(brief.slice(1).every(Boolean)).toBe(true);
});
