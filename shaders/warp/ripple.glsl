//! Ripple: pushes everything away from the origin and back in circular waves
// Kinks: none
// Argument amplitude: -0.1 to 0.1, scene units
// Argument frequency: 4 to 20, radians per scene unit
// Example: warpRipple(vec2(0.5, 0.0), 0.0, 10.0).x == 0.5
// Example: warpRipple(vec2(0.0, 1.0), 0.25, 1.570796326794897).y == 1.25
// Source: radial map r → r + amplitude sin(frequency r): stretch r' along the ray, r'/r across it

vec2 warpRipple(vec2 p, float amplitude, float frequency) {
  float r = length(p);
  return r > 0.0 ? p * (1.0 + amplitude * sin(frequency * r) / r) : p;
}

mat2 warpRippleJacobian(vec2 p, float amplitude, float frequency) {
  float r = length(p);
  if (r == 0.0) return mat2(1.0 + amplitude * frequency);
  vec2 ray = p / r;
  float across = 1.0 + amplitude * sin(frequency * r) / r;
  float along = 1.0 + amplitude * frequency * cos(frequency * r);
  vec2 stretch = (along - across) * ray;
  return mat2(vec2(across, 0.0) + stretch * ray.x, vec2(0.0, across) + stretch * ray.y);
}
