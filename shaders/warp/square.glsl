//! Square: the complex square z²
// Conformal: yes
// Kinks: none; the Jacobian vanishes at the origin
// Example: warpSquare(vec2(0.5, 0.25)).x == 0.1875
// Example: warpSquare(vec2(0.5, 0.25)).y == 0.25
// Source: derivative 2 z

vec2 warpSquare(vec2 p) {
  return vec2(p.x * p.x - p.y * p.y, 2.0 * p.x * p.y);
}

mat2 warpSquareJacobian(vec2 p) {
  return 2.0 * mat2(p.x, p.y, -p.y, p.x);
}
