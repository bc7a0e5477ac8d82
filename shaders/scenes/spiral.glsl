//! Spiral: an Archimedean spiral whose band grows from a hair to a ribbon
uniform float pitch; //! min=0.05 max=0.4 default=0.13 from turn to turn, scene units
uniform float growth; //! min=0.1 max=0.95 default=0.7 share of the pitch that the band fills at the rim
uniform vec3 ink; //! color default=#d62828
uniform vec3 paper; //! color default=#fcf3e3

#include "nabla/op/intersection.glsl"
#include "nabla/sdf/circle.glsl"
#include "nabla/sdf/spiral.glsl"

// Not a distance: the band's width grows with the radius.
float sdf(vec2 p) {
  float r = length(p);
  float halfWidth = 0.5 * pitch * growth * r;
  return opIntersection(sdSpiral(p, pitch, halfWidth), sdCircle(p, 0.94));
}
