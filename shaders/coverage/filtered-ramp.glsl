//! Filtered ramp: coverage of an edge that fades over a width and by a filter that the method's options choose

#include "nabla/coverage/filter.glsl"

// f: field at the pixel's centre; slope: how much it changes per pixel (0 or more). A slope of zero gives a hard edge.
float nabla_filtered_ramp(float f, float slope) {
  float width = slope * NABLA_OPTION_FADE;
#if NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_TENT
  float weight = nabla_tent_step(-f / width);
#elif NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_GAUSSIAN
  float weight = nabla_normal_step(-f / width);
#else
  float weight = nabla_box_step(-f / width);
#endif
  float side = f < 0.0 ? 1.0 : 0.0;
  return nabla_is_near(f, width) ? weight : side;
}
