//! Constructive geometry: a rounded square cut to a disc, crossed bars and a hole taken away, a bead put back
uniform float size; //! min=0.4 max=0.9 default=0.7 half the side of the square
uniform float disc; //! min=0.4 max=1 default=0.84 radius of the disc
uniform float bar; //! min=0.02 max=0.2 default=0.09 half the width of the bars
uniform float turn; //! min=-90 max=90 default=22.5 degrees
uniform vec3 ink; //! color default=#1d3557
uniform vec3 paper; //! color default=#f1e9da

#include "nabla/sdf/box.glsl"
#include "nabla/sdf/capsule.glsl"
#include "nabla/sdf/circle.glsl"
#include "nabla/op/difference.glsl"
#include "nabla/op/intersection.glsl"
#include "nabla/op/union.glsl"

float sdf(vec2 p) {
  float c = cos(radians(turn)), s = sin(radians(turn));
  vec2 q = vec2(c * p.x + s * p.y, c * p.y - s * p.x);
  float plate = opIntersection(sdBox(q, vec2(size)), sdCircle(p, disc));
  float bars = opUnion(sdCapsule(q, vec2(-1.2, -0.36), vec2(0.3, -0.36), bar), sdCapsule(q, vec2(-0.3, 0.36), vec2(1.2, 0.36), bar));
  float holed = opDifference(opDifference(plate, bars), sdCircle(p, 0.2));
  return opUnion(holed, sdCircle(p, 0.11));
}
