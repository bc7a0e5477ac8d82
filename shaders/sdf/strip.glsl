//! Strip: what lies between two parallel lines on both sides of the origin
// Exactness: exact
// Kinks: the middle line
// Argument angle: -3 to 3, direction of the normal against the x axis, radians
// Argument halfWidth: 0.1 to 0.8, scene units
// Example: sdStrip(vec2(-0.75, 0.3), 0.0, 0.25) == 0.5
// Example: sdStrip(vec2(0.1, 0.2), 1.0, 0.5) < 0.0
// Source: Hesse normal form

float sdStrip(vec2 p, float angle, float halfWidth) {
  return abs(dot(p, vec2(cos(angle), sin(angle)))) - halfWidth;
}

vec3 sdgStrip(vec2 p, float angle, float halfWidth) {
  vec2 normal = vec2(cos(angle), sin(angle));
  float across = dot(p, normal);
  return vec3(abs(across) - halfWidth, across < 0.0 ? -normal : normal);
}
