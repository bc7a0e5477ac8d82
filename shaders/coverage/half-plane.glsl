//! Half-plane: exact area of a pixel square on the negative side of a line

// f: value at the pixel's centre; gradient: change per pixel. Area where f + gradient.(x, y) < 0, x and y in -1/2 .. 1/2.
// The line's normal is folded into the first octant (a >= b >= 0); then the area is a trapezoid near the middle, a
// triangle near a corner, 0 or 1 beyond. A gradient of zero, infinity or NaN leaves the sign of f.
float nabla_half_plane(float f, vec2 gradient) {
  vec2 slope = abs(gradient);
  float a = max(slope.x, slope.y);
  float b = min(slope.x, slope.y);
  float corner = 0.5 * (a + b);
  float straight = 0.5 * (a - b);
  float u = abs(f);
  float outside = 0.0;
  if (a > 0.0 && u < corner && corner < 1e38) {
    float rest = corner - u;
    // Two quotients of at most 1 instead of rest^2 / (a b), which over- and underflows.
    outside = u <= straight ? 0.5 - u / a : 0.5 * (rest / a) * (rest / b);
  }
  return f < 0.0 ? 1.0 - outside : outside;
}
