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
  float sum = 0.0;
  float area = 0.0;
  vec2 from = nabla_corner[max(nabla_corners - 1, 0)] - middle;
  for (int index = 0; index < NABLA_MOST_CORNERS; index++) {
    if (index >= nabla_corners) break;
    vec2 to = nabla_corner[index] - middle;
    float twice = from.x * to.y - to.x * from.y;
    float a = dot(from, direction);
    float b = dot(to, direction);
    sum += twice * (a * a + a * b + b * b);
    area += twice;
    from = to;
  }
  return sqrt(max(sum / (6.0 * max(area, 1e-12)), 0.0));
}

// A piece of one color is done with one evaluation anywhere in it. One whose color changes takes the mean of two places:
// at the distance of the spread on both sides of its middle, which for a strip are the points of Gauss.
vec3 nabla_replay_image(vec2 pixel) {
  vec3 sum = vec3(0.0);
  float total = 0.0;
  int places = 0;
  vec2 middle = vec2(0.0);
  vec2 offset = vec2(0.0);
  nabla_begin_pieces();
  for (int turn = 0; turn < NABLA_MOST_TURNS; turn++) {
    nabla_begin_evaluation();
    mat2x3 jacobian;
    vec3 color = nabla_image_sites(pixel + nabla_place, jacobian);
    vec2 along;
    float change = nabla_change(jacobian, nabla_extent, along);
    bool changes = change > NABLA_MOST_CHANGE && change < 1e3;
    if (turn == 0 && nabla_cuts == 0 && !changes) return clamp(color, 0.0, 1.0);
    // The two places of a piece are not cut any more.
    bool isDone = places > 0 || nabla_cut_piece(turn);
    vec2 balance;
    float area = nabla_area(balance);
    bool isEmpty = nabla_corners < 3 || !(area > 0.0);
    if (!isEmpty && isDone) {
      if (places == 0 && changes && turn < NABLA_CUTTING_TURNS) {
        places = 2;
        middle = balance;
        vec2 direction = along / max(length(along), 1e-30);
        offset = direction * nabla_spread(middle, direction);
        nabla_place = middle + offset;
        continue;
      }
      sum += (places > 0 ? 0.5 : 1.0) * area * nabla_mixable(color);
      total += (places > 0 ? 0.5 : 1.0) * area;
      if (places == 2) {
        places = 1;
        nabla_place = middle - offset;
        continue;
      }
    }
    places = 0;
    if (isDone || isEmpty) {
      if (!nabla_next_piece()) break;
      nabla_area(balance);
    }
    nabla_place = balance;
  }
  return nabla_stored(sum / max(total, 1e-6));
}
