//! Smooth union: union with a fillet, by a quadratic polynomial
// Exactness: bound
// Kinks: none but those of the shapes; the second derivative jumps at the ends of the fillet
// Argument width: 0.05 to 0.5, of the fillet as a difference of the distances, scene units
// Example: opSmoothUnion(0.25, 0.25, 0.5) == 0.125
// Example: opSmoothUnion(0.25, 1.0, 0.5) == 0.25
// Source: I. Quilez, "Smooth minimum"
// Of the two common forms this is the one without min and |a - b|, whose kinks at a = b cancel in the value only.

float opSmoothUnion(float a, float b, float width) {
  float share = clamp(0.5 + 0.5 * (b - a) / width, 0.0, 1.0);
  return mix(b, a, share) - width * share * (1.0 - share);
}

vec3 opgSmoothUnion(vec3 a, vec3 b, float width) {
  float share = clamp(0.5 + 0.5 * (b.x - a.x) / width, 0.0, 1.0);
  return mix(b, a, share) - vec3(width * share * (1.0 - share), 0.0, 0.0);
}
