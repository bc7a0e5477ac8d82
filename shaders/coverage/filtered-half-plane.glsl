//! Filtered half-plane: weight of the negative side of a line under a filter of any width

#include "nabla/coverage/filter.glsl"
#include "nabla/coverage/half-plane.glsl"

// f: value at the filter's centre; gradient: change over the filter's width.

// Integral of the tent's density 2 - 4 s over s from 0 to y, y at most 1/2.
float nabla_tent_mass(float y) {
  return 2.0 * y * (1.0 - y);
}

// Integral over s from `from` to `to` (0 .. 1/2) of the tent's density times the tent's step at u + slope s, where that
// is one quadratic: the product is a cubic, for which Gauss-Legendre with two points is exact.
float nabla_tent_piece(float u, float slope, float from, float to) {
  float middle = 0.5 * (from + to);
  float reach = 0.28867513459481287 * (to - from);
  float low = middle - reach;
  float high = middle + reach;
  return (to - from) * (nabla_tent_step(u + slope * low) * (1.0 - 2.0 * low) + nabla_tent_step(u + slope * high) * (1.0 - 2.0 * high));
}

// The tent is the product of one along x and one along y. The line's normal is folded into the first octant; along the
// steeper axis the weight below the line is the tent's step, and its integral over the other axis is taken piece by
// piece between the step's knots.
float nabla_half_plane_tent(float f, vec2 gradient) {
  vec2 slope = abs(gradient);
  float a = max(slope.x, slope.y);
  if (!(a > 0.0 && a < 1e38)) return f < 0.0 ? 1.0 : 0.0;
  float b = min(slope.x, slope.y) / a;
  float u = clamp(-f / a, -1.5, 1.5);
  if (!(abs(f) < a)) return f < 0.0 ? 1.0 : 0.0;
  // A slope of nothing has its knots beyond the ends.
  float inverse = 1.0 / max(b, 1e-6);
  float first = clamp((u - 0.5) * inverse, 0.0, 0.5);
  float second = clamp(u * inverse, 0.0, 0.5);
  float third = clamp((u + 0.5) * inverse, 0.0, 0.5);
  float above = nabla_tent_mass(first) + nabla_tent_piece(u, -b, first, second) + nabla_tent_piece(u, -b, second, third);
  first = clamp((-u - 0.5) * inverse, 0.0, 0.5);
  second = clamp(-u * inverse, 0.0, 0.5);
  third = clamp((0.5 - u) * inverse, 0.0, 0.5);
  float below = nabla_tent_piece(u, b, first, second) + nabla_tent_piece(u, b, second, third) + 0.5 - nabla_tent_mass(third);
  return clamp(above + below, 0.0, 1.0);
}

// A normal distribution looks the same from all sides, so the line's distance is all that counts.
float nabla_half_plane_gaussian(float f, vec2 gradient) {
  float slope = length(gradient);
  float weight = nabla_normal_step(-f / slope);
  float side = f < 0.0 ? 1.0 : 0.0;
  return nabla_is_near(f, slope) ? weight : side;
}
