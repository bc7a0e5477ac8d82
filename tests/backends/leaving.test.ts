/** `switch` and early returns as they are printed: without either, and with the same results. */
import { describe, expect, test } from "vitest";
import { emitGlsl } from "../../src/backends/glsl.ts";
import { randomNumbers } from "../shaders/sampling.ts";
import { programOf, run } from "./run.ts";

const printed = (text: string): string => emitGlsl(programOf(text)).replace("#version 300 es\n", "");

/** A program that calls `vec4 f(int i, float x)` with each i from -1 to 6 at once, so that loops end at different turns. */
const calling = (body: string): string => `float count = 0.0;
float tick() { count += 1.0; return count; }
vec4 f(int i, float x) { float y = 0.5; ${body} }
void g(int i, inout float x) { if (i == 2) return; x += 1.0; if (i > 4) { x *= 2.0; return; } x -= 0.25; }
vec4 main_test(vec2 p) {
  vec4 sum = vec4(0.0);
  for (int i = -1; i < 7; i++) { float x = p.x; g(i, x); sum = 0.75 * sum + f(i, x) + x; }
  return sum + count;
}`;

/** Returns that are not the last statement of their function. */
const earlyReturns = (text: string): number => (text.match(/return[^}]*?;(?!\s*\})/g) ?? []).length;

function expectSame(body: string, at: readonly [number, number] = [0.375, 0.75]): string {
  const text = calling(body);
  const again = printed(text);
  expect(run(again, { at }), again).toEqual(run(text, { at }));
  return again;
}

describe("early returns", () => {
  test.each([
    ["one", "if (i == 1) return vec4(x); return vec4(y);"],
    [
      "several in a row",
      "if (i == 1) return vec4(x); if (i == 2) return vec4(9.0); if (x > 2.0) return vec4(y); return vec4(y, x, 1.0, 2.0);",
    ],
    [
      "with statements between",
      "if (i == 1) return vec4(x); x += 2.0; if (i == 2) { y = x; return vec4(y); } y *= x; return vec4(y);",
    ],
    [
      "with a variable between",
      "if (i == 1) return vec4(x); float z = x * y; if (z > 0.25) { return vec4(z); } float w = z + y; return vec4(w);",
    ],
    [
      "in both arms",
      "if (i > 2) { if (x > 0.5) return vec4(x); y += 1.0; } else { if (i == 0) return vec4(3.0); y += 2.0; } return vec4(y);",
    ],
    ["in all arms", "if (i > 2) { return vec4(x); } else { return vec4(y); }"],
    ["in a block", "{ if (i > 2) return vec4(x); y *= 3.0; } y += 1.0; return vec4(y);"],
    [
      "with what changes something in the condition",
      "if (tick() > 3.0) return vec4(x); if (tick() > 5.0) return vec4(y); return vec4(count);",
    ],
    [
      "and in a loop",
      "if (i == 0) return vec4(1.0); for (int j = 0; j < 5; j++) { x += y; if (j == i) return vec4(x); y *= 1.5; } return vec4(x, y, 0.0, 0.0);",
    ],
    [
      "and in loops within loops",
      "if (i == 0) return vec4(1.0); for (int j = 0; j < 3; j++) { for (int k = 0; k < 3; k++) { x += 1.0; if (j * k == i) { y = 9.0; return vec4(x); } if (k > j) break; if (k == 1) continue; x += 3.0; } x *= 2.0; } return vec4(x);",
    ],
    [
      "and in a while and a do",
      "if (i == 0) return vec4(1.0); while (x < 9.0) { x += 1.5; if (i == 3) return vec4(x); } do { x *= 2.0; if (i == 4) return vec4(-x); } while (x < 90.0); return vec4(x);",
    ],
    [
      "before what is never reached",
      "if (i == 1) { return vec4(x); x = 2.0; } return vec4(y); y = 2.0; return vec4(7.0);",
    ],
  ])("%s", (_, body) => {
    const again = expectSame(body);
    expect(again).not.toMatch(/\belse\b/);
    expect(earlyReturns(again)).toBe(0);
  });

  test("that stand in loops only stay, which are translated fast", () => {
    const again = expectSame(
      "for (int j = 0; j < 5; j++) { x += y; if (j == i) return vec4(x); } return vec4(x, y, 0.0, 0.0);",
    );
    expect(again).not.toContain("nabla_result;\n  for");
    expect(earlyReturns(again)).toBe(0);
    expect(again).toMatch(/for[^}]*return/);
  });

  test("very many within each other keep a bounded depth", () => {
    const steps = Array.from({ length: 60 }, (_, at) => `if (x > ${at}.5) return vec4(x); y = x + ${at}.0; x += y;`);
    const again = expectSame(`${steps.join("\n")} return vec4(y);`);
    const depth = Math.max(...again.split("\n").map((line) => /^ */.exec(line)?.[0].length ?? 0)) / 2;
    expect(depth).toBeLessThan(40);
  });

  test("names of the program are left to it", () => {
    const again = expectSame(
      "float nabla_result = x, nabla_is_left = y; if (i == 1) return vec4(nabla_result); x += 1.0; return vec4(nabla_is_left + x);",
    );
    expect(again).toContain("nabla_result1");
  });
});

describe("a switch", () => {
  test.each([
    ["with breaks", "switch (i) { case 0: x = 1.0; break; case 1: x = 2.0; break; default: y = 3.0; }"],
    [
      "that falls through",
      "switch (i) { case 0: x += 1.0; case 1: y += 2.0; break; case 3: x *= 3.0; default: y *= 4.0; case 4: x -= 1.0; }",
    ],
    [
      "with a default in its midst",
      "switch (i) { case 0: x += 1.0; break; default: y *= 4.0; case 4: x -= 1.0; break; case 5: y = 8.0; }",
    ],
    [
      "with several labels",
      "switch (i) { case 0: case 2: x += 1.0; break; case 3: case 4: break; case 5: default: y = 7.0; }",
    ],
    ["without a default", "switch (i) { case 0: x += 1.0; break; case 2: y = 4.0; }"],
    ["with nothing but a default", "switch (i) { default: y = 4.0; }"],
    [
      "that changes what it asks",
      "switch (i) { case 0: i = 1; x += 1.0; break; case 1: i = 2; x += 10.0; break; case 2: i = 0; x += 100.0; }",
    ],
    ["that asks what changes something", "switch (int(tick()) & 3) { case 0: x += 1.0; break; case 2: y = 4.0; }"],
    ["of unsigned numbers", "switch (uint(i) & 3u) { case 0u: x += 1.0; break; case 2u: y = 4.0; }"],
    [
      "with a break in a branch",
      "switch (i) { case 0: if (x > 0.5) break; y = 2.0; x = 1.0; break; case 1: if (y > 0.25) { x = 7.0; break; } y += 3.0; case 2: y *= 4.0; break; default: x = 0.5; }",
    ],
    [
      "with a break of a loop within it",
      "switch (i) { case 0: for (int j = 0; j < 4; j++) { if (j == 2) break; x += 1.0; } y = 2.0; break; default: x += 2.0; }",
    ],
    [
      "in a switch",
      "switch (i) { case 0: case 1: switch (int(4.0 * x) & 1) { case 0: y += 1.0; break; default: y += 2.0; } x += 1.0; break; default: x = 9.0; }",
    ],
    [
      "with returns",
      "switch (i) { case 0: return vec4(x); case 1: x += 1.0; if (y > 0.25) return vec4(y); break; default: return vec4(3.0); }",
    ],
    [
      "in a loop that it goes on with",
      "for (int j = 0; j < 6; j++) { switch ((i + j) & 3) { case 0: continue; case 1: x += 1.0; break; case 2: if (x > 2.0) continue; default: y += 0.5; } x *= 1.5; }",
    ],
    [
      "with variables of its cases",
      "switch (i) { case 0: float z = x; y += z; break; case 1: { float z = y; x += z; } break; default: float w = 2.0; x *= w; }",
    ],
  ])("%s", (_, body) => {
    const again = expectSame(`${body} return vec4(x, y, float(i), 1.0);`);
    expect(again).not.toContain("switch");
    expect(again).not.toMatch(/\belse\b/);
  });

  test.each([
    ["whose cases share a variable", "switch (i) { case 0: float z; z = 1.0; x = z; break; default: z = 2.0; y = z; }"],
    [
      "around one that stays",
      "switch (i) { case 0: switch (i) { case 0: float z; z = 1.0; break; default: z = 2.0; y = z; } break; default: y = 3.0; }",
    ],
    [
      "with very many labels",
      `switch (i) { ${Array.from({ length: 70 }, (_, at) => `case ${at}: x += ${at}.0; break;`).join(" ")} }`,
    ],
  ])("%s stays one", (_, body) => {
    expect(expectSame(`${body} if (i == 1) return vec4(1.0); return vec4(x, y, 0.0, 1.0);`)).toContain("switch");
  });
});

/** A list of statements with ways out of all kinds in it. */
function statements(next: () => number, depth: number, loops: number, switches: number): string {
  const pick = (count: number): number => Math.floor(next() * count);
  const list = (): string => statements(next, depth - 1, loops, switches);
  const one = (): string => {
    const condition = ["i > 2", "x > y", "i == 1", "x < 3.0", "(i & 1) == 0", "tick() > 9.0"][pick(6)];
    switch (pick(depth > 0 ? 9 : 3)) {
      case 0:
        return "x += 0.5 * y;";
      case 1:
        return `y = fract(y + 0.3 * x) + ${pick(3)}.0;`;
      case 2:
        return `if (${condition}) { ${["return vec4(x, y, 1.0, 0.0);", loops > 0 ? "continue;" : "x = 1.0;", loops + switches > 0 ? "break;" : "y = 1.0;"][pick(3)]} }`;
      case 3:
        return `if (${condition}) { ${list()} }`;
      case 4:
        return `if (${condition}) { ${list()} } else { ${list()} }`;
      case 5:
        return `for (int j${depth} = 0; j${depth} < 3; j${depth}++) { ${statements(next, depth - 1, loops + 1, 0)} }`;
      case 6:
        return `{ float x = y; ${list()} y += x; }`;
      case 7:
        return `switch ((i + int(x)) & 3) { case 0: ${statements(next, depth - 1, loops, 1)} ${next() < 0.5 ? "break;" : ""} case 1: case 2: ${statements(next, depth - 1, loops, 1)} break; ${next() < 0.5 ? `default: ${statements(next, depth - 1, loops, 1)}` : ""} }`;
      default:
        return "x = x > 20.0 ? 0.25 : x;";
    }
  };
  return Array.from({ length: 1 + pick(4) }, one).join(" ");
}

test("random programs give what they gave", () => {
  const next = randomNumbers(11);
  for (let count = 0; count < 150; count++) {
    const again = expectSame(`${statements(next, 3, 0, 0)} return vec4(x, y, 0.0, 2.0);`, [next(), next()]);
    expect(again).not.toMatch(/\bswitch\b|\belse\b/);
  }
});
