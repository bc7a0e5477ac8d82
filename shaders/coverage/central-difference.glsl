//! Central difference: the field's gradient from four evaluations

// Per pixel, from the places NABLA_OPTION_STEP pixels to each side of a place in pixels.
vec2 nabla_central_difference(vec2 pixel) {
  const float h = NABLA_OPTION_STEP;
  float right = nabla_field(pixel + vec2(h, 0.0));
  float left = nabla_field(pixel - vec2(h, 0.0));
  float above = nabla_field(pixel + vec2(0.0, h));
  float below = nabla_field(pixel - vec2(0.0, h));
  return vec2(right - left, above - below) / (2.0 * h);
}
