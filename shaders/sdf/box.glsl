//! Box: rectangle around the origin with sides parallel to the axes
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument halfSize: 0.1 to 0.9, half width and half height in scene units
// Example: sdBox(vec2(0.8, 0.65), vec2(0.5, 0.25)) == 0.5
// Example: sdBox(vec2(0.4, 0.2), vec2(0.5, 0.25)) < 0.0
// Source: I. Quilez, "2D distance functions"
// The corner is told by a condition instead of length(max(q, 0)): that one has its singular point on every edge.

float sdBox(vec2 p, vec2 halfSize) {
  vec2 q = abs(p) - halfSize;
  return min(q.x, q.y) > 0.0 ? length(q) : max(q.x, q.y);
}

vec3 sdgBox(vec2 p, vec2 halfSize) {
  vec2 side = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  vec2 q = abs(p) - halfSize;
  if (min(q.x, q.y) > 0.0) return vec3(length(q), side * q / length(q));
  return q.x >= q.y ? vec3(q.x, side.x, 0.0) : vec3(q.y, 0.0, side.y);
}
