//! Octagon: regular, two sides horizontal, by its inner radius
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument radius: 0.2 to 0.9, from the origin to the middle of a side, scene units
// Example: sdOctagon(vec2(0.1, 1.0), 0.5) == 0.5
// Example: sdOctagon(vec2(0.0, 0.0), 0.5) == -0.5
// Example: sdOctagon(vec2(0.45, 0.45), 0.5) > 0.0
// Source: convex polygon with three mirrors; unlike `regular-polygon` it needs no angle

float sdOctagon(vec2 p, float radius) {
  float longer = max(abs(p.x), abs(p.y));
  float shorter = min(abs(p.x), abs(p.y));
  // tan(22.5 degrees) = sqrt(2) - 1
  vec2 fromCorner = vec2(longer, shorter) - radius * vec2(1.0, sqrt(2.0) - 1.0);
  if (fromCorner.y > 0.0 && fromCorner.x > fromCorner.y) return length(fromCorner);
  return max(longer, sqrt(0.5) * (longer + shorter)) - radius;
}

vec3 sdgOctagon(vec2 p, float radius) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  bool steep = abs(p.y) > abs(p.x);
  vec2 q = steep ? abs(p.yx) : abs(p);
  vec2 fromCorner = q - radius * vec2(1.0, sqrt(2.0) - 1.0);
  vec3 g = vec3(q.x - radius, 1.0, 0.0);
  if (fromCorner.y > 0.0 && fromCorner.x > fromCorner.y) g = vec3(length(fromCorner), normalize(fromCorner));
  else if (sqrt(0.5) * (q.x + q.y) > q.x) g = vec3(sqrt(0.5) * (q.x + q.y) - radius, vec2(sqrt(0.5)));
  return vec3(g.x, mirror * (steep ? g.zy : g.yz));
}
