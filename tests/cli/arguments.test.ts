import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { collect, oneOf, parseCamera, parseOrder, parsePoint, parseSize, parseTime } from "../../src/cli/arguments.ts";
import { parseSetting } from "../../src/cli/settings.ts";

describe("values of options", () => {
  test("a size is width and height", () => {
    expect(parseSize("640x480")).toEqual({ width: 640, height: 480 });
    expect(parseSize("640×480")).toEqual({ width: 640, height: 480 });
  });

  test.each(["", "640", "x480", "0x10", "10x0", "-1x5", "1.5x2", "20000x10", "16384x16384", "640x480x2", "NaNxNaN"])(
    "'%s' is no size",
    (text) => expect(() => parseSize(text)).toThrow(InvalidArgumentError),
  );

  test("a point takes signs, exponents and spaces", () => {
    expect(parsePoint("-0.5,0.25")).toEqual([-0.5, 0.25]);
    expect(parsePoint("+1e-3, -.5")).toEqual([0.001, -0.5]);
    expect(parsePoint("0,-0")).toEqual([0, -0]);
  });

  test.each(["", "1", "1,2,3", "a,b", "1,", "Infinity,0", "NaN,0", "0x10,1", "1e39,0", "1 2"])(
    "'%s' is no point",
    (text) => expect(() => parsePoint(text)).toThrow(InvalidArgumentError),
  );

  test("a camera has a height above zero", () => {
    expect(parseCamera("0.5,-1,0.25")).toEqual({ center: [0.5, -1], height: 0.25 });
    for (const text of ["0,0,0", "0,0,-1", "0,0", "0,0,1,1"])
      expect(() => parseCamera(text)).toThrow(InvalidArgumentError);
  });

  test("a time is a finite number", () => {
    expect(parseTime("-1.5")).toBe(-1.5);
    for (const text of ["", "soon", "1,2", "Infinity"]) expect(() => parseTime(text)).toThrow(InvalidArgumentError);
  });

  test("an order is 1 or 2", () => {
    expect([parseOrder("1"), parseOrder("2")]).toEqual([1, 2]);
    for (const text of ["0", "3", "one", ""]) expect(() => parseOrder(text)).toThrow(InvalidArgumentError);
  });

  test("an unknown name lists the possible ones and guesses", () => {
    const parse = oneOf(["half-plane", "hessian", "none"]);
    expect(parse("hessian")).toBe("hessian");
    expect(() => parse("hesian")).toThrow("did you mean 'hessian'? possible are half-plane, hessian, none");
    expect(() => parse("zzz")).toThrow("Unknown, possible are half-plane, hessian, none");
  });

  test("an option given several times is collected in order", () => {
    const parse = collect(parsePoint);
    expect(parse("3,4", parse("1,2", undefined))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test("a setting is name=value", () => {
    expect(parseSetting("petals=7")).toEqual({ name: "petals", value: "7" });
    expect(parseSetting(" ink = #e4572e ")).toEqual({ name: "ink", value: "#e4572e" });
    for (const text of ["petals", "=7", "petals=", "7=petals", ""])
      expect(() => parseSetting(text)).toThrow(InvalidArgumentError);
  });
});
