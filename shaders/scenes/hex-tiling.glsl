//! Hexagonal tiling: every tile a hexagon within a hexagon
uniform float spacing; //! min=0.08 max=0.6 default=0.26 from tile to tile, scene units
uniform float joint; //! min=0.002 max=0.1 default=0.016 half the joint between two tiles, scene units
uniform float inset; //! min=0 max=0.6 default=0.3 size of the star-shaped hole in a tile
uniform vec3 ink; //! color default=#386fa4
uniform vec3 paper; //! color default=#f5f0e1

#include "nabla/warp/hexagonal-repetition.glsl"
#include "nabla/sdf/hexagon.glsl"
#include "nabla/sdf/star.glsl"
#include "nabla/op/difference.glsl"
#include "nabla/op/union.glsl"

float sdf(vec2 p) {
  vec2 q = warpHexagonalRepetition(p, spacing);
  float tile = sdHexagon(q.yx, 0.5 * spacing - joint);
  float hole = sdStar(q, 1.25 * inset * spacing, 0.62 * inset * spacing, 6.0);
  return opUnion(opDifference(tile, hole), sdHexagon(q.yx, 0.4 * inset * spacing));
}
