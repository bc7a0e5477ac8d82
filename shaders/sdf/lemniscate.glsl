//! Lemniscate: Bernoulli's figure of eight, the inside of its two loops
// Exactness: not a distance
// Kinks: none; the gradient vanishes at the crossing and in the middle of the loops
// Argument extent: 0.4 to 0.9, from the origin to the end of a loop, scene units
// Example: sdLemniscate(vec2(0.5, 0.0), 0.5) == 0.0
// Example: sdLemniscate(vec2(0.0, 0.25), 0.5) > 0.0
// Example: sdLemniscate(vec2(-0.25, 0.0), 0.5) < 0.0
// Source: Jacob Bernoulli 1694, (x² + y²)² = extent² (x² - y²), divided by extent³ to a plain number of the size of a distance

float sdLemniscate(vec2 p, float extent) {
  float square = dot(p, p);
  return (square * square / (extent * extent) - (p.x * p.x - p.y * p.y)) / extent;
}

vec3 sdgLemniscate(vec2 p, float extent) {
  float square = dot(p, p);
  float value = (square * square / (extent * extent) - (p.x * p.x - p.y * p.y)) / extent;
  return vec3(value, (4.0 * square / (extent * extent) * p + vec2(-2.0, 2.0) * p) / extent);
}
