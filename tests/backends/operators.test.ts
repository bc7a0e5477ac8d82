/** Operators, conversions and constructors on the CPU against values computed by hand. */
import { describe, expect, test } from "vitest";
import { run, runBody, runExpression } from "./run.ts";

type Row = readonly [type: string, expression: string, expected: readonly number[]];

function check(rows: readonly Row[]) {
  test.each(rows)("%s: %s", (type, expression, expected) => {
    expect(runExpression(type, expression)).toEqual(expected);
  });
}

/** p is (0.25, 0.75); `int(p.x)` is a 0 that is no constant. */
describe("integers wrap around at 32 bits", () => {
  check([
    ["int", "2147483647 + int(p.x + 1.0)", [-2147483648]],
    ["int", "-2147483647 - int(p.x + 2.0)", [2147483647]],
    ["int", "65537 * (65537 + int(p.x))", [131073]],
    ["int", "123456789 * (int(p.x) + 987654321)", [-67153019]],
    ["uint", "4294967295u + uint(p.x + 1.0)", [0]],
    ["uint", "uint(p.x) - 1u", [4294967295]],
    ["uint", "4000000000u * (3u + uint(p.x))", [3410065408]],
    ["uint", "-(uint(p.x) + 1u)", [4294967295]],
    ["int", "-(int(p.x) - 2147483647 - 1)", [-2147483648]],
  ]);
});

describe("integers divide towards zero", () => {
  check([
    ["int", "7 / (2 + int(p.x))", [3]],
    ["int", "-7 / (2 + int(p.x))", [-3]],
    ["int", "7 % (3 + int(p.x))", [1]],
    ["uint", "4294967295u / (2u + uint(p.x))", [2147483647]],
    ["uint", "4294967295u % (10u + uint(p.x))", [5]],
    ["int", "(int(p.x) - 2147483647 - 1) / (-1 - int(p.x))", [-2147483648]],
    ["ivec2", "ivec2(9, -9) / (int(p.x) + 4)", [2, -2]],
  ]);
});

describe("bits", () => {
  check([
    ["int", "12 & (10 + int(p.x))", [8]],
    ["int", "12 | (3 + int(p.x))", [15]],
    ["int", "12 ^ (10 + int(p.x))", [6]],
    ["int", "~(5 + int(p.x))", [-6]],
    ["uint", "~(5u + uint(p.x))", [4294967290]],
    ["int", "(1 + int(p.x)) << 31", [-2147483648]],
    ["uint", "(1u + uint(p.x)) << 31", [2147483648]],
    ["int", "(int(p.x) - 8) >> 1", [-4]],
    ["uint", "(4294967288u + uint(p.x)) >> 1", [2147483644]],
    ["uint", "0x80000000u | (1u + uint(p.x))", [2147483649]],
    ["uint", "0xffffffffu ^ (1u + uint(p.x))", [4294967294]],
    ["uvec2", "uvec2(1u, 2u) << ivec2(4 + int(p.x), 5)", [16, 64]],
    ["ivec2", "ivec2(6, 5) & ivec2(3 + int(p.x))", [2, 1]],
  ]);
});

describe("floats", () => {
  check([
    ["float", "p.x + p.y * 2.0 - 1.0 / p.x", [-2.25]],
    ["vec2", "2.0 * p + vec2(1.0, 2.0) / p", [4.5, 4.166666666666666]],
    ["vec2", "-p", [-0.25, -0.75]],
    ["vec2", "+p", [0.25, 0.75]],
    ["float", "1.0 - -p.x", [1.25]],
    ["float", "p.x / (p.x - p.x)", [Infinity]],
    ["bool", "p.x < p.y", [1]],
    ["bool", "p.x >= p.y", [0]],
    ["bool", "p.x <= 0.25 && p.y > 0.75 || p.x == 0.25", [1]],
    ["bool", "p.x < p.y ^^ p.x < 1.0", [0]],
    ["bool", "!(p.x != 0.25)", [1]],
    ["bool", "p == vec2(0.25, 0.75)", [1]],
    ["bool", "p != vec2(0.25, 0.5)", [1]],
  ]);
});

describe("conversions", () => {
  check([
    ["int", "int(-p.y * 10.0)", [-7]],
    ["uint", "uint(p.x * 1.6e10)", [4000000000]],
    ["int", "int(4294967295u - uint(p.x))", [-1]],
    ["uint", "uint(-1 - int(p.x))", [4294967295]],
    ["float", "float(4294967295u - uint(p.x))", [4294967295]],
    ["vec2", "vec2(p.x < p.y, p.x > p.y)", [1, 0]],
    ["bvec3", "bvec3(p.x, int(p.x), uint(p.x + 3.0))", [1, 0, 1]],
    ["ivec2", "ivec2(vec2(2.9, -2.9) + p.x - 0.25)", [2, -2]],
    ["float", "float(vec3(p, 5.0))", [0.25]],
    ["vec2", "vec2(vec4(p, 5.0, 6.0))", [0.25, 0.75]],
    ["vec4", "vec4(p.x, vec2(1.0, 2.0), p.y)", [0.25, 1, 2, 0.75]],
    ["vec3", "vec3(p.x)", [0.25, 0.25, 0.25]],
    ["vec4", "vec4(mat2(p, 3.0, 4.0))", [0.25, 0.75, 3, 4]],
  ]);
});

describe("matrices", () => {
  check([
    ["mat2", "mat2(p.x)", [0.25, 0, 0, 0.25]],
    ["mat3", "mat3(mat2(p, 3.0, 4.0))", [0.25, 0.75, 0, 3, 4, 0, 0, 0, 1]],
    ["mat2", "mat2(mat3(p, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0))", [0.25, 0.75, 4, 5]],
    ["mat2x3", "mat2x3(mat4(p.x))", [0.25, 0, 0, 0, 0.25, 0]],
    ["vec2", "mat2(1.0, 2.0, 3.0, 4.0) * p", [2.5, 3.5]],
    ["vec2", "p * mat2(1.0, 2.0, 3.0, 4.0)", [1.75, 3.75]],
    ["mat2", "mat2(1.0, 2.0, 3.0, 4.0) * mat2(p, 5.0, 6.0)", [2.5, 3.5, 23, 34]],
    ["vec3", "mat2x3(1.0, 2.0, 3.0, 4.0, 5.0, 6.0) * p", [3.25, 4.25, 5.25]],
    ["mat2", "mat3x2(p, 1.0, 2.0, 3.0, 4.0) * mat2x3(1.0, 0.0, 0.0, 0.0, 1.0, 1.0)", [0.25, 0.75, 4, 6]],
    ["mat2", "mat2(1.0, 2.0, 3.0, 4.0) + p.x", [1.25, 2.25, 3.25, 4.25]],
    ["mat2", "mat2(1.0, 2.0, 3.0, 4.0) / mat2(p, p)", [4, 2.6666666666666665, 12, 5.333333333333333]],
    ["mat2", "-mat2(p, p)", [-0.25, -0.75, -0.25, -0.75]],
    ["bool", "mat2(p, p) == mat2(0.25, 0.75, 0.25, 0.75)", [1]],
    ["vec2", "mat2(p, 3.0, 4.0)[1]", [3, 4]],
    ["float", "mat2(p, 3.0, 4.0)[int(p.x)][1 - int(p.x)]", [0.75]],
  ]);
});

describe("swizzles and indices", () => {
  check([
    ["vec4", "p.yxxy", [0.75, 0.25, 0.25, 0.75]],
    ["vec2", "vec4(p, 3.0, 4.0).wz.yx", [3, 4]],
    ["float", "vec4(p, 3.0, 4.0).abgr[int(p.x) + 1]", [3]],
    ["float", "p[int(p.x) + 1]", [0.75]],
    // What lies outside is clamped to the bounds.
    ["float", "p[int(p.x) + 7]", [0.75]],
    ["float", "p[int(p.x) - 7]", [0.25]],
    ["float", "p[uint(p.x) - 1u]", [0.75]],
  ]);
});

describe("l-values", () => {
  test("a swizzle is written from the values before the assignment", () => {
    expect(runBody("vec4 v = vec4(p, 3.0, 4.0); v.xyzw = v.wzyx; result = v;")).toEqual([4, 3, 0.75, 0.25]);
    expect(runBody("vec2 v = p; v.yx += v; result = vec4(v, 0.0, 0.0);")).toEqual([1, 1, 0, 0]);
  });
  test("components by an index that is known at run time only", () => {
    expect(runBody("vec3 v = vec3(1.0); v[int(p.x) + 1] = 5.0; v[int(p.x) + 9] *= 7.0; result.xyz = v;")).toEqual([
      1, 5, 7, 0,
    ]);
    expect(
      runBody("mat2 m = mat2(1.0); m[int(p.x) + 1] = p; m[0][int(p.x) + 1] = 9.0; result = vec4(m[0], m[1]);"),
    ).toEqual([1, 9, 0.25, 0.75]);
  });
  test("compound assignments of every operator", () => {
    expect(runBody("int i = int(p.x) + 7; i += 5; i -= 2; i *= 3; i /= 4; i %= 5; result.x = float(i);")).toEqual([
      2, 0, 0, 0,
    ]);
    expect(runBody("int i = int(p.x) + 6; i <<= 3; i >>= 1; i |= 3; i &= 29; i ^= 5; result.x = float(i);")).toEqual([
      28, 0, 0, 0,
    ]);
    expect(runBody("mat2 m = mat2(p, p); m *= mat2(0.0, 1.0, 1.0, 0.0); result = vec4(m[0], m[1]);")).toEqual([
      0.25, 0.75, 0.25, 0.75,
    ]);
    expect(runBody("vec2 v = p; v *= mat2(1.0, 2.0, 3.0, 4.0); result.xy = v;")).toEqual([1.75, 3.75, 0, 0]);
  });
  test("increments give the value before or after", () => {
    expect(
      runBody(
        "int i = int(p.x); result.x = float(i++); result.y = float(++i); result.z = float(i--); result.w = float(--i);",
      ),
    ).toEqual([0, 2, 2, 0]);
    expect(runBody("vec2 v = p; vec2 w = v++; result = vec4(w, --v);")).toEqual([0.25, 0.75, 0.25, 0.75]);
    expect(runBody("uint u = uint(p.x); u--; result.x = float(u);")).toEqual([4294967295, 0, 0, 0]);
  });
});

describe("evaluation goes from left to right", () => {
  test("an operand is taken before a later one changes it", () => {
    expect(runBody("float a = p.x; result.x = a + (a = 2.0) * a; result.y = a;")).toEqual([4.25, 2, 0, 0]);
    expect(
      runBody("int i = int(p.x); int a[3]; a[i++] = i; a[i++] = i; a[i] = i; result = vec4(a[0], a[1], a[2], i);"),
    ).toEqual([1, 2, 2, 2]);
  });
  test("a compound assignment takes its target first", () => {
    expect(runBody("float a = p.x; a += (a = 2.0); result.x = a;")).toEqual([2.25, 0, 0, 0]);
  });
  test("a function's effect on a global does not reach an operand on its left", () => {
    expect(
      run(
        "float g = 1.0; float bump() { g += 1.0; return g; } float main_test(vec2 p) { return g * 100.0 + bump() * 10.0 + g; }",
      ),
    ).toEqual([122]);
  });
  test("&& and || leave out what does not count", () => {
    expect(
      runBody(
        "int n = int(p.x); bool a = p.x > 0.5 && n++ == 0; bool b = p.x < 0.5 || n++ == 0; bool c = p.x < 0.5 && n++ == 0; result = vec4(a, b, c, n);",
      ),
    ).toEqual([0, 1, 1, 1]);
  });
  test("?: evaluates one branch", () => {
    expect(
      runBody("int n = int(p.x); vec2 v = p.x < 0.5 ? vec2(n++, 5) : vec2(n--, 7); result = vec4(v, n, 0);"),
    ).toEqual([0, 5, 1, 0]);
    expect(runBody("float a = 1.0; float b = (a = 3.0, a + p.x); result.x = b;")).toEqual([3.25, 0, 0, 0]);
  });
});
