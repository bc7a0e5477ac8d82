//! Smooth union (cubic): union with a fillet whose curvature is continuous
// Exactness: bound
// Kinks: none but those of the shapes; the third derivative jumps at the ends of the fillet
// Argument width: 0.05 to 0.5, of the fillet as a difference of the distances, scene units
// Example: opSmoothUnionCubic(0.5, 0.5, 0.75) == 0.375
// Example: opSmoothUnionCubic(0.25, 1.0, 0.5) == 0.25
// Source: I. Quilez, "Smooth minimum", multiplied out so that min and |a - b| cancel

float opSmoothUnionCubic(float a, float b, float width) {
  float x = (a - b) / width;
  if (abs(x) >= 1.0) return min(a, b);
  return 0.5 * (a + b) - width * (1.0 + x * x * (3.0 - abs(x))) / 6.0;
}

vec3 opgSmoothUnionCubic(vec3 a, vec3 b, float width) {
  float x = (a.x - b.x) / width;
  if (abs(x) >= 1.0) return a.x <= b.x ? a : b;
  float share = 0.5 - x * (1.0 - 0.5 * abs(x));
  return vec3(0.5 * (a.x + b.x) - width * (1.0 + x * x * (3.0 - abs(x))) / 6.0, mix(b.yz, a.yz, share));
}
