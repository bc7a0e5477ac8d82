//! Partial: the sign of the partial derivative, written with a broad pen along quadratic Bézier curves
uniform float pen; //! min=0.01 max=0.12 default=0.06 half the width of the pen, scene units
uniform float slant; //! min=-0.4 max=0.4 default=0.16 sideways per height
uniform vec3 ink; //! color default=#22223b
uniform vec3 paper; //! color default=#f2e9e4

#include "nabla/sdf/quadratic-bezier.glsl"
#include "nabla/warp/shear.glsl"

// The slant makes the pen a little broader in one direction: not a distance, as with a real pen.
vec2 warp(vec2 p) {
  return warpShear(p, -slant);
}

float sdf(vec2 p) {
  float bowl = min(
    min(sdQuadraticBezier(p, vec2(0.4, -0.3), vec2(0.4, 0.12), vec2(0.0, 0.12)), sdQuadraticBezier(p, vec2(0.0, 0.12), vec2(-0.42, 0.12), vec2(-0.42, -0.3))),
    min(sdQuadraticBezier(p, vec2(-0.42, -0.3), vec2(-0.42, -0.76), vec2(-0.02, -0.76)), sdQuadraticBezier(p, vec2(-0.02, -0.76), vec2(0.4, -0.76), vec2(0.4, -0.3)))
  );
  float neck = min(
    sdQuadraticBezier(p, vec2(0.4, -0.3), vec2(0.42, 0.42), vec2(0.16, 0.68)),
    sdQuadraticBezier(p, vec2(0.16, 0.68), vec2(-0.06, 0.88), vec2(-0.36, 0.64))
  );
  float d = min(bowl, neck);
  // The pen swells on the way down, as a nib does.
  return d - pen * (1.0 + 0.45 * smoothstep(0.9, -0.5, p.y));
}
