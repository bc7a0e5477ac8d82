//! Siemens star: spokes that run together in the middle, the test chart for resolution
uniform float spokes; //! min=4 max=144 default=72 step=1 number of spokes
uniform vec3 ink; //! color default=#111111
uniform vec3 paper; //! color default=#f7f7f2

#include "nabla/warp/polar-repetition.glsl"
#include "nabla/sdf/circle.glsl"
#include "nabla/op/intersection.glsl"

// A distance up to the nearest edge of a spoke; spoke and gap are equally wide at every radius.
float sdf(vec2 p) {
  vec2 q = warpPolarRepetition(p, spokes);
  float quarter = radians(90.0) / spokes;
  float spoke = abs(q.y) * cos(quarter) - q.x * sin(quarter);
  return opIntersection(spoke, sdCircle(p, 0.95));
}
