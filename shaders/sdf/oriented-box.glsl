//! Oriented box: rectangle with the axis from one point to another
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument a: (-0.9, -0.5) to (-0.2, 0.5), middle of one end, scene units
// Argument b: (0.2, -0.5) to (0.9, 0.5), middle of the other end, scene units
// Argument thickness: 0.1 to 0.6, scene units across the axis
// Example: sdOrientedBox(vec2(0.0, 0.7), vec2(-0.5, 0.0), vec2(0.5, 0.0), 0.4) == 0.5
// Example: sdOrientedBox(vec2(0.4, 0.5), vec2(0.0), vec2(0.6, 0.8), 0.2) < 0.0
// Source: I. Quilez, "2D distance functions"
#include "nabla/sdf/box.glsl"

float sdOrientedBox(vec2 p, vec2 a, vec2 b, float thickness) {
  vec2 axis = normalize(b - a);
  vec2 across = vec2(-axis.y, axis.x);
  vec2 r = p - 0.5 * (a + b);
  return sdBox(vec2(dot(r, axis), dot(r, across)), 0.5 * vec2(length(b - a), thickness));
}

vec3 sdgOrientedBox(vec2 p, vec2 a, vec2 b, float thickness) {
  vec2 axis = normalize(b - a);
  vec2 across = vec2(-axis.y, axis.x);
  vec2 r = p - 0.5 * (a + b);
  vec3 g = sdgBox(vec2(dot(r, axis), dot(r, across)), 0.5 * vec2(length(b - a), thickness));
  return vec3(g.x, g.y * axis + g.z * across);
}
