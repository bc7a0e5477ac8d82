//! Möbius: a plane of round-cornered tiles seen through a Möbius transformation
uniform vec2 pole; //! min=-2 max=2 default=0.9,1.05 the point that is sent to infinity
uniform float tiles; //! min=1 max=8 default=3 tiles to the unit
uniform float gap; //! min=0.02 max=0.3 default=0.09 half the gap between two tiles, in tiles
uniform vec3 ink; //! color default=#2a9d8f
uniform vec3 paper; //! color default=#fdf6e3

#include "nabla/warp/moebius.glsl"
#include "nabla/warp/repetition.glsl"
#include "nabla/sdf/rounded-box.glsl"
#include "nabla/sdf/circle.glsl"
#include "nabla/op/difference.glsl"

vec2 warp(vec2 p) {
  return warpMoebius(p, vec2(1.0, 0.0), pole, vec2(-0.6, 0.35), vec2(1.35, 0.0));
}

float sdf(vec2 p) {
  vec2 q = warpRepetition(p * tiles, vec2(1.0));
  return opDifference(sdRoundedBox(q, vec2(0.5 - gap), 0.18), sdCircle(q, 0.17));
}
