//! Log-polar: (natural logarithm of the distance from the origin, angle in radians), the complex logarithm
// Conformal: yes
// Kinks: the origin; the angle jumps at the negative x axis, which a field that repeats by 360 degrees does not show
// Example: warpLogPolar(vec2(0.0, 1.0)).x == 0.0
// Example: warpLogPolar(vec2(0.5, 0.5)).y == 0.785398163397448
// Source: d log z / dz = 1 / z

vec2 warpLogPolar(vec2 p) {
  return vec2(log(length(p)), atan(p.y, p.x));
}

mat2 warpLogPolarJacobian(vec2 p) {
  vec2 slope = p / dot(p, p);
  return mat2(slope.x, -slope.y, slope.y, slope.x);
}
