//! Circle: disc around the origin
// Exactness: exact
// Kinks: the centre
// Argument radius: 0.1 to 0.9, scene units
// Example: sdCircle(vec2(0.6, 0.8), 0.5) == 0.5
// Example: sdCircle(vec2(0.3, 0.1), 0.5) < 0.0
// Source: the definition of a circle

float sdCircle(vec2 p, float radius) {
  return length(p) - radius;
}

vec3 sdgCircle(vec2 p, float radius) {
  float toCenter = length(p);
  return vec3(toCenter - radius, toCenter > 0.0 ? p / toCenter : vec2(0.0));
}
