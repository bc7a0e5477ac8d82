//! Rhombus: diagonals on the axes
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument halfDiagonals: 0.2 to 0.9, half width and half height, scene units
// Example: sdRhombus(vec2(1.25, 0.0), vec2(0.75, 0.5)) == 0.5
// Example: sdRhombus(vec2(0.0, -1.0), vec2(0.75, 0.5)) == 0.5
// Example: sdRhombus(vec2(0.0, 0.0), vec2(0.75, 1.0)) == -0.6
// Source: one side in the first quadrant, the other three are its mirror images

float sdRhombus(vec2 p, vec2 halfDiagonals) {
  vec2 q = abs(p);
  vec2 along = normalize(vec2(-halfDiagonals.x, halfDiagonals.y));
  vec2 fromRight = q - vec2(halfDiagonals.x, 0.0);
  vec2 fromTop = q - vec2(0.0, halfDiagonals.y);
  if (dot(fromRight, along) < 0.0) return length(fromRight);
  if (dot(fromTop, along) > 0.0) return length(fromTop);
  return dot(fromRight, vec2(along.y, -along.x));
}

vec3 sdgRhombus(vec2 p, vec2 halfDiagonals) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  vec2 q = abs(p);
  vec2 along = normalize(vec2(-halfDiagonals.x, halfDiagonals.y));
  vec2 normal = vec2(along.y, -along.x);
  vec2 fromRight = q - vec2(halfDiagonals.x, 0.0);
  vec2 fromTop = q - vec2(0.0, halfDiagonals.y);
  if (dot(fromRight, along) < 0.0) return vec3(length(fromRight), mirror * normalize(fromRight));
  if (dot(fromTop, along) > 0.0) return vec3(length(fromTop), mirror * normalize(fromTop));
  return vec3(dot(fromRight, normal), mirror * normal);
}
