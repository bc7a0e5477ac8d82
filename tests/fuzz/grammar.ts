/**
 * Random programs from the grammar of GLSL ES 3.00, with types in mind: most of what it writes is valid, and now and then
 * something stands where another type, qualifier or word belongs, because verdicts differ where rules end.
 */
import { builtinFunctionNames, builtinOverloads } from "../../src/glsl/builtins.ts";
import { typeName } from "../../src/glsl/types.ts";
import { Tape } from "./tape.ts";

/** Names of values by type that every program has, constants, uniforms, globals, locals and parameters among them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  float: ["f", "uf", "cf", "gl_FragCoord.x", "fa[1]", "s.x", "v4.w", "m2[0][1]", "in1", "gl_PointCoord.y"],
  int: ["i", "ui", "ci", "gl_MaxDrawBuffers", "fa.length()", "iv2.y", "s.n", "v3.length()", "m23.length()"],
  uint: ["u", "uu", "cu", "3u", "uv2.x"],
  bool: ["b", "ub", "cb", "gl_FrontFacing", "bv2.x"],
  vec2: ["v2", "uv", "v4.xy", "v3.zz", "m2[1]", "sa[0].v", "gl_FragCoord.zw"],
  vec3: ["v3", "v4.rgb", "m23[0]", "v2.xyx", "m3[2]"],
  vec4: ["v4", "gl_FragCoord", "v3.xxyz", "color"],
  ivec2: ["iv2", "iv2.yx", "textureSize(t, 0)"],
  uvec2: ["uv2", "uv2.xx"],
  bvec2: ["bv2", "bv2.yx"],
  mat2: ["m2"],
  mat3: ["m3"],
  mat2x3: ["m23"],
  S: ["s", "sa[i]", "us"],
  "float[3]": ["fa", "cfa"],
  sampler2D: ["t"],
  samplerCube: ["tc"],
  isampler2D: ["ti"],
  sampler2DShadow: ["ts"],
};

const HEAD = `#version 300 es
precision highp float;
precision highp int;
struct S { float x; int n; vec2 v; };
struct T { S s; float a[2]; };
uniform float uf; uniform int ui; uniform uint uu; uniform bool ub; uniform vec2 uv; uniform S us;
uniform sampler2D t; uniform samplerCube tc; uniform highp isampler2D ti; uniform highp sampler2DShadow ts;
const float cf = 1.5; const int ci = 2; const uint cu = 2u; const bool cb = true;
const float cfa[3] = float[](1.0, 2.0, 3.0);
in float in1; flat in int in2;
out vec4 color;
float g(float a) { return a; }
float g(vec2 a) { return a.x; }
int g(int a) { return a; }
void h(out float a, inout vec2 b, const in int c) { a = b.x; b *= float(c); }
S k(S a, float b[3]) { return a; }
`;

const LOCALS = `float f = 1.0; int i = 1; uint u = 1u; bool b = true; vec2 v2; vec3 v3; vec4 v4; ivec2 iv2; uvec2 uv2; bvec2 bv2;
mat2 m2; mat3 m3; mat2x3 m23; S s; S sa[2]; float fa[3]; T w;
`;

const VALUES = [
  "float",
  "int",
  "uint",
  "bool",
  "vec2",
  "vec3",
  "vec4",
  "ivec2",
  "uvec2",
  "bvec2",
  "mat2",
  "mat3",
  "mat2x3",
];
const TYPES = [...VALUES, "S", "float[3]"];
const OTHER_TYPES = [
  "void",
  "vec2[2]",
  "mat4x2",
  "ivec4",
  "T",
  "sampler2D",
  "U",
  "int[]",
  "double",
  "dvec2",
  "uvec3",
  "bvec4",
];
const PRECISIONS = ["", "highp ", "mediump ", "lowp "];
const QUALIFIERS = [
  "const",
  "uniform",
  "in",
  "out",
  "inout",
  "flat",
  "smooth",
  "centroid",
  "invariant",
  "highp",
  "lowp",
  "layout(location = 0)",
  "layout(location = 1)",
  "layout(std140)",
  "varying",
  "struct",
];

const OVERLOADS = builtinFunctionNames.flatMap((name) =>
  builtinOverloads(name).map((overload) => ({
    name,
    result: typeName(overload.returnType),
    parameters: overload.parameters.map(({ type }) => typeName(type)),
  })),
);
const OVERLOADS_OF = new Map(TYPES.map((type) => [type, OVERLOADS.filter(({ result }) => result === type)] as const));

/** The deepest expression; the grammar alone would never end. */
const DEEPEST = 4;

export function generateShader(numbers: readonly number[]): string {
  return new Writer(new Tape(numbers)).program();
}

class Writer {
  readonly #tape: Tape;
  #names = 0;

  constructor(tape: Tape) {
    this.#tape = tape;
  }

  program(): string {
    const tape = this.#tape;
    const globals = tape.some(0, 4, () => this.#global());
    const statements = tape.some(1, 6, () => this.#statement(0));
    return `${HEAD}${globals.join("\n")}\nvoid main() {\n${LOCALS}${statements.join("\n")}\n}\n`;
  }

  #fresh(): string {
    return this.#tape.once(12)
      ? this.#tape.pick(["f", "S", "g", "main", "sin", "U", "x__y", "gl_a"])
      : `n${this.#names++}`;
  }

  #type(): string {
    return this.#tape.once(8) ? this.#tape.pick(OTHER_TYPES) : this.#tape.pick(TYPES);
  }

  #global(): string {
    const tape = this.#tape;
    switch (tape.below(9)) {
      case 0:
        return `${tape.pick(["", "const ", "uniform ", "out ", "in ", "flat in "])}${tape.pick(PRECISIONS)}${this.#declarator(false)};`;
      case 1:
        return `${tape.some(1, 4, () => tape.pick(QUALIFIERS)).join(" ")} ${this.#declarator(false)};`;
      case 2:
        return this.#function();
      case 3:
        return `struct ${this.#fresh()} { ${tape.some(0, 3, () => `${tape.pick(PRECISIONS)}${this.#declarator(true)};`).join(" ")} }${tape.pick(["", " q", " q[2]"])};`;
      case 4:
        return `${tape.pick(["", "layout(std140) ", "layout(row_major) ", "layout(shared, column_major) "])}uniform ${this.#fresh()} { ${tape.some(0, 3, () => `${tape.pick(["", "layout(row_major) ", "highp ", "uniform ", "in "])}${this.#declarator(true)};`).join(" ")} }${tape.pick(["", " q", " q[2]"])};`;
      case 5:
        return `#${tape.pick(["define A", "define B(x) x", "undef A", "if", "ifdef A\n#endif", "extension GL_X : enable", "pragma x", "line 3", "error", "elif 1", "version 300 es"])} ${tape.pick(["", "1", "(x)", "A + 1", "defined(A)\n#endif", "1\n#else\n#endif"])}`;
      case 6:
        return `precision ${tape.pick(PRECISIONS)}${tape.pick(["float", "int", "sampler2D", "vec2", "uint", "isampler3D"])};`;
      case 7:
        return `invariant ${tape.pick(["color", "f", "in1", "color, color"])};`;
      default:
        return `${tape.pick(["const ", ""])}${this.#type()} ${this.#fresh()} = ${this.#expression(tape.pick(TYPES), 1)};`;
    }
  }

  #declarator(isBare: boolean): string {
    const tape = this.#tape;
    const type = this.#type();
    const size = tape.pick(["", "", "", "", "[2]", "[ci]", "[]", "[0]", "[2u]", "[2][3]"]);
    const value = isBare || !tape.once(3) ? "" : ` = ${this.#expression(type, 1)}`;
    return `${type} ${this.#fresh()}${size}${value}`;
  }

  #function(): string {
    const tape = this.#tape;
    const type = this.#type();
    const name = tape.once(4) ? tape.pick(["g", "h", "sin", "main", "S"]) : this.#fresh();
    const parameters = tape.some(
      0,
      3,
      () =>
        `${tape.pick(["", "in ", "out ", "inout ", "const ", "const in ", "const out "])}${tape.pick(PRECISIONS)}${this.#type()} ${this.#fresh()}${tape.pick(["", "", "", "[2]", "[]"])}`,
    );
    const head = `${tape.pick(PRECISIONS)}${type} ${name}(${parameters.join(", ")})`;
    if (tape.once(4)) return `${head};`;
    const result = tape.once(6)
      ? ""
      : ` return ${this.#expression(type, 2).replace(/\b(?:f|i|u|b|v2|v3|v4|iv2|uv2|bv2|m2|m3|m23|s|sa|fa|w)\b/g, "cf")};`;
    return `${head} {${result} }`;
  }

  #statement(depth: number): string {
    const tape = this.#tape;
    const body = (): string => (depth > 2 ? ";" : this.#statement(depth + 1));
    const bool = (): string => this.#expression("bool", 2);
    switch (tape.below(14)) {
      case 0:
      case 1:
        return `${this.#expression(this.#tape.pick(TYPES), 0)};`;
      case 2:
      case 3:
        return `${tape.pick(["", "const ", "highp ", "in ", "uniform ", "const highp "])}${this.#declarator(false)};`;
      case 4:
        return `{ ${tape.some(0, 3, body).join(" ")} }`;
      case 5:
        return `if (${bool()}) ${body()}${tape.once(2) ? ` else ${body()}` : ""}`;
      case 6:
        return `for (${tape.pick(["int j = 0", "float j = 0.0", "", "i = 0", "const int j = 1", "int j = 0, l = 2"])}; ${tape.pick(["j < 3", "i < 3", "", "bool l = b", "f < 2.0"])}; ${tape.pick(["j++", "++i", "", "f += 0.1, i++"])}) ${body()}`;
      case 7:
        return `while (${tape.pick([bool(), "bool l = b", "i++ < 3"])}) ${body()}`;
      case 8:
        return `do ${body()} while (${bool()});`;
      case 9:
        return `switch (${this.#expression(tape.pick(["int", "uint", "int", "float"]), 2)}) { ${tape
          .some(0, 4, () =>
            tape.pick([
              "case 0:",
              "case 1:",
              "case ci:",
              "default:",
              "case 1u:",
              "break;",
              body(),
              "case i:",
              "int j = 1;",
            ]),
          )
          .join(" ")} }`;
      case 10:
        return tape.pick(["return;", "break;", "continue;", "discard;", ";", "return 1.0;", "precision lowp float;"]);
      case 11:
        return `${this.#place(tape.pick(VALUES))} ${tape.pick(["=", "+=", "*=", "/=", "%=", "<<=", "&=", "|="])} ${this.#expression(tape.pick(VALUES), 1)};`;
      case 12:
        return `struct ${this.#fresh()} { ${this.#declarator(true)}; } ${tape.pick(["", "q"])};`;
      default:
        return `h(${this.#place("float")}, ${this.#place("vec2")}, ${this.#expression("int", 2)});`;
    }
  }

  #place(type: string): string {
    return this.#tape.pick(NAMES[type] ?? ["f"]);
  }

  #expression(wanted: string, depth: number): string {
    const tape = this.#tape;
    const type = tape.once(40) ? tape.pick(TYPES) : wanted;
    if (depth >= DEEPEST || tape.isOver) return this.#leaf(type);
    const inner = (of: string): string => this.#expression(of, depth + 1);
    const overloads = OVERLOADS_OF.get(type) ?? [];
    switch (tape.below(12)) {
      case 0:
      case 1:
        return this.#leaf(type);
      case 2:
      case 3:
        return this.#arithmetic(type, inner);
      case 4:
      case 5:
      case 6: {
        if (overloads.length === 0) return this.#leaf(type);
        const { name, parameters } = tape.pick(overloads);
        const given = tape.once(20) ? parameters.slice(1) : parameters;
        return `${name}(${given.map(inner).join(", ")})`;
      }
      case 7:
        return this.#construction(type, inner);
      case 8:
        return `(${inner("bool")} ? ${inner(type)} : ${inner(type)})`;
      case 9:
        return `(${inner(tape.pick(TYPES))}, ${inner(type)})`;
      case 10:
        return tape.pick([
          `(${inner(type)})`,
          `(${this.#place(type)} = ${inner(type)})`,
          `-${inner(type)}`,
          `++${this.#place(type)}`,
          `${this.#place(type)}--`,
        ]);
      default:
        return type === "float"
          ? tape.pick([`g(${inner("float")})`, `g(${inner("vec2")})`, `k(s, fa).x`, `w.s.x`])
          : this.#leaf(type);
    }
  }

  #arithmetic(type: string, inner: (type: string) => string): string {
    const tape = this.#tape;
    if (type === "bool") {
      const of = tape.pick(TYPES);
      const left = inner(of);
      const right = inner(of);
      return tape.pick([
        `(${left} == ${right})`,
        `(${left} < ${right})`,
        `!${inner("bool")}`,
        `(${inner("bool")} && ${inner("bool")})`,
        `(${inner("bool")} ^^ ${inner("bool")})`,
      ]);
    }
    const operators = /int|ivec|uvec/.test(type)
      ? ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"]
      : ["+", "-", "*", "/", "%"];
    const scalar = type.startsWith("iv") ? "int" : type.startsWith("uv") ? "uint" : "float";
    const right = tape.once(3) ? scalar : type;
    return `(${inner(type)} ${tape.pick(operators)} ${inner(right)})`;
  }

  #construction(type: string, inner: (type: string) => string): string {
    const tape = this.#tape;
    if (type === "S") return `S(${inner("float")}, ${inner("int")}, ${inner("vec2")})`;
    if (type === "float[3]")
      return `${tape.pick(["float[3]", "float[]"])}(${inner("float")}, ${inner("float")}, ${inner("float")})`;
    return `${type}(${tape.some(1, 4, () => inner(tape.pick(VALUES))).join(", ")})`;
  }

  #leaf(type: string): string {
    const tape = this.#tape;
    const literals: Readonly<Record<string, readonly string[]>> = {
      float: ["1.0", ".5", "2e3", "1.", "3.0f"],
      int: ["1", "0", "0x1F", "017", "2147483647"],
      uint: ["1u", "0xFFu"],
      bool: ["true", "false"],
    };
    return tape.pick([...(literals[type] ?? []), ...(NAMES[type] ?? ["f"])]);
  }
}
