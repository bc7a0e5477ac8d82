//! Ring: what lies between two circles around the origin
// Exactness: exact
// Kinks: the centre and the circle in the middle of the ring
// Argument radius: 0.3 to 0.8, of the middle of the ring, scene units
// Argument halfWidth: 0.02 to 0.25, half the width of the ring, scene units
// Example: sdRing(vec2(0.6, 0.8), 0.625, 0.125) == 0.25
// Example: sdRing(vec2(0.0, 0.0), 0.625, 0.125) == 0.5
// Example: sdRing(vec2(0.0, 0.55), 0.625, 0.125) < 0.0
// Source: a circle's distance, unsigned and widened

float sdRing(vec2 p, float radius, float halfWidth) {
  return abs(length(p) - radius) - halfWidth;
}

vec3 sdgRing(vec2 p, float radius, float halfWidth) {
  float toCenter = length(p);
  vec2 outward = toCenter > 0.0 ? p / toCenter : vec2(0.0);
  return vec3(abs(toCenter - radius) - halfWidth, toCenter < radius ? -outward : outward);
}
