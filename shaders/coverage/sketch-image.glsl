//! Sketch of an image: the color at each pixel's centre, and whether it may stay
// nabla_sketch(pixel) needs `vec3 nabla_image_sketch(vec2 pixel, out mat2x3 jacobian)`, the image's colors differentiated
// with sites that ask nabla_sketch_site.

#include "nabla/coverage/replay-image.glsl"

bool nabla_sketch_is_crossed;

// No side is changed. A condition that is as far from zero at the centre is on one side of it within the whole pixel.
bool nabla_sketch_site(bool negative, float condition, vec2 gradient, vec3 hessian) {
  float slope = 0.5 * (abs(gradient.x) + abs(gradient.y));
  float bend = nabla_second_order(abs(hessian), vec2(0.5));
  // What is no number is told apart by the replay.
  if (!(abs(condition) >= slope + bend + nabla_unsure(bend, slope))) nabla_sketch_is_crossed = true;
  return negative;
}

bool nabla_sketch_site(bool negative, float condition, vec2 gradient) {
  if (!(abs(condition) >= 0.5 * (abs(gradient.x) + abs(gradient.y)))) nabla_sketch_is_crossed = true;
  return negative;
}

// The color, with alpha 0 where a kink or jump may cross the pixel or the color changes within it.
vec4 nabla_sketch(vec2 pixel) {
  nabla_sketch_is_crossed = false;
  mat2x3 jacobian;
  vec3 color = nabla_image_sketch(pixel, jacobian);
  vec3 change = abs(jacobian[0]) + abs(jacobian[1]);
  bool changes = !(max(max(change.x, change.y), change.z) <= NABLA_MOST_CHANGE);
  return vec4(clamp(color, 0.0, 1.0), nabla_sketch_is_crossed || changes ? 0.0 : 1.0);
}
