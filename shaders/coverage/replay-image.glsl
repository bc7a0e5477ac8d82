//! Replay of an image: the mean color of a pixel across kinks and jumps, piece by piece of the pixel square
// nabla_replay_image(pixel) needs `vec3 nabla_image_sites(vec2 pixel, out mat2x3 jacobian)`, the image's colors
// differentiated with sites that ask nabla_site, and gives the color as a picture stores it.

#include "nabla/coverage/blend.glsl"
#include "nabla/coverage/pieces.glsl"

// A color that changes by more than this over a piece is taken at two places of it instead of one.
const float NABLA_MOST_CHANGE = 0.03;

// The direction in which the color changes most, and how much it changes within `extent` around a place.
float nabla_change(mat2x3 jacobian, vec2 extent, out vec2 along) {
  vec3 x = jacobian[0];
  vec3 y = jacobian[1];
  vec3 squares = x * x + y * y;
  along = squares.x > squares.y ? vec2(x.x, y.x) : vec2(x.y, y.y);
  if (squares.z > max(squares.x, squares.y)) along = vec2(x.z, y.z);
  return 2.0 * dot(abs(along), extent);
}

// Root of the mean squared distance of the piece from its middle, along a direction of length 1.
float nabla_spread(vec2 middle, vec2 direction) {
  vec4 a0 = (nabla_corner_x0 - middle.x) * direction.x + (nabla_corner_y0 - middle.y) * direction.y;
  vec4 a1 = (nabla_corner_x1 - middle.x) * direction.x + (nabla_corner_y1 - middle.y) * direction.y;
  vec4 b0 = (nabla_corner_y0 - middle.y) * direction.x - (nabla_corner_x0 - middle.x) * direction.y;
  vec4 b1 = (nabla_corner_y1 - middle.y) * direction.x - (nabla_corner_x1 - middle.x) * direction.y;
  vec4 next0 = vec4(a0.yzw, a1.x);
  vec4 next1 = vec4(a1.yzw, a0.x);
  vec4 twice0 = a0 * vec4(b0.yzw, b1.x) - next0 * b0;
  vec4 twice1 = a1 * vec4(b1.yzw, b0.x) - next1 * b1;
  float sum = dot(twice0, a0 * a0 + a0 * next0 + next0 * next0) + dot(twice1, a1 * a1 + a1 * next1 + next1 * next1);
  float area = dot(twice0, vec4(1.0)) + dot(twice1, vec4(1.0));
  return sqrt(max(sum / (6.0 * max(area, 1e-12)), 0.0));
}

// A piece of one color is done with one evaluation anywhere in it. One whose color changes takes the mean of two places:
// at the distance of the spread on both sides of its middle, which for a strip are the points of Gauss.
vec3 nabla_replay_image(vec2 pixel) {
  vec3 sum = vec3(0.0);
  float total = 0.0;
  // Places of the piece that are still to do, and where they are.
  int places = 0;
  vec2 middle = vec2(0.0);
  vec2 offset = vec2(0.0);
  // Of the piece.
  float area = 1.0;
  vec2 balance = vec2(0.0);
  bool isOver = false;
  nabla_begin_pieces();
  for (int turn = 0; turn < NABLA_MOST_TURNS; turn++) {
    nabla_begin_evaluation();
    mat2x3 jacobian;
    vec3 color = nabla_image_sites(pixel + nabla_place, jacobian);
    vec2 along;
    float change = nabla_change(jacobian, nabla_extent, along);
    bool changes = change > NABLA_MOST_CHANGE && change < 1e3;
    if (turn == 0 && !nabla_has_cut && !changes) return clamp(color, 0.0, 1.0);
    bool isOpen = places == 0 && area > NABLA_SMALLEST_PART && nabla_may_go_on(turn, area, 1.0 - total);
    vec3 line = nabla_straight(nabla_cut_value, nabla_cut_gradient, nabla_cut_hessian);
    bool cuts = isOpen && nabla_has_cut && nabla_depth < NABLA_DEEPEST;
    bool halves = cuts && nabla_halves();
    cuts = cuts && !halves && nabla_separates;
    // Nothing else crosses the piece, and one color is all that is on this side of the cut: only the other side is left.
    bool isSettled = cuts && !nabla_has_more && !changes;
    float share = 0.0;
    int first = 0;
    if (halves || cuts) {
      first = nabla_depth;
      if (nabla_cut_side == isSettled) line = -line;
      vec3 halving = nabla_halving(nabla_cut_gradient);
      nabla_push(halves ? halving : line, halves ? 0 : nabla_cut_site, !isSettled);
    } else if (isOpen && changes) {
      places = 2;
      middle = balance;
      vec2 direction = along / max(length(along), 1e-30);
      offset = direction * nabla_spread(middle, direction);
    } else {
      share = places > 0 ? 0.5 * area : area;
      places = max(places - 1, 0);
      if (places == 0 && !nabla_pop()) isOver = true;
    }
    if (places == 0 && !isOver) {
      nabla_build_piece(first);
      float rest = nabla_area(balance);
      nabla_place = balance;
      if (isSettled) share = area - rest;
      area = rest;
    } else nabla_place = places == 2 ? middle + offset : middle - offset;
    sum += max(share, 0.0) * nabla_mixable(color);
    total += max(share, 0.0);
    if (isOver) break;
  }
  return nabla_stored(sum / max(total, 1e-6));
}
