/** Constant expressions as the browser folds them: the bits of a constant are the same there and here. */
import { expect, it } from "vitest";
import type { ConstantValue } from "../../src/glsl/tree.ts";
import { constants } from "../glsl/constants.ts";
import { foldedFunction, isWithin } from "../tolerances.ts";
import { drawInBrowser } from "./compiler.ts";

interface Row {
  readonly type: string;
  readonly expression: string;
  readonly expected: ConstantValue;
  /** Whether it is a function that C libraries round differently. */
  readonly isRounded: boolean;
}

/** Constants that fit into one pixel: up to four components of numbers or booleans. */
const rows = Object.entries(constants).flatMap(([section, list]) =>
  list
    .filter(([type]) => /^(float|int|uint|bool|[iub]?vec[234]|mat2)$/.test(type))
    .map(
      ([type, expression, expected]): Row => ({
        type,
        expression,
        expected,
        isRounded: section === "angles and exponents",
      }),
    ),
);

const isFloat = (type: string): boolean => /^(float|vec|mat)/.test(type);

/** The components of the constant as bits. */
function shader(type: string, expression: string): string {
  const parts = type === "mat2" ? ["c[0].x", "c[0].y", "c[1].x", "c[1].y"] : ["c.x", "c.y", "c.z", "c.w"];
  const count = /\d$/.test(type) ? (type === "mat2" ? 4 : Number(type.at(-1))) : 1;
  const used = count === 1 ? ["c"] : parts.slice(0, count);
  const bits = used.map((part) => (isFloat(type) ? `floatBitsToUint(${part})` : `uint(${part})`));
  return `#version 300 es
precision highp float;
precision highp int;
const ${type} c = ${expression};
out highp uvec4 bits;
void main() { bits = uvec4(${[...bits, ...Array<string>(4 - count).fill("0u")].join(", ")}); }
`;
}

/** A component from its bits. */
function component(type: string, bits: number): number | boolean {
  if (isFloat(type)) return new Float32Array(Uint32Array.of(bits).buffer)[0] as number;
  if (type.startsWith("b")) return bits !== 0;
  return type.startsWith("u") ? bits : bits | 0;
}

/** The components that the browser should have; its zeros have no sign that a program could rely on. */
function componentsOf({ type, expected }: Row): readonly (number | boolean)[] {
  const list = (Array.isArray(expected) ? expected : [expected]) as readonly (number | boolean)[];
  return list.map((one) => (isFloat(type) ? Math.fround(Number(one)) : one));
}

function agrees(actual: number | boolean, expected: number | boolean, isRounded: boolean): boolean {
  if (typeof actual !== "number" || typeof expected !== "number") return actual === expected;
  if (Number.isNaN(expected)) return Number.isNaN(actual);
  return isWithin(actual, expected, isRounded ? foldedFunction(expected) : 0);
}

it("are the values of the table", async () => {
  expect(rows.length).toBeGreaterThan(200);
  const pixels = await drawInBrowser(rows.map(({ type, expression }) => shader(type, expression)));
  const differing = rows.flatMap((row, index) => {
    const pixel = pixels[index] as number[] | string;
    if (typeof pixel === "string") return [`${row.expression}: ${pixel}`];
    const expected = componentsOf(row);
    const actual = expected.map((_, at) => component(row.type, pixel[at] as number));
    const isSame = actual.every((value, at) => agrees(value, expected[at] as number | boolean, row.isRounded));
    return isSame ? [] : [`${row.expression} is ${actual.join(", ")} and not ${expected.join(", ")}`];
  });
  expect(differing).toEqual([]);
});
