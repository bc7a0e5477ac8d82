import { describe, expect, test } from "vitest";
import { emitGlsl } from "../../src/backends/glsl.ts";
import { programOf } from "./run.ts";

const shader = (body: string): string => emitGlsl(programOf(`float f(float x) { ${body} return x; }`));
const GUARD = "if (--nabla_budget < 0) break;";

describe("loops", () => {
  test.each([
    "for (int i = 0; i < 64; i++) x += 1.0;",
    "for (int i = 10; i >= 0; i -= 2) { x += 1.0; }",
    "for (float t = 0.0; t < 1.0; t += 0.125) x += t;",
    "for (int i = 0; i < 64; ++i) for (int j = 0; j < 64; ++j) x += 1.0;",
    "const int n = 8; for (int i = 0; i < n * 2; i++) x += 1.0;",
  ])("that are seen to be short go unguarded: %s", (body) => {
    expect(shader(body)).not.toContain("nabla_budget");
  });

  test.each([
    "while (x > 0.0) x -= 1.0;",
    "do x -= 1.0; while (x > 0.0);",
    "for (;;) { if (x > 1.0) break; x += 1.0; }",
    "for (int i = 0; i < int(x); i++) x += 1.0;",
    "for (int i = 0; i < 64; i++) { x += 1.0; i--; }",
    "for (int i = 64; i < 65; i--) x += 1.0;",
    "for (float t = 1e9; t < 2e9; t += 1.0) x += t;",
    "for (int i = 0; i < 2000; i++) for (int j = 0; j < 2000; j++) x += 1.0;",
  ])("that may be long count down a budget: %s", (body) => {
    const text = shader(body);
    expect(text).toContain(GUARD);
    expect(text).toMatch(/precision highp int;\nhighp int nabla_budget = 1048576;\n/);
  });

  test("in called functions count for the caller", () => {
    const program = programOf(`float inner(float x) { for (int i = 0; i < 1000; i++) x += 1.0; return x; }
float middle(float x) { for (int i = 0; i < 1000; i++) x += inner(x); return x; }
float outer(float x) { for (int i = 0; i < 1000; i++) x += middle(x); return x; }`);
    expect(emitGlsl(program).split(GUARD)).toHaveLength(4);
  });
});
