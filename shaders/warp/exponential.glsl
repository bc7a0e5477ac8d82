//! Exponential: the complex exponential, which winds vertical lines up to circles
// Conformal: yes
// Kinks: none
// Example: warpExponential(vec2(0.0, 0.0)).x == 1.0
// Example: warpExponential(vec2(1.0, 0.0)).x == 2.718281828459045
// Source: its own derivative

vec2 warpExponential(vec2 p) {
  return exp(p.x) * vec2(cos(p.y), sin(p.y));
}

mat2 warpExponentialJacobian(vec2 p) {
  vec2 slope = exp(p.x) * vec2(cos(p.y), sin(p.y));
  return mat2(slope.x, slope.y, -slope.y, slope.x);
}
