//! Gears: two wheels that mesh, the smaller one with half the teeth
uniform float teeth; //! min=6 max=24 default=10 step=1 of the smaller wheel; the larger one has twice as many
uniform float speed; //! min=-2 max=2 default=0.25 turns of the smaller wheel in ten seconds
uniform vec3 ink; //! color default=#5f0f40
uniform vec3 paper; //! color default=#fbb13c

#include "nabla/warp/polar-repetition.glsl"
#include "nabla/sdf/circle.glsl"
#include "nabla/sdf/ring.glsl"
#include "nabla/sdf/trapezoid.glsl"
#include "nabla/sdf/capsule.glsl"
#include "nabla/op/difference.glsl"
#include "nabla/op/intersection.glsl"
#include "nabla/op/round.glsl"
#include "nabla/op/union.glsl"

// A wheel of `count` teeth whose pitch circle has the given radius; tooth 0 points at `angle`.
float wheel(vec2 p, float radius, float count, float angle) {
  float pitch = radians(360.0) * radius / count;
  float c = cos(angle), s = sin(angle);
  p = vec2(c * p.x + s * p.y, c * p.y - s * p.x);
  vec2 tooth = warpPolarRepetition(p, count) - vec2(radius - 0.05 * pitch, 0.0);
  float d = opUnion(sdCircle(p, radius - 0.32 * pitch), opRound(sdTrapezoid(tooth.yx, 0.27 * pitch, 0.1 * pitch, 0.27 * pitch), 0.03 * pitch));
  vec2 spoke = warpPolarRepetition(p, 6.0);
  float windows = opDifference(sdRing(p, 0.56 * radius, 0.17 * radius), sdCapsule(spoke, vec2(0.0), vec2(radius, 0.0), 0.06 * radius));
  return opDifference(opDifference(d, windows), sdCircle(p, 0.14 * radius));
}

float sdf(vec2 p) {
  float angle = radians(36.0) * speed * iTime;
  // On the line of centres a tooth of one wheel meets a gap of the other.
  float small = wheel(p - vec2(-0.52, -0.36), 0.31, teeth, angle);
  vec2 line = normalize(vec2(0.78, 0.5));
  float bearing = atan(line.y, line.x);
  float large = wheel(p - vec2(-0.52, -0.36) - 0.93 * line, 0.62, 2.0 * teeth, 1.5 * bearing - 0.5 * angle + radians(90.0) / teeth);
  return opUnion(small, large);
}
