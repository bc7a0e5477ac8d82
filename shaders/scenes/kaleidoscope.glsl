//! Kaleidoscope: a handful of shapes between mirrors
uniform float mirrors; //! min=2 max=12 default=6 step=1 number of mirrors
uniform float shift; //! min=0 max=0.5 default=0.2 where the shapes lie, scene units
uniform vec3 ink; //! color default=#e0fbfc
uniform vec3 paper; //! color default=#293241

#include "nabla/warp/kaleidoscope.glsl"
#include "nabla/sdf/capsule.glsl"
#include "nabla/sdf/rhombus.glsl"
#include "nabla/sdf/hexagon.glsl"
#include "nabla/op/annular.glsl"
#include "nabla/op/union.glsl"

vec2 warp(vec2 p) {
  return warpKaleidoscope(p, mirrors);
}

float sdf(vec2 p) {
  float stem = sdCapsule(p, vec2(0.16, 0.0), vec2(0.86, 0.0), 0.018);
  float branch = sdCapsule(p, vec2(0.42, 0.0), vec2(0.42 + 0.9 * shift, 0.9 * shift), 0.016);
  float twig = sdCapsule(p, vec2(0.64, 0.0), vec2(0.64 + 0.6 * shift, 0.6 * shift), 0.014);
  float leaf = opAnnular(sdRhombus(p - vec2(0.3, 0.0), vec2(0.11, 0.06)), 0.012);
  float tip = sdRhombus(p - vec2(0.88, 0.0), vec2(0.07, 0.045));
  float seed = sdHexagon(p - vec2(0.56 + 0.5 * shift, 0.06 + 0.92 * shift), 0.028);
  float web = abs(p.x - 0.16) - 0.014;
  return opUnion(opUnion(opUnion(stem, branch), opUnion(twig, leaf)), opUnion(opUnion(tip, seed), web));
}
