//! Chosen half-plane: the weight of a half-plane under the filter that the method's options choose

#include "nabla/coverage/filtered-half-plane.glsl"

// f: value at the pixel's centre; gradient: change per pixel.
float nabla_chosen_half_plane(float f, vec2 gradient) {
  vec2 change = NABLA_OPTION_FADE * gradient;
#if NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_TENT
  return nabla_half_plane_tent(f, change);
#elif NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_GAUSSIAN
  return nabla_half_plane_gaussian(f, change);
#else
  return nabla_half_plane(f, change);
#endif
}
