import { describe, expect, test } from "vitest";
import { lexed } from "./text.ts";

describe("numbers", () => {
  test.each([
    [
      "1. .5 1e3 1.5E-3 1e+2 2.f 1.0F",
      "float:1 float:0.5 float:1000 float:0.001500000013038516 float:100 float:2 float:1",
    ],
    ["0 7 42 0x1F 0XabCD 010 00", "int:0 int:7 int:42 int:31 int:43981 int:8 int:0"],
    ["1u 0xFFU 017u", "uint:1 uint:255 uint:15"],
    // 32 bits are kept as they are: an int literal above 2³¹ − 1 is negative.
    ["2147483648 4294967295 0xFFFFFFFF 4294967295u", "int:-2147483648 int:-1 int:-1 uint:4294967295"],
    // The nearest float32, as a driver has it; too large is infinite.
    ["0.1 16777217.0 1e39 1e-50", "float:0.10000000149011612 float:16777216 float:Infinity float:0"],
    // 09.5 and 09e1 are decimal: only whole numbers are octal.
    ["09.5 09e1", "float:9.5 float:90"],
    ["a.1 1.+.2", "a float:0.10000000149011612 float:1 + float:0.20000000298023224"],
  ])("%s", (text, tokens) => {
    expect(lexed(text)).toEqual({ text: tokens, problems: "" });
  });

  test.each([
    ["4294967296", "'4294967296' does not fit in 32 bits"],
    ["0x100000000", "'0x100000000' does not fit in 32 bits"],
    ["089", "'089' is octal because of its leading 0, but has the digit 8 or 9"],
    ["0x", "hexadecimal number without digits"],
    ["1e", "exponent without digits"],
    ["1e+", "exponent without digits"],
    ["1f", "the suffix 'f' needs a number with a point or an exponent"],
    ["1_0", "'1_0' is not a number"],
    ["1.0u", "'1.0u' is not a number"],
    ["1uu", "'1uu' is not a number"],
    ["0b1", "'0b1' is not a number"],
    ["1.x", "'1.x' is not a number"],
  ])("%s is refused", (text, message) => {
    const [place] = lexed(text).problems.split("\n");
    expect(place).toBe(`a.glsl:1:1: error: ${message}`);
  });
});

test("a number has at most 1024 characters", () => {
  expect(lexed(`0.${"1".repeat(1022)}`).problems).toBe("");
  expect(lexed(`0.${"1".repeat(1023)}`).problems).toContain("a number has at most 1024 characters, this one has 1025");
});

describe("names and operators", () => {
  test("the longest operator is taken", () => {
    expect(lexed("a<<=b>>=c++ + ++d<=e^^f^g&&h&i||!j|~k?l:m").text).toBe(
      "a <<= b >>= c ++ + ++ d <= e ^^ f ^ g && h & i || ! j | ~ k ? l : m",
    );
  });
  test("names of JavaScript are plain names", () => {
    expect(lexed("constructor toString __proto__ eval").problems).toBe("");
  });
  test("a name has at most 1024 characters", () => {
    expect(lexed("a".repeat(1024)).problems).toBe("");
    expect(lexed("a".repeat(1025)).problems).toContain("a name has at most 1024 characters, this one has 1025");
  });
});

describe("white space and comments", () => {
  test.each([
    ["a/**/b", "a b"],
    ["a // b\nc", "a c"],
    ["a /* é 漢 😀 \ud800 \n // */ b", "a b"],
    ["a /* /* */ b", "a b"],
    ["a\tb\vc\fd", "a b c d"],
    ["a//b\rc//d\r\ne", "a c e"],
    // A line that ends in a backslash goes on in the next, also within a name and a comment.
    ["ab\\\ncd e", "abcd e"],
    ["a // b \\\r\n c\nd", "a d"],
    ["a\\\rb", "ab"],
  ])("%j", (text, tokens) => {
    expect(lexed(text)).toEqual({ text: tokens, problems: "" });
  });

  test("a comment that is never closed", () => {
    expect(lexed("float a;\n  /* b\nc").problems).toBe(
      ["a.glsl:2:3: error: comment is never closed, expected '*/'", "      /* b", "      ^~"].join("\n"),
    );
  });

  test("positions behind joined lines are those of the text", () => {
    expect(lexed("a\\\nb \\\r\n 09").problems).toBe(
      [
        "a.glsl:3:2: error: '09' is octal because of its leading 0, but has the digit 8 or 9",
        "     09",
        "     ^~",
      ].join("\n"),
    );
  });
});
