//! Replay: exact coverage across kinks and jumps, piece by piece of the pixel square
// nabla_replay(pixel) needs `float nabla_field_sites(vec2 pixel, out vec2 gradient, out vec3 hessian)`, the field
// differentiated with sites that ask nabla_site.

#include "nabla/coverage/parabola.glsl"
#include "nabla/coverage/pieces.glsl"

// Bend of the field's own edge over a pixel against its slope, from which on the pixel is halved: a parabola is off by about
// the square of that, in pixels.
const float NABLA_MOST_BEND_OF_EDGE = 0.05;
// So many turns a pixel may take in whichever part of it they are needed first; then a piece needs its share of the area
// that is left.
const int NABLA_FREE_TURNS_OF_EDGE = 16;

// With at most so many turns; with none nothing is computed and 0 is given. The pixel is halved so often first.
float nabla_replay(vec2 pixel, int turns, int halvings) {
  float covered = 0.0;
  float left = 1.0;
  nabla_begin_pieces();
  for (int turn = 0; turn < turns; turn++) {
    nabla_begin_evaluation();
    vec2 gradient;
    vec3 hessian;
    float f = nabla_field_sites(pixel + nabla_place, gradient, hessian);
    bool isNegative = f < 0.0;
    bool bends;
    bool meets = nabla_crosses(false, isNegative, bends, f, gradient, hessian);
    nabla_bent = nabla_bent || bends;
    float slope = dot(abs(gradient), nabla_extent);
    float bend = nabla_second_order(abs(hessian), nabla_extent);
    bool isCurved = turn == 0 && abs(f) < slope + bend && bend > NABLA_MOST_BEND_OF_EDGE * slope;
    halvings = max(halvings, int(isCurved));
    if (turn == 0 && !nabla_has_cut && !nabla_bent && halvings == 0) {
      covered = nabla_parabola(f, gradient, hessian);
      break;
    }
    vec2 balance;
    float area = nabla_area(balance);
    bool isOpen = area > NABLA_SMALLEST_PART;
    bool hasShare = turn < NABLA_FREE_TURNS_OF_EDGE || float(NABLA_CUTTING_TURNS - turn) * area > left;
    bool mayCut = isOpen && hasShare && turn < NABLA_CUTTING_TURNS && nabla_depth < NABLA_DEEPEST;
    bool cuts = mayCut && nabla_has_cut;
    bool crosses = isOpen && meets;
    vec3 line = nabla_straight(cuts ? nabla_cut_value : f, cuts ? nabla_cut_gradient : gradient, cuts ? nabla_cut_hessian : hessian);
    bool halves = mayCut && (nabla_depth < halvings || (cuts || crosses) && nabla_halves());
    cuts = cuts && nabla_separates;
    int first = 0;
    if (halves || cuts) {
      first = nabla_depth;
      if (cuts && !nabla_cut_side) line = -line;
      vec3 halving = nabla_halving(gradient);
      nabla_push(halves ? halving : line, halves ? 0 : nabla_cut_site, true);
    } else {
      // The field's own edge is the last line. Where it bends too much for one, the place stands for its piece.
      float inside = nabla_area_inside(line);
      covered += crosses && !bends ? inside : area * float(isNegative && !meets || bends && f < 0.0);
      left -= area;
      if (!nabla_pop()) break;
    }
    nabla_build_piece(first);
    nabla_area(nabla_place);
  }
  return clamp(covered, 0.0, 1.0);
}

float nabla_replay(vec2 pixel) { return nabla_replay(pixel, NABLA_MOST_TURNS, 0); }
