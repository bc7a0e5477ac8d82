//! Annular: a band along the outline
// Exactness: exact outside
// Kinks: the outline in the middle of the band
// Argument halfWidth: 0.02 to 0.2, scene units
// Example: opAnnular(-0.5, 0.125) == 0.375
// Example: opAnnular(0.0, 0.125) == -0.125
// Source: unsigned distance to the outline, widened

float opAnnular(float a, float halfWidth) {
  return abs(a) - halfWidth;
}

vec3 opgAnnular(vec3 a, float halfWidth) {
  return (a.x < 0.0 ? -a : a) - vec3(halfWidth, 0.0, 0.0);
}
