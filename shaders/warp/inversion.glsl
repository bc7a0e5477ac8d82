//! Inversion: mirrors the plane at a circle around the origin
// Conformal: angles are kept but turned round, the determinant is negative
// Kinks: the origin
// Argument radius: 0.3 to 1, of the circle, scene units
// Example: warpInversion(vec2(0.25, 0.0), 0.5).x == 1.0
// Example: warpInversion(vec2(0.0, 0.5), 0.5).y == 0.5
// Source: radius² p / |p|²

vec2 warpInversion(vec2 p, float radius) {
  return p * (radius * radius / dot(p, p));
}

mat2 warpInversionJacobian(vec2 p, float radius) {
  float square = dot(p, p);
  float scale = radius * radius / (square * square);
  return scale * mat2(square - 2.0 * p.x * p.x, -2.0 * p.x * p.y, -2.0 * p.x * p.y, square - 2.0 * p.y * p.y);
}
