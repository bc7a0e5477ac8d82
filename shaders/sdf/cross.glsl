//! Cross: plus sign, two crossed bars of the same size
// Exactness: exact
// Kinks: the medial axis, the corners and the notches
// Argument halfLength: 0.5 to 0.9, of a bar, scene units
// Argument halfWidth: 0.1 to 0.4, of a bar, scene units
// Example: sdCross(vec2(1.05, 0.65), 0.75, 0.25) == 0.5
// Example: sdCross(vec2(0.5, 0.5), 0.75, 0.25) == 0.25
// Example: sdCross(vec2(0.0, -0.7), 0.75, 0.25) < 0.0
// Source: I. Quilez, "2D distance functions"; mirrored into one eighth of the plane, where one corner and one notch are left

float sdCross(vec2 p, float halfLength, float halfWidth) {
  float longer = max(abs(p.x), abs(p.y));
  float shorter = min(abs(p.x), abs(p.y));
  vec2 fromCorner = vec2(longer - halfLength, shorter - halfWidth);
  if (min(fromCorner.x, fromCorner.y) > 0.0) return length(fromCorner);
  vec2 fromNotch = vec2(longer, shorter) - halfWidth;
  return max(fromCorner.x, fromNotch.x < 0.0 ? -length(fromNotch) : fromNotch.y);
}

vec3 sdgCross(vec2 p, float halfLength, float halfWidth) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  bool steep = abs(p.y) > abs(p.x);
  vec2 q = steep ? abs(p.yx) : abs(p);
  vec2 fromCorner = q - vec2(halfLength, halfWidth);
  vec2 fromNotch = q - halfWidth;
  vec3 g = vec3(fromNotch.y, 0.0, 1.0);
  if (min(fromCorner.x, fromCorner.y) > 0.0) g = vec3(length(fromCorner), normalize(fromCorner));
  else {
    if (fromNotch.x < 0.0) g = -vec3(length(fromNotch), normalize(fromNotch));
    if (fromCorner.x >= g.x) g = vec3(fromCorner.x, 1.0, 0.0);
  }
  return vec3(g.x, mirror * (steep ? g.zy : g.yz));
}
