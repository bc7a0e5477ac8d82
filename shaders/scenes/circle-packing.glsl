//! Circle packing: discs within discs within discs by repeated inversion
uniform float depth; //! min=1 max=9 default=4 step=1 number of inversions
uniform float scale; //! min=0.9 max=1.4 default=1.12 radius of the circle of inversion
uniform float ringWidth; //! min=0.01 max=0.3 default=0.1 of the outlines, relative to their circle
uniform vec3 ink; //! color default=#ffe8d6
uniform vec3 paper; //! color default=#31493c

#include "nabla/warp/mirrored-repetition.glsl"

// Not a distance, but nearly one: the circle's distance divided by the stretch of the inversions on the way.
float sdf(vec2 p) {
  float stretch = 1.0;
  vec2 q = p;
  for (int i = 0; i < 9; i++) {
    if (float(i) >= depth) break;
    q = warpMirroredRepetition(q, vec2(2.0));
    // The lower bound is for the very centre of a circle, which inversion sends to infinity.
    float ratio = scale / max(dot(q, q), 1e-9);
    q *= ratio;
    stretch *= ratio;
  }
  return (abs(length(q) - 1.0) - ringWidth) / stretch;
}
