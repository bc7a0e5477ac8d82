//! Animated: drops that circle around a pool, flow into it and leave it again
uniform float drops; //! min=1 max=9 default=5 step=1 number of drops
uniform float speed; //! min=0 max=3 default=1 turns in ten seconds
uniform float smoothness; //! min=0.02 max=0.4 default=0.2 width of the fillets, scene units
uniform vec3 ink; //! color default=#00bbf9
uniform vec3 paper; //! color default=#fef9ef

#include "nabla/sdf/circle.glsl"
#include "nabla/sdf/ring.glsl"
#include "nabla/op/smooth-union.glsl"
#include "nabla/op/union.glsl"

float sdf(vec2 p) {
  float time = 0.1 * speed * iTime;
  float d = sdCircle(p, 0.3 + 0.02 * sin(radians(360.0) * 3.0 * time));
  for (int i = 0; i < 9; i++) {
    if (float(i) >= drops) break;
    float share = float(i) / drops;
    float angle = radians(360.0) * (share + time);
    float reach = 0.5 + 0.22 * sin(radians(360.0) * (2.0 * share + 3.0 * time) + 0.6);
    d = opSmoothUnion(d, sdCircle(p - reach * vec2(cos(angle), sin(angle)), 0.11), smoothness);
  }
  return opUnion(d, sdRing(p, 0.92, 0.012));
}
