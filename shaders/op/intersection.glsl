//! Intersection: what lies in one and the other
// Exactness: bound
// Kinks: where both distances are equal
// Example: opIntersection(-0.25, 0.5) == 0.5
// Example: opIntersection(-0.25, -0.5) == -0.25
// Source: A. Ricci 1973, "A constructive geometry for computer graphics"

float opIntersection(float a, float b) {
  return max(a, b);
}

vec3 opgIntersection(vec3 a, vec3 b) {
  return a.x >= b.x ? a : b;
}
