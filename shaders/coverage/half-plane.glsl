//! Half-plane: exact area of a pixel square on the negative side of a line

// f: value at the pixel's centre; gradient: change per pixel. Area where f + gradient.(x, y) < 0, x and y in -1/2 .. 1/2.
// The line's normal is folded into the first octant (a >= b >= 0); then the area is a trapezoid near the middle, a
// triangle near a corner, 0 or 1 beyond. A gradient of zero, infinity or NaN leaves the sign of f.
float nabla_half_plane(float f, vec2 gradient) {
  vec2 slope = abs(gradient);
  float a = max(slope.x, slope.y);
  // In units of a nothing over- or underflows, and two quotients do.
  float inverse = 1.0 / a;
  float b = min(slope.x, slope.y) * inverse;
  float u = abs(f) * inverse;
  float rest = 0.5 + 0.5 * b - u;
  // Choices between names: one between computations becomes a branch, which costs more than both of them.
  float trapezoid = 0.5 - u;
  float triangle = 0.5 * rest * rest / b;
  float area = u <= 0.5 - 0.5 * b ? trapezoid : triangle;
  float outside = a > 0.0 && a < 1e38 && rest > 0.0 ? area : 0.0;
  float inside = 1.0 - outside;
  return f < 0.0 ? inside : outside;
}
