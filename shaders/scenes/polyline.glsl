//! Polyline: a closed curve of 64 straight strokes, run through in a loop
uniform float lobes; //! min=1 max=9 default=5 step=1 lobes of the curve
uniform float depth; //! min=0 max=1 default=0.62 how far the lobes reach in
uniform float stroke; //! min=0.002 max=0.06 default=0.018 half the width of the stroke, scene units
uniform vec3 ink; //! color default=#06d6a0
uniform vec3 paper; //! color default=#073b4c

#include "nabla/sdf/segment.glsl"

const int STROKES = 64;

vec2 corner(int index) {
  float turns = float(index) / float(STROKES);
  float angle = radians(720.0) * turns;
  float radius = 0.6 + 0.3 * depth * cos(lobes * radians(360.0) * turns);
  return radius * vec2(sin(angle), cos(angle));
}

float sdf(vec2 p) {
  float d = 1e3;
  vec2 start = corner(0);
  for (int i = 1; i <= STROKES; i++) {
    vec2 end = corner(i);
    d = min(d, sdSegment(p, start, end));
    start = end;
  }
  return d - stroke;
}
