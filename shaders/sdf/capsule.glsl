//! Capsule: segment thickened to a radius
// Exactness: exact
// Kinks: the segment in its middle
// Argument a: (-0.9, -0.9) to (-0.1, 0.9), one end, scene units
// Argument b: (0.1, -0.9) to (0.9, 0.9), the other end, scene units
// Argument radius: 0.05 to 0.5, scene units
// Example: sdCapsule(vec2(0.8, 0.9), vec2(-0.5, 0.5), vec2(0.5, 0.5), 0.125) == 0.375
// Example: sdCapsule(vec2(0.55, 0.45), vec2(-0.5, 0.5), vec2(0.5, 0.5), 0.125) < 0.0
// Source: I. Quilez, "2D distance functions"
#include "nabla/sdf/segment.glsl"

float sdCapsule(vec2 p, vec2 a, vec2 b, float radius) {
  return sdSegment(p, a, b) - radius;
}

vec3 sdgCapsule(vec2 p, vec2 a, vec2 b, float radius) {
  return sdgSegment(p, a, b) - vec3(radius, 0.0, 0.0);
}
