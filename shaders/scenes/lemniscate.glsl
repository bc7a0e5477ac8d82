//! Lemniscate: level bands around Bernoulli's figure of eight, an implicit curve whose gradient is far from 1
uniform float extent; //! min=0.3 max=1.4 default=0.8 from the crossing to the end of a loop, scene units
uniform float spacing; //! min=0.02 max=0.6 default=0.22 from band to band, in values of the field
uniform float share; //! min=0.05 max=0.95 default=0.5 of the bands in the plane
uniform vec3 ink; //! color default=#6a4c93
uniform vec3 paper; //! color default=#fffcf2

#include "nabla/sdf/lemniscate.glsl"
#include "nabla/op/contours.glsl"

// Not a distance: the gradient is 0 at the crossing and in the middle of the loops, and grows with the cube of p outside.
float sdf(vec2 p) {
  float curve = sdLemniscate(p, extent);
  return opContours(curve + 0.5 * share * spacing, spacing, 0.5 * share * spacing);
}
