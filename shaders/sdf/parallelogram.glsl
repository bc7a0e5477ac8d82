//! Parallelogram: two horizontal sides, centred on the origin
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument halfWidth: 0.2 to 0.7, half a horizontal side, scene units
// Argument halfHeight: 0.2 to 0.7, scene units
// Argument skew: -0.6 to 0.6, how far the upper side is shifted to the right, scene units
// Example: sdParallelogram(vec2(0.25, 1.0), 0.5, 0.5, 0.25) == 0.5
// Example: sdParallelogram(vec2(1.05, 0.9), 0.5, 0.5, 0.25) == 0.5
// Example: sdParallelogram(vec2(0.6, 0.4), 0.5, 0.5, 0.25) < 0.0
// Source: convex polygon, point-symmetric: a corner's cone of normals lies on the corner's own side of the centre

float sdParallelogram(vec2 p, float halfWidth, float halfHeight, float skew) {
  vec2 along = normalize(vec2(skew, halfHeight));
  vec2 right = vec2(skew + halfWidth, halfHeight);
  vec2 left = vec2(skew - halfWidth, halfHeight);
  vec2 fromRight = (dot(p, right) < 0.0 ? -p : p) - right;
  vec2 fromLeft = (dot(p, left) < 0.0 ? -p : p) - left;
  if (fromRight.x > 0.0 && dot(fromRight, along) > 0.0) return length(fromRight);
  if (fromLeft.x < 0.0 && dot(fromLeft, along) > 0.0) return length(fromLeft);
  return max(abs(p.x * along.y - p.y * along.x) - halfWidth * along.y, abs(p.y) - halfHeight);
}

vec3 sdgParallelogram(vec2 p, float halfWidth, float halfHeight, float skew) {
  vec2 along = normalize(vec2(skew, halfHeight));
  vec2 normal = vec2(along.y, -along.x);
  vec2 right = vec2(skew + halfWidth, halfHeight);
  vec2 left = vec2(skew - halfWidth, halfHeight);
  float rightward = dot(p, right) < 0.0 ? -1.0 : 1.0;
  float leftward = dot(p, left) < 0.0 ? -1.0 : 1.0;
  vec2 fromRight = rightward * p - right;
  vec2 fromLeft = leftward * p - left;
  if (fromRight.x > 0.0 && dot(fromRight, along) > 0.0) return vec3(length(fromRight), rightward * normalize(fromRight));
  if (fromLeft.x < 0.0 && dot(fromLeft, along) > 0.0) return vec3(length(fromLeft), leftward * normalize(fromLeft));
  float across = dot(p, normal);
  float side = abs(across) - halfWidth * along.y;
  float level = abs(p.y) - halfHeight;
  if (side >= level) return vec3(side, across < 0.0 ? -normal : normal);
  return vec3(level, 0.0, p.y < 0.0 ? -1.0 : 1.0);
}
