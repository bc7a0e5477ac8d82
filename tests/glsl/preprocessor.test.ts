import { describe, expect, test } from "vitest";
import { preprocessed, problemsOf } from "./text.ts";

/** The first line of each message, without its place. */
const messages = (problems: string): string[] =>
  [...problems.matchAll(/^a\.glsl:\d+:\d+: (?:error|warning): (.*)$/gm)].map((match) => match[1] ?? "");

describe("macros", () => {
  test.each<[string, string]>([
    ["#define A 1\nA", "1"],
    ["#define A 1 + \\\n 2\nA;", "1 + 2 ;"],
    ["#define A\nx A y", "x y"],
    ["#define A+1\nA", "+ 1"],
    ["#define F(a, b) a * (b)\nF(1, 2 + 3)", "1 * ( 2 + 3 )"],
    ["#define F (a) a\nF(1)", "( a ) a ( 1 )"],
    ["#define F() 1\nF() F( )", "1 1"],
    ["#define F(a) [a]\nF()F( )F((,))", "[ ] [ ] [ ( , ) ]"],
    ["#define F(a, b) a b\nF(,)F(x,)F(,y)", "x y"],
    ["#define F(a) a\nF F\n(1)", "F 1"],
    ["#define F(a) a\nfloat F;", "float F ;"],
    ["#define A 1\n#undef A\nA", "A"],
    ["#define A B\n#define B 2\nA", "2"],
    ["#define f(x) x\n#define g f\ng(2)", "2"],
    // A macro that meets itself stays, also inside arguments, and for good.
    ["#define a a + 1\na", "a + 1"],
    ["#define a b\n#define b a c\na", "a c"],
    ["#define a a + 1\n#define f(x) x\nf(a) f(f(a))", "a + 1 a + 1"],
    ["#define F(x) x\n#define m F(m 1)\nm", "m 1"],
    ["#define f(x) x f\nf(1)(2)", "1 f ( 2 )"],
    ["#define f(x) f(x + 1)\nf(f(z))", "f ( f ( z + 1 ) + 1 )"],
    ["#define f(x) [x]\nf(f(f(1)))", "[ [ [ 1 ] ] ]"],
    // Keywords are names to the preprocessor, so are names of JavaScript.
    ["#define float int\nfloat", "int"],
    ["#define constructor 1\nconstructor toString", "1 toString"],
    // The same again is allowed.
    ["#define A 1 + 2\n#define A 1   +  2\nA", "1 + 2"],
    // Directives are carried out while a call is being read.
    ["#define F(a) a\nF(\n#define B 3\nB)", "3"],
    ["#define F(a) a\nF(\n#if 0\n4\n#else\n5\n#endif\n)", "5"],
    ["#define F(a) a\nF\n#define B 3\n(B)", "3"],
  ])("%j", (text, tokens) => {
    expect(preprocessed(text)).toEqual({ text: tokens, problems: "" });
  });

  test.each<[string, string]>([
    ["#define F(a, b) a\nF(1)", "macro 'F' takes 2 arguments, given 1"],
    ["#define F(a) a\nF(1, 2)", "macro 'F' takes 1 argument, given 2"],
    ["#define F() 1\nF(2)", "macro 'F' takes 0 arguments, given 1"],
    ["#define F(a) a\nF(1", "call of macro 'F' is never closed, expected ')'"],
    ["#define F(a) a\nF(\n#undef F\n1)", "macro 'F' cannot be undefined within its own arguments"],
    ["#define F(a, a) a", "macro 'F' has two parameters 'a'"],
    ["#define F(1) a", "expected the name of a parameter of macro 'F', found '1'"],
    ["#define F(a b) a", "expected ',' or ')' in the parameters of macro 'F', found 'b'"],
    ["#define F(a", "expected ',' or ')' in the parameters of macro 'F', found the end of the line"],
    ["#define F(a,) a", "',' before ')' in the parameters of macro 'F' is no GLSL"],
    ["#define 1 2", "expected the name of a macro behind '#define', found '1'"],
    ["#define", "expected the name of a macro behind '#define', found the end of the line"],
    ["#define A 1\n#define A 2", "macro 'A' is defined again in another way"],
    ["#define A 1+2\n#define A 1 + 2", "macro 'A' is defined again in another way"],
    ["#define GL_ES 1", "the predefined macro 'GL_ES' cannot be defined again"],
    ["#define GL_mine 1", "names that begin with 'GL_' are reserved, found 'GL_mine'"],
    ["#define a__b 1", "names with two underscores in a row are reserved, found 'a__b'"],
    ["#define defined 1", "'defined' is an operator and cannot be the name of a macro"],
    ["#undef __LINE__", "the predefined macro '__LINE__' cannot be undefined"],
    ["#undef", "expected the name of a macro behind '#undef'"],
    ["#undef A B", "expected the end of '#undef', found 'B'"],
  ])("%j is refused or warned of", (text, message) => {
    expect(messages(preprocessed(text).problems)).toEqual([message]);
  });

  test("'##' and '#' are refused where they are used", () => {
    expect(preprocessed("#define C(a, b) a##b\n#define S #x").problems).toBe("");
    expect(preprocessed("#define C(a, b) a##b\nC(x, y)").problems).toBe(
      [
        "a.glsl:2:1: error: GLSL ES has no operator '##' in macros",
        "    C(x, y)",
        "    ^",
        "a.glsl:1:18: note: in the definition of macro 'C'",
        "    #define C(a, b) a##b",
        "                     ^~",
      ].join("\n"),
    );
  });

  test("names that the host defines", () => {
    const defines = { WIDTH: "2 * 8", EMPTY: "" };
    expect(preprocessed("WIDTH EMPTY;\n#ifdef EMPTY\n1\n#endif", { defines }).text).toBe("2 * 8 ; 1");
  });
});

describe("standard macros", () => {
  test.each<[string, string]>([
    ["GL_ES GL_FRAGMENT_PRECISION_HIGH __VERSION__", "1 1 300"],
    ["#version 100\n__VERSION__", "100"],
    ["__LINE__\n\n__LINE__ __FILE__", "1 3 0"],
    // The line of the use, also out of a macro, and where a call goes over lines that of its end, as browsers have it.
    ["#define L __LINE__\n\nL", "3"],
    ["#define F(a) a __LINE__\n\nF(\n__LINE__)", "4 4"],
    ["#line 10\n__LINE__\n__LINE__", "10 11"],
    ["#define N 3\n#line N + 4 2\n__LINE__ __FILE__", "7 2"],
  ])("%j", (text, tokens) => {
    expect(messages(preprocessed(text).problems).filter((message) => !message.includes("1.00"))).toEqual([]);
    expect(preprocessed(text).text).toBe(tokens);
  });
});

describe("conditions", () => {
  test.each([
    "1",
    "-1",
    "!0",
    "~0 == -1",
    "0x10 == 16 && 010 == 8 && 1u == 1",
    "1 + 2 * 3 == 7",
    "(1 + 2) * 3 == 9",
    "10 - 4 - 3 == 3",
    "7 / 2 == 3 && -7 / 2 == -3 && -7 % 3 == -1",
    "1 << 4 == 16",
    // As browsers do: zeros are shifted in, and the one quotient that does not fit stays at the largest number.
    "-8 >> 1 == 2147483644",
    "(-2147483647 - 1) / -1 == 2147483647",
    "2147483647 + 1 < 0",
    "65536 * 65536 == 0",
    "(6 & 3) == 2 && (6 | 3) == 7 && (6 ^ 3) == 5",
    "1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 3 && 1 != 2",
    "1 || 1 / 0",
    "!(0 && UNKNOWN)",
    "1 || 1 << 99",
    "defined GL_ES && defined(GL_ES) && !defined(NOPE) && !defined NOPE",
    "TWO == 2 && SQUARE(3) == 9",
    "defined TWO && defined(SQUARE)",
    "- - 1 == 1",
  ])("%s holds", (condition) => {
    const text = `#define TWO 2\n#define SQUARE(x) ((x) * (x))\n#if ${condition}\nyes\n#else\nno\n#endif`;
    expect(preprocessed(text)).toEqual({ text: "yes", problems: "" });
  });

  test.each<[string, string]>([
    ["", "expected a whole number, found the end of the line"],
    ["FOO", "'FOO' is not defined; a condition is made of whole numbers and macros"],
    ["1.5 > 1", "expected a whole number, found '1.5'"],
    ["1 / 0", "'/' by zero"],
    ["1 % 0", "'%' by zero"],
    ["1 << 32", "'<<' by 32, possible are 0 to 31"],
    ["1 >> -1", "'>>' by -1, possible are 0 to 31"],
    ["(1", "expected ')', found the end of the line"],
    ["1 1", "expected an operator or the end of the line, found '1'"],
    ["1 ? 2 : 3", "expected an operator or the end of the line, found '?'"],
    ["defined(1)", "expected a name behind 'defined', found '1'"],
    ["defined(A", "expected ')' behind 'defined(A', found the end of the line"],
    ["defined", "expected a name behind 'defined', found the end of the line"],
    ["D", "'defined' may not come out of a macro"],
  ])("%j is refused", (condition, message) => {
    expect(messages(preprocessed(`#define D defined(A)\n#if ${condition}\n#endif`).problems)).toEqual([message]);
  });
});

describe("conditionals", () => {
  test.each<[string, string]>([
    ["#if 0\na\n#elif 1\nb\n#elif 1\nc\n#else\nd\n#endif\ne", "b e"],
    ["#if 0\na\n#elif 0\nb\n#else\nd\n#endif", "d"],
    ["#ifdef A\na\n#else\nb\n#endif\n#ifndef A\nc\n#endif", "b c"],
    ["#if 1\n#if 0\na\n#else\nb\n#endif\n#else\n#if 1\nc\n#endif\n#endif", "b"],
    // What is left out needs to be neither sound nor readable.
    ["#if 0\n@ $ \" # \n#if nonsense ( \n#else\n#endif\n#foo\n#error don't\n#endif\na", "a"],
    ["#if 1\na\n#elif UNKNOWN (\n#endif", "a"],
    ["a\n#\n# // nothing\n/**/ # /**/ if 0\nb\n#endif", "a"],
    ["/*\n*/ #define A 1\nA", "1"],
  ])("%j", (text, tokens) => {
    expect(preprocessed(text)).toEqual({ text: tokens, problems: "" });
  });

  test.each<[string, string]>([
    ["#if 1", "conditional is never closed, expected '#endif'"],
    ["#endif", "'#endif' without '#if'"],
    ["#else", "'#else' without '#if'"],
    ["#elif 1", "'#elif' without '#if'"],
    ["#if 1\n#else\n#else\n#endif", "second '#else' of one '#if'"],
    ["#if 1\n#else\n#elif 1\n#endif", "'#elif' behind '#else'"],
    ["#ifdef\n#endif", "expected the name of a macro behind '#ifdef'"],
    ["#ifdef A B\n#endif", "expected the end of '#ifdef', found 'B'"],
    ["#if 1\n#endif x", "expected the end of '#endif', found 'x'"],
  ])("%j is refused", (text, message) => {
    expect(messages(preprocessed(text).problems)).toEqual([message]);
  });
});

describe("other directives", () => {
  test.each<[string, string]>([
    ["#version 300", "only '#version 300 es' is read, found '#version 300'"],
    ["#version 310 es", "only '#version 300 es' is read, found '#version 310 es'"],
    ["\n#version 300 es", "'#version 300 es' stands on the first line"],
    ["int a;\n#version 300 es", "'#version' stands before everything else"],
    ["#version 300 es\n#version 300 es", "'#version' stands before everything else"],
    ["#version 100", "GLSL ES 1.00 is read as far as it agrees with '#version 300 es'"],
    ["#error no 'such' thing", "#error no 'such' thing"],
    ["#pragma optimize(maybe)", "expected 'on' or 'off' behind '#pragma optimize', found 'maybe'"],
    [
      "#pragma STDGL invariant(all)",
      "'#pragma STDGL invariant(all)' is for vertex shaders, it cannot stand in a fragment shader",
    ],
    ["#extension GL_x : perhaps", "unknown behaviour 'perhaps', possible are require, enable, warn, disable"],
    ["#extension GL_x", "expected '#extension name : behaviour'"],
    ["#extension all : enable", "'all' can only be warned of or disabled, found 'enable'"],
    ["int a;\n#extension GL_x : enable", "'#extension' stands before all that is no directive"],
    ["#line 1.5", "expected a whole number, found '1.5'"],
    ["#line 1 2 3", "expected an operator or the end of the line, found '3'"],
    ['#include "nowhere.glsl"', "there is no file 'nowhere.glsl' to include"],
    ["#include <a.glsl>", 'expected a path in quotes: #include "nabla/sdf/box.glsl"'],
    [
      "#defin A",
      "unknown directive '#defin', possible are define, undef, error, pragma, extension, version, line, include, if, ifdef, ifndef, elif, else, endif",
    ],
    ["int a; #define A", "unexpected"],
  ])("%j", (text, message) => {
    if (message === "unexpected") expect(preprocessed(text).text).toBe("int a ; # define A");
    else expect(messages(preprocessed(text).problems)).toEqual([message]);
  });

  test("a version, pragmas and an extension are read in silence", () => {
    const text = "#version 300 es\n#pragma whatever 'x\n#pragma debug(on)\n#extension GL_x : disable\na";
    expect(preprocessed(text)).toEqual({ text: "a", problems: "" });
  });

  test.each([
    ["@", "unexpected character '@' (U+0040)"],
    ["é", "unexpected character 'é' (U+00E9)"],
    ["😀", "unexpected character '😀' (U+1F600)"],
    ["\0", "unexpected character (U+0000)"],
    ["\ud800", "unexpected character (U+D800)"],
    ['"text"', "unexpected character '\"' (U+0022)"],
    ["\\", "unexpected character '\\' (U+005C)"],
  ])("%j is no character of the language", (text, message) => {
    expect(messages(preprocessed(text).problems)).toEqual([message]);
  });
});

describe("includes", () => {
  const files: Readonly<Record<string, string>> = {
    "a.lib": '#include "b.lib"\na\n#define FROM_A 1',
    "b.lib": "b",
    "self.lib": '#include "self.lib"\nself',
    "open.lib": "#if 1",
    "wrong.lib": "\n  @",
  };
  const include = (path: string): string | null => files[path] ?? null;

  test("each path is brought in once, and its macros stay", () => {
    const text = '#include "a.lib"\n#include "a.lib"\n#include "b.lib"\nx FROM_A __LINE__\n#include "self.lib"';
    expect(preprocessed(text, { include })).toEqual({ text: "b a x 1 4 self", problems: "" });
  });
  test("a path in an included file is one beside it, else one of the scene's", () => {
    const folders: Readonly<Record<string, string>> = {
      "../lib/a.lib": '#include "b.lib"\n#include "deep/c.lib"',
      "../lib/b.lib": "beside",
      "b.lib": "scene",
      "../lib/deep/c.lib": '#include "../b.lib"\n#include "./d.lib"\n#include "e.lib"',
      "../lib/deep/d.lib": "deep",
      "e.lib": "e",
    };
    const text = '#include "../lib/a.lib"\n#include "b.lib"';
    expect(preprocessed(text, { include: (path) => folders[path] ?? null })).toEqual({
      text: "beside deep e scene",
      problems: "",
    });
  });
  test("a conditional is closed in its own text", () => {
    expect(preprocessed('#include "open.lib"\nx', { include }).problems).toContain("open.lib:1:1: error: conditional");
  });
  test("a message names the included text and its line", () => {
    expect(preprocessed('a\n#include "wrong.lib"', { include }).problems).toBe(
      ["wrong.lib:2:3: error: unexpected character '@' (U+0040)", "      @", "      ^"].join("\n"),
    );
  });
  test("nested too deep", () => {
    const deeper = (path: string): string => `#include "${path}x"`;
    expect(messages(preprocessed('#include "x"', { include: deeper }).problems)).toEqual([]);
    expect(preprocessed('#include "x"', { include: deeper }).problems).toContain(
      "includes are nested more than 32 deep",
    );
  });
});

describe("messages about the inside of macros", () => {
  test("point at the use, and then into the definitions from the inside out", () => {
    const text = [
      "precision highp float;",
      "#define HALF(x) (x) * true",
      "#define RADIUS HALF(r)",
      "float f(float r) { return RADIUS; }",
    ].join("\n");
    expect(problemsOf(text)).toBe(
      [
        "a.glsl:4:27: error: operator '*' does not take float and bool",
        "    float f(float r) { return RADIUS; }",
        "                              ^~~~~~",
        "a.glsl:2:21: note: in the expansion of macro 'HALF'",
        "    #define HALF(x) (x) * true",
        "                        ^",
        "a.glsl:3:16: note: in the expansion of macro 'RADIUS'",
        "    #define RADIUS HALF(r)",
        "                   ^~~~",
      ].join("\n"),
    );
  });

  test("underline arguments from the first to the last, in whatever order the macro has them", () => {
    const text = "precision highp float;\n#define ADD(a, b) b + a\nint f() { return ADD(1.0, 2.0); }";
    expect(problemsOf(text).split("\n").slice(1, 3)).toEqual([
      "    int f() { return ADD(1.0, 2.0); }",
      "                         ^~~~~~~~",
    ]);
  });

  test("an argument is shown where it is written", () => {
    const text = "precision highp float;\n#define TWICE(x) 2.0 * x\nfloat f() { return TWICE(unknown); }";
    expect(problemsOf(text)).toBe(
      [
        "a.glsl:3:26: error: undeclared name 'unknown'",
        "    float f() { return TWICE(unknown); }",
        "                             ^~~~~~~",
      ].join("\n"),
    );
  });
});
