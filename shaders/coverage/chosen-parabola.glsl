//! Chosen parabola: the weight of a curved edge's negative side under the filter that the method's options choose

#include "nabla/coverage/filtered-parabola.glsl"

// f, gradient, hessian (xx, xy, yy): the field at the pixel's centre and its derivatives per pixel.
float nabla_chosen_parabola(float f, vec2 gradient, vec3 hessian) {
  vec2 change = NABLA_OPTION_FADE * gradient;
  vec3 bend = NABLA_OPTION_FADE * NABLA_OPTION_FADE * hessian;
#if NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_TENT
  return nabla_parabola_tent(f, change, bend);
#elif NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_GAUSSIAN
  return nabla_parabola_gaussian(f, change, bend);
#else
  return nabla_parabola(f, change, bend);
#endif
}
