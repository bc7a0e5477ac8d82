//! Log-polar dots: a lattice of dots wound up to spirals, small inside and large outside
uniform float arms; //! min=5 max=34 default=13 step=1 spirals one way round
uniform float counterArms; //! min=3 max=34 default=21 step=1 spirals the other way round
uniform float dotSize; //! min=0.1 max=0.5 default=0.4 radius of a dot in cells
uniform vec3 ink; //! color default=#7bdff2
uniform vec3 paper; //! color default=#1b1b3a

#include "nabla/warp/log-polar.glsl"

// One turn around the origin leads by `arms` along one axis of the lattice and `counterArms` along the other: both
// are whole, so the seam of the angle closes. A lattice that is turned and scaled keeps the map conformal.
vec2 warp(vec2 p) {
  vec2 q = warpLogPolar(p) / radians(360.0);
  return vec2(counterArms * q.x + arms * q.y, counterArms * q.y - arms * q.x);
}

// Not a distance: one unit is one cell, which is small at the origin and large outside.
float sdf(vec2 p) {
  // The origin itself lies at infinity, in no cell.
  if (length(p) > 1e5) return 1.0;
  vec2 cell = floor(p + 0.5);
  vec2 toCenter = vec2(arms * cell.y - counterArms * cell.x, 0.0);
  float logRadius = -toCenter.x * radians(360.0) / (arms * arms + counterArms * counterArms);
  float radius = dotSize * smoothstep(-3.6, -0.4, logRadius);
  return length(p - cell) - radius;
}
