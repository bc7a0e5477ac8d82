//! Union: what lies in one or the other
// Exactness: exact outside
// Kinks: where both distances are equal
// Example: opUnion(-0.25, 0.5) == -0.25
// Example: opUnion(0.25, 0.5) == 0.25
// Source: A. Ricci 1973, "A constructive geometry for computer graphics"

float opUnion(float a, float b) {
  return min(a, b);
}

vec3 opgUnion(vec3 a, vec3 b) {
  return a.x <= b.x ? a : b;
}
