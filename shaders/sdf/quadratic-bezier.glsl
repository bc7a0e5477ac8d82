//! Quadratic Bézier: unsigned distance to a curve with two ends and one control point
// Exactness: exact
// Kinks: the curve itself and its medial axis; it has no inside
// Argument a: (-0.9, -0.9) to (-0.3, 0.2), one end, scene units
// Argument b: (-0.3, 0.4) to (0.3, 0.9), control point, scene units, not in line with the ends
// Argument c: (0.3, -0.9) to (0.9, 0.2), the other end, scene units
// Example: sdQuadraticBezier(vec2(0.0, 0.75), vec2(-0.5, 0.0), vec2(0.0, 0.5), vec2(0.5, 0.0)) == 0.5
// Example: sdQuadraticBezier(vec2(0.8, -0.4), vec2(-0.5, 0.0), vec2(0.0, 0.5), vec2(0.5, 0.0)) == 0.5
// Source: the cubic of I. Quilez, "Quadratic Bezier SDF", its roots by Cardano and by the cosine of a third

// The nearest point of the curve less p.
vec2 sdQuadraticBezierOffset(vec2 p, vec2 a, vec2 b, vec2 c) {
  // B(t) - p = r + 2 u t + v t²; the foot solves (B(t) - p)·B'(t) = 0, shifted by t = s - shift to s³ + 3 m s + 2 n = 0.
  vec2 u = b - a, v = a - 2.0 * b + c, r = a - p;
  float scale = 1.0 / dot(v, v);
  float shift = dot(u, v) * scale;
  float m = (2.0 * dot(u, u) + dot(r, v)) * scale / 3.0 - shift * shift;
  float n = shift * (shift * shift - 0.5 * (2.0 * dot(u, u) + dot(r, v)) * scale) + 0.5 * dot(r, u) * scale;
  float discriminant = n * n + m * m * m;
  if (discriminant >= 0.0) {
    float largest = abs(n) + sqrt(discriminant);
    float root = pow(largest, 1.0 / 3.0);
    float s = largest > 0.0 ? (n < 0.0 ? root - m / root : m / root - root) : 0.0;
    float t = clamp(s - shift, 0.0, 1.0);
    return r + (2.0 * u + v * t) * t;
  }
  // Three roots: the middle one is a maximum, so two feet compete.
  float amplitude = 2.0 * sqrt(-m);
  float third = acos(clamp(n / (m * sqrt(-m)), -1.0, 1.0)) / 3.0;
  float t0 = clamp(amplitude * cos(third) - shift, 0.0, 1.0);
  float t1 = clamp(-amplitude * cos(radians(60.0) - third) - shift, 0.0, 1.0);
  vec2 d0 = r + (2.0 * u + v * t0) * t0;
  vec2 d1 = r + (2.0 * u + v * t1) * t1;
  return dot(d0, d0) < dot(d1, d1) ? d0 : d1;
}

float sdQuadraticBezier(vec2 p, vec2 a, vec2 b, vec2 c) {
  return length(sdQuadraticBezierOffset(p, a, b, c));
}

vec3 sdgQuadraticBezier(vec2 p, vec2 a, vec2 b, vec2 c) {
  vec2 offset = sdQuadraticBezierOffset(p, a, b, c);
  float d = length(offset);
  return vec3(d, d > 0.0 ? -offset / d : vec2(0.0));
}
