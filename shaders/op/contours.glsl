//! Contours: bands around the outline at equal distances
// Exactness: bound
// Kinks: the middle lines of the bands and of the gaps
// Argument spacing: 0.1 to 0.3, from band to band, scene units
// Argument halfWidth: 0.01 to 0.04, of a band, scene units, less than half the spacing
// Example: opContours(0.5, 0.25, 0.0625) == -0.0625
// Example: opContours(0.625, 0.25, 0.0625) == 0.0625
// Source: triangle wave of the distance

float opContours(float a, float spacing, float halfWidth) {
  return abs(a - spacing * floor(a / spacing + 0.5)) - halfWidth;
}

vec3 opgContours(vec3 a, float spacing, float halfWidth) {
  float offset = a.x - spacing * floor(a.x / spacing + 0.5);
  return vec3(abs(offset) - halfWidth, offset < 0.0 ? -a.yz : a.yz);
}
