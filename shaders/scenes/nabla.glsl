//! Nabla: the sign of the gradient, one stroke thick and one thin
uniform float thick; //! min=0.05 max=0.4 default=0.27 of the right stroke, scene units
uniform float thin; //! min=0.02 max=0.3 default=0.1 of the other two strokes, scene units
uniform float rounding; //! min=0 max=0.08 default=0.02 of the corners, scene units
uniform vec3 ink; //! color default=#e4572e
uniform vec3 paper; //! color default=#17202a

#include "nabla/sdf/triangle.glsl"
#include "nabla/op/difference.glsl"
#include "nabla/op/round.glsl"

float sdf(vec2 p) {
  vec2 left = vec2(-0.82, 0.68), right = vec2(0.82, 0.68), tip = vec2(0.0, -0.82);
  // Moving a side inwards by its stroke moves the corners along the level lines; slope is the sine of half the tip's angle.
  vec2 side = normalize(right - tip);
  float across = side.y;
  vec2 innerTip = tip + vec2(0.5 * (thin - thick) / across, 0.5 * (thin + thick) / side.x);
  float top = left.y - thin;
  float run = side.x / side.y;
  vec2 innerLeft = vec2(innerTip.x - (top - innerTip.y) * run, top);
  vec2 innerRight = vec2(innerTip.x + (top - innerTip.y) * run, top);
  return opRound(opDifference(sdTriangle(p, left, right, tip), sdTriangle(p, innerLeft, innerRight, innerTip)), rounding);
}
