import { describe, expect, test } from "vitest";
import { parsed } from "./text.ts";

/** The tree of a statement in a function. */
function inFunction(statement: string): { text: string; problems: string } {
  const { text, problems } = parsed(`void f() { ${statement} }`);
  return { text: text.replace(/^\(function void f \{(.*)\}\)$/s, "$1"), problems };
}

const messages = (problems: string): string[] =>
  [...problems.matchAll(/^a\.glsl:\d+:\d+: (?:error|warning): (.*)$/gm)].map((match) => match[1] ?? "");

describe("expressions", () => {
  test.each<[string, string]>([
    // Precedence of all operators, from the loosest (GLSL ES 3.00 §5.1).
    ["a, b = c ? d : e || f", "(, a (= b (? c d (|| e f))))"],
    ["a || b ^^ c && d", "(|| a (^^ b (&& c d)))"],
    ["a && b | c ^ d & e", "(&& a (| b (^ c (& d e))))"],
    ["a & b == c < d", "(& a (== b (< c d)))"],
    ["a < b << c + d * -e", "(< a (<< b (+ c (* d (- e)))))"],
    // All of them lean left, but assignment and ?: lean right.
    ["a - b + c", "(+ (- a b) c)"],
    ["a / b * c % d", "(% (* (/ a b) c) d)"],
    ["a == b != c", "(!= (== a b) c)"],
    ["a = b += c", "(= a (+= b c))"],
    ["a ? b : c ? d : e", "(? a b (? c d e))"],
    ["a ? b, c : d = e", "(? a (, b c) (= d e))"],
    ["a -= 1, b <<= 2, c ^= d", "(, (, (-= a 1) (<<= b 2)) (^= c d))"],
    ["(a, b), (c + d) * e", "(, (, a b) (* (+ c d) e))"],
    ["-!~+a", "(- (! (~ (+ a))))"],
    ["++a + b++ - --c.x", "(- (+ (++ a) (b ++)) (-- (. c x)))"],
    ["-a.x[1].yz++", "(- ((. ([] (. a x) 1) yz) ++))"],
    ["f() + g(void) + h(a, (b, c))", "(+ (+ (call f) (call g)) (call h a (, b c)))"],
    ["vec3(1.0, 2u, true).zyx", "(. (call vec3 1. 2u true) zyx)"],
    ["float[2](a, b)[i]", "([] (call float[2] a b) i)"],
    ["S[](S(1), s).length()", "(method (call S[] (call S 1) s) length)"],
    ["S[2](a, b)", "(call S[2] a b)"],
    ["a[i](b)", "(call a[i] b)"],
    ["a[b[c[0]]] = d", "(= ([] a ([] b ([] c 0))) d)"],
    ["constructor + toString.__proto__", "(+ constructor (. toString __proto__))"],
  ])("%s", (text, tree) => {
    expect(inFunction(`${text};`)).toEqual({ text: tree, problems: "" });
  });
});

describe("statements", () => {
  test.each<[string, string]>([
    ["; {} { ; }", "(empty) {} {(empty)}"],
    ["if (a) b; else if (c) d; else { e; }", "(if a b (if c d {e}))"],
    // 'else' belongs to the nearest 'if'.
    ["if (a) if (b) c; else d;", "(if a (if b c d))"],
    ["for (int i = 0, j; i < 3; ++i, j--) x;", "(for (declare int (= i 0) j) (< i 3) (, (++ i) (j --)) x)"],
    ["for (;;) break;", "(for (empty) _ _ (break))"],
    ["for (i = 0; bool b = f(); ) continue;", "(for (= i 0) (declare bool (= b (call f))) _ (continue))"],
    ["while (bool b = f()) discard;", "(while (declare bool (= b (call f))) (discard))"],
    ["while (a) { b; }", "(while a {b})"],
    ["do a; while (b);", "(do a b)"],
    ["switch (a) { case 1: case 2u: b; break; default: { c; } }", "(switch a case 1: case 2u: b (break) default: {c})"],
    ["return; return a, b;", "(return) (return (, a b))"],
    ["precision mediump int;", "(precision mediump int)"],
  ])("%s", (text, tree) => {
    expect(inFunction(text)).toEqual({ text: tree, problems: "" });
  });
});

describe("declarations", () => {
  test.each<[string, string]>([
    ["float a, b = 1.0, c[2], d[] = e;", "(declare float a (= b 1.) c[2] (= d[] e))"],
    ["const highp vec3[2] a = b;", "(declare const highp vec3[2] (= a b))"],
    ["S s; S[2] t; S u[2];", "(declare S s) (declare S[2] t) (declare S u[2])"],
    ["struct S { float a, b[2]; highp vec2 c; } s, t;", "(declare (struct S (float a b[2]) (highp vec2 c)) s t)"],
    ["struct { int i; } s;", "(declare (struct (int i)) s)"],
    ["struct S { int i; };", "(declare (struct S (int i)))"],
    // A name of two words is a declaration, one of one is an expression.
    [
      "a b; a; a[1]; a[1] b; vec2(1); vec2 v;",
      "(declare a b) a ([] a 1) (declare a[1] b) (call vec2 1) (declare vec2 v)",
    ],
  ])("%s", (text, tree) => {
    expect(inFunction(text)).toEqual({ text: tree, problems: "" });
  });

  test.each<[string, string]>([
    ["precision highp float;", "(precision highp float)"],
    [
      "uniform sampler2D a; in vec2 b; flat in int c; out vec4 d;",
      "(declare uniform sampler2D a)\n(declare in vec2 b)\n(declare flat in int c)\n(declare out vec4 d)",
    ],
    ["layout(location = 1, shared) out highp vec4 a;", "(declare (layout location=1 shared) out highp vec4 a)"],
    ["layout(std140) uniform;", "(declare (layout std140) uniform)"],
    [
      "invariant centroid in vec2 a; invariant b; invariant c;",
      "(declare invariant centroid in vec2 a)\n(declare invariant b)\n(declare invariant c)",
    ],
    ["attribute float a; varying vec2 b;", "(declare attribute float a)\n(declare varying vec2 b)"],
    [
      "layout(std140) uniform B { vec2 a; layout(row_major) mat2 m; };",
      "(uniform-block (layout std140) uniform B (vec2 a) ((layout row_major) mat2 m))",
    ],
    ["uniform B { vec2 a; } b[2];", "(uniform-block uniform B (vec2 a) : b[2])"],
    ["void f(void); void g();", "(function void f)\n(function void g)"],
    [
      "highp float[2] f(const in vec2 a, inout float b[3], out int, S);",
      "(function highp float[2] f (const in vec2 a) (inout float b[3]) (out int) (S))",
    ],
    ["float f(float x) { return x; }", "(function float f (float x) {(return x)})"],
    ["#extension GL_x : warn\nfloat a;", "(extension GL_x warn)\n(declare float a)"],
    ["float texture2D, sample1, vec5;", "(declare float texture2D sample1 vec5)"],
  ])("%s", (text, tree) => {
    expect(parsed(text)).toEqual({ text: tree, problems: "" });
  });
});

describe("errors", () => {
  test("say what was expected and what was found, and where", () => {
    expect(parsed("float f() {\n  float d = 1.0\n  float e = 2.0;\n  return d + ;\n}").problems).toBe(
      [
        "a.glsl:2:15: error: expected ';' behind the declaration of 'd', found 'float'",
        "      float d = 1.0",
        "                  ^",
        "a.glsl:4:14: error: expected an expression, found ';'",
        "      return d + ;",
        "                 ^",
      ].join("\n"),
    );
  });

  test.each<[string, string[]]>([
    // After an error reading goes on at the next statement or declaration.
    [
      "a b c; d e f; g;",
      [
        "expected ';' behind the declaration of 'b', found 'c'",
        "expected ';' behind the declaration of 'e', found 'f'",
      ],
    ],
    [
      "a = (b; c = d); e;",
      ["expected ')' to close the parenthesis, found ';'", "expected ';' behind the expression, found ')'"],
    ],
    [
      "if (a { b; } c d e;",
      ["expected ')' behind the condition, found '{'", "expected ';' behind the declaration of 'd', found 'e'"],
    ],
    ["for (int i = 0; i < 3) { a; }", ["expected ';' behind the condition of 'for', found ')'"]],
    [
      "for (int i = 0, i < 3, i++) { a; } b c d;",
      [
        "expected ';' behind the declaration of 'i', found '<'",
        "expected ';' behind the declaration of 'c', found 'd'",
      ],
    ],
    ["else a;", ["'else' without 'if'"]],
    ["case 1: a;", ["'case' stands outside of a switch"]],
    ["float a[2] = {1.0, 2.0};", ["GLSL ES has no lists in braces, an array is written 'float[](…)'"]],
    ["float double = 1.0;", ["'double' is a reserved word and cannot be the name of a variable"]],
    ["float in = 1.0;", ["expected the name of a variable, found the keyword 'in'"]],
    ["a = goto;", ["'goto' is a reserved word and cannot be a name"]],
    ["a = if;", ["expected an expression, found the keyword 'if'"]],
    ["a = float;", ["expected '(' behind the type 'float', found ';'"]],
    ["a.1;", ["expected ';' behind the expression, found '.1'"]],
    ["a.(b);", ["expected the name of a field or components behind '.', found '('"]],
    ["f(a,);", ["expected an expression, found ')'"]],
    ["a ? b;", ["expected ':' of the '?', found ';'"]],
    ["do a; while (b)", ["expected ';' behind 'do … while (…)', found '}'"]],
    ["precision float;", ["expected lowp, mediump or highp, found 'float'"]],
    ["struct S { float; };", ["expected the name of a field, found ';'"]],
    ["#", ["expected an expression, found '#'"]],
  ])("%s", (text, expected) => {
    expect(messages(inFunction(text).problems)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ["float", ["expected the name of a variable, found the end of the text"]],
    ["float a = 1.0", ["expected ';' behind the declaration of 'a', found the end of the text"]],
    ["void f() {", ["expected '}' to close the block, found the end of the text"]],
    ["void f() { { a; }", ["expected '}' to close the block, found the end of the text"]],
    ["void f() {} } float a;", ["'}' without '{'"]],
    [
      "1.0; float a b;",
      ["expected a declaration or a function, found '1.0'", "expected ';' behind the declaration of 'a', found 'b'"],
    ],
    ["if (a) b;", ["expected a type, a declaration or a function, found 'if'"]],
    [
      "void f(float a float b) {} void g() { a b c; }",
      ["expected ')' behind the parameters, found 'float'", "expected ';' behind the declaration of 'b', found 'c'"],
    ],
    ["void f() return 1.0;", ["expected '{' or ';' behind the head of function 'f', found 'return'"]],
    ["uniform B { vec2 a; }", ["expected the name of the block's instance or ';', found the end of the text"]],
    ["class A {};", ["'class' is a reserved word and cannot be a type, a declaration or a function"]],
  ])("%s", (text, expected) => {
    expect(messages(parsed(text).problems)).toEqual(expected);
  });

  test("an error leaves the nesting that it stands in", () => {
    const { problems } = inFunction("if (a) if (a) if (a) if (a) if (a b) c;\n".repeat(45));
    expect(new Set(messages(problems))).toEqual(new Set(["expected ')' behind the condition, found 'b'"]));
  });

  test("what stands around an error is read", () => {
    expect(parsed("float a;\nvoid f() { b; c d e; g; }\nfloat h").text).toBe(
      "(declare float a)\n(function void f {b g})",
    );
  });
});
