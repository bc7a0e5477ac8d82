//! Isosceles triangle: base on the x axis, apex above its middle
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument halfWidth: 0.2 to 0.8, half the base, scene units
// Argument height: 0.3 to 0.9, of the apex (0, height), scene units
// Example: sdIsoscelesTriangle(vec2(0.8, -0.4), 0.5, 0.75) == 0.5
// Example: sdIsoscelesTriangle(vec2(0.0, 1.25), 0.5, 0.75) == 0.5
// Example: sdIsoscelesTriangle(vec2(-0.2, 0.3), 0.5, 0.75) < 0.0
// Source: convex polygon: largest distance to a side's line, but the distance to a corner in the cone of its normals

float sdIsoscelesTriangle(vec2 p, float halfWidth, float height) {
  vec2 q = vec2(abs(p.x), p.y);
  vec2 along = normalize(vec2(-halfWidth, height));
  vec2 fromBase = q - vec2(halfWidth, 0.0);
  vec2 fromApex = q - vec2(0.0, height);
  if (fromBase.x > 0.0 && dot(fromBase, along) < 0.0) return length(fromBase);
  if (dot(fromApex, along) > 0.0) return length(fromApex);
  return max(dot(fromBase, vec2(along.y, -along.x)), -q.y);
}

vec3 sdgIsoscelesTriangle(vec2 p, float halfWidth, float height) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  vec2 along = normalize(vec2(-halfWidth, height));
  vec2 normal = vec2(along.y, -along.x);
  vec2 fromBase = q - vec2(halfWidth, 0.0);
  vec2 fromApex = q - vec2(0.0, height);
  if (fromBase.x > 0.0 && dot(fromBase, along) < 0.0) return vec3(length(fromBase), mirror * normalize(fromBase));
  if (dot(fromApex, along) > 0.0) return vec3(length(fromApex), mirror * normalize(fromApex));
  float side = dot(fromBase, normal);
  return side >= -q.y ? vec3(side, mirror * normal) : vec3(-q.y, 0.0, -1.0);
}
