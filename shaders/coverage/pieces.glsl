//! Pieces: the pixel square cut along the lines of the kinks and jumps that cross it, one convex piece after the other
// A function is evaluated within a piece as if the piece were all there is: nabla_site answers each kink or jump with
// the side on which the piece lies. Where the piece lies on both sides the condition is noted, and the piece is cut along
// it. The pieces form a tree that is walked depth first; only the lines on the way to the current piece are kept.
//
// All places are in pixels from the pixel's centre. Lines are (offset, normal): offset + normal . p < 0 is kept.

const int NABLA_DEEPEST = 8;
const int NABLA_MOST_CORNERS = 12;
const int NABLA_MOST_CUTS = 4;
const int NABLA_MOST_DECIDED = 12;
// Cuts end after so many evaluations; what is left on the way back is then taken as it is.
const int NABLA_CUTTING_TURNS = 24;
const int NABLA_MOST_TURNS = 33;
// What reaches over a line by less is on one side of it, in pixels: the rounding of a condition must not cut twice.
const float NABLA_SLIVER = 0.001;
// Second-order change over a piece against the first-order one; beyond, a piece is halved.
// Half the extent of the smallest piece that is halved again.
const float NABLA_SMALLEST_HALF = 0.05;
const float NABLA_MOST_BEND = 0.35;

// The piece under way: its corners, the place where it is evaluated, and how far the corners are from there.
vec2 nabla_corner[NABLA_MOST_CORNERS];
int nabla_corners;
vec2 nabla_place;
vec2 nabla_extent;

// Lines on the way to it. `pending`: the other side is still to do. `site`: which question of the path the line answers,
// counted from 0; -1 for a line that only halves a piece.
vec3 nabla_line[NABLA_DEEPEST];
bool nabla_pending[NABLA_DEEPEST];
int nabla_line_site[NABLA_DEEPEST];
bool nabla_line_side[NABLA_DEEPEST];
int nabla_depth;

// The evaluation under way: questions asked so far, which line answers next, what has been cut, and all conditions that
// are decided, as (condition, gradient) scaled to a largest slope of 1 with the side in the fourth component.
int nabla_asked;
int nabla_next_line;
float nabla_cut_value[NABLA_MOST_CUTS];
vec2 nabla_cut_gradient[NABLA_MOST_CUTS];
vec3 nabla_cut_hessian[NABLA_MOST_CUTS];
int nabla_cut_site[NABLA_MOST_CUTS];
bool nabla_cut_side[NABLA_MOST_CUTS];
int nabla_cuts;
vec4 nabla_decided[NABLA_MOST_DECIDED];
int nabla_decisions;
bool nabla_bent;

// Lines that halve a piece answer no question.
void nabla_skip_halves() {
  for (int index = 0; index < NABLA_DEEPEST; index++) {
    if (nabla_next_line >= nabla_depth || nabla_line_site[nabla_next_line] >= 0) break;
    nabla_next_line++;
  }
}

float nabla_second_order(vec3 hessian, vec2 d) {
  return 0.5 * (hessian.x * d.x * d.x + hessian.z * d.y * d.y) + hessian.y * d.x * d.y;
}

// Whether a condition changes its sign within the piece: -1 and 1 if not, 0 if it does, with nabla_bent set where a line
// is a poor picture of where it does.
int nabla_side_of_piece(bool negative, float value, vec2 gradient, vec3 hessian) {
  vec2 extent = nabla_extent;
  vec3 bends = abs(hessian);
  float slope = dot(abs(gradient), extent);
  float bend = nabla_second_order(bends, extent);
  int here = negative ? -1 : 1;
  // Written so that NaN and infinity stay where they are.
  if (!(abs(value) < slope + bend) || !(slope + bend < 1e30)) return here;
  float low = value;
  float high = value;
  for (int index = 0; index < NABLA_MOST_CORNERS; index++) {
    if (index >= nabla_corners) break;
    vec2 d = nabla_corner[index] - nabla_place;
    float there = value + dot(gradient, d) + nabla_second_order(hessian, d);
    low = min(low, there);
    high = max(high, there);
  }
  float sliver = NABLA_SLIVER * (abs(gradient.x) + abs(gradient.y));
  if (high <= sliver) return -1;
  if (low >= -sliver) return 1;
  if (bend > NABLA_MOST_BEND * slope) nabla_bent = true;
  return 0;
}

// The side of a condition that has been decided before on this path: floor(x) and fract(x) ask the same.
int nabla_decided_side(vec4 scaled) {
  for (int index = 0; index < NABLA_MOST_DECIDED; index++) {
    if (index >= nabla_decisions) break;
    vec4 known = nabla_decided[index];
    float turned = dot(known.yz, scaled.yz) < 0.0 ? -1.0 : 1.0;
    bool isSame = all(lessThan(abs(known.xyz - turned * scaled.xyz), vec3(NABLA_SLIVER)));
    if (isSame) return int(turned * known.w);
  }
  return 0;
}

// Whether a condition is the one that the piece has been cut along by a line: it may bulge over the line by its bend.
bool nabla_is_line(vec3 line, float condition, vec2 gradient, vec3 hessian) {
  float slope = length(gradient);
  float steepness = length(line.yz);
  float along = dot(gradient, line.yz) / (slope * steepness);
  float away = abs((along < 0.0 ? -condition : condition) / slope - (line.x + dot(line.yz, nabla_place)) / steepness);
  return abs(along) > 0.8 && away < 0.01 + nabla_second_order(abs(hessian), nabla_extent) / slope;
}

bool nabla_site(bool negative, float condition, vec2 gradient, vec3 hessian) {
  int site = nabla_asked++;
  // What follows the last cut that can be kept is evaluated again.
  if (nabla_cuts > NABLA_MOST_CUTS) return negative;
  int side = nabla_side_of_piece(negative, condition, gradient, hessian);
  bool isNext = nabla_next_line < nabla_depth && nabla_line_site[nabla_next_line] == site;
  if (side != 0 && !isNext) return side < 0;
  vec4 scaled = vec4(vec3(condition, gradient) / max(max(abs(gradient.x), abs(gradient.y)), 1e-30), 0.0);
  if (isNext) {
    int known = nabla_next_line++;
    nabla_skip_halves();
    if (nabla_is_line(nabla_line[known], condition, gradient, hessian)) side = nabla_line_side[known] ? -1 : 1;
  }
  if (side == 0) side = nabla_decided_side(scaled);
  if (side == 0) {
    side = negative ? -1 : 1;
    if (nabla_cuts < NABLA_MOST_CUTS) {
      nabla_cut_value[nabla_cuts] = condition;
      nabla_cut_gradient[nabla_cuts] = gradient;
      nabla_cut_hessian[nabla_cuts] = hessian;
      nabla_cut_site[nabla_cuts] = site;
      nabla_cut_side[nabla_cuts] = negative;
    }
    nabla_cuts++;
  }
  scaled.w = float(side);
  if (nabla_decisions < NABLA_MOST_DECIDED) nabla_decided[nabla_decisions++] = scaled;
  return side < 0;
}

// The line that cuts as much off the piece as the curve value + gradient . d + d . H d / 2 = 0 does, d from nabla_place:
// the tangent above the middle of the chord, moved by the mean of the bend along the chord.
vec3 nabla_straight(float value, vec2 gradient, vec3 hessian) {
  float inverse = 1.0 / max(max(abs(gradient.x), abs(gradient.y)), 1e-30);
  value *= inverse;
  gradient *= inverse;
  hessian *= inverse;
  vec2 first = vec2(0.0);
  vec2 last = vec2(0.0);
  int found = 0;
  vec2 from = nabla_corner[nabla_corners - 1] - nabla_place;
  float before = value + dot(gradient, from);
  for (int index = 0; index < NABLA_MOST_CORNERS; index++) {
    if (index >= nabla_corners) break;
    vec2 to = nabla_corner[index] - nabla_place;
    float after = value + dot(gradient, to);
    if ((before < 0.0) != (after < 0.0)) {
      vec2 crossing = mix(from, to, before / (before - after));
      if (found == 0) first = crossing;
      last = crossing;
      found++;
    }
    from = to;
    before = after;
  }
  vec2 chord = last - first;
  vec2 middle = 0.5 * (first + last);
  vec2 turn = vec2(hessian.x * middle.x + hessian.y * middle.y, hessian.y * middle.x + hessian.z * middle.y);
  vec2 tangent = gradient + turn;
  bool plain = found != 2 || !(dot(tangent, gradient) > 0.25 * dot(gradient, gradient));
  if (plain) return vec3(value - dot(gradient, nabla_place), gradient);
  float there = value + dot(gradient, middle) + 0.5 * dot(middle, turn) + nabla_second_order(hessian, chord) / 12.0;
  return vec3(there - dot(tangent, nabla_place + middle), tangent);
}

// Keeps of the piece what lies on the negative side of a line.
void nabla_clip(vec3 line) {
  vec2 kept[NABLA_MOST_CORNERS];
  int count = 0;
  vec2 from = nabla_corner[max(nabla_corners - 1, 0)];
  float before = line.x + dot(line.yz, from);
  for (int index = 0; index < NABLA_MOST_CORNERS; index++) {
    if (index >= nabla_corners) break;
    vec2 to = nabla_corner[index];
    float after = line.x + dot(line.yz, to);
    if ((before < 0.0) != (after < 0.0) && count < NABLA_MOST_CORNERS)
      kept[count++] = mix(from, to, before / (before - after));
    if (after < 0.0 && count < NABLA_MOST_CORNERS) kept[count++] = to;
    from = to;
    before = after;
  }
  nabla_corners = count;
  for (int index = 0; index < NABLA_MOST_CORNERS; index++) {
    if (index >= count) break;
    nabla_corner[index] = kept[index];
  }
}

// Area of the piece; `balance` is its centre of mass.
float nabla_area(out vec2 balance) {
  balance = nabla_corners > 0 ? nabla_corner[0] : vec2(0.0);
  vec2 origin = balance;
  float twice = 0.0;
  vec2 moment = vec2(0.0);
  vec2 from = vec2(0.0);
  for (int index = 1; index < NABLA_MOST_CORNERS; index++) {
    if (index >= nabla_corners) break;
    vec2 to = nabla_corner[index] - origin;
    float cross_product = from.x * to.y - to.x * from.y;
    twice += cross_product;
    moment += cross_product * (from + to);
    from = to;
  }
  if (twice > 0.0) balance = origin + moment / (3.0 * twice);
  return 0.5 * twice;
}

void nabla_measure_extent() {
  nabla_extent = vec2(0.0);
  for (int index = 0; index < NABLA_MOST_CORNERS; index++) {
    if (index >= nabla_corners) break;
    nabla_extent = max(nabla_extent, abs(nabla_corner[index] - nabla_place));
  }
}

void nabla_begin_square() {
  nabla_corner[0] = vec2(-0.5, -0.5);
  nabla_corner[1] = vec2(0.5, -0.5);
  nabla_corner[2] = vec2(0.5, 0.5);
  nabla_corner[3] = vec2(-0.5, 0.5);
  nabla_corners = 4;
}

// The whole pixel as the first piece.
void nabla_begin_pieces() {
  nabla_begin_square();
  nabla_depth = 0;
  nabla_place = vec2(0.0);
}

// Before the function is evaluated at nabla_place.
void nabla_begin_evaluation() {
  nabla_asked = 0;
  nabla_next_line = 0;
  nabla_cuts = 0;
  nabla_decisions = 0;
  nabla_bent = false;
  nabla_skip_halves();
  nabla_measure_extent();
}

void nabla_cut(vec3 line, int site, bool side) {
  nabla_line[nabla_depth] = line;
  nabla_pending[nabla_depth] = true;
  nabla_line_site[nabla_depth] = site;
  nabla_line_side[nabla_depth] = side;
  nabla_depth++;
  nabla_clip(line);
}

// After an evaluation: cuts the piece along what was noted, and goes on with the part in which the evaluation was made.
// Whether the evaluation is that of this part; if not, it has to be repeated within it.
bool nabla_cut_piece(int turn) {
  bool mayCut = turn < NABLA_CUTTING_TURNS;
  if (mayCut && nabla_bent && nabla_depth < NABLA_DEEPEST && max(nabla_extent.x, nabla_extent.y) > NABLA_SMALLEST_HALF) {
    vec2 across = nabla_extent.x > nabla_extent.y ? vec2(1.0, 0.0) : vec2(0.0, 1.0);
    nabla_cut(vec3(-dot(across, nabla_place), across), -1, true);
    return false;
  }
  for (int index = 0; index < NABLA_MOST_CUTS; index++) {
    if (index >= nabla_cuts || !mayCut || nabla_depth >= NABLA_DEEPEST) break;
    bool side = nabla_cut_side[index];
    vec3 line = nabla_straight(nabla_cut_value[index], nabla_cut_gradient[index], nabla_cut_hessian[index]);
    nabla_cut(side ? line : -line, nabla_cut_site[index], side);
    if (nabla_corners < 3) break;
  }
  return !mayCut || nabla_cuts <= NABLA_MOST_CUTS;
}

// Goes on to the next piece; false if there is none.
bool nabla_next_piece() {
  while (nabla_depth > 0 && !nabla_pending[nabla_depth - 1]) nabla_depth--;
  if (nabla_depth == 0) return false;
  nabla_pending[nabla_depth - 1] = false;
  nabla_line[nabla_depth - 1] = -nabla_line[nabla_depth - 1];
  nabla_line_side[nabla_depth - 1] = !nabla_line_side[nabla_depth - 1];
  nabla_begin_square();
  for (int index = 0; index < NABLA_DEEPEST; index++) {
    if (index >= nabla_depth) break;
    nabla_clip(nabla_line[index]);
  }
  return true;
}
