//! Replay: exact coverage across kinks and jumps, piece by piece of the pixel square
// nabla_replay(pixel) needs `float nabla_field_sites(vec2 pixel, out vec2 gradient, out vec3 hessian)`, the field
// differentiated with sites that ask nabla_site.

#include "nabla/coverage/parabola.glsl"
#include "nabla/coverage/pieces.glsl"

// Area of the piece on the negative side of the field, which has no kink within it.
float nabla_covered(float f, vec2 gradient, vec3 hessian) {
  vec2 balance;
  int side = nabla_side_of_piece(f < 0.0, f, gradient, hessian);
  if (side > 0) return 0.0;
  if (side == 0) nabla_clip(nabla_straight(f, gradient, hessian));
  return nabla_area(balance);
}

float nabla_replay(vec2 pixel) {
  float covered = 0.0;
  nabla_begin_pieces();
  for (int turn = 0; turn < NABLA_MOST_TURNS; turn++) {
    nabla_begin_evaluation();
    vec2 gradient;
    vec3 hessian;
    float f = nabla_field_sites(pixel + nabla_place, gradient, hessian);
    // A field that bends too much for a line is looked at closer, too.
    nabla_side_of_piece(f < 0.0, f, gradient, hessian);
    if (turn == 0 && nabla_cuts == 0 && !nabla_bent) {
      covered = nabla_parabola(f, gradient, hessian);
      break;
    }
    bool isDone = nabla_cut_piece(turn);
    if (isDone || nabla_corners < 3) {
      if (nabla_corners >= 3) covered += nabla_covered(f, gradient, hessian);
      if (!nabla_next_piece()) break;
    }
    nabla_area(nabla_place);
  }
  return clamp(covered, 0.0, 1.0);
}
