//! Hexagon: regular, two sides horizontal, by its inner radius
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument radius: 0.2 to 0.9, from the origin to the middle of a side, scene units
// Example: sdHexagon(vec2(0.1, 1.0), 0.5) == 0.5
// Example: sdHexagon(vec2(0.0, 0.0), 0.5) == -0.5
// Example: sdHexagon(vec2(0.56, 0.0), 0.5) < 0.0
// Source: convex polygon with two mirrors; unlike `regular-polygon` it needs no angle

float sdHexagon(vec2 p, float radius) {
  vec2 q = abs(p);
  vec2 along = vec2(0.5, -0.5 * sqrt(3.0));
  vec2 fromTop = q - radius * vec2(1.0 / sqrt(3.0), 1.0);
  vec2 fromRight = q - radius * vec2(2.0 / sqrt(3.0), 0.0);
  if (fromTop.x > 0.0 && dot(fromTop, along) < 0.0) return length(fromTop);
  if (dot(fromRight, along) > 0.0) return length(fromRight);
  return max(q.y, dot(q, vec2(-along.y, along.x))) - radius;
}

vec3 sdgHexagon(vec2 p, float radius) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  vec2 q = abs(p);
  vec2 along = vec2(0.5, -0.5 * sqrt(3.0));
  vec2 normal = vec2(-along.y, along.x);
  vec2 fromTop = q - radius * vec2(1.0 / sqrt(3.0), 1.0);
  vec2 fromRight = q - radius * vec2(2.0 / sqrt(3.0), 0.0);
  if (fromTop.x > 0.0 && dot(fromTop, along) < 0.0) return vec3(length(fromTop), mirror * normalize(fromTop));
  if (dot(fromRight, along) > 0.0) return vec3(length(fromRight), mirror * normalize(fromRight));
  if (q.y >= dot(q, normal)) return vec3(q.y - radius, 0.0, mirror.y);
  return vec3(dot(q, normal) - radius, mirror * normal);
}
