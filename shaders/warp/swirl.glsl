//! Swirl: turns everything around the origin by an angle that dies away with the distance
// Kinks: none
// Argument angle: -3 to 3, at the origin, radians
// Argument radius: 0.3 to 0.8, where the angle is down to 37 %, scene units
// Example: warpSwirl(vec2(0.5, 0.0), 0.0, 0.5).x == 0.5
// Example: warpSwirl(vec2(0.5, 0.0), 1.570796326794897, 1000.0).y == 0.5
// Source: angle exp(-|p|² / radius²); Jacobian as for a twist

vec2 warpSwirl(vec2 p, float angle, float radius) {
  float turn = angle * exp(-dot(p, p) / (radius * radius));
  float c = cos(turn), s = sin(turn);
  return vec2(c * p.x - s * p.y, s * p.x + c * p.y);
}

mat2 warpSwirlJacobian(vec2 p, float angle, float radius) {
  float turn = angle * exp(-dot(p, p) / (radius * radius));
  float c = cos(turn), s = sin(turn);
  vec2 q = vec2(c * p.x - s * p.y, s * p.x + c * p.y);
  vec2 turnSlope = -2.0 * turn / (radius * radius) * p;
  vec2 perpendicular = vec2(-q.y, q.x);
  return mat2(vec2(c, s) + perpendicular * turnSlope.x, vec2(-s, c) + perpendicular * turnSlope.y);
}
