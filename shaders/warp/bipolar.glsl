//! Bipolar: (logarithm of the ratio of the distances to two points, angle under which they are seen)
// Conformal: angles are kept but turned round, the determinant is negative
// Kinks: the two foci; the angle jumps on the segment between them, which a field that repeats by 360 degrees does not show
// Argument focus: 0.2 to 0.7, the foci are (±focus, 0), scene units
// Example: warpBipolar(vec2(0.0, 0.3), 0.5).x == 0.0
// Example: warpBipolar(vec2(0.0, 0.5), 0.5).y == 1.570796326794897
// Source: bipolar coordinates (τ, σ); τ - iσ = log((z + focus) / (z - focus))

vec2 warpBipolar(vec2 p, float focus) {
  vec2 left = p + vec2(focus, 0.0);
  vec2 right = p - vec2(focus, 0.0);
  return vec2(0.5 * log(dot(left, left) / dot(right, right)), atan(left.x * right.y - left.y * right.x, dot(left, right)));
}

mat2 warpBipolarJacobian(vec2 p, float focus) {
  vec2 left = p + vec2(focus, 0.0);
  vec2 right = p - vec2(focus, 0.0);
  vec2 slope = left / dot(left, left) - right / dot(right, right);
  return mat2(slope.x, slope.y, slope.y, -slope.x);
}
