//! Polar: (distance from the origin, angle from the x axis in radians)
// Kinks: the origin; the angle jumps at the negative x axis, which a field that repeats by 360 degrees does not show
// Example: warpPolar(vec2(0.0, 0.5)).x == 0.5
// Example: warpPolar(vec2(0.5, 0.5)).y == 0.785398163397448
// Source: the definition of polar coordinates

vec2 warpPolar(vec2 p) {
  return vec2(length(p), atan(p.y, p.x));
}

mat2 warpPolarJacobian(vec2 p) {
  float square = dot(p, p);
  float r = sqrt(square);
  return mat2(p.x / r, -p.y / square, p.y / r, p.x / square);
}
