//! Sine: the complex sine, which bends a grid to ellipses and hyperbolas
// Conformal: yes
// Kinks: none; the Jacobian vanishes at odd multiples of 90 degrees on the x axis
// Example: warpSine(vec2(0.0, 1.0)).y == 1.175201193643801
// Example: warpSine(vec2(0.5, 0.0)).x == 0.479425538604203
// Source: derivative cos z

vec2 warpSine(vec2 p) {
  return vec2(sin(p.x) * cosh(p.y), cos(p.x) * sinh(p.y));
}

mat2 warpSineJacobian(vec2 p) {
  vec2 slope = vec2(cos(p.x) * cosh(p.y), -sin(p.x) * sinh(p.y));
  return mat2(slope.x, slope.y, -slope.y, slope.x);
}
