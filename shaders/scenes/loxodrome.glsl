//! Loxodrome: a double spiral from one pole of the plane to the other
uniform float arms; //! min=1 max=12 default=5 step=1 number of bands
uniform float lean; //! min=-12 max=12 default=5 step=1 how much the bands are wound
uniform float speed; //! min=-2 max=2 default=0.3 bands per second
uniform float share; //! min=0.1 max=0.9 default=0.5 share of the bands in the plane
uniform vec3 ink; //! color default=#3d348b
uniform vec3 paper; //! color default=#f7b801

#include "nabla/warp/bipolar.glsl"

// Turned by whole numbers of bands, so that the jump of the angle by 360 degrees between the poles closes.
vec2 warp(vec2 p) {
  vec2 q = warpBipolar(p, 0.5) / radians(360.0);
  return vec2(arms * q.y + lean * q.x, arms * q.x - lean * q.y);
}

// Not a distance: one unit is one band, which has any width on the plane.
float sdf(vec2 p) {
  float across = p.x - speed * iTime;
  // The poles themselves lie at infinity, in no band.
  if (abs(across) > 1e5) return 0.5;
  return abs(across - floor(across + 0.5)) - 0.5 * share;
}
