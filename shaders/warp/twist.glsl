//! Twist: turns everything around the origin by an angle that grows with the distance
// Kinks: the origin
// Argument rate: -3 to 3, radians per scene unit
// Example: warpTwist(vec2(0.5, 0.0), 0.0).x == 0.5
// Example: warpTwist(vec2(1.0, 0.0), 1.570796326794897).y == 1.0
// Source: product rule: the turned identity, and the turned point's own perpendicular times the change of the angle

vec2 warpTwist(vec2 p, float rate) {
  float angle = rate * length(p);
  float c = cos(angle), s = sin(angle);
  return vec2(c * p.x - s * p.y, s * p.x + c * p.y);
}

mat2 warpTwistJacobian(vec2 p, float rate) {
  float r = length(p);
  float c = cos(rate * r), s = sin(rate * r);
  vec2 q = vec2(c * p.x - s * p.y, s * p.x + c * p.y);
  vec2 angleSlope = r > 0.0 ? rate * p / r : vec2(0.0);
  vec2 perpendicular = vec2(-q.y, q.x);
  return mat2(vec2(c, s) + perpendicular * angleSlope.x, vec2(-s, c) + perpendicular * angleSlope.y);
}
