//! Lemniscate: Bernoulli's figure of eight, an implicit curve whose gradient is far from 1
uniform float extent; //! min=0.3 max=1.4 default=0.95 from the crossing to the end of a loop, scene units
uniform float band; //! min=0.005 max=0.2 default=0.055 half the width of the outline, in values of the field
uniform vec3 ink; //! color default=#6a4c93
uniform vec3 paper; //! color default=#fffcf2

#include "nabla/sdf/lemniscate.glsl"
#include "nabla/op/annular.glsl"
#include "nabla/op/union.glsl"

// Not a distance: the gradient is 0 at the crossing, 0 in the loops and 4 and more outside.
float sdf(vec2 p) {
  float curve = sdLemniscate(p, extent);
  return opUnion(opAnnular(curve, band), curve + 0.16);
}
