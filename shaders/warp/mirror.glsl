//! Mirror: folds the plane at a line through the origin
// Kinks: the mirror, where a field stays continuous
// Argument angle: -3 to 3, of the mirror's normal against the x axis, radians; the normal's side is the one that is kept
// Example: warpMirror(vec2(-0.5, 0.25), 0.0).x == 0.5
// Example: warpMirror(vec2(0.5, 0.25), 0.0).y == 0.25
// Source: Householder reflection

vec2 warpMirror(vec2 p, float angle) {
  vec2 normal = vec2(cos(angle), sin(angle));
  return p - 2.0 * min(dot(p, normal), 0.0) * normal;
}

mat2 warpMirrorJacobian(vec2 p, float angle) {
  vec2 normal = vec2(cos(angle), sin(angle));
  if (dot(p, normal) >= 0.0) return mat2(1.0);
  return mat2(1.0 - 2.0 * normal.x * normal.x, -2.0 * normal.x * normal.y, -2.0 * normal.x * normal.y, 1.0 - 2.0 * normal.y * normal.y);
}
