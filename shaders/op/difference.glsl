//! Difference: what lies in the first and not in the second
// Exactness: bound
// Kinks: where the distances are opposite
// Example: opDifference(-0.25, 0.5) == -0.25
// Example: opDifference(-0.25, -0.5) == 0.5
// Source: intersection with the complement

float opDifference(float a, float b) {
  return max(a, -b);
}

vec3 opgDifference(vec3 a, vec3 b) {
  return a.x >= -b.x ? a : -b;
}
