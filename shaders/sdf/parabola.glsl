//! Parabola: the inside of y = steepness x²
// Exactness: exact
// Kinks: the axis above the focal point, x = 0 and y > 1 / (2 steepness)
// Argument steepness: 0.6 to 3, per scene unit
// Example: sdParabola(vec2(0.0, -0.5), 2.0) == 0.5
// Example: sdParabola(vec2(0.0, 0.125), 2.0) == -0.125
// Example: sdParabola(vec2(0.4, 0.9), 2.0) < 0.0
// Source: Cardano's formula for the foot of the perpendicular, the largest root of 2k²x³ + (1 - 2ky)x - |px| = 0
// The distance is taken along the normal at the foot: unlike a length it is smooth where it changes its sign.

// x of the nearest point of the curve, for p.x >= 0.
float sdParabolaFoot(vec2 p, float steepness) {
  float a = (2.0 * steepness * p.y - 1.0) / (6.0 * steepness * steepness);
  float b = p.x / (4.0 * steepness * steepness);
  float discriminant = b * b - a * a * a;
  if (discriminant > 0.0) {
    float root = pow(b + sqrt(discriminant), 1.0 / 3.0);
    return root + a / root;
  }
  return a > 0.0 ? 2.0 * sqrt(a) * cos(acos(clamp(b / (a * sqrt(a)), -1.0, 1.0)) / 3.0) : 0.0;
}

float sdParabola(vec2 p, float steepness) {
  vec2 q = vec2(abs(p.x), p.y);
  float x = sdParabolaFoot(q, steepness);
  return dot(q - vec2(x, steepness * x * x), normalize(vec2(2.0 * steepness * x, -1.0)));
}

vec3 sdgParabola(vec2 p, float steepness) {
  vec2 q = vec2(abs(p.x), p.y);
  float x = sdParabolaFoot(q, steepness);
  vec2 normal = normalize(vec2(2.0 * steepness * x, -1.0));
  return vec3(dot(q - vec2(x, steepness * x * x), normal), p.x < 0.0 ? -normal.x : normal.x, normal.y);
}
