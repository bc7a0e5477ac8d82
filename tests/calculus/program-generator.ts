/**
 * Random GLSL programs that define `float f(vec2 p)`: control flow, structs, arrays, inout, globals, matrices, built-ins.
 *
 * Every choice is read from a tape of numbers, so that a property test can shrink a failing program by shortening its
 * tape. The same tape gives the same program in several spellings, see `Spelling`. Values stay of size 1: sums are means, factors are bounded, and what grows is folded back by sin or a quotient.
 */

/**
 * Ways to write one program, all with the same operations on the same values in the same order:
 *
 * - `plain`
 * - `outlined`: arithmetic in functions of its own
 * - `wrapped`: assignments within branches that are always taken
 * - `split`: loops in two halves, one behind the other
 */
export const spellings = ["plain", "outlined", "wrapped", "split"] as const;
export type Spelling = (typeof spellings)[number];

class Tape {
  readonly #numbers: readonly number[];
  readonly spelling: Spelling;
  #at = 0;
  #names = 0;

  constructor(numbers: readonly number[], spelling: Spelling) {
    this.#numbers = numbers;
    this.spelling = spelling;
  }

  /** A number below `count`; 0 when the tape has ended. */
  next(count: number): number {
    const number = this.#numbers[this.#at++] ?? 0;
    return number % count;
  }

  /** A name that no other part of the program has. */
  name(base: string): string {
    return `${base}${this.#names++}`;
  }

  pick<T>(options: readonly T[]): T {
    return options[this.next(options.length)] as T;
  }
}

/** Names in scope. Loop counters and booleans are left alone by assignments. */
interface Scope {
  readonly floats: readonly string[];
  readonly vectors: readonly string[];
  readonly depth: number;
}

const CONSTANTS = ["0.3", "0.7", "1.1", "-0.4", "0.15"];
/**
 * What conditions compare with. None of CONSTANTS: a smooth minimum with one of them is that constant over a whole region,
 * and there rounding alone would decide.
 */
const THRESHOLDS = ["0.317", "0.683", "1.129", "-0.391", "0.173"];

function float(tape: Tape, scope: Scope, depth: number): string {
  const again = (): string => float(tape, scope, depth - 1);
  const two = (): string => vector(tape, scope, depth - 1);
  if (depth <= 0)
    return tape.pick([() => tape.pick(scope.floats), () => component(tape, scope), () => tape.pick(CONSTANTS)])();
  return tape.pick([
    () => tape.pick(scope.floats),
    () => component(tape, scope),
    () => applied(tape, "mean", ([a, b]) => `(${a} + ${b}) * 0.5`, again(), again()),
    () => applied(tape, "times", ([a, b]) => `(${a}) * (${b})`, again(), again()),
    () => applied(tape, "gap", ([a, b]) => `(${a} - ${b}) * 0.6`, again(), again()),
    () => applied(tape, "opposite", ([a]) => `-(${a})`, again()),
    () => `sin(2.0 * ${again()})`,
    () => `${again()} / (1.5 + ${again()} * ${again()})`.replace(/\(1\.5 \+ (.*)\)$/, "(1.5 + abs($1))"),
    () => `min(${again()}, ${again()})`,
    () => `max(${again()}, ${again()})`,
    () => `abs(${again()})`,
    () => `clamp(${again()}, -0.6, 0.8)`,
    () => `mix(${again()}, ${again()}, ${again()})`,
    () => `smoothstep(-0.8, 0.9, ${again()})`,
    () => `exp(-abs(${again()}))`,
    () => `sqrt(0.2 + abs(${again()}))`,
    () => applied(tape, "away", ([a]) => `length(${a} + vec2(0.31, -0.27))`, two()),
    () => applied(tape, "along", ([a, b]) => `dot(${a}, ${b}) * 0.5`, two(), two()),
    () => `atan(${again()}, 1.3 + abs(${again()}))`,
    () => `(${condition(tape, scope, depth - 1)} ? ${again()} : ${again()})`,
    () => `blend(${again()}, ${again()})`,
    () => `field(${two()}, ${again()})`,
    () => `fract(${again()} * 1.7)`,
    () => `determinant(mat2(${two()}, ${two()})) * 0.5`,
    () => `pow(abs(${again()}) + 0.4, ${tape.pick(["2.0", "1.5", "0.5"])})`,
  ])();
}

/** An operation on its operands' texts, or the call of the library function that does the same. */
function applied(
  tape: Tape,
  name: string,
  plain: (operands: readonly string[]) => string,
  ...operands: readonly string[]
): string {
  // What is constant is folded as float32 where it stands, but not in a function of its own.
  const isOutlined = tape.spelling === "outlined" && !operands.every(isConstant);
  return isOutlined ? `${name}(${operands.join(", ")})` : plain(operands);
}

const CONSTANT_WORDS = new Set(
  "sin cos min max abs clamp mix smoothstep exp sqrt length dot atan fract determinant pow vec2 mat2".split(" "),
);

/** Whether an expression names no variable and calls no function of the program. */
function isConstant(text: string): boolean {
  return (text.match(/(?<![\w.])[a-z]\w*/g) ?? []).every((word) => CONSTANT_WORDS.has(word));
}

function component(tape: Tape, scope: Scope): string {
  return `${tape.pick(scope.vectors)}.${tape.pick(["x", "y"])}`;
}

function vector(tape: Tape, scope: Scope, depth: number): string {
  if (depth <= 0) return tape.pick(scope.vectors);
  const again = (): string => vector(tape, scope, depth - 1);
  const one = (): string => float(tape, scope, depth - 1);
  return tape.pick([
    () => tape.pick(scope.vectors),
    () => `vec2(${one()}, ${one()})`,
    () => `(${again()}).yx`,
    () => `abs(${again()})`,
    () => `0.5 * (${again()} + ${one()})`,
    () => `cos(${again()})`,
    () => `mat2(0.8, 0.6, -0.6, 0.8) * (${again()})`,
    () => `turn(${again()}, ${one()})`,
    () => `max(${again()}, ${one()})`,
    () => `(${again()}) / (1.4 + ${one()} * 0.2)`.replace(/1\.4 \+ (.*) \* 0\.2\)$/, "1.4 + abs($1))"),
  ])();
}

function condition(tape: Tape, scope: Scope, depth: number): string {
  const one = (): string => float(tape, scope, Math.min(depth, 1));
  return tape.pick([
    () => `${one()} > ${one()} + 0.017`,
    () => `${one()} < ${tape.pick(THRESHOLDS)}`,
    () => `${one()} > 0.1 && ${one()} < 0.5`,
    () => `raise(${tape.pick(scope.floats.filter((name) => !name.startsWith("k")))}) > 0.2`,
  ])();
}

/** Statements; what they declare is in scope behind them. */
function block(tape: Tape, scope: Scope, indent: string, canReturn: boolean): string {
  let inner = scope;
  let text = "";
  const count = 1 + tape.next(4);
  for (let at = 0; at < count; at++) {
    const name = tape.name("v");
    const writable = inner.floats.filter((one) => !one.startsWith("k"));
    const wrap = (statement: string): string =>
      tape.spelling === "wrapped" ? `${indent}if (one > 0.5) { ${statement} }\n` : `${indent}${statement}\n`;
    const target = tape.pick([() => tape.pick(writable), () => component(tape, inner)]);
    const nested = { ...inner, depth: inner.depth + 1 };
    const leaf = scope.depth >= 3;
    const kind = tape.next(leaf ? 7 : 12);
    switch (kind) {
      case 0:
        text += `${indent}float ${name} = ${float(tape, inner, 2)};\n`;
        inner = { ...inner, floats: [...inner.floats, name] };
        break;
      case 1:
        text += `${indent}vec2 ${name} = ${vector(tape, inner, 2)};\n`;
        inner = { ...inner, vectors: [...inner.vectors, name] };
        break;
      case 2:
        text += wrap(`${target()} = ${float(tape, inner, 2)};`);
        break;
      case 3:
        // No calls here: whether the target is read before or after what the right side changes is not defined.
        text += wrap(`${target()} ${tape.pick(["+=", "-=", "*="])} 0.5 * ${float(tape, inner, 0)};`);
        break;
      case 4:
        text += wrap(`${tape.pick(inner.vectors)}.${tape.pick(["yx", "xy"])} = ${vector(tape, inner, 2)};`);
        break;
      case 5:
        text += wrap(`swap(${tape.pick(inner.vectors)}, ${tape.pick(writable)});`);
        break;
      case 6:
        text += `${indent}{ Pair s = Pair(${vector(tape, inner, 1)}, ${float(tape, inner, 1)}); s.v[int(${float(tape, inner, 0)} > 0.0)] *= 0.7; ${tape.pick(writable)} = s.v.x * s.k + s.v.y; }\n`;
        break;
      case 7:
        text += `${indent}if (${condition(tape, inner, 1)}) {\n${block(tape, nested, `${indent}  `, canReturn)}${indent}}${
          tape.next(2) === 0 ? "" : ` else {\n${block(tape, nested, `${indent}  `, false)}${indent}}`
        }\n`;
        break;
      case 8: {
        const counter = tape.name("i");
        const leave = tape.pick([
          "",
          `${indent}  if (${condition(tape, inner, 0)}) continue;\n`,
          `${indent}  if (${condition(tape, inner, 0)}) break;\n`,
        ]);
        const turns = 1 + tape.next(3);
        const body = block(tape, { ...nested, floats: [...nested.floats, `k${name}`] }, `${indent}  `, false);
        const loop = (from: number, to: number): string =>
          `${indent}for (int ${counter} = ${from}; ${counter} < ${to}; ${counter}++) {\n${indent}  float k${name} = float(${counter}) * 0.3;\n${leave}${body}${indent}}\n`;
        // What leaves the first half would have to leave the second.
        const isSplit = tape.spelling === "split" && !leave.includes("break");
        text += isSplit ? loop(0, turns >> 1) + loop(turns >> 1, turns) : loop(0, turns);
        break;
      }
      case 9:
        text += `${indent}float ${name}a[3] = float[3](${float(tape, inner, 1)}, ${float(tape, inner, 1)}, 0.4);\n${indent}for (int j = 0; j < 2; j++) ${name}a[j + 1] += ${name}a[j] * ${float(tape, inner, 0)};\n${indent}${tape.pick(writable)} = ${name}a[2] * 0.5;\n`;
        break;
      case 10:
        text += `${indent}switch (int(floor(2.0 * ${float(tape, inner, 1)}))) {\n${indent}  case 0:\n${block(tape, nested, `${indent}    `, false)}${indent}  case 1:\n${block(tape, nested, `${indent}    `, false)}${indent}    break;\n${indent}  default:\n${block(tape, nested, `${indent}    `, false)}${indent}}\n`;
        break;
      default:
        text += canReturn
          ? `${indent}if (${condition(tape, inner, 1)}) return ${float(tape, inner, 1)};\n`
          : `${indent}state = ${float(tape, inner, 1)};\n`;
    }
  }
  return text;
}

const LIBRARY = `
struct Pair { vec2 v; float k; };
float state = 0.2;
float one = 1.0;
float mean(float a, float b) { return (a + b) * 0.5; }
float times(float a, float b) { return a * b; }
float gap(float a, float b) { return (a - b) * 0.6; }
float opposite(float a) { return -a; }
float away(vec2 a) { return length(a + vec2(0.31, -0.27)); }
float along(vec2 a, vec2 b) { return dot(a, b) * 0.5; }
float raise(inout float x) { x = 0.8 * x + 0.05; return x; }
float blend(float a, float b) { float h = clamp(0.5 + 0.5 * (b - a) / 0.4, 0.0, 1.0); return mix(b, a, h) - 0.4 * h * (1.0 - h); }
vec2 turn(vec2 q, float a) { float c = cos(a), s = sin(a); return mat2(c, s, -s, c) * q; }
void swap(inout vec2 v, inout float x) { float y = v.x; v.x = x * 0.9; if (y > 0.4) { x = y * y; return; } x = 0.5 * y - 0.1 * v.y; }
`;

/** The text of a program made by the choices of a tape. */
export function generateProgram(numbers: readonly number[], spelling: Spelling = "plain"): string {
  const tape = new Tape(numbers, spelling);
  const scope: Scope = { floats: ["a", "state"], vectors: ["p", "q"], depth: 0 };
  const own: Scope = { floats: ["x", "state"], vectors: ["u"], depth: 2 };
  // `field` must not call itself, so its body is made of a fixed call-free part and statements.
  const fieldBody = block(tape, own, "  ", true).replaceAll("field(", "plain(");
  const body = block(tape, scope, "  ", true) + block(tape, scope, "  ", true);
  return `${LIBRARY}float plain(vec2 v, float x) { return 0.5 * dot(v, v) - x; }
float field(vec2 u, float x) {
${fieldBody}  return x + u.x * u.y;
}
float f(vec2 p) {
  vec2 q = p.yx * 0.7 + 0.1;
  float a = p.x * 0.8 - 0.3 * p.y;
  state = 0.2;
${body}  return a + q.x * 0.7 - q.y * state + 0.2 * p.x * p.y;
}
`;
}
