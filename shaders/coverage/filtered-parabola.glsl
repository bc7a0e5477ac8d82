//! Filtered parabola: weight of the negative side of a curved edge under a filter of any width

#include "nabla/coverage/filtered-half-plane.glsl"
#include "nabla/coverage/parabola.glsl"

// f, gradient, hessian: value at the filter's centre, changes over the filter's width.

// The tent's weight below the parabola at s and -s along the axis that it follows.
float nabla_tent_pair(vec4 edge, float s) {
  float middle = edge.x + edge.z * s * s;
  return (1.0 - 2.0 * s) * (nabla_tent_step(middle + edge.y * s) + nabla_tent_step(middle - edge.y * s));
}

// Across the edge the weight is the tent's step; along it the integral over s from 0 to 1/2 is taken by Gauss-Legendre
// with five points.
float nabla_parabola_tent(float f, vec2 gradient, vec3 hessian) {
  if (!nabla_may_cross(f, gradient, hessian)) return f < 0.0 ? 1.0 : 0.0;
  vec4 edge;
  if (!nabla_edge(f, gradient, hessian, edge)) return nabla_half_plane_tent(f, gradient);
  float below = 0.28444444444444444 * nabla_tent_pair(edge, 0.25)
    + 0.23931433524968324 * (nabla_tent_pair(edge, 0.11538276707722891) + nabla_tent_pair(edge, 0.38461723292277109))
    + 0.11846344252809454 * (nabla_tent_pair(edge, 0.023455038515334) + nabla_tent_pair(edge, 0.476544961484666));
  below = clamp(below, 0.0, 1.0);
  return edge.w < 0.0 ? 1.0 - below : below;
}

// A normal distribution looks the same from all sides, so the edge is seen along its own direction; the integral along it
// is taken by Gauss-Hermite with three points, 0 and sqrt(3) standard deviations to both sides.
float nabla_parabola_gaussian(float f, vec2 gradient, vec3 hessian) {
  float slope = length(gradient);
  if (!nabla_is_near(f, slope)) return f < 0.0 ? 1.0 : 0.0;
  vec2 n = gradient / slope;
  float along = hessian.x * n.y * n.y - 2.0 * hessian.y * n.x * n.y + hessian.z * n.x * n.x;
  float twist = (hessian.z - hessian.x) * n.x * n.y + hessian.y * (n.x * n.x - n.y * n.y);
  float across = hessian.x * n.x * n.x + 2.0 * hessian.y * n.x * n.y + hessian.z * n.y * n.y;
  vec4 edge;
  if (!nabla_edge(f, vec2(0.0, slope), vec3(along, twist, across), edge)) return nabla_half_plane_gaussian(f, gradient);
  // sqrt(3) standard deviations of 1/sqrt(12) are 1/2.
  float side = nabla_normal_step(edge.x + 0.25 * edge.z + 0.5 * edge.y) + nabla_normal_step(edge.x + 0.25 * edge.z - 0.5 * edge.y);
  return clamp((4.0 * nabla_normal_step(edge.x) + side) / 6.0, 0.0, 1.0);
}
