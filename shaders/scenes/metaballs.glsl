//! Metaballs: sixty discs on a sunflower spiral that flow together
uniform float blobs; //! min=1 max=96 default=60 step=1 number of discs
uniform float smoothness; //! min=0.005 max=0.2 default=0.06 width of the fillets, scene units
uniform float swell; //! min=0.5 max=1.4 default=0.9 size of the discs
uniform vec3 ink; //! color default=#f15bb5
uniform vec3 paper; //! color default=#1a1423

#include "nabla/op/smooth-union.glsl"

float sdf(vec2 p) {
  float d = 1e3;
  for (int i = 0; i < 96; i++) {
    if (float(i) >= blobs) break;
    // The golden angle spreads the discs evenly (H. Vogel 1979).
    float share = (float(i) + 0.5) / blobs;
    float angle = 2.39996323 * float(i);
    vec2 center = 0.84 * sqrt(share) * vec2(cos(angle), sin(angle));
    float radius = swell * (0.095 - 0.06 * share);
    d = opSmoothUnion(d, length(p - center) - radius, smoothness);
  }
  return d;
}
