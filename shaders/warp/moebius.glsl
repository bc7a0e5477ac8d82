//! Möbius: (a z + b) / (c z + d), which takes circles and lines to circles and lines
// Conformal: yes
// Kinks: the pole -d/c
// Argument a: 0.5 to 1, complex
// Argument b: -0.5 to 0.5, complex
// Argument c: -0.3 to 0.3, complex
// Argument d: 1.5 to 2, complex
// Example: warpMoebius(vec2(1.0, 0.0), vec2(2.0, 0.0), vec2(1.0, 0.0), vec2(1.0, 0.0), vec2(1.0, 0.0)).x == 1.5
// Example: warpMoebius(vec2(0.0, 1.0), vec2(0.0), vec2(1.0, 0.0), vec2(1.0, 0.0), vec2(0.0)).y == -1.0
// Source: derivative (a d - b c) / (c z + d)²

vec2 warpMoebius(vec2 p, vec2 a, vec2 b, vec2 c, vec2 d) {
  vec2 top = vec2(a.x * p.x - a.y * p.y, a.x * p.y + a.y * p.x) + b;
  vec2 bottom = vec2(c.x * p.x - c.y * p.y, c.x * p.y + c.y * p.x) + d;
  return vec2(dot(top, bottom), top.y * bottom.x - top.x * bottom.y) / dot(bottom, bottom);
}

mat2 warpMoebiusJacobian(vec2 p, vec2 a, vec2 b, vec2 c, vec2 d) {
  vec2 bottom = vec2(c.x * p.x - c.y * p.y, c.x * p.y + c.y * p.x) + d;
  vec2 square = vec2(bottom.x * bottom.x - bottom.y * bottom.y, 2.0 * bottom.x * bottom.y);
  vec2 top = vec2(a.x * d.x - a.y * d.y - b.x * c.x + b.y * c.y, a.x * d.y + a.y * d.x - b.x * c.y - b.y * c.x);
  vec2 slope = vec2(dot(top, square), top.y * square.x - top.x * square.y) / dot(square, square);
  return mat2(slope.x, slope.y, -slope.y, slope.x);
}
