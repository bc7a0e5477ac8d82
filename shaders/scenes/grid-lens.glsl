//! Grid lens: a mesh of thin lines and beads behind a fisheye
uniform float strength; //! min=0.1 max=1.1 default=0.85 angle of view per scene unit, radians
uniform float lines; //! min=1 max=12 default=4 lines to the unit
uniform float width; //! min=0.005 max=0.3 default=0.05 half the width of a line, in gaps
uniform vec3 ink; //! color default=#00f5d4
uniform vec3 paper; //! color default=#10002b

#include "nabla/warp/fisheye.glsl"
#include "nabla/warp/repetition.glsl"
#include "nabla/sdf/circle.glsl"
#include "nabla/op/union.glsl"

vec2 warp(vec2 p) {
  return warpFisheye(p, strength);
}

float sdf(vec2 p) {
  vec2 q = warpRepetition(p * lines, vec2(1.0));
  return opUnion(min(abs(q.x), abs(q.y)) - width, sdCircle(q, 3.6 * width));
}
