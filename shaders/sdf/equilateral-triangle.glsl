//! Equilateral triangle: corners on a circle around the origin, one straight up
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument radius: 0.2 to 0.9, from the origin to a corner, scene units
// Example: sdEquilateralTriangle(vec2(0.0, 1.25), 0.75) == 0.5
// Example: sdEquilateralTriangle(vec2(0.0, -0.75), 0.5) == 0.5
// Example: sdEquilateralTriangle(vec2(0.0, 0.0), 0.5) == -0.25
// Source: an isosceles triangle of height 3/2 and half width sqrt(3)/2 of the radius
#include "nabla/sdf/isosceles-triangle.glsl"

float sdEquilateralTriangle(vec2 p, float radius) {
  return sdIsoscelesTriangle(p + vec2(0.0, 0.5 * radius), 0.5 * sqrt(3.0) * radius, 1.5 * radius);
}

vec3 sdgEquilateralTriangle(vec2 p, float radius) {
  return sdgIsoscelesTriangle(p + vec2(0.0, 0.5 * radius), 0.5 * sqrt(3.0) * radius, 1.5 * radius);
}
