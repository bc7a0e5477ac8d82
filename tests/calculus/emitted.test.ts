/** What is emitted for small functions, so that a regression in its size is seen: what is zero must not be there. */
import { describe, expect, test } from "vitest";
import { derivedText } from "./run.ts";

/** The specialisation of `f` among what was added. */
function emitted(text: string, order: 1 | 2): string {
  const added = derivedText(text, order);
  return added.slice(0, added.indexOf("\nfloat jet(")).trim();
}

describe("order 1", () => {
  test("a circle: one reciprocal, and no product with the seeds", () => {
    expect(emitted("float f(vec2 p) { return length(p) - 1.0; }", 1)).toBe(
      `float f_jet1(vec2 p, out float f_dx, out float f_dy) {
  float length_value = length(p);
  float reciprocal = 1.0 / max(length_value, 1e-18);
  f_dx = p.x * reciprocal;
  f_dy = p.y * reciprocal;
  return length_value - 1.0;
}`,
    );
  });
  test("abs(p) − b keeps each component's partial to itself", () => {
    expect(emitted("float f(vec2 p) { vec2 q = abs(p) - vec2(0.3, 0.2); return max(q.x, q.y); }", 1)).toBe(
      `float f_jet1(vec2 p, out float f_dx, out float f_dy) {
  float q_x_dx = p.x < 0.0 ? -1.0 : 1.0;
  float q_y_dy = p.y < 0.0 ? -1.0 : 1.0;
  vec2 q = abs(p) - vec2(0.3, 0.2);
  bool larger = q.x < q.y;
  f_dx = larger ? 0.0 : q_x_dx;
  f_dy = larger ? q_y_dy : 0.0;
  return max(q.x, q.y);
}`,
    );
  });
  test("vectors of two sizes that one number fills are two values", () => {
    const text = emitted("float f(vec2 p) { return length(abs(vec3(p.x))) + length(abs(vec2(p.x))); }", 1);
    expect(text).toContain("vec3 value = vec3(p.x);");
    expect(text).toContain("vec2 value1 = vec2(p.x);");
  });
  test("log-polar: the angle takes the reciprocal of the length", () => {
    const text = emitted("float f(vec2 p) { return log(length(p)) + atan(p.y, p.x); }", 1);
    expect(text.match(/1\.0 \//g)).toHaveLength(1);
    expect(text).toContain("float reciprocal1 = reciprocal * reciprocal;");
  });
  test("a loop's variable is at home in variables beside it", () => {
    expect(
      emitted(
        "float f(vec2 p) { float d = 9.0; for (int i = 0; i < 3; i++) d = min(d, p.x * float(i)); return d; }",
        1,
      ),
    ).toBe(
      `float f_jet1(vec2 p, out float f_dx) {
  float d_dx;
  float d = 9.0;
  d_dx = 0.0;
  for (int i = 0; i < 3; i++) {
    float value = float(i);
    float product = p.x * value;
    d_dx = product < d ? value : d_dx;
    d = min(d, product);
  }
  f_dx = d_dx;
  return d;
}`,
    );
  });
  test("what does not depend on the point calls the original function", () => {
    const text = emitted(
      "uniform float time; float g(float x) { return sin(x) * x; } float f(vec2 p) { return g(time) * p.x; }",
      1,
    );
    expect(text).not.toContain("g_jet1");
    expect(text).toContain("f_dx = ");
    expect(text).not.toContain("f_dy");
  });
  test("conditions and whole numbers take values only", () => {
    const text = emitted(
      "float g(vec2 q) { return length(q) * q.x; } float f(vec2 p) { if (g(p) > 0.3) return p.x; return float(int(g(p))) + p.y; }",
      1,
    );
    expect(text).toContain("if (g(p) > 0.3)");
    expect(text).not.toContain("g_jet1");
  });
  test("partials that never reach the result are left out", () => {
    expect(emitted("float f(vec2 p) { float s = sin(p.x); s *= p.x; return p.y * p.y; }", 1)).toBe(
      `float f_jet1(vec2 p, out float f_dy) {
  float s = sin(p.x);
  s *= p.x;
  f_dy = 2.0 * p.y;
  return p.y * p.y;
}`,
    );
  });
});

describe("order 2", () => {
  test("an affine function has no second partials", () => {
    expect(emitted("float f(vec2 p) { return 2.0 * p.x - 3.0 * p.y + 1.0; }", 2)).toBe(
      `float f_jet2(vec2 p, out float f_dx, out float f_dy) {
  f_dx = 2.0;
  f_dy = -3.0;
  return 2.0 * p.x - 3.0 * p.y + 1.0;
}`,
    );
  });
  test("a product of the coordinates has only the mixed one", () => {
    expect(emitted("float f(vec2 p) { return p.x * p.y; }", 2)).toBe(
      `float f_jet2(vec2 p, out float f_dx, out float f_dy, out float f_dxy) {
  f_dx = p.y;
  f_dy = p.x;
  f_dxy = 1.0;
  return p.x * p.y;
}`,
    );
  });
  test("sin and cos of one argument are both named once", () => {
    const text = emitted("float f(vec2 p) { return sin(3.0 * p.x); }", 2);
    expect(text.match(/sin\(/g)).toHaveLength(1);
    expect(text.match(/cos\(/g)).toHaveLength(1);
  });
  test("a called function is differentiated by its own argument, the chain rule stands behind the call", () => {
    const text = emitted(
      "float ball(vec2 q) { return length(abs(q - 0.3) * 2.0) - 0.1; } float f(vec2 p) { return ball(vec2(p.x * p.y, p.x + sin(p.y))); }",
      2,
    );
    expect(text).toContain(
      "float ball_jet2(vec2 q, out float ball_dx, out float ball_dy, out float ball_dxx, out float ball_dxy, out float ball_dyy)",
    );
  });
  test("a choice is made between names", () => {
    const text = emitted("float f(vec2 p) { return max(p.x * p.y, p.y * p.y * p.y); }", 2);
    for (const [, side] of text.matchAll(/\? (.*?) : (.*?);/g)) expect(side).toMatch(/^-?[\w.]+$/);
  });
});

test("names of the program are never taken", () => {
  const text = emitted(
    "float f(vec2 p) { float f_dx = p.x; float length_value = length(p); return f_dx * length_value; }",
    1,
  );
  expect(text).toContain("out float f_dx1");
  expect(text).toContain("float length_value1 = length(p);");
  expect(text).not.toMatch(/__|gl_/);
});
