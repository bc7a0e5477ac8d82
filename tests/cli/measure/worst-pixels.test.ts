import { describe, expect, test } from "vitest";
import { cropped } from "../../../src/cli/compare/report/pictures.ts";
import { worstPixels } from "../../../src/cli/compare/report/worst-pixels.ts";

const WIDTH = 20;
const truth = new Float64Array(WIDTH * 10).fill(0.5);
const withErrors = (errors: Readonly<Record<string, number>>) =>
  truth.map((value, pixel) => value + (errors[`${pixel % WIDTH},${Math.floor(pixel / WIDTH)}`] ?? 0));

describe("the worst pixels", () => {
  test("come by falling error of either sign, away from each other", () => {
    const measured = withErrors({ "3,2": 0.25, "4,2": 0.2, "15,7": -0.3, "10,1": 0.1 });
    expect(worstPixels(WIDTH, measured, truth, 3).map(({ x, y }) => [x, y])).toEqual([
      [15, 7],
      [3, 2],
      [10, 1],
    ]);
  });

  test("begin with what is no number, and are none without an error", () => {
    const measured = withErrors({ "3,2": 0.4, "15,7": Number.NaN });
    expect(worstPixels(WIDTH, measured, truth, 2).map(({ x, y }) => [x, y])).toEqual([
      [15, 7],
      [3, 2],
    ]);
    expect(worstPixels(WIDTH, truth, truth, 3)).toEqual([]);
  });

  test("stand in the middle of what is zoomed, also at the border", () => {
    const ramp = Float64Array.from({ length: 9 }, (_, index) => index);
    expect([...cropped(3, 3, ramp, 1, 1, 3)]).toEqual([...ramp]);
    expect([...cropped(3, 3, ramp, 0, 0, 3)]).toEqual([0, 0, 1, 0, 0, 1, 3, 3, 4]);
  });
});
