/** Texts that are small or legal and would make a careless reader hang or crash. */
import { describe, expect, test } from "vitest";
import { DEEPEST_NESTING, HIGHEST_EXPRESSION, LONGEST_ELSE_CHAIN } from "../../src/glsl/limits.ts";
import { print } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";

const HEAD = "precision highp float; void f() { float a = 1.0; bool b = true;\n";
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");
const times = (text: string, count: number): string => text.repeat(count);

/** Messages with their lines, and whether there is a program. */
function outcome(text: string): string[] {
  const { program, diagnostics, sources } = read([{ name: "a", text }]);
  expect(program === null).toBe(diagnostics.length > 0);
  return diagnostics.map(({ message, range }) => `${sources.locate(range).line}: ${message}`);
}

const TOO_MANY_TOKENS = "the text has more than 131072 tokens once its macros are expanded";
const TOO_MUCH_WORK = "the macros of the text take more than 262144 steps to expand";
const TOO_DEEP = `the text is nested more than ${DEEPEST_NESTING} deep`;
const TOO_LONG = `more than ${HIGHEST_EXPRESSION} operators in one row, split the expression`;

describe("one diagnostic where a bound is exceeded", () => {
  test.each<[string, string, string]>([
    ["one line of 4 MB", times("a", 1 << 22), "1: the text has 4194304 characters, at most 262144 are read"],
    [
      "macros that double 22 times",
      `#define A0 1.0\n${lines(22, (index) => `#define A${index + 1} A${index}+A${index}\n`)}${HEAD}a = A22;}`,
      `25: ${TOO_MANY_TOKENS}`,
    ],
    [
      "macros that double into nothing",
      `#define A0\n${lines(26, (index) => `#define A${index + 1} A${index} A${index}\n`)}A26`,
      `28: ${TOO_MUCH_WORK}`,
    ],
    ["arguments that double", `#define D(x) x x\n${times("D(", 26)}a${times(")", 26)}`, `2: ${TOO_MUCH_WORK}`],
    [
      "calls of macros in each other",
      `#define D(x) x\n${times("D(", 210)}a${times(")", 210)}`,
      `2: calls of macros are nested more than ${DEEPEST_NESTING} deep`,
    ],
    [
      "a condition of many parentheses",
      `#if ${times("(", 100_000)}\n#endif`,
      `1: the expression is nested more than ${DEEPEST_NESTING} deep`,
    ],
    [
      "a condition of many signs",
      `#if ${times("!", 100_000)}1\n#endif`,
      `1: the expression is nested more than ${DEEPEST_NESTING} deep`,
    ],
    ["100,000 parentheses", `${HEAD}a = ${times("(", 100_000)}`, `2: ${TOO_DEEP}`],
    ["brackets", `${HEAD}${times("a[", 60_000)}`, `2: ${TOO_DEEP}`],
    ["array types as sizes of array types", `${HEAD}a = ${times("float[", 40_000)}`, `2: ${TOO_DEEP}`],
    ["blocks", `${HEAD}${times("{", 100_000)}`, `2: ${TOO_DEEP}`],
    ["loops", `${HEAD}${times("for(;;)", 18_000)}`, `2: ${TOO_DEEP}`],
    ["branches", `${HEAD}${times("if(b)", 30_000)}`, `2: ${TOO_DEEP}`],
    ["structs", times("struct S{", 29_000), `1: ${TOO_DEEP}`],
    ["signs", `${HEAD}a = ${times("- ", 100_000)}a;}`, `2: ${TOO_DEEP}`],
    ["conditionals to the right", `${HEAD}a = ${times("b?a:", 30_000)}a;}`, `2: ${TOO_DEEP}`],
    ["conditionals in the middle", `${HEAD}a = ${times("b?", 50_000)}a;}`, `2: ${TOO_DEEP}`],
    ["assignments", `${HEAD}${times("a=", 60_000)}a;}`, `2: ${TOO_DEEP}`],
    ["calls", `${HEAD}a = ${times("sin(", 40_000)}a`, `2: ${TOO_DEEP}`],
    ["a sum", `${HEAD}a = ${times("a+", 60_000)}a;}`, `2: ${TOO_LONG}`],
    ["commas", `${HEAD}${times("a,", 60_000)}a;}`, `2: ${TOO_LONG}`],
    ["components", `${HEAD}a${times(".x", 60_000)};}`, `2: ${TOO_LONG}`],
    ["increments", `${HEAD}a${times("++", 60_000)};}`, `2: ${TOO_LONG}`],
    [
      "sums as first summands of sums",
      `${HEAD}a = ${times("(", 150)}a${times(`${times("+a", 100)})`, 150)};}`,
      `2: ${TOO_LONG}`,
    ],
    [
      "else if",
      `${HEAD}${times("if(b){}else ", 9_000)}{}}`,
      `2: more than ${LONGEST_ELSE_CHAIN} branches of 'else if' around each other`,
    ],
  ])("%s", (_name, text, message) => {
    expect(outcome(text)).toEqual([message]);
  });
});

describe("what stays within the bounds is read and printed", () => {
  test.each<[string, string]>([
    ["a sum", `${HEAD}a = ${times("a+", HIGHEST_EXPRESSION - 1)}a;}`],
    ["parentheses", `${HEAD}a = ${times("(", DEEPEST_NESTING - 2)}a${times(")", DEEPEST_NESTING - 2)};}`],
    ["blocks", `${HEAD}${times("{", DEEPEST_NESTING - 2)}${times("}", DEEPEST_NESTING - 2)}}`],
    ["else if", `${HEAD}${times("if(b){}else ", LONGEST_ELSE_CHAIN)}{}}`],
    [
      "a sum in the last branch in many blocks",
      `${HEAD}${times("{", 150)}${times("if(b){}else ", 120)}{ a = ${times("a+", 240)}a; }${times("}", 150)}}`,
    ],
    ["a long text", `${HEAD}${times("a = sin(a) * 0.5;\n", 10_000)}}`],
    ["many macros", `${lines(8_000, (index) => `#define M${index} ${index}\n`)}int x = M7999;`],
    [
      "a tower of macros",
      `#define A0 1\n${lines(4_000, (index) => `#define A${index + 1} A${index}\n`)}int x = A4000;`,
    ],
    ["many conditionals", `${times("#if 1\n", 10_000)}int x;\n${times("#endif\n", 10_000)}`],
    ["many joined lines", `${times("\\\n", 100_000)}int x;`],
    ["lines that end in carriage returns", times("int x(int);\r", 2_000)],
  ])("%s", (_name, text) => {
    const { program, diagnostics } = read([{ name: "a", text }]);
    expect(diagnostics).toEqual([]);
    expect(program === null ? "" : print(program)).not.toBe("");
  });
});

describe("garbage ends quickly", () => {
  test.each<[string, string]>([
    ["signs of no language", times("@", 200_000)],
    ["NUL", times("\0", 200_000)],
    ["lone surrogates", times("\ud800", 200_000)],
    ["quotes", times('"', 200_000)],
    ["##", times("##", 100_000)],
    ["digits", times("9", 200_000)],
    ["closing braces", times("}", 100_000)],
    ["statements that are none", `${HEAD}${times("a b c;", 20_000)}`],
    ["unknown names", `${HEAD}${times("z;", 60_000)}}`],
    ["calls that are never closed", `#define F(x) x\n${times("F(\n", 60_000)}`],
    ["an include of itself under ever new names", '#include "a"'],
  ])("%s", (_name, text) => {
    let count = 0;
    const include = (): string => `#include "${count++}"\n#include "x${count}"`;
    const { program, diagnostics } = read([{ name: "a", text }], { include });
    expect(program).toBeNull();
    expect(diagnostics.length).toBeLessThanOrEqual(51);
  });
});
