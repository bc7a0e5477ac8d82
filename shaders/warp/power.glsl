//! Power: the complex power z^exponent
// Conformal: yes
// Kinks: the origin; unless the exponent is whole, the negative x axis
// Argument exponent: -2 to 3, a real number
// Example: warpPower(vec2(0.0, 0.5), 2.0).x == -0.25
// Example: warpPower(vec2(1.0, 0.0), 0.5).x == 1.0
// Source: derivative exponent z^(exponent - 1)

vec2 warpPower(vec2 p, float exponent) {
  float angle = exponent * atan(p.y, p.x);
  return pow(length(p), exponent) * vec2(cos(angle), sin(angle));
}

mat2 warpPowerJacobian(vec2 p, float exponent) {
  float angle = (exponent - 1.0) * atan(p.y, p.x);
  vec2 slope = exponent * pow(length(p), exponent - 1.0) * vec2(cos(angle), sin(angle));
  return mat2(slope.x, slope.y, -slope.y, slope.x);
}
