//! Samples: where the samples of a pixel are, by the pattern and filter that the method's options choose

#include "nabla/coverage/filter.glsl"

// The place of sample `index` of NABLA_OPTION_SAMPLES in the unit square.
vec2 nabla_unit_sample(int index) {
#if NABLA_OPTION_PATTERN == NABLA_OPTION_PATTERN_R2
  // Multiples of 1/g and 1/g^2, g^3 = g + 1, modulo 1: as integers modulo 2^32 no digit is lost. The product with the
  // generators 3242174889 = 2^32 / g and 2447445414 = 2^32 / g^2. Source: Roberts, "The unreasonable effectiveness of
  // quasirandom sequences" (2018).
  uvec2 place = uvec2(index) * uvec2(3242174889u, 2447445414u) + uvec2(2147483648u);
  // The highest 24 bits are a float exactly; the middle of their cell.
  return (vec2(place >> 8u) + 0.5) / 16777216.0;
#else
  const int side = int(sqrt(float(NABLA_OPTION_SAMPLES)) + 0.5);
  int column = index % side;
  int row = index / side;
#if NABLA_OPTION_PATTERN == NABLA_OPTION_PATTERN_ROTATED
  // Each cell's sample is shifted along x by its row and along y by its column, so that all N rows and columns have one;
  // with 4 samples this is the rotated grid of graphics cards.
  vec2 within = (vec2(float(row), float(side - 1 - column)) + 0.5) / float(side);
#else
  vec2 within = vec2(0.5);
#endif
  return (vec2(float(column), float(row)) + within) / float(side);
#endif
}

// Its offset from the pixel's centre in pixels: equally many samples fall on equal weights of the filter.
vec2 nabla_filtered_sample(int index) {
  vec2 share = nabla_unit_sample(index);
#if NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_TENT
  vec2 place = vec2(nabla_tent_quantile(share.x), nabla_tent_quantile(share.y));
#elif NABLA_OPTION_FILTER == NABLA_OPTION_FILTER_GAUSSIAN
  vec2 place = vec2(nabla_normal_quantile(share.x), nabla_normal_quantile(share.y));
#else
  vec2 place = vec2(nabla_box_quantile(share.x), nabla_box_quantile(share.y));
#endif
  return NABLA_OPTION_FADE * place;
}
