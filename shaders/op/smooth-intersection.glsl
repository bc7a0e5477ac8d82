//! Smooth intersection: intersection with a rounded edge, by a quadratic polynomial
// Exactness: bound
// Kinks: none but those of the shapes; the second derivative jumps at the ends of the rounding
// Argument width: 0.05 to 0.5, of the rounding as a difference of the distances, scene units
// Example: opSmoothIntersection(-0.25, -0.25, 0.5) == -0.125
// Example: opSmoothIntersection(0.25, 1.0, 0.5) == 1.0
// Source: smooth union of the complements

float opSmoothIntersection(float a, float b, float width) {
  float share = clamp(0.5 + 0.5 * (a - b) / width, 0.0, 1.0);
  return mix(b, a, share) + width * share * (1.0 - share);
}

vec3 opgSmoothIntersection(vec3 a, vec3 b, float width) {
  float share = clamp(0.5 + 0.5 * (a.x - b.x) / width, 0.0, 1.0);
  return mix(b, a, share) + vec3(width * share * (1.0 - share), 0.0, 0.0);
}
