//! Polar petals: rows of petals on a plane strip, wound up to a flower by the complex logarithm
uniform float petals; //! min=5 max=24 default=12 step=1 in each row
uniform float fullness; //! min=0.3 max=0.75 default=0.62 width of a petal
uniform float vein; //! min=0 max=0.12 default=0.05 width of the slit in a petal
uniform float rows; //! min=1 max=7 default=4 step=1 rows of petals
uniform vec3 ink; //! color default=#e4572e
uniform vec3 paper; //! color default=#fbf3e4

#include "nabla/warp/log-polar.glsl"
#include "nabla/sdf/vesica.glsl"
#include "nabla/op/difference.glsl"
#include "nabla/op/union.glsl"

// Petals to the turn: the second coordinate counts petals, and the map stays conformal, so petals keep their shape.
vec2 warp(vec2 p) {
  return warpLogPolar(p) * petals / radians(360.0);
}

// One row: the second coordinate repeats by 1, which closes the seam of the angle for every whole number of petals.
float petalRow(vec2 q) {
  q.y -= floor(q.y + 0.5);
  float petal = sdVesica(q.yx, 0.5 / fullness + 0.25 * fullness, 0.5 / fullness - 0.25 * fullness);
  float slit = sdVesica(vec2(q.y, q.x + 0.12), 1.2, 1.2 - vein);
  return opDifference(petal, slit);
}

float sdf(vec2 p) {
  // The rim of the outermost row lies at a radius of 0.95.
  p.x -= log(0.95) * petals / radians(360.0) - 0.95;
  float row = clamp(floor(p.x + 0.5), 1.0 - rows, 0.0);
  vec2 q = p - vec2(row, 0.5 * row);
  float flower = opUnion(petalRow(q), petalRow(q + vec2(1.0, 0.5)));
  if (row > 0.5 - rows) flower = opUnion(flower, petalRow(q - vec2(1.0, 0.5)));
  float heart = p.x - (0.1 - rows);
  return opUnion(flower, heart);
}
