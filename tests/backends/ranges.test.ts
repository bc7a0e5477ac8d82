/** Indices that cannot leave their array are not clamped, all others are. */
import { describe, expect, test } from "vitest";
import { emitJavaScript } from "../../src/backends/javascript.ts";
import { programOf, runBody } from "./run.ts";

const declaration = "float a[4]; a[0] = 1.0; a[1] = 10.0; a[2] = 100.0; a[3] = 1000.0; int n = int(p.x);";

/** How many comparisons with an array's last index the text of the evaluate kernel holds. */
function clampsIn(body: string): number {
  const text = `float main_test(vec2 p) { vec4 result = vec4(0.0); ${declaration} ${body} return result.x; }`;
  const { source } = emitJavaScript(programOf(text), "main_test");
  const kernel = source?.slice(source.indexOf("function evaluate")) ?? "";
  return kernel.match(/ > 3 \? 3 : /g)?.length ?? 0;
}

describe("no clamp", () => {
  test.each([
    ["for (int i = 0; i < 4; i++) result.x += a[i];", 1111],
    ["for (int i = 0; i <= 3; ++i) result.x += a[i];", 1111],
    ["for (int i = 0; i < 3; i++) result.x += a[i + 1];", 1110],
    ["for (int i = 0; i < 4; i++) result.x += a[3 - i] * float(i);", 123],
    ["for (int i = 0; i < 2; i++) result.x += a[2 * i + 1];", 1010],
    ["for (int i = 0; i < 9; i++) result.x += a[(i + 1) % 4];", 2232],
    ["for (int i = 0, j = 0; i < 4; j++, i++) result.x += a[i] * float(j);", 3210],
    ["for (int i = 0; i < 4; i++) for (int j = 0; j < i; j++) result.x += a[j];", 123],
    ["for (int i = 0; i < 3; i++) for (int j = i; j < 4; j++) result.x += a[j];", 3321],
    ["for (int i = 0; i < 4; i++) { if (i == 1) continue; result.x += a[i]; }", 1101],
  ])("%s", (body, expected) => {
    expect(clampsIn(body)).toBe(0);
    expect(runBody(declaration + body)[0]).toBe(expected);
  });
});

describe("a clamp", () => {
  test.each([
    ["for (int i = -1; i < 4; i++) result.x += a[i];", 1112],
    ["for (int i = 0; i < 6; i++) result.x += a[i];", 3111],
    ["for (int i = 0; i <= 4; i++) result.x += a[i];", 2111],
    ["for (int i = 0; i < 4; i++) result.x += a[i + 1];", 2110],
    ["for (int i = 0; i < 4; i++) result.x += a[i - 1];", 112],
    ["for (int i = 0; i < 3; i++) result.x += a[i * 3];", 2001],
    ["for (int i = n; i < 6; i++) result.x += a[i];", 3111],
    ["for (int i = 0; i < n + 6; i++) result.x += a[i];", 3111],
    ["for (int i = 0; i < 4; i += 1) result.x += a[i];", 1111],
    ["for (int i = 3; i >= 0; i--) result.x += a[i];", 1111],
    ["for (int i = 0; i < 4; i++) { i += 2; result.x += a[i]; }", 1100],
    ["for (int i = 0; i < 4; i++) { for (int k = 0; k < 2; k++, i++) result.x += a[i]; }", 2011],
    ["for (int i = 0; i < 4; i++, i++) result.x += a[i];", 101],
    ["for (int i = 0; i < 4; i++) {} int i = n + 9; result.x = a[i];", 1000],
    ["for (int i = 0; i < 3; result.x += a[i + 1], i++) {}", 1110],
  ])("%s", (body, expected) => {
    expect(clampsIn(body)).toBeGreaterThan(0);
    expect(runBody(declaration + body)[0]).toBe(expected);
  });
  test("a counter that a function changes", () => {
    const text = `void jump(inout int i) { i += 5; } float main_test(vec2 p) { float a[4]; a[3] = 7.0; float s = 0.0;
      for (int i = 0; i < 4; i++) { jump(i); s += a[i]; } return s; }`;
    const { source } = emitJavaScript(programOf(text), "main_test");
    expect(source).toMatch(/ > 3 \? 3 : /);
  });
});
