//! Trapezoid: two horizontal sides, symmetric about the y axis
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument bottom: 0.2 to 0.9, half the lower side, scene units
// Argument top: 0.2 to 0.9, half the upper side, scene units
// Argument halfHeight: 0.2 to 0.8, scene units
// Example: sdTrapezoid(vec2(0.1, 1.0), 0.75, 0.25, 0.5) == 0.5
// Example: sdTrapezoid(vec2(1.15, -0.8), 0.75, 0.25, 0.5) == 0.5
// Example: sdTrapezoid(vec2(-0.5, -0.4), 0.75, 0.25, 0.5) < 0.0
// Source: convex polygon: largest distance to a side's line, but the distance to a corner in the cone of its normals

float sdTrapezoid(vec2 p, float bottom, float top, float halfHeight) {
  vec2 q = vec2(abs(p.x), p.y);
  vec2 along = normalize(vec2(top - bottom, 2.0 * halfHeight));
  vec2 fromBottom = q - vec2(bottom, -halfHeight);
  vec2 fromTop = q - vec2(top, halfHeight);
  if (fromBottom.x > 0.0 && dot(fromBottom, along) < 0.0) return length(fromBottom);
  if (fromTop.x > 0.0 && dot(fromTop, along) > 0.0) return length(fromTop);
  return max(dot(fromBottom, vec2(along.y, -along.x)), abs(q.y) - halfHeight);
}

vec3 sdgTrapezoid(vec2 p, float bottom, float top, float halfHeight) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  vec2 along = normalize(vec2(top - bottom, 2.0 * halfHeight));
  vec2 normal = vec2(along.y, -along.x);
  vec2 fromBottom = q - vec2(bottom, -halfHeight);
  vec2 fromTop = q - vec2(top, halfHeight);
  if (fromBottom.x > 0.0 && dot(fromBottom, along) < 0.0) return vec3(length(fromBottom), mirror * normalize(fromBottom));
  if (fromTop.x > 0.0 && dot(fromTop, along) > 0.0) return vec3(length(fromTop), mirror * normalize(fromTop));
  float side = dot(fromBottom, normal);
  float level = abs(q.y) - halfHeight;
  return side >= level ? vec3(side, mirror * normal) : vec3(level, 0.0, q.y < 0.0 ? -1.0 : 1.0);
}
