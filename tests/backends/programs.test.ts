/** Whole programs on the CPU: control flow, scopes, value semantics, calls; outputs worked out by hand. */
import { describe, expect, test } from "vitest";
import { emitJavaScript } from "../../src/backends/javascript.ts";
import { compile, programOf, refusals, run, runBody } from "./run.ts";

describe("control flow", () => {
  test("for with continue and break", () => {
    expect(
      runBody(
        "for (int i = 0; i < 10; i++) { if (i == 3) continue; if (i == 6) break; result.x = result.x * 10.0 + float(i); }",
      ),
    ).toEqual([1245, 0, 0, 0]);
  });
  test("while whose condition has an effect, and continue inside of it", () => {
    expect(
      runBody(
        "int i = int(p.x); while (i++ < 5) { if (i == 2) continue; result.x = result.x * 10.0 + float(i); } result.y = float(i);",
      ),
    ).toEqual([1345, 6, 0, 0]);
  });
  test("do runs once at least, and continue leads to its condition", () => {
    expect(
      runBody(
        "int i = int(p.x); do { i++; if (i == 2) continue; result.x += 1.0; } while (i < 3 && i > 0); do result.y += 1.0; while (false);",
      ),
    ).toEqual([2, 1, 0, 0]);
  });
  test("a condition may declare a variable", () => {
    expect(
      runBody(
        "int i = 4 + int(p.x); while (bool more = i > 0) { i--; result.x += more ? 1.0 : 0.0; } for (int k = 0; bool go = k < 3; k++) { if (go) result.y += 1.0; }",
      ),
    ).toEqual([4, 3, 0, 0]);
  });
  test("switch falls through, its default may stand anywhere, and break leaves only the switch", () => {
    const body = `for (int i = 0; i < 5; i++) {
      switch (i) {
        case 0: result.x += 1.0;
        case 1: result.x += 10.0; break;
        default: result.y += 1.0; break;
        case 3: { result.z += 1.0; break; }
      }
      result.w += 1.0;
    }`;
    expect(runBody(body)).toEqual([21, 2, 1, 5]);
  });
  test("continue inside of a switch belongs to the loop", () => {
    expect(
      runBody("for (int i = 0; i < 4; i++) { switch (i & 1) { case 1: continue; default: break; } result.x += 1.0; }"),
    ).toEqual([2, 0, 0, 0]);
  });
  test("a variable that one label declares is in scope under the next, and starts as 0 when it is jumped over", () => {
    const body = (selector: string) =>
      `switch (${selector} + int(p.x)) { case 0: float a = 3.0; float b[2]; b[1] = 4.0; result.x = a + b[1]; case 1: a += 1.0; b[0] += 2.0; result.y = a + b[0] + b[1]; }`;
    expect(runBody(body("0"))).toEqual([7, 10, 0, 0]);
    expect(runBody(body("1"))).toEqual([0, 3, 0, 0]);
  });
  test("switch over uint with a label beyond 2³¹", () => {
    expect(
      runBody("switch (uint(p.x) - 1u) { case 4294967295u: result.x = 1.0; break; default: result.x = 2.0; }"),
    ).toEqual([1, 0, 0, 0]);
  });
  test("return leaves nested loops and switches", () => {
    expect(
      run(`float find(float limit) { for (int i = 0; ; i++) for (int k = 0; k < 3; k++) switch (k) { case 2: if (float(i * 3 + k) > limit) return float(i); default: break; } return -1.0; }
        float main_test(vec2 p) { return find(10.0 + p.x) * 100.0 + find(4.0); }`),
    ).toEqual([301]);
  });
  test("the steps of a loop see what its body does", () => {
    expect(runBody("for (int i = 0, k = 10; i < k; i++, k -= 2) result.x += float(k - i);")).toEqual([
      10 + 7 + 4 + 1,
      0,
      0,
      0,
    ]);
  });
});

describe("scopes", () => {
  test("an inner variable hides an outer one until its block ends", () => {
    expect(
      runBody("float a = 1.0; { float a = 2.0; result.x = a; { float a = a + 5.0; result.y = a; } } result.z = a;"),
    ).toEqual([2, 7, 1, 0]);
  });
  test("a loop's variable, a parameter and a function's name can be hidden", () => {
    expect(
      runBody("int i = 7; for (int i = 0; i < 3; i++) { { int i = 100; result.x += float(i); } } result.y = float(i);"),
    ).toEqual([300, 7, 0, 0]);
    expect(
      run(
        "float f(float x) { { float x = 9.0; x += 1.0; } return x; } float main_test(vec2 p) { float f2 = f(p.x); float p2 = f2; return p2; }",
      ),
    ).toEqual([0.25]);
  });
  test("a variable without initializer starts as zero in each turn of a loop", () => {
    expect(
      runBody(
        "for (int i = 0; i < 3; i++) { float a; float b[2]; a += 1.0; b[1] += 1.0; result.x += a; result.y += b[1]; }",
      ),
    ).toEqual([3, 3, 0, 0]);
  });
});

describe("values are copied", () => {
  test("arrays", () => {
    expect(
      runBody(
        "float a[3] = float[](1.0, 2.0, p.x); float b[3] = a; b[0] = 9.0; a[1] = 8.0; result = vec4(a[0], a[1], b[0], b[1]);",
      ),
    ).toEqual([1, 8, 9, 2]);
    expect(runBody("vec2 a[2]; a[0] = p; a[1] = a[0].yx; a[0] += 1.0; result = vec4(a[0], a[1]);")).toEqual([
      1.25, 1.75, 0.75, 0.25,
    ]);
    expect(
      runBody(
        "float a[2] = float[](p.x, p.y), b[2] = a; bool same = a == b; b[1] += 1.0; result = vec4(same, a == b, a != b, a.length());",
      ),
    ).toEqual([1, 0, 1, 2]);
  });
  test("structs, with arrays and matrices in them", () => {
    const text = `struct Inner { vec2 v; float list[3]; };
      struct Outer { Inner inner[2]; mat2 m; bool flag; int n; };
      vec4 main_test(vec2 p) {
        Outer a;
        a.inner[1].v = p; a.inner[1].list[2] = 5.0; a.m = mat2(1.0, 2.0, 3.0, 4.0); a.flag = true; a.n = 7;
        Outer b = a;
        b.inner[1].list[2] += 1.0; b.inner[0] = b.inner[1]; b.m[1].x = 30.0; b.flag = !b.flag;
        bool same = a == b;
        Outer c = a;
        return vec4(a.inner[1].list[2] * 10.0 + b.inner[0].list[2], b.m[1].x + a.m[1].x, float(same) + 2.0 * float(c == a) + 4.0 * float(b.flag), b.inner[0].v.y + float(b.n));
      }`;
    expect(run(text)).toEqual([56, 33, 2, 7.75]);
  });
  test("an array in an array of structs, with an index known at run time only", () => {
    const text = `struct S { float list[3]; vec2 v; };
      vec4 main_test(vec2 p) {
        S a[2]; int one = int(p.x) + 1;
        for (int i = 0; i < 2; i++) for (int k = 0; k < 3; k++) a[i].list[k] = float(10 * i + k);
        a[one].v[one] = 4.0;
        float copy[3] = a[one].list; copy[one] = 99.0;
        a[0].list = copy;
        return vec4(a[1].list[1], a[0].list[1], a[one + 5].list[one - 9], a[1].v.y);
      }`;
    expect(run(text)).toEqual([11, 99, 10, 4]);
  });
  test("constant arrays are read by an index and never written", () => {
    const text = `const vec2 corners[3] = vec2[](vec2(1.0, 2.0), vec2(3.0, 4.0), vec2(5.0, 6.0));
      const bool on[2] = bool[](true, false);
      float sum(vec2 list[3]) { list[0] = vec2(100.0); return list[0].x + list[1].y + list[2].x; }
      vec4 main_test(vec2 p) { const int order[2] = int[2](2, 1); int i = int(p.x);
        return vec4(corners[order[i]].x, sum(corners), corners[i].y, on[i] && !on[i + 1]); }`;
    expect(run(text)).toEqual([5, 109, 2, 1]);
    expect(run(text)).toEqual([5, 109, 2, 1]);
  });
});

/** A function of more than 1000 operations is not written in place, see `analysis.ts`; the same tests run both ways. */
const ballast = `{ float padded = 0.0; ${"padded = padded * 1.0 + 0.0; ".repeat(260)}`;
const twoWays = [
  ["inlined", (definition: string) => definition],
  ["called by name", (definition: string) => definition.replace("{", ballast)],
] as const;

describe.each(twoWays)("functions %s", (name, padded) => {
  test("are what this block says they are", () => {
    const { functions } = shapeOf(
      `${padded("float f(float x) { return x; }")} float main_test(vec2 p) { return f(p.x) + f(p.y); }`,
    );
    expect(functions).toBe(name === "inlined" ? 0 : 1);
  });
  test("in parameters are copies", () => {
    expect(
      run(`${padded("float f(float x, vec2 v, float a[2]) { x += 1.0; v.x = 7.0; a[0] += 5.0; return x + v.x + a[0]; }")}
      vec4 main_test(vec2 p) { float x = 1.0; float a[2] = float[](2.0, 3.0); float r = f(x, p, a); return vec4(r + f(x, p, a), x, p.x, a[0]); }`),
    ).toEqual([32, 1, 0.25, 2]);
  });
  test("out and inout parameters are copied back in order", () => {
    expect(
      run(`${padded("void f(inout float x, out vec2 v, inout float a[2]) { x *= 2.0; v = vec2(x, a[1]); a[0] = 9.0; }")}
      vec4 main_test(vec2 p) { float x = 3.0; vec3 v = vec3(1.0); float a[2] = float[](p.x, 5.0); f(x, v.zx, a); f(x, v.zx, a); return vec4(x, v.z, v.x, a[0]); }`),
    ).toEqual([12, 12, 5, 9]);
  });
  test("an out parameter starts as zero, whatever its argument was", () => {
    expect(
      run(
        `${padded("void f(out float x) { x += 1.0; }")} float main_test(vec2 p) { float x = 5.0; f(x); f(x); return x; }`,
      ),
    ).toEqual([1]);
  });
  test("an out array starts as zeros, each time", () => {
    expect(
      run(`${padded("void f(float x, out float a[2]) { a[0] += x; if (x > 0.3) a[1] = 7.0; }")}
      vec2 main_test(vec2 p) { float a[2]; for (int i = 2; i > 0; i--) f(p.x * float(i), a); return vec2(a[0], a[1]); }`),
    ).toEqual([0.25, 0]);
  });
  test("an array that is a part of another one", () => {
    expect(
      run(`struct S { float list[2]; }; ${padded("float f(float a[2]) { return a[0] * 10.0 + a[1]; }")}
      vec2 main_test(vec2 p) { S s[2]; s[1].list[0] = 3.0; s[1].list[1] = p.x; return vec2(f(s[1].list), f(s[int(p.x)].list)); }`),
    ).toEqual([30.25, 0]);
  });
  test("arguments are taken from left to right", () => {
    expect(
      run(`${padded("float f(float a, float b, float c) { return a * 100.0 + b * 10.0 + c; }")}
      float main_test(vec2 p) { float x = p.x * 4.0; return f(x, x = 2.0, x + 1.0); }`),
    ).toEqual([123]);
  });
  test("a call before continue", () => {
    expect(
      run(`${padded("float f(float x) { for (int i = 0; i < 2; i++) { if (i == 1) continue; x += 1.0; } return x; }")}
      float main_test(vec2 p) { float s = 0.0; for (int i = 0; i < 4; i++) { float y = f(float(i)); if (i == 2) continue; s += y; } return s; }`),
    ).toEqual([7]);
  });
  test("one variable as in, inout and out argument at once", () => {
    // Both parameters are copies while the function runs; the last one wins when they are copied back.
    expect(
      run(`${padded("float f(float a, inout float b, out float c) { b += 10.0; c = a + b; b = a; return a * 100.0 + b; }")}
      vec2 main_test(vec2 p) { float x = p.x * 4.0; float r = f(x, x, x); return vec2(r, x); }`),
    ).toEqual([101, 12]);
    expect(
      run(`${padded("void f(inout float a[2], inout float b[2]) { a[0] = 5.0; b[1] = a[0] + b[0]; }")}
      vec2 main_test(vec2 p) { float x[2] = float[](p.x, p.y); f(x, x); return vec2(x[0], x[1]); }`),
    ).toEqual([0.25, 5.25]);
  });
  test("a global that is handed over and written at the same time", () => {
    expect(
      run(`float g = 1.0; float list[2] = float[](1.0, 2.0);
      ${padded("float f(float a, float l[2], inout float b) { g = 5.0; list[1] = 7.0; b += g; return a * 100.0 + l[1] * 10.0 + b; }")}
      vec3 main_test(vec2 p) { float r = f(g, list, g); return vec3(r, g, list[1]); }`),
    ).toEqual([126, 6, 7]);
  });
  test("globals start anew for each point", () => {
    const text = `int count = 3; float seen[2]; ${padded("void step_one(float x) { count++; seen[1] += x; }")}
      vec2 main_test(vec2 p) { step_one(p.x); step_one(p.y); return vec2(count, seen[1]); }`;
    expect([...compile(text).evaluate(Float64Array.of(0.5, 1, 2, 3), {})]).toEqual([5, 1.5, 5, 5]);
  });
  test("vectors, matrices, structs, arrays and booleans come back", () => {
    expect(
      run(`struct S { vec2 v; bool b; float a[2]; int n; };
      ${padded("S make(float x) { S s; s.v = vec2(x, x + 1.0); s.b = x > 0.5; s.a[1] = x * 2.0; s.n = -3; return s; }")}
      ${padded("mat2 turn(float x) { return mat2(x, 1.0, 2.0, 3.0); }")}
      ${padded("float[2] pair(float x) { return float[](x, -x); }")}
      ${padded("uint big(float x) { return 4294967295u - uint(x); }")}
      ${padded("bool above(float x) { return x > 0.5; }")}
      void main_test(vec2 p, out vec4 a, out vec4 b, out vec4 c) {
        S s = make(p.x); S t = make(p.y);
        a = vec4(s.v, s.b, t.b); b = vec4(s.a[1], t.a[1], t.n, make(p.x) == s);
        c = vec4(turn(p.x)[0].x + turn(p.y)[1].y, pair(p.x)[1], pair(1.0) == pair(p.x * 4.0), big(p.x) == 4294967295u && above(p.y) && !above(p.x));
      }`),
    ).toEqual([0.25, 1.25, 0, 1, 0.5, 1.5, -3, 1, 3.25, -0.25, 1, 1]);
  });
  test("early returns", () => {
    expect(
      run(`${padded("vec2 f(float x) { if (x < 0.3) return vec2(1.0); for (int i = 0; i < 5; i++) { if (i == 3) { return vec2(i, x); } } return vec2(9.0); }")}
      vec4 main_test(vec2 p) { return vec4(f(p.x), f(p.y)); }`),
    ).toEqual([1, 1, 3, 0.75]);
    expect(
      run(`${padded("void f(inout float x) { if (x > 0.5) { x = 2.0; return; } x = 1.0; }")}
      vec2 main_test(vec2 p) { float a = p.x, b = p.y; f(a); f(b); return vec2(a, b); }`),
    ).toEqual([1, 2]);
  });
  test("discard anywhere leaves zeros and stops the point", () => {
    const text = `int calls = 0; ${padded("float f(float x) { if (x > 1.0) discard; calls++; return x; }")}
      float g(float x) { float y = f(x); return y + 1.0; }
      vec2 main_test(vec2 p) { float s = 0.0; for (int i = 0; i < 3; i++) s += g(p.x + float(i)); return vec2(s, calls); }`;
    expect([...compile(text).evaluate(Float64Array.of(-2, 0, 0, 0, -3, 0), {})]).toEqual([0, 3, 0, 0, -3, 3]);
  });
  test("overloads are told apart", () => {
    expect(
      run(`${padded("float f(float x) { return 1.0; }")} ${padded("float f(int x) { return 2.0; }")} ${padded("float f(vec2 x) { return f(x.x) + 10.0; }")}
      vec3 main_test(vec2 p) { return vec3(f(p.x), f(int(p.x)), f(p)); }`),
    ).toEqual([1, 2, 11]);
  });
  test("a loop in it counts down the same budget", () => {
    const text = `${padded("float f(float x) { while (x > 0.0) x += 1.0; return x; }")} float main_test(vec2 p) { return f(p.x); }`;
    expect(() => run(text, { turns: 1000 })).toThrow("took more turns than their budget allows");
  });
  test("a prototype may stand before its function", () => {
    expect(
      run(
        `float later(float x); float main_test(vec2 p) { return later(p.x); } ${padded("float later(float x) { return x * 2.0; }")}`,
      ),
    ).toEqual([0.5]);
  });
});

/** How many functions besides its kernels a program's text holds. */
function shapeOf(text: string) {
  return { functions: (sourceOf(text).match(/^function f\d+\(/gm) ?? []).length };
}

describe("uniforms", () => {
  const text = `struct Light { vec2 at; float power[2]; };
    uniform float a; uniform ivec2 b; uniform bool c; uniform vec2 list[3]; uniform mat2 m; uniform Light lights[2]; uniform uint u;
    void main_test(vec2 p, out vec4 x, out vec4 y) {
      int i = int(p.x);
      x = vec4(a, b.y, c, list[i + 2].y); y = vec4(m[1].x, lights[i + 1].at.y, lights[1].power[i + 1], u);
    }`;
  test("reach the program by their names", () => {
    const uniforms = {
      a: 0.5,
      b: [1, -2],
      c: 1,
      list: [1, 2, 3, 4, 5, 6],
      m: [1, 2, 3, 4],
      "lights[1].at": [7, 8],
      "lights[1].power": [9, 10],
      u: 4294967295,
    };
    expect(run(text, { uniforms })).toEqual([0.5, -2, 1, 6, 3, 8, 10, 4294967295]);
  });
  test("are 0 where nothing is given", () => {
    expect(run(text)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
  test("a name of Object.prototype is no uniform", () => {
    expect(run("uniform float toString, valueOf; vec2 main_test(vec2 p) { return vec2(toString, valueOf); }")).toEqual([
      0, 0,
    ]);
  });
});

describe("loops without end", () => {
  test.each([
    "for (;;) { if (p.x < 0.0) break; }",
    "while (true) { result.x += 1.0; if (result.x < 0.0) break; }",
    "do { continue; } while (true);",
    "for (int i = 0; i >= 0; i = (i + 1) & 1023) {}",
  ])("%s ends with BudgetExceeded", (body) => {
    expect(() => runBody(body, { turns: 10000 })).toThrow(expect.objectContaining({ name: "BudgetExceeded" }));
  });
  test("each point has the whole budget", () => {
    const program = compile(
      "float main_test(vec2 p) { float s = 0.0; for (float i = 0.0; i < p.x; i++) s += 1.0; return s; }",
    );
    expect([...program.evaluate(Float64Array.of(9, 0, 8, 0, 9, 0), {}, 10)]).toEqual([9, 8, 9]);
    expect(() => program.evaluate(Float64Array.of(9, 0, 10, 0), {}, 10)).toThrow("budget");
  });
  test("loops in functions that call each other, eight deep", () => {
    const chain = Array.from(
      { length: 8 },
      (_, k) => `float f${k + 1}(float x) { float s = 0.0; for (int i = 0; i < 2; i++) s += f${k}(x + s); return s; }`,
    );
    const text = `float f0(float x) { return sin(x); } ${chain.join("\n")} float main_test(vec2 p) { return f8(p.x); }`;
    expect(() => run(text, { turns: 100 })).toThrow(expect.objectContaining({ name: "BudgetExceeded" }));
  });
  test("exactly the turns of the budget are allowed", () => {
    const text = "float main_test(vec2 p) { float s = 0.0; for (int i = 0; i < 9; i++) s += 1.0; return s; }";
    expect(run(text, { turns: 10 })).toEqual([9]);
    expect(() => run(text, { turns: 9 })).toThrow("budget");
  });
});

describe("names that mean something in JavaScript", () => {
  test.each([
    "constructor",
    "prototype",
    "eval",
    "await",
    "arguments",
    "yield",
    "let",
    "undefined",
    "NaN",
    "Infinity",
    "Math",
    "self",
    "out_",
    "results",
    "render",
    "maths_sin",
    "t0",
    "v1",
    "toString",
    "hasOwnProperty",
    "async",
    "of",
    "typeof",
    "delete",
    "function_",
  ])("%s as variable, parameter, function, field and uniform", (name) => {
    expect(
      run(`struct S { float ${name}; }; uniform float x_${name};
        float f_${name}(float ${name}) { ${name} += 1.0; return ${name}; }
        float main_test(vec2 p) { S s; s.${name} = p.y; float ${name} = p.x; return f_${name}(${name}) + s.${name} + x_${name}; }`),
    ).toEqual([2]);
    expect(run(`float ${name}(float x) { return x * 2.0; } float main_test(vec2 p) { return ${name}(p.x); }`)).toEqual([
      0.5,
    ]);
  });
  test("no word of the user's stands in the emitted text", () => {
    const source = sourceOf(
      "uniform float zebra; struct Giraffe { float okapi; }; float gnu(float ibex) { return ibex + zebra; } float main_test(vec2 p) { Giraffe g; g.okapi = gnu(p.x); float walrus = g.okapi; return walrus; }",
    );
    expect(source).not.toMatch(/zebra|Giraffe|okapi|gnu|ibex|walrus|main_test/);
  });
});

describe("the emitted text", () => {
  test("computes a component once that is chosen several times", () => {
    const nested = Array.from({ length: 20 }).reduce((inner) => `(${inner} * 3.0).xx`, "p") as string;
    expect(sourceOf(`vec2 main_test(vec2 p) { return ${nested}; }`).match(/ \* 3/g)?.length).toBe(2 * 20);
  });
  test("computes an operand once that a built-in or a product uses several times", () => {
    const nested = Array.from({ length: 20 }).reduce((inner) => `clamp(max(${inner}, 0.5), 0.0, p.y)`, "p.x") as string;
    expect(sourceOf(`float main_test(vec2 p) { return ${nested}; }`).length).toBeLessThan(20_000);
  });
});

describe("entries", () => {
  test("out parameters follow the value", () => {
    expect(
      run(
        "float main_test(vec2 p, out vec2 gradient, out vec3 hessian) { gradient = p * 2.0; hessian = vec3(2.0, 0.0, 2.0); return dot(p, p); }",
      ),
    ).toEqual([0.625, 0.5, 1.5, 2, 0, 2]);
  });
  test("Shadertoy's order of parameters", () => {
    expect([
      ...compile("void mainImage(out vec4 c, in vec2 f) { c = vec4(f, 0.0, 1.0); }", {}, "mainImage").evaluate(
        Float64Array.of(3, 4),
        {},
      ),
    ]).toEqual([3, 4, 0, 1]);
  });
  test("render puts pixel centres at halves, the lowest row first", () => {
    const out = compile("vec2 main_test(vec2 p) { return p; }").render({ x0: 2, y0: 5, x1: 4, y1: 7 }, {});
    expect([...out]).toEqual([2.5, 5.5, 3.5, 5.5, 2.5, 6.5, 3.5, 6.5]);
  });
  test("gl_FragCoord is the point", () => {
    expect(run("vec4 main_test(vec2 p) { return gl_FragCoord; }", { at: [3.5, 4.5] })).toEqual([3.5, 4.5, 0.5, 1]);
  });
  test("what is no entry, and what is called without a body, is refused by name", () => {
    expect(refusals("float f(float x) { return x; }", "f")).toEqual([
      "there is no function 'f' with one in vec2 and a result without arrays",
    ]);
  });
  test("a function without a body, which a pass may have left, is refused too", () => {
    const program = programOf("float g(float x) { return x; } float main_test(vec2 p) { return g(p.x); }");
    const [first] = program.declarations.flatMap((node) => (node.kind === "function" ? [node.symbol] : []));
    if (first !== undefined) first.body = null;
    expect(emitJavaScript(program, "main_test").diagnostics.map((one) => one.message)).toEqual([
      "g(float) is declared but has no body",
    ]);
  });
});

function sourceOf(text: string): string {
  const { source } = emitJavaScript(programOf(text), "main_test");
  if (source === null) throw new Error("the text was refused");
  return source;
}
