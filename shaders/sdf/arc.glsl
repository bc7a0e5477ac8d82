//! Arc: part of a ring, symmetric about the y axis, with round ends
// Exactness: exact
// Kinks: the medial axis
// Argument radius: 0.4 to 0.8, of the arc's middle line, scene units
// Argument halfAngle: 0.3 to 2.6, from the upward y axis to an end, radians
// Argument halfWidth: 0.02 to 0.1, scene units
// Example: sdArc(vec2(0.0, 1.0), 0.625, 1.0, 0.125) == 0.25
// Example: sdArc(vec2(0.0, -0.6), 0.625, 1.0, 0.125) > 0.0
// Example: sdArc(vec2(0.36, 0.48), 0.625, 1.0, 0.125) < 0.0
// Source: I. Quilez, "2D distance functions"

float sdArc(vec2 p, float radius, float halfAngle, float halfWidth) {
  vec2 q = vec2(abs(p.x), p.y);
  vec2 end = vec2(sin(halfAngle), cos(halfAngle));
  float toCurve = q.x * end.y > q.y * end.x ? length(q - radius * end) : abs(length(q) - radius);
  return toCurve - halfWidth;
}

vec3 sdgArc(vec2 p, float radius, float halfAngle, float halfWidth) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  vec2 end = vec2(sin(halfAngle), cos(halfAngle));
  bool beyondEnd = q.x * end.y > q.y * end.x;
  vec2 r = beyondEnd ? q - radius * end : q;
  float l = length(r);
  vec2 outward = l > 0.0 ? mirror * r / l : vec2(0.0);
  if (beyondEnd) return vec3(l - halfWidth, outward);
  return vec3(abs(l - radius) - halfWidth, l < radius ? -outward : outward);
}
