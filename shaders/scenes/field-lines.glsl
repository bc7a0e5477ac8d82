//! Field lines: two poles, their lines and the circles across them
uniform float lines; //! min=4 max=48 default=24 step=1 number of lines from pole to pole
uniform float width; //! min=0.02 max=0.9 default=0.2 of a line, as a share of the gap
uniform float poles; //! min=0.1 max=0.9 default=0.55 distance of a pole from the middle, scene units
uniform vec3 ink; //! color default=#f2cc8f
uniform vec3 paper; //! color default=#3d405b

#include "nabla/warp/bipolar.glsl"
#include "nabla/op/union.glsl"

vec2 warp(vec2 p) {
  return warpBipolar(p, poles) * lines / radians(360.0);
}

// Not a distance: one unit is one gap between lines.
float sdf(vec2 p) {
  // The poles themselves lie at infinity, in no gap.
  if (abs(p.x) > 1e5) return 0.5;
  vec2 nearest = abs(p - floor(p + 0.5)) - 0.5 * width;
  float beads = length(p - floor(p) - 0.5) - 0.22;
  return opUnion(min(nearest.x, nearest.y), beads);
}
