//! Segment: unsigned distance to the straight line between two points
// Exactness: exact
// Kinks: the segment itself; it has no inside
// Argument a: (-0.9, -0.9) to (-0.1, 0.9), one end, scene units
// Argument b: (0.1, -0.9) to (0.9, 0.9), the other end, scene units
// Example: sdSegment(vec2(0.8, 0.9), vec2(-0.5, 0.5), vec2(0.5, 0.5)) == 0.5
// Example: sdSegment(vec2(0.0, 0.0), vec2(-0.5, 0.5), vec2(0.5, 0.5)) == 0.5
// Source: I. Quilez, "2D distance functions"

float sdSegment(vec2 p, vec2 a, vec2 b) {
  vec2 along = b - a;
  float t = clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0);
  return length(p - a - t * along);
}

// The nearest point moves along the segment only, at right angles to the connection: it does not change the distance.
vec3 sdgSegment(vec2 p, vec2 a, vec2 b) {
  vec2 along = b - a;
  float t = clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0);
  vec2 r = p - a - t * along;
  float d = length(r);
  return vec3(d, d > 0.0 ? r / d : vec2(0.0));
}
