//! Blend: changes one shape into another
// Exactness: bound
// Kinks: those of the shapes
// Argument amount: 0 to 1, 0 is the first shape, 1 the second
// Example: opBlend(0.25, 0.75, 0.5) == 0.5
// Source: linear interpolation

float opBlend(float a, float b, float amount) {
  return mix(a, b, amount);
}

vec3 opgBlend(vec3 a, vec3 b, float amount) {
  return mix(a, b, amount);
}
