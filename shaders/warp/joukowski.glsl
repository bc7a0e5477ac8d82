//! Joukowski: z + radius²/z, which flattens a circle to a segment and the circles around it to ellipses and wings
// Conformal: yes
// Kinks: the origin; the Jacobian vanishes at (±radius, 0)
// Argument radius: 0.2 to 0.6, scene units
// Example: warpJoukowski(vec2(0.5, 0.0), 0.5).x == 1.0
// Example: warpJoukowski(vec2(0.0, 0.5), 0.5).y == 0.0
// Source: N. Joukowski 1910; derivative 1 - radius²/z²

vec2 warpJoukowski(vec2 p, float radius) {
  float ratio = radius * radius / dot(p, p);
  return vec2(p.x * (1.0 + ratio), p.y * (1.0 - ratio));
}

mat2 warpJoukowskiJacobian(vec2 p, float radius) {
  float square = dot(p, p);
  float scale = radius * radius / (square * square);
  vec2 slope = vec2(1.0 - scale * (p.x * p.x - p.y * p.y), scale * 2.0 * p.x * p.y);
  return mat2(slope.x, slope.y, -slope.y, slope.x);
}
