//! Half-plane: everything on one side of a straight line
// Exactness: exact
// Kinks: none
// Argument angle: -3 to 3, direction of the outward normal against the x axis, radians
// Argument offset: -0.5 to 0.5, distance of the line from the origin along the normal, scene units
// Example: sdHalfPlane(vec2(0.75, 0.3), 0.0, 0.25) == 0.5
// Example: sdHalfPlane(vec2(0.1, 0.2), 1.0, 0.5) < 0.0
// Source: Hesse normal form

float sdHalfPlane(vec2 p, float angle, float offset) {
  return dot(p, vec2(cos(angle), sin(angle))) - offset;
}

vec3 sdgHalfPlane(vec2 p, float angle, float offset) {
  vec2 normal = vec2(cos(angle), sin(angle));
  return vec3(dot(p, normal) - offset, normal);
}
