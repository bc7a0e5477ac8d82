//! Parabolic: coordinates whose lines are two families of parabolas, the complex square root of 2 z
// Conformal: yes
// Kinks: the origin; the second coordinate jumps to its negative at the negative x axis
// Example: warpParabolic(vec2(0.5, 0.0)).x == 1.0
// Example: warpParabolic(vec2(-0.5, 0.0)).y == 1.0
// Source: parabolic coordinates, p = ((σ² - τ²)/2, σ τ); derivative 1 / (σ + iτ)
// The larger of the two is a root of a sum, the other follows by division: a root of a difference would lose digits.

vec2 warpParabolic(vec2 p) {
  float larger = sqrt(length(p) + abs(p.x));
  float smaller = abs(p.y) / larger;
  vec2 q = p.x >= 0.0 ? vec2(larger, smaller) : vec2(smaller, larger);
  return p.y < 0.0 ? vec2(q.x, -q.y) : q;
}

mat2 warpParabolicJacobian(vec2 p) {
  vec2 q = warpParabolic(p);
  vec2 slope = vec2(q.x, -q.y) / dot(q, q);
  return mat2(slope.x, slope.y, -slope.y, slope.x);
}
