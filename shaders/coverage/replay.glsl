//! Replay: exact coverage across kinks and jumps, piece by piece of the pixel square
// nabla_replay(pixel) needs `float nabla_field_sites(vec2 pixel, out vec2 gradient, out vec3 hessian)`, the field
// differentiated with sites that ask nabla_site.

#include "nabla/coverage/parabola.glsl"
#include "nabla/coverage/pieces.glsl"

// With at most so many turns; with none nothing is computed and 0 is given. The pixel is halved so often first.
float nabla_replay(vec2 pixel, int turns, int halvings) {
  float covered = 0.0;
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
    if (turn == 0 && !nabla_has_cut && !nabla_bent && halvings == 0) {
      covered = nabla_parabola(f, gradient, hessian);
      break;
    }
    vec2 balance;
    float area = nabla_area(balance);
    bool isOpen = area > NABLA_SMALLEST_PART;
    bool mayCut = isOpen && turn < NABLA_CUTTING_TURNS && nabla_depth < NABLA_DEEPEST;
    bool cuts = mayCut && nabla_has_cut;
    bool crosses = isOpen && meets;
    vec3 line = nabla_straight(cuts ? nabla_cut_value : f, cuts ? nabla_cut_gradient : gradient, cuts ? nabla_cut_hessian : hessian);
    bool halves = mayCut && (nabla_depth < halvings || (cuts || crosses) && nabla_halves());
    cuts = cuts && nabla_separates;
    int first = 0;
    if (halves || cuts) {
      first = nabla_depth;
      if (cuts && !nabla_cut_side) line = -line;
      vec3 halving = nabla_halving();
      nabla_push(halves ? halving : line, halves ? 0 : nabla_cut_site, true);
    } else {
      // The field's own edge is the last line.
      float inside = nabla_area_inside(line);
      covered += crosses ? inside : area * float(isNegative && !meets);
      if (!nabla_pop()) break;
    }
    nabla_build_piece(first);
    nabla_area(nabla_place);
  }
  return clamp(covered, 0.0, 1.0);
}

float nabla_replay(vec2 pixel) { return nabla_replay(pixel, NABLA_MOST_TURNS, 0); }
