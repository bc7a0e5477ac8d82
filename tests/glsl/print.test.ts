/** Printing: text in, text out; expressions and numbers read back as themselves. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format } from "../../src/glsl/diagnostics.ts";
import { print, printExpression } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";
import type { Expression, Program } from "../../src/glsl/tree.ts";
import { FLOAT, INT, type Type, UINT } from "../../src/glsl/types.ts";

function programOf(text: string): Program {
  const { program, diagnostics, sources } = read([{ name: "print.glsl", text }]);
  if (program === null) throw new Error(`${text}\n${diagnostics.map((one) => format(one, sources)).join("\n")}`);
  return program;
}

const HEAD = "#version 300 es\nprecision highp float;\nprecision highp int;\n";

/** The last declaration of a text, printed. */
function printed(text: string): string {
  const { declarations } = programOf(HEAD + text);
  return print({ declarations: declarations.slice(-1) }).trimEnd();
}

const VARIABLES = "float a, b, c; int i, j, k; uint u; bool s, t; vec2 v; mat2 m; float list[3];\n";

/** The expression of the only statement of a function, read and printed. */
function expression(text: string): string {
  const [, line] = printed(`${VARIABLES}void f() {\n${text};\n}`).split("\n");
  return (line as string).trim().replace(/;$/, "");
}

describe("parentheses stand where they change something and nowhere else", () => {
  test.each([
    ["a+b*c", "a + b * c"],
    ["(a+b)*c", "(a + b) * c"],
    ["a+(b*c)", "a + b * c"],
    // Sums of floats are not associative, so the parentheses on the right stay.
    ["(a+b)+c", "a + b + c"],
    ["a+(b+c)", "a + (b + c)"],
    ["a-(b-c)", "a - (b - c)"],
    ["a*(b/c)", "a * (b / c)"],
    ["a/b*c", "a / b * c"],
    ["i<<(j+k)", "i << j + k"],
    ["i<<(j<<k)", "i << (j << k)"],
    ["i&(j==k?1:2)", "i & (j == k ? 1 : 2)"],
    ["(i&j)==k", "(i & j) == k"],
    ["i|(j&k)^i", "i | j & k ^ i"],
    ["(s||t)&&s", "(s || t) && s"],
    ["s||(t&&s)", "s || t && s"],
    ["s^^t||s", "s ^^ t || s"],
    ["(s||t)^^s", "(s || t) ^^ s"],
    ["-(-a)", "- -a"],
    ["-(--a)", "- --a"],
    ["+(++a)", "+ ++a"],
    ["a-(-b)", "a - -b"],
    ["a- --b", "a - --b"],
    ["a-- -b", "a-- - b"],
    ["-(a+b)", "-(a + b)"],
    ["!(s&&t)", "!(s && t)"],
    ["!!s", "! !s"],
    ["~(~i)", "~ ~i"],
    ["(a+b,c)", "a + b, c"],
    ["length((v,v))", "length((v, v))"],
    ["a=(b=c)", "a = b = c"],
    ["a+=(b*=c)", "a += b *= c"],
    ["a=(b,c)", "a = (b, c)"],
    ["s?a:(t?b:c)", "s ? a : t ? b : c"],
    ["(s?t:s)?a:b", "(s ? t : s) ? a : b"],
    ["s?(t?a:b):c", "s ? t ? a : b : c"],
    ["s?a=b:(b=c)", "s ? a = b : b = c"],
    ["(v+v).yx", "(v + v).yx"],
    ["v.yx.x", "v.yx.x"],
    ["v.gr", "v.yx"],
    ["(v*m)[i+1]", "(v * m)[i + 1]"],
    ["list[(i++,j)]", "list[i++, j]"],
    ["(i++)+j", "i++ + j"],
    ["list.length()", "list.length()"],
    ["vec2(a,b)", "vec2(a, b)"],
    ["float[](a,b)[i]", "float[2](a, b)[i]"],
    ["mat2x2(1)", "mat2(1)"],
    ["max(a,(b,c))", "max(a, (b, c))"],
  ])("%s is %s", (text, expected) => {
    expect(expression(text)).toBe(expected);
  });
});

describe("numbers", () => {
  test.each([
    ["1.", "1.0"],
    [".5", "0.5"],
    ["1e10", "10000000000.0"],
    ["1e30", "1e30"],
    ["1.50e-7", "1.5e-7"],
    ["0.1f", "0.1"],
    ["16777217.0", "16777216.0"],
    ["3.14159265358979", "3.1415927"],
    ["1001.0000610351562", "1001.00006"],
    // A decimal above the largest float is infinite to browsers, even the nearest one, 3.4028235e38.
    ["3.4028234663852886e38", "3.4028234663852886e38"],
    ["1e39", "1.0 / 0.0"],
    ["0x10", "16"],
    ["0x80000000", "0x80000000"],
    ["4294967295", "-1"],
    ["4294967295u", "4294967295u"],
    ["1e39 * a", "1.0 / 0.0 * a"],
    ["a / 1e39", "a / (1.0 / 0.0)"],
    ["-1e39", "-(1.0 / 0.0)"],
  ])("%s is %s", (text, expected) => {
    expect(expression(text)).toBe(expected);
  });

  const literal = (value: number, type: Type): Expression => ({
    kind: "literal",
    value,
    type,
    range: { start: 0, end: 0 },
  });
  const readBack = (type: string, text: string) =>
    programOf(`${HEAD}const ${type} c = ${text};`).declarations.flatMap((one) =>
      one.kind === "declaration" ? [one.variable.constant] : [],
    );

  test("every float32 reads back as itself, as a float", () => {
    fc.assert(
      fc.property(fc.float(), (value) => {
        expect(readBack("float", printExpression(literal(value, FLOAT)))).toEqual([value]);
      }),
      { examples: [[-0], [NaN], [Infinity], [-Infinity], [2 ** -149], [Math.fround(1e21)], [123456792]], numRuns: 500 },
    );
  });
  test("every int and uint reads back as itself", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(readBack("int", printExpression(literal(value, INT)))).toEqual([value]);
        expect(readBack("uint", printExpression(literal(value >>> 0, UINT)))).toEqual([value >>> 0]);
      }),
      { examples: [[-2147483648], [2147483647], [-1]] },
    );
  });
  test("numbers that are no literals keep together among operators", () => {
    const text = (value: number, operator: "*" | "-"): string =>
      printExpression({
        kind: "binary",
        operator,
        left: literal(1, FLOAT),
        right: literal(value, FLOAT),
        type: FLOAT,
        range: { start: 0, end: 0 },
      });
    expect(text(Infinity, "*")).toBe("1.0 * (1.0 / 0.0)");
    expect(text(NaN, "-")).toBe("1.0 - 0.0 / 0.0");
    expect(text(-2, "-")).toBe("1.0 - -2.0");
  });
});

describe("statements and declarations", () => {
  const statements = (text: string): string => printed(`${VARIABLES}void f() {\n${text}\n}`);

  test("indentation of everything", () => {
    expect(
      statements(`if(s){a=b;}else if(t)a=c;else{b=c;}
      for(int n=0,o=1;n<3;++n,o*=2){if(n==1)continue;a+=float(o);}
      while(s)if(t)break;
      do{a--;}while(a>0.0); do a--; while(a>0.0);
      switch(i){case 0:case 1:a=b;break;default:{b=a;}}
      {float x;float y[2]=float[](a,b);const float z=1.0;}
      ; discard;`),
    ).toBe(`void f() {
  if (s) {
    a = b;
  } else if (t)
    a = c;
  else {
    b = c;
  }
  for (int n = 0, o = 1; n < 3; ++n, o *= 2) {
    if (n == 1)
      continue;
    a += float(o);
  }
  while (s)
    if (t)
      break;
  do {
    a--;
  } while (a > 0.0);
  do
    a--;
  while (a > 0.0);
  switch (i) {
    case 0:
    case 1:
      a = b;
      break;
    default:
      {
        b = a;
      }
  }
  {
    float x;
    float y[2] = float[2](a, b);
    const float z = 1.0;
  }
  ;
  discard;
}`);
  });
  test.each([
    "if (t)\n      a = b;",
    "while (t)\n      if (s)\n        a = b;",
    "for (; t;)\n      if (s)\n        a = b;",
    "if (s)\n      a = b;\n    else if (t)\n      b = a;",
  ])("an else stays with its if, not with that of: %s", (inside) => {
    const text = `void f() {\n  if (s) {\n    ${inside}\n  } else\n    b = a;\n}`;
    const [declaration] = programOf(`${HEAD}${VARIABLES}${text}`).declarations.slice(-1);
    if (declaration?.kind !== "function") throw new Error("no function");
    expect(print({ declarations: [declaration] }).trimEnd()).toBe(text);
    // The same tree without the block, as a pass may make it.
    const [outer] = declaration.symbol.body?.statements ?? [];
    if (outer?.kind !== "if" || outer.then.kind !== "block") throw new Error("no if");
    const [inner] = outer.then.statements;
    if (inner === undefined) throw new Error("nothing in the if");
    const body = { kind: "block", statements: [{ ...outer, then: inner }], range: outer.range } as const;
    const symbol = { ...declaration.symbol, body };
    expect(print({ declarations: [{ ...declaration, symbol }] }).trimEnd()).toBe(text);
  });
  test("a struct in the head of a loop moves in front of it", () => {
    expect(statements("for (struct S { int n; } one = S(0), two = S(1); one.n < 3; one.n++) two.n = one.n;")).toBe(
      `void f() {
  {
    struct S {
      int n;
    };
    for (S one = S(0), two = S(1); one.n < 3; one.n++)
      two.n = one.n;
  }
}`,
    );
  });
  test("a variable in the condition of a loop", () => {
    expect(statements("for (; bool go = s;) { if (go) return; }")).toContain("for (; bool go = s;) {");
    expect(statements("while (bool go = s) { if (go) return; }")).toContain("while (bool go = s) {");
  });
  test.each([
    ["uniform highp sampler2D tex;"],
    ["layout(location = 1) out vec4 colour;"],
    ["flat centroid in ivec2 cell;"],
    ["uniform float list[4];"],
    ["const mediump float third = 0.33333334;"],
    ["float f(const in float a, out vec2 b, inout float c[2]);"],
    ["highp float f(lowp float a);"],
    ["struct S {\n  float a;\n  vec2 b[2];\n};"],
    ["layout(std140) uniform Camera {\n  mat4 view;\n  vec4 eyes[2];\n} camera[2];"],
    ["uniform Camera {\n  mat4 view;\n};"],
  ])("%s is printed as it is", (text) => {
    expect(printed(text)).toBe(text);
  });
  test("a guard goes into the body of each loop, and only there", () => {
    const program = programOf(`${HEAD}void f(int n) { for (;;) if (n > 1) break; do n++; while (n < 3); }`);
    expect(
      print({ declarations: program.declarations.slice(-1) }, (loop) => (loop.kind === "for" ? "guard();" : null)),
    ).toBe(`void f(int n) {
  for (;;) {
    guard();
    if (n > 1)
      break;
  }
  do
    n++;
  while (n < 3);
}
`);
  });
});

test("any expression keeps its tree", () => {
  fc.assert(
    fc.property(expressions, (text) => {
      const whole = `${VARIABLES}void f() { a = ${text}; }`;
      const once = programOf(HEAD + whole);
      const twice = programOf(`#version 300 es\n${print(once)}`);
      expect(shape(twice)).toEqual(shape(once));
    }),
    { numRuns: 400 },
  );
});

/** Fully parenthesised expressions of floats. */
const { expressions } = fc.letrec<{ expressions: string; condition: string }>((tie) => {
  const one = tie("expressions");
  return {
    expressions: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom("a", "b", "2.0", "0.5", "v.y", "list[i]"),
      fc.tuple(one, fc.constantFrom("+", "-", "*", "/"), one).map(([x, operator, y]) => `(${x} ${operator} ${y})`),
      fc.tuple(fc.constantFrom("-", "+"), one).map(([operator, x]) => `(${operator}(${x}))`),
      fc.tuple(tie("condition"), one, one).map(([test, x, y]) => `(${test} ? (${x}) : (${y}))`),
      fc.tuple(fc.constantFrom("=", "+=", "-=", "*=", "/="), one).map(([operator, x]) => `(c ${operator} ${x})`),
      fc.constantFrom("(++c)", "(c--)"),
      fc.tuple(one, one).map(([x, y]) => `(${x}, ${y})`),
      fc.tuple(one, one).map(([x, y]) => `max(${x}, (${y}))`),
      fc.tuple(one, one).map(([x, y]) => `((vec2((${x}), (${y})) * v).x)`),
    ),
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("s", "t"),
      fc
        .tuple(one, fc.constantFrom("<", ">", "<=", ">=", "==", "!="), one)
        .map(([x, operator, y]) => `(${x} ${operator} ${y})`),
      fc
        .tuple(tie("condition"), fc.constantFrom("&&", "||", "^^"), tie("condition"))
        .map(([x, operator, y]) => `(${x} ${operator} ${y})`),
      tie("condition").map((x) => `(!(${x}))`),
    ),
  };
});

/** A program as data without its places in the text; symbols by their names. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return value;
  if ("kind" in value && "storage" in value && "name" in value) return `variable ${String(value.name)}`;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "range")
      .map(([key, part]) => [key, shape(part)]),
  );
}
