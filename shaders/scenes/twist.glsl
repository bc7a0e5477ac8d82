//! Twist: straight bars around the origin, turned the more the further out they are
uniform float bars; //! min=2 max=16 default=8 step=1 number of bars
uniform float rate; //! min=-6 max=6 default=2.6 radians per scene unit
uniform float width; //! min=0.01 max=0.2 default=0.075 half the width of a bar
uniform vec3 ink; //! color default=#ef476f
uniform vec3 paper; //! color default=#fff4e6

#include "nabla/warp/twist.glsl"
#include "nabla/warp/polar-repetition.glsl"
#include "nabla/sdf/capsule.glsl"
#include "nabla/sdf/ring.glsl"
#include "nabla/op/union.glsl"

vec2 warp(vec2 p) {
  return warpTwist(p, rate);
}

float sdf(vec2 p) {
  vec2 q = warpPolarRepetition(p, bars);
  float blade = sdCapsule(q, vec2(0.26, 0.0), vec2(0.84, 0.0), width);
  float bead = sdRing(q - vec2(0.13, 0.0), 0.035, 0.012);
  return opUnion(opUnion(blade, bead), sdRing(p, 0.04, 0.02));
}
