//! Rounded box: rectangle around the origin with circular corners
// Exactness: exact
// Kinks: the medial axis
// Argument halfSize: 0.3 to 0.9, half width and half height in scene units, corners included
// Argument radius: 0.05 to 0.25, of the corners, scene units, at most the smaller half size
// Example: sdRoundedBox(vec2(0.7, 0.85), vec2(0.5, 0.65), 0.1) == 0.324264068711929
// Example: sdRoundedBox(vec2(0.49, 0.64), vec2(0.5, 0.65), 0.1) > 0.0
// Example: sdRoundedBox(vec2(0.4, 0.6), vec2(0.5, 0.65), 0.1) < 0.0
// Source: I. Quilez, "2D distance functions"
#include "nabla/sdf/box.glsl"

float sdRoundedBox(vec2 p, vec2 halfSize, float radius) {
  return sdBox(p, halfSize - radius) - radius;
}

vec3 sdgRoundedBox(vec2 p, vec2 halfSize, float radius) {
  return sdgBox(p, halfSize - radius) - vec3(radius, 0.0, 0.0);
}
