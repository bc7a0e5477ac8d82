/** Constant expressions: each operator and built-in function against known values. */
import { describe, expect, test } from "vitest";
import { builtinFunctionNames, builtinOverloads } from "../../src/glsl/builtins.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import type { ConstantValue } from "../../src/glsl/tree.ts";
import { componentCount, type Type, typeName } from "../../src/glsl/types.ts";
import { constants } from "./constants.ts";

/** Value of a constant expression; an error fails the test. */
function constantOf(type: string, expression: string): ConstantValue {
  const text = `#version 300 es\nprecision highp float;\nconst ${type} c = ${expression};\nvoid main() {}\n`;
  const { program, diagnostics, sources } = read([{ name: "constant.glsl", text }]);
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  for (const declaration of program.declarations)
    if (declaration.kind === "declaration" && declaration.variable.constant !== undefined)
      return declaration.variable.constant;
  throw new Error(`'${expression}' was not folded`);
}

/** The expected side of a row in the numbers of its type. */
function rounded(type: string, value: ConstantValue): ConstantValue {
  if (typeof value === "boolean") return value;
  if (typeof value !== "number") return value.map((part) => rounded(type, part));
  return /^(float|vec|mat)/.test(type) ? Math.fround(value) : value;
}

describe.each(Object.entries(constants))("%s", (_section, rows) => {
  // -0 and 0 differ in toEqual, but no rule of the language tells them apart where a row says 0.
  const plain = (value: ConstantValue): ConstantValue =>
    value === 0 && !Object.is(value, -0)
      ? 0
      : Array.isArray(value)
        ? value.map((part) => (part === 0 ? 0 : part))
        : value;
  test.each(rows)("%s %s", (type, expression, expected) => {
    expect(plain(constantOf(type, expression))).toEqual(plain(rounded(type, expected)));
  });
});

test("structs and constants of constants", () => {
  const text = `#version 300 es
precision highp float;
struct S { float a; vec2 b[2]; };
const S s = S(1.5, vec2[](vec2(1.0), vec2(2.0, 3.0)));
const float first = s.a + s.b[1].y;
const int size = int(first);
float[size] list;
void main() {}
`;
  const { program } = read([{ name: "constant.glsl", text }]);
  const values = new Map(
    program?.declarations.flatMap((one) =>
      one.kind === "declaration" ? [[one.variable.name, one.variable] as const] : [],
    ),
  );
  expect(values.get("s")?.constant).toEqual([
    1.5,
    [
      [1, 1],
      [2, 3],
    ],
  ]);
  expect(values.get("first")?.constant).toBe(4.5);
  expect(values.get("list")?.type).toMatchObject({ kind: "array", size: 4 });
});

/** Their calls are never constant expressions: they read textures, compare neighbours or write. */
const isRunTime = (name: string): boolean => /^(texture|texel|dFd|fwidth|modf)/.test(name);

const ofType = (type: Type): string => (type.kind === "matrix" ? `${typeName(type)}(2)` : `${typeName(type)}(1)`);

test.each(builtinFunctionNames)("%s of constants is folded or refused in every overload", (name) => {
  for (const { parameters, returnType } of builtinOverloads(name)) {
    if (parameters.some(({ type, direction }) => type.kind === "sampler" || direction === "out")) continue;
    const call = `${name}(${parameters.map(({ type }) => ofType(type)).join(", ")})`;
    if (isRunTime(name)) expect(() => constantOf(typeName(returnType), call)).toThrow("no constant expression");
    else expect([constantOf(typeName(returnType), call)].flat()).toHaveLength(componentCount(returnType));
  }
});
