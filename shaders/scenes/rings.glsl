//! Rings: circles thinner than a pixel, which every method must draw as an even grey
uniform float spacing; //! min=0.01 max=0.2 default=0.024 from ring to ring, scene units
uniform float thickness; //! min=0.0002 max=0.02 default=0.0012 scene units; 0.0012 is 0.3 pixels of a picture 512 high
uniform vec2 center; //! min=-1 max=1 default=0.1,-0.07 scene units
uniform vec3 ink; //! color default=#ffd166
uniform vec3 paper; //! color default=#0b132b

#include "nabla/sdf/circle.glsl"
#include "nabla/op/contours.glsl"

float sdf(vec2 p) {
  return opContours(sdCircle(p - center, 0.5 * spacing), spacing, 0.5 * thickness);
}
