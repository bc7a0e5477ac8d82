//! Polar rose: a wave around a circle, a straight field seen through a polar warp
uniform float petals; //! min=3 max=24 default=12 step=1 waves around the circle
uniform float depth;  //! min=0 max=0.2 default=0.05 height of the waves
uniform float radius; //! min=0.2 max=0.9 default=0.7 of the circle
uniform vec3 ink;     //! color default=#5b2a86
uniform vec3 paper;   //! color default=#f3eef8

#include "nabla/warp/polar.glsl"

vec2 warp(vec2 p) {
  return warpPolar(p);
}

// q is (radius, angle). Not a distance: its gradient is the slope of the wave, which the warp's Jacobian turns into pixels.
float sdf(vec2 q) {
  return q.x - radius - depth * cos(petals * q.y);
}
