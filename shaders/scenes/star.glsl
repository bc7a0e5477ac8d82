//! Star: seven tips in a ring, with a smaller star cut out
uniform float points; //! min=3 max=16 default=7 step=1 number of tips
uniform float inner; //! min=0.15 max=0.6 default=0.38 radius of the notches
uniform vec3 ink; //! color default=#f4b400
uniform vec3 paper; //! color default=#14213d

#include "nabla/sdf/ring.glsl"
#include "nabla/sdf/star.glsl"
#include "nabla/op/difference.glsl"
#include "nabla/op/union.glsl"

float sdf(vec2 p) {
  float star = opDifference(sdStar(p, 0.78, inner, points), sdStar(-p, 0.3, 0.13, points));
  return opUnion(star, sdRing(p, 0.9, 0.035));
}
