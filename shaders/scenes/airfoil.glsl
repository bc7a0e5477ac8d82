//! Airfoil: streamlines around a Joukowski wing
uniform float camber; //! min=0 max=0.3 default=0.1 height of the circle's centre
uniform float thickness; //! min=0.02 max=0.25 default=0.09 shift of the circle's centre
uniform float attack; //! min=-15 max=20 default=8 angle of attack in degrees
uniform float spacing; //! min=0.02 max=0.3 default=0.09 between streamlines, far away
uniform vec3 ink; //! color default=#264653
uniform vec3 paper; //! color default=#e9f5f2

#include "nabla/warp/parabolic.glsl"
#include "nabla/op/contours.glsl"
#include "nabla/op/union.glsl"

// From the plane of the wing to the plane of the circle: the root of z² - 1 with its cut on the chord, inside the wing.
vec2 warp(vec2 p) {
  float c = cos(radians(attack)), s = sin(radians(attack));
  vec2 z = 2.6 * vec2(c * p.x - s * p.y, c * p.y + s * p.x) ;
  vec2 plus = warpParabolic(0.5 * (z + vec2(2.0, 0.0)));
  vec2 minus = warpParabolic(0.5 * (z - vec2(2.0, 0.0)));
  return 0.5 * (z + vec2(plus.x * minus.x - plus.y * minus.y, plus.x * minus.y + plus.y * minus.x));
}

// Not a distance: the stream function ψ, level lines of which are streamlines (N. Joukowski 1910).
float sdf(vec2 p) {
  vec2 center = vec2(-thickness, camber);
  float radius = length(vec2(1.0, 0.0) - center);
  vec2 q = p - center;
  float angle = radians(attack);
  float across = q.y * cos(angle) - q.x * sin(angle);
  float circulation = 2.0 * radius * sin(angle + asin(camber / radius));
  float square = dot(q, q);
  float stream = across * (1.0 - radius * radius / square) + circulation * 0.5 * log(square / (radius * radius));
  float wing = sqrt(square) - radius;
  float lines = opContours(stream + 0.5 * spacing, 2.6 * spacing, 0.16 * spacing);
  return opUnion(wing - 0.02, max(lines, -wing));
}
