//! Exclusive: what lies in exactly one of the two
// Exactness: bound
// Kinks: where the distances are equal or opposite
// Example: opExclusive(-0.25, 0.5) == -0.25
// Example: opExclusive(-0.25, -0.5) == 0.25
// Example: opExclusive(0.25, 0.5) == 0.25
// Source: the union without the intersection

float opExclusive(float a, float b) {
  return max(min(a, b), -max(a, b));
}

vec3 opgExclusive(vec3 a, vec3 b) {
  vec3 smaller = a.x <= b.x ? a : b;
  vec3 larger = a.x <= b.x ? b : a;
  return smaller.x >= -larger.x ? smaller : -larger;
}
