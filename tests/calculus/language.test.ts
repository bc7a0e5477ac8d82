/** Every construct of the language carries derivatives: against finite differences in float64, first and second order. */
import { describe, test } from "vitest";
import { expectDerivatives } from "./run.ts";

const PROGRAMS: Readonly<Record<string, string>> = {
  "a chain of declarations": "float f(vec2 p) { float a = p.x * p.y; float b = a * a + sin(a); return b / (2.0 + a); }",
  "reassignment and compound assignment":
    "float f(vec2 p) { p *= 1.5; p.x += p.y * p.y; p.yx = p; float d = p.x; d -= 0.3; d *= d; d /= 1.0 + p.y * p.y; return d; }",
  "a swizzle on both sides swaps at once":
    "float f(vec2 p) { p = p.yx * vec2(1.0, 2.0); p.yx = p.xy; return p.x * p.x + 3.0 * p.y; }",
  "swizzles of four":
    "float f(vec2 p) { vec4 v = p.xyyx; v.wzx = v.xyz * v.w; return dot(v, vec4(1.0, 2.0, 3.0, 4.0)) * v.z; }",
  increments: "float f(vec2 p) { float a = p.x; float b = a++ * p.y; b += --a; ++b; return a * b--; }",
  "increment of a vector": "float f(vec2 p) { vec2 q = p++; return q.x * p.y + p.x; }",
  "a scalar on the diagonal of a matrix":
    "float f(vec2 p) { mat2 m = mat2(p.x * p.y); mat3x2 n = mat3x2(p.y * p.y); return m[0].y + m[1].x + m[0].x * m[1].y + n[2].x + n[2].y + n[1].x + n[1].y * p.x; }",
  "an assignment is a value":
    "float f(vec2 p) { float a, b; a = b = p.x * p.y; float c = (a += p.x) * b; return a * c + (b = p.y); }",
  "operands before an effect keep their value": "float f(vec2 p) { float a = p.x; return a * (a = p.y * p.y) + a; }",
  "the comma operator": "float f(vec2 p) { float a = p.x; return (a *= p.y, a * a); }",
  "if and else":
    "float f(vec2 p) { float d = p.x * p.x; if (p.y > 0.1) d += p.y; else { float e = d; d = e * p.y; } return d; }",
  "else if without braces":
    "float f(vec2 p) { float d = 1.0; if (p.x > 0.5) d = p.x; else if (p.x > 0.0) d *= p.y; else d -= p.x * p.y; return d * d; }",
  "early return":
    "float f(vec2 p) { float d = length(p); if (d > 0.8) return d * d; if (p.x < 0.0) { p.x = -p.x; return p.x * p.y; } return sin(d); }",
  "a conditional expression": "float f(vec2 p) { return p.x > 0.0 ? p.x * p.y : sin(p.y); }",
  "nested conditional expressions of vectors":
    "float f(vec2 p) { vec2 q = p.x > 0.0 ? p.yx * p.x : p.y > 0.0 ? vec2(1.0, p.x) : p; return q.x * q.y + q.x; }",
  "a conditional expression with effects":
    "float f(vec2 p) { float a = p.x; float b = p.y > 0.0 ? (a *= p.y) : (a = 2.0, a + p.x); return a * b; }",
  "a conditional expression with calls":
    "float g(float x) { float s = 0.0; for (int i = 0; i < 3; i++) s += x * s + x; return s; } float f(vec2 p) { return p.x > 0.0 ? g(p.x * p.y) : g(p.y); }",
  "short circuit with effects":
    "bool raise(inout float a, float by) { a *= by; return a > 0.0; } float f(vec2 p) { float a = p.x; if (p.y > 0.0 && raise(a, p.y)) a += 1.0; bool both = p.x < 0.0 || raise(a, 2.0); return both ? a * a : a; }",
  "for loop":
    "float f(vec2 p) { float s = 0.0; for (int i = 0; i < 4; i++) { s += sin(p.x * float(i) + p.y); p = p.yx * 0.7; } return s; }",
  "for loop over a float that depends on the point":
    "float f(vec2 p) { float s = 0.0; for (float t = p.x; t < 2.0; t += 0.5 + 0.1 * p.y * p.y) s += t * t; return s; }",
  "continue and break":
    "float f(vec2 p) { float s = 0.0; for (int i = 0; i < 6; i++) { if (i == 2) continue; if (i == 5) break; s = s * p.x + p.y; } return s; }",
  "a loop whose step has partials, with continue":
    "float f(vec2 p) { float s = 0.0, t = p.x; int n = 0; for (; n < 5; n++, t *= 0.5 + p.y * 0.1) { if (n == 1) continue; s += t * t; } return s; }",
  "a loop whose condition has partials":
    "float f(vec2 p) { float t = 3.0 + p.x, s = 0.0; while ((t -= 0.43 + 0.1 * p.y) > 0.0) { s += t * p.y; if (s > 2.2) continue; s += p.x * t; } return s + t; }",
  "do while whose condition has partials, with continue":
    "float f(vec2 p) { float t = 3.0 + p.x, s = 0.0; do { s += t * t; if (s > 9.0) continue; s += p.y; } while ((t -= 0.7 + 0.1 * p.y * p.y) > 0.0); return s * t; }",
  "while with a declaration":
    "float f(vec2 p) { float t = 2.0 + p.x; int i = 0; while (bool more = i < 4) { if (more) t *= p.y + 0.5; i++; } return t; }",
  "do while": "float f(vec2 p) { float t = p.x; int i = 0; do { t = t * t + p.y; i++; } while (i < 3); return t; }",
  "nested loops":
    "float f(vec2 p) { float s = 0.0; for (int i = 0; i < 3; i++) for (int k = 0; k < 3; k++) { vec2 q = p - vec2(i, k); if (k == 1) continue; s += dot(q, q) * p.x; } return s; }",
  "what a loop makes active is active before it in the next turn":
    "float f(vec2 p) { float a = 1.0, b = 2.0, s = 0.0; for (int i = 0; i < 4; i++) { s += a; a = b; b = p.x * b + p.y; } return s * a; }",
  "return within loops":
    "float f(vec2 p) { float s = p.x; for (int i = 0; i < 9; i++) { for (int k = 0; k < 2; k++) { s = s * 1.3 + p.y * p.y; if (s > 1.5) return s * p.x; } } return s; }",
  "switch with falling through":
    "float f(vec2 p) { float d = p.x; switch (int(floor(p.y * 4.0))) { case 0: d *= p.y; case 1: d += p.y; break; case 2: { float e = d * d; d = e; break; } default: d = sin(d * p.y); } return d * d; }",
  "a variable declared in a switch":
    "float f(vec2 p) { float d = 0.0; switch (int(p.x * 0.0)) { case 0: float a = p.x * p.y; a *= a; d = a; case 1: a = p.y + d; d += a * a; } return d; }",
  functions:
    "float sq(float x) { return x * x; } float cb(float x) { return x * sq(x); } float f(vec2 p) { return cb(p.x) * sq(p.y + sq(p.x)); }",
  "a function with constant and active arguments":
    "float g(float x, float k) { float h = clamp(0.5 + 0.5 * x / k, 0.0, 1.0); return h * h * k + x; } float f(vec2 p) { return g(p.x * p.y, 0.6) + g(0.3, 2.0) + g(0.4, 2.0 + p.y); }",
  "a function of a vector":
    "float box(vec2 q, vec2 b) { q = abs(q) - b; return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0); } float f(vec2 p) { vec2 q = vec2(p.x * p.x + p.y, p.y * p.x); return box(q, vec2(0.2, 0.1)); }",
  "warps of warps":
    "vec2 polar(vec2 p) { return vec2(log(length(p)), atan(p.y, p.x)); } vec2 twist(vec2 p) { float c = cos(p.x), s = sin(p.x); return mat2(c, s, -s, c) * p; } float f(vec2 p) { vec2 q = twist(polar(p + 2.0)); return length(q - vec2(0.3, 0.4)); }",
  "out and inout":
    "void g(inout vec2 q, out float r, float k) { r = q.x * q.y; q = q.yx * k + r; } float f(vec2 p) { float r; vec2 q = p; g(q, r, 1.5); g(q, p.x, p.y); return r * q.x + p.x * q.y; }",
  "inout of a part":
    "void twice(inout float x) { x = x * x + x; } float f(vec2 p) { vec3 v = vec3(p, p.x * p.y); twice(v.z); twice(v.x); vec2 a[2]; a[0] = p; a[1] = v.yz; twice(a[1].x); return v.x * v.z + a[1].x * a[0].y; }",
  "inout that is only read, and out that stays constant":
    "void g(inout float x, out float y) { y = 2.0; if (x > 10.0) y = 3.0; } float f(vec2 p) { float a = p.x * p.y, b = p.x; g(a, b); return a * b + p.x; }",
  "inout of two variables whose partials are written in turn":
    "void swap(inout vec2 v, inout float x) { float y = v.x; v.x = x * 0.9; if (y > 0.4) { x = y * y; return; } x = 0.5 * y - 0.1 * v.y; } float f(vec2 p) { vec2 q = vec2(p.x * p.y, 0.3); float s = p.x; for (int i = 0; i < 3; i++) { swap(q, s); s += 0.1; } return q.x * s; }",
  "inout returning early":
    "void g(inout float x, float k) { if (x > 0.2) { x *= k; return; } x += k * k; } float f(vec2 p) { float a = p.x; g(a, p.y); return a * a; }",
  "parameters are copies":
    "float g(vec2 q) { q *= q; return q.x + q.y; } float f(vec2 p) { float a = g(p); return a * p.x + g(p.yx * 2.0); }",
  overloads:
    "float g(float x) { return x * x; } float g(vec2 x) { return x.x * x.y; } float f(vec2 p) { return g(p) + g(p.x); }",
  structs:
    "struct Ball { vec2 center; float radius; }; float d(Ball b, vec2 p) { return length(p - b.center) - b.radius; } float f(vec2 p) { Ball b = Ball(vec2(0.1, 0.2) + 0.3 * p.yx * p.x, 0.3 * p.y); b.radius *= p.x; Ball c = b; c.center.x += p.x * p.y; return d(b, p) * d(c, p.yx); }",
  "nested structs and a struct as a result":
    "struct In { float a; vec2 v; }; struct Out { In i; float k; }; Out make(vec2 p) { Out o; o.k = p.x; o.i = In(p.y, p.yx * o.k); o.i.v.y += o.i.a; return o; } float f(vec2 p) { Out o = make(p * p.x); In i = o.i; return o.k * i.a + i.v.x * o.i.v.y; }",
  arrays:
    "float f(vec2 p) { float a[3]; a[0] = p.x; a[1] = p.y * p.x; a[2] = 0.5; for (int i = 0; i < 3; i++) a[i] += a[(i + 1) % 3] * p.y; return a[0] * a[1] + a[2]; }",
  "an array made at once and never written":
    "float f(vec2 p) { vec2 a[3] = vec2[3](p, p.yx * p.x, vec2(1.0, 2.0)); float s = 0.0; for (int i = 0; i < 3; i++) s += dot(a[i], a[2 - i]); return s * a[1].x; }",
  "a constant array":
    "const vec2 C[3] = vec2[](vec2(0.1, 0.2), vec2(-0.4, 0.6), vec2(0.9, -0.3)); float f(vec2 p) { float s = 1.0; for (int i = 0; i < C.length(); i++) s *= dot(p - C[i], p - C[i]); return s; }",
  "arrays as values":
    "float[2] g(float a[2], float k) { a[0] *= k; return a; } float f(vec2 p) { float a[2] = float[2](p.x, p.y); float b[2] = g(a, p.x); b[1] += a[0]; a = b; return a[0] * a[1]; }",
  "arrays of structs":
    "struct S { vec2 v; float k; }; float f(vec2 p) { S s[2]; s[0] = S(p, 1.0); s[1].v = p.yx * p.x; s[1].k = p.y; int i = int(p.x > 0.0); s[i].v.y *= p.x; S t = s[1 - i]; return dot(s[0].v, t.v) + s[1].k * t.k; }",
  "arrays within structs within arrays":
    "struct S { float a[2]; float k; }; float f(vec2 p) { S s[2]; s[0].a[0] = p.x; s[0].a[1] = p.y; s[0].k = 1.0; s[1] = s[0]; int i = int(p.y > 0.0); s[1].a[i] *= p.x; s[i].a = float[2](s[1].a[1] * p.y, p.x); float b[2] = s[1].a; return s[0].a[0] * b[0] + s[1 - i].a[i] * b[1] + s[i].a[0]; }",
  "a dynamic component":
    "float f(vec2 p) { int i = int(p.x > 0.0); vec3 v = vec3(p, p.x * p.y); v[i] *= p.y; v[i + 1] += v[i]; return v[i] * v[2 - i] + v[1]; }",
  "a dynamic component of an expression":
    "float f(vec2 p) { int i = int(p.y > 0.0); return (p * p.yx * p.x)[i] + sin(p)[1 - i]; }",
  matrices:
    "float f(vec2 p) { mat2 m = mat2(p.x, p.y, -p.y, p.x * p.y); vec2 q = m * p; q = q * m; m *= m; return dot(m * q, p) + (m * mat2(1.0, 2.0, 3.0, 4.0))[1].x; }",
  "matrices of other shapes":
    "float f(vec2 p) { mat3x2 a = mat3x2(p, p.yx, p * p.x); mat2x3 b = mat2x3(p.x, 1.0, p.y, 2.0, p.y, p.x); mat2 c = a * b; mat3 d = b * a; return dot(c[0], c[1]) + d[2].y * d[1].z; }",
  "columns and entries of a matrix":
    "float f(vec2 p) { mat3 m = mat3(p.x); m[1] = vec3(p, 1.0); m[2].xy = p.yx; m[0][1] = p.y; int i = 1 + int(p.x > 0.0); m[i][0] += p.x * p.y; m[i] *= 2.0; m[2][i] *= p.y; return m[2].x * m[1].y + m[0].y + m[2][i]; }",
  "matrices from matrices":
    "float f(vec2 p) { mat2 m = mat2(p.x, p.y, p.y, 2.0); mat3 n = mat3(m); mat2 k = mat2(n * mat3(2.0)); return k[0].x * n[2].z + k[1].x * n[1].y + determinant(n); }",
  "operators of matrices":
    "float f(vec2 p) { mat2 m = mat2(p, p.yx); mat2 n = m + 2.0 * m - mat2(1.0) / (m + 3.0); n = -n; n /= 2.0; n++; return n[0].x * n[1].y + n[0].y; }",
  constructors:
    "float f(vec2 p) { vec4 a = vec4(p.x, vec2(p.y, 1), p.y * p.x); vec3 b = vec3(a); vec2 c = vec2(b.z + p.x); mat2 m = mat2(a); return dot(m * c, b.xy) + float(int(3)) * a.w + float(p.x > 0.0) * p.y; }",
  globals:
    "float g; vec2 h; void set(vec2 p) { g = p.x * p.y; h.y = g * p.x; } float f(vec2 p) { h = p; set(p); float a = g * h.y; g += p.y; return a * g + h.x; }",
  "globals written by what has no active arguments":
    "float g = 0.0; void twice() { g *= 2.0; g += g * g; } void reset() { g = 0.5; } float f(vec2 p) { g = p.x; twice(); float a = g * p.y; reset(); return a + g * p.x; }",
  "a global array and struct":
    "struct S { vec2 v; }; S s; float a[2]; void put(int i, float x) { a[i] = x; s.v[i] = x * x; } float f(vec2 p) { put(0, p.x); put(1, p.y * p.x); return a[0] * s.v.y + a[1] * s.v.x; }",
  "integers and booleans stay":
    "float f(vec2 p) { int n = 3; uint m = 2u; bool b = p.x > 0.0; n <<= 1; n += int(m); float s = float(n) * p.x; for (uint i = 0u; i < m; i++) s += p.y * s; return b ? s : -s * p.y; }",
  "locals with the names of built-ins":
    "float f(vec2 p) { float length = sqrt(p.x * p.x + 1.0); vec2 abs = p * length; float max = abs.x, floor = 0.3; return length * max * abs.y * floor; }",
  "a local that hides a function":
    "float ball(vec2 p) { return length(p - 0.3); } float f(vec2 p) { float ball = ball(p * p.x); { float p = ball; ball *= p; } return ball; }",
  "names that meet generated ones":
    "float f(vec2 p) { float d_dx = p.x; float d = d_dx * p.y; float d_dy = d * d; d = d_dy + d_dx; float length_value = length(p); return d * length_value; }",
  "shadowing in loops":
    "float f(vec2 p) { float d = p.x; for (int i = 0; i < 2; i++) { { float i = p.y; float d = i * p.x; d *= d; p.x += d; } } return d * p.x; }",
  "a comparison decides by value alone":
    "float g(inout float a) { a *= 2.0; return a; } float f(vec2 p) { float a = p.x; if (g(a) > 0.3 || length(p) > 0.9) a *= p.y; return a; }",
  "negation and plus": "float f(vec2 p) { return -(-p.x * +p.y) - -p.y * -2.0; }",
  "division of vectors":
    "float f(vec2 p) { vec3 a = vec3(p, 1.0) / vec3(2.0, 3.0 + p.x, 4.0); vec2 b = 1.0 / (p * p + 1.0); b /= p.x + 3.0; vec2 c = p / 0.25; return dot(a, vec3(b, c.x)) * c.y; }",
  modf: "float f(vec2 p) { float whole = p.x; float rest = modf(7.0 * p.x * p.y, whole); vec2 w; vec2 r = modf(p * 5.0, w); return rest * p.y + whole * p.x + r.x * r.y * w.x; }",
  "constant branches with loops that nothing reads":
    "float f(vec2 p) { float unused = p.x; for (int i = 0; i < 3; i++) { unused *= p.y; } vec2 n = normalize(p); return dot(p, p); }",
};

describe("derivatives of", () => {
  test.each(Object.entries(PROGRAMS))("%s", (_, text) => {
    expectDerivatives(text);
  });
});
