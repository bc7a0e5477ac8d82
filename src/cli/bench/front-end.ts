/** How quick the front-end and the differentiation are, after warm-up, beside the npm parser in the same run. */
import { differentiate } from "../../calculus/differentiate.ts";
import { print } from "../../glsl/print.ts";
import { read } from "../../glsl/read.ts";
import { loadOtherParser } from "./other-parser.ts";

export interface FrontEndResult {
  readonly lines: number;
  readonly characters: number;
  /** Milliseconds, the median of many runs. */
  readonly readMilliseconds: number;
  readonly deriveMilliseconds: number;
  /** The npm parser on the same text; null where it is not installed. */
  readonly otherParserMilliseconds: number | null;
}

/** V8 goes on optimising for sixty to a hundred runs; until then they take up to twice as long. */
const WARM_UP = 100;
const RUNS = 51;

/** Reads, differentiates (second order) and prints a scene of `lines` lines that is made for it. */
export async function benchFrontEnd(lines: number): Promise<FrontEndResult> {
  const text = longScene(lines);
  const texts = [
    { name: "prelude.glsl", text: "precision highp float;\nprecision highp int;\n" },
    { name: "long.glsl", text },
    { name: "driver.glsl", text: "float jet(vec2 p, out vec2 gradient, out vec3 hessian);\n" },
  ];
  const reading = () => {
    const { program } = read(texts, { prototypes: true });
    if (program === null) throw new Error("the scene that the benchmark makes has an error");
    return program;
  };
  const readMilliseconds = median(reading);
  const program = reading();
  const deriveMilliseconds = median(() =>
    print(differentiate(program, [{ of: "sdf", order: 2, into: "jet" }]).program),
  );
  return {
    lines: text.split("\n").length - 1,
    characters: text.length,
    readMilliseconds,
    deriveMilliseconds,
    otherParserMilliseconds: await timeOtherParser(text),
  };
}

/** A scene of many small functions as people write them: primitives, transforms, smooth unions. */
function longScene(lines: number): string {
  const parts: string[] = [];
  const calls: string[] = [];
  for (let index = 0; (parts.length + 1) * 8 + 4 <= lines; index++) {
    const [x, y] = [Math.sin(index).toFixed(4), Math.cos(2 * index).toFixed(4)];
    parts.push(`// Part ${index}: a rounded box, turned and joined smoothly
float part${index}(vec2 p) {
  float angle = ${(index % 7).toFixed(1)} * 0.3 + ${x};
  mat2 turn = mat2(cos(angle), sin(angle), -sin(angle), cos(angle));
  vec2 q = abs(turn * (p - vec2(${x}, ${y}))) - vec2(0.1, 0.05 * float(${index % 5}));
  float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
  return d > 1.0 ? d * 0.5 + 0.5 : mix(d, d * d, 0.125) - 0.02;
}`);
    calls.push(`part${index}(p)`);
  }
  const sum = calls.reduce((inner, call) => `min(${inner}, ${call})`, "1e9");
  return `${parts.join("\n")}\nfloat sdf(vec2 p) {\n  return ${sum};\n}\n// end\n`;
}

function median(work: () => unknown): number {
  for (let run = 0; run < WARM_UP; run++) work();
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1] as number;
}

/** It takes seconds, so it runs twice, the first time to warm up. */
async function timeOtherParser(text: string): Promise<number | null> {
  const parse = await loadOtherParser();
  if (parse === null) return null;
  parse(text);
  const before = performance.now();
  parse(text);
  return performance.now() - before;
}
