//! Parabola: area of a pixel square on the negative side of a curved edge, from the field's gradient and Hessian

#include "nabla/coverage/half-plane.glsl"

// Choices stand between names: one between computations becomes a branch, which a GPU that runs pixels side by side
// gains nothing from, and which costs more to compile.

// Integral of max(c0 + c1 x + c2 x^2, 0) over x in -1/2 .. 1/2, exact through the roots of the quadratic.
float nabla_positive_part(float c0, float c1, float c2) {
  float whole = c0 + c2 / 12.0;
  float discriminant = c1 * c1 - 4.0 * c0 * c2;
  // The root of larger size first, without cancellation; the other one through the product of the roots.
  float half_sum = -0.5 * (c1 + (c1 < 0.0 ? -1.0 : 1.0) * sqrt(max(discriminant, 0.0)));
  // Beyond the ends only its side counts, which also spares a division by a curvature of nothing.
  float within = half_sum / c2;
  float beyond = (half_sum < 0.0) == (c2 < 0.0) ? 0.5 : -0.5;
  float first = abs(half_sum) < 0.5 * abs(c2) ? within : beyond;
  float second = clamp(c0 / half_sum, -0.5, 0.5);
  float low = min(first, second);
  float high = max(first, second);
  float between = (high - low) * (c0 + 0.5 * c1 * (high + low) + c2 * (high * high + high * low + low * low) / 3.0);
  float outside = whole - between;
  float crossing = c2 < 0.0 ? between : outside;
  // Without a crossing the sign is that of the middle.
  float single = c0 > 0.0 || (c0 == 0.0 && c2 > 0.0) ? whole : 0.0;
  return discriminant > 0.0 ? crossing : single;
}

// The edge near the centre as a parabola y0 + y1 x + y2 x^2 = edge.xyz over the axis that it follows, from f, gradient
// and hessian (xx, xy, yy) at the centre; edge.w is 1 if the negative side lies below it and -1 if above. False, and the
// numbers mean nothing, where the second-order model has no such edge or bends within a pixel.
bool nabla_edge(float f, vec2 gradient, vec3 hessian, out vec4 edge) {
  bool swap = abs(gradient.x) > abs(gradient.y);
  vec2 gradient_turned = gradient.yx;
  vec3 hessian_turned = hessian.zyx;
  vec2 g = swap ? gradient_turned : gradient;
  vec3 h = swap ? hessian_turned : hessian;
  float discriminant = g.y * g.y - 2.0 * f * h.z;
  float bend = h.x * h.x + 2.0 * h.y * h.y + h.z * h.z;
  float steepness = dot(g, g);
  float y0 = -2.0 * f / (g.y + (g.y < 0.0 ? -1.0 : 1.0) * sqrt(max(discriminant, 0.0)));
  float along = g.x + h.y * y0;
  float across = g.y + h.z * y0;
  float inverse = 1.0 / across;
  float y1 = -along * inverse;
  float y2 = -0.5 * (h.x + (2.0 * h.y + h.z * y1) * y1) * inverse;
  edge = vec4(y0, y1, y2, across < 0.0 ? -1.0 : 1.0);
  // Conditions are written so that NaN and infinity take the plainer way.
  return bend <= steepness && steepness < 1e38 && discriminant > 0.0;
}

// Whether the second-order model of the field may be 0 within the pixel square.
bool nabla_may_cross(float f, vec2 gradient, vec3 hessian) {
  float reach = 0.5 * (abs(gradient.x) + abs(gradient.y)) + 0.125 * (abs(hessian.x) + 2.0 * abs(hessian.y) + abs(hessian.z));
  return abs(f) < reach;
}

// f, gradient, hessian (xx, xy, yy): the field at the pixel's centre and its derivatives per pixel.
// The area under the edge's parabola within the square, exact; where there is no such parabola the half-plane's.
float nabla_parabola(float f, vec2 gradient, vec3 hessian) {
  vec4 edge;
  bool is_parabola = nabla_edge(f, gradient, hessian, edge);
  float below = nabla_positive_part(0.5 + edge.x, edge.y, edge.z) - nabla_positive_part(edge.x - 0.5, edge.y, edge.z);
  float above = 1.0 - below;
  float curved = clamp(edge.w < 0.0 ? above : below, 0.0, 1.0);
  float straight = nabla_half_plane(f, gradient);
  float area = is_parabola ? curved : straight;
  float side = f < 0.0 ? 1.0 : 0.0;
  return nabla_may_cross(f, gradient, hessian) ? area : side;
}
