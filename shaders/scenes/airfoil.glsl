//! Airfoil: streamlines around a Joukowski wing
uniform float camber; //! min=0 max=0.3 default=0.1 height of the circle's centre
uniform float thickness; //! min=0.02 max=0.25 default=0.09 shift of the circle's centre
uniform float attack; //! min=-15 max=20 default=8 angle of attack in degrees
uniform float spacing; //! min=0.02 max=0.3 default=0.09 from streamline to streamline, in chords
uniform vec3 ink; //! color default=#264653
uniform vec3 paper; //! color default=#e9f5f2

#include "nabla/warp/moebius.glsl"
#include "nabla/warp/parabolic.glsl"
#include "nabla/op/contours.glsl"
#include "nabla/op/union.glsl"

const vec2 ONE = vec2(1.0, 0.0);

// From the plane of the wing to the plane of the circle: with u = (z - 2)/(z + 2) and s = sqrt(u) it is (1 + s)/(1 - s).
// The root's cut has to stay within the wing, so u is turned until the cut follows the wing's mean line, and s back.
vec2 warp(vec2 p) {
  float c = cos(radians(attack)), s = sin(radians(attack));
  vec2 z = 2.6 * vec2(c * p.x - s * p.y, c * p.y + s * p.x);
  float turn = 2.0 * atan(camber + sqrt(1.0 + camber * camber)) - radians(90.0);
  vec2 turned = vec2(cos(2.0 * turn), sin(2.0 * turn));
  vec2 root = warpParabolic(0.5 * warpMoebius(z, turned, -2.0 * turned, ONE, 2.0 * ONE));
  vec2 back = vec2(cos(turn), -sin(turn));
  return warpMoebius(root, back, ONE, -back, ONE);
}

// Not a distance: lines are level lines of the stream function (M. W. Kutta 1902, N. Joukowski 1906).
float sdf(vec2 p) {
  vec2 center = vec2(-thickness, camber);
  float radius = length(ONE - center);
  vec2 q = p - center;
  float angle = radians(attack);
  float circulation = 2.0 * radius * sin(angle + asin(camber / radius));
  float ratio = dot(q, q) / (radius * radius);
  float stream = (q.y * cos(angle) - q.x * sin(angle)) * (1.0 - 1.0 / ratio) + 0.5 * circulation * log(ratio);
  float wing = length(q) - radius;
  float lines = opContours(stream + 1.3 * spacing, 2.6 * spacing, 0.16 * spacing);
  return opUnion(wing - 0.02, max(lines, -wing));
}
