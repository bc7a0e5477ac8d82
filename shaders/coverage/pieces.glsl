//! Pieces: the pixel square cut along the lines of the kinks and jumps that cross it, one convex piece after the other
// A function is evaluated within a piece as if the piece were all there is: nabla_site answers each kink or jump with
// the side on which the piece lies. The first one for which it lies on both sides is noted, the piece is cut along its
// line, and the function is evaluated again in each part. The pieces form a tree that is walked depth first; only the
// lines on the way to the current piece are kept.
//
// All places are in pixels from the pixel's centre. Lines are (offset, normal): offset + normal . p < 0 is kept. A driver
// without branches runs all of this text once a pixel, so there is one copy of each step, and few arrays.

const int NABLA_DEEPEST = 9;
// Cuts end after so many evaluations; what is left on the way back is then taken as it is.
const int NABLA_CUTTING_TURNS = 64;
const int NABLA_MOST_TURNS = 88;
// So many evaluations a pixel may take in whichever part of it they are needed first.
const int NABLA_FREE_TURNS = 8;
// What reaches over a line by less is on one side of it, in pixels: the rounding of a condition must not cut twice.
const float NABLA_SLIVER = 0.001;
// A part of a piece that is smaller is left out, in pixels.
const float NABLA_SMALLEST_PART = 0.00005;
// Second-order change over a piece against the first-order one; beyond, a piece is halved. One that reaches as far from
// its middle as a quarter of a pixel's square does not is halved for less, because its lines are off by the square of that.
const float NABLA_MOST_BEND = 0.35;
const float NABLA_MOST_BEND_OF_LARGE = 0.06;
const float NABLA_LARGE_PIECE = 0.3;
// How far a piece that is halved reaches from its middle at least.
const float NABLA_SMALLEST_HALF = 0.05;

// Lines on the way to the piece, and which question of the path (counted from 1, modulo 32) each of them answers; a bit of nabla_pending is set while the other side of its line is still to do.
vec3 nabla_line[NABLA_DEEPEST];
int nabla_line_site[NABLA_DEEPEST];
int nabla_pending;
int nabla_depth;

// The piece: its eight corners in order (some may stand there several times), and the place where it is evaluated.
vec4 nabla_corner_x0;
vec4 nabla_corner_x1;
vec4 nabla_corner_y0;
vec4 nabla_corner_y1;
vec2 nabla_place;

// The evaluation under way: the corners seen from its place and how far they are, the questions asked so
// far, those that lines have answered (one bit each), and the first condition that is zero within the piece.
vec4 nabla_x0;
vec4 nabla_x1;
vec4 nabla_y0;
vec4 nabla_y1;
vec2 nabla_extent;
int nabla_asked;
int nabla_answered;
bool nabla_has_cut;
// Whether another condition is zero within the piece, too, and along another line.
bool nabla_has_more;
bool nabla_bent;
int nabla_cut_site;
float nabla_cut_value;
vec2 nabla_cut_gradient;
vec3 nabla_cut_hessian;
bool nabla_cut_side;
// Whether the last line that was straightened cuts the piece.
bool nabla_separates;

float nabla_second_order(vec3 hessian, vec2 d) {
  return 0.5 * (hessian.x * d.x * d.x + hessian.z * d.y * d.y) + hessian.y * d.x * d.y;
}

// What may come after the second order: where a condition bends much, about as much as the second order again.
float nabla_unsure(float bend, float slope) {
  return min(bend, bend * bend / max(slope, 1e-30)) * float(bend > NABLA_MOST_BEND * slope);
}

// Whether the piece lies on both sides of a condition; else `negative` becomes the side on which it lies. `bends` tells
// that a line is a poor picture of where the condition is zero. `isLine`: the piece has been cut along it already.
// Values are chosen without branches, which drivers without branches of their own take very long to translate.
bool nabla_crosses(bool isLine, inout bool negative, out bool bends, float value, vec2 gradient, vec3 hessian) {
  vec3 h = vec3(0.5, 1.0, 0.5) * hessian;
  vec4 a = nabla_x0 * (gradient.x + h.x * nabla_x0 + h.y * nabla_y0) + nabla_y0 * (gradient.y + h.z * nabla_y0);
  vec4 b = nabla_x1 * (gradient.x + h.x * nabla_x1 + h.y * nabla_y1) + nabla_y1 * (gradient.y + h.z * nabla_y1);
  vec4 lows = min(a, b);
  vec4 highs = max(a, b);
  float low = value + min(min(lows.x, lows.y), min(lows.z, min(lows.w, 0.0)));
  float high = value + max(max(highs.x, highs.y), max(highs.z, max(highs.w, 0.0)));
  float slope = dot(abs(gradient), nabla_extent);
  float bend = nabla_second_order(abs(hessian), nabla_extent);
  float unsure = nabla_unsure(bend, slope);
  // A curve that a piece has been cut along bulges over the line of the cut by up to two thirds of its bend.
  float bulge = min(0.7 * bend, 0.02 * slope) * float(isLine);
  float sliver = NABLA_SLIVER * (abs(gradient.x) + abs(gradient.y)) + bulge;
  bool below = high + unsure <= sliver;
  bool above = low - unsure >= -sliver;
  bool isNumber = high - low < 1e30;
  // Flat zero, NaN and infinity stay where they are.
  bool isBelow = below && !above;
  bool isBeside = below != above;
  negative = isBelow || negative && !isBeside;
  bool crosses = isNumber && !below && !above;
  bends = crosses && bend > NABLA_MOST_BEND * slope;
  return crosses;
}

// The same for a condition that does not bend: its lowest and highest value are at corners.
bool nabla_crosses(inout bool negative, float value, vec2 gradient) {
  vec4 a = nabla_x0 * vec4(gradient.x) + nabla_y0 * vec4(gradient.y);
  vec4 b = nabla_x1 * vec4(gradient.x) + nabla_y1 * vec4(gradient.y);
  vec4 lows = min(a, b);
  vec4 highs = max(a, b);
  float low = value + min(min(lows.x, lows.y), min(lows.z, min(lows.w, 0.0)));
  float high = value + max(max(highs.x, highs.y), max(highs.z, max(highs.w, 0.0)));
  float sliver = NABLA_SLIVER * (abs(gradient.x) + abs(gradient.y));
  bool below = high <= sliver;
  bool above = low >= -sliver;
  bool isBelow = below && !above;
  bool isBeside = below != above;
  negative = isBelow || negative && !isBeside;
  return high - low < 1e30 && !below && !above;
}

// Whether a condition is zero along the line of the first cut, seen from the place.
bool nabla_is_cut_again(float value, vec2 gradient) {
  float turned = sign(dot(gradient, nabla_cut_gradient));
  float slope = turned * (abs(gradient.x) + abs(gradient.y));
  float slope_of_cut = abs(nabla_cut_gradient.x) + abs(nabla_cut_gradient.y);
  vec3 apart = abs(slope_of_cut * vec3(value, gradient) - slope * vec3(nabla_cut_value, nabla_cut_gradient));
  return max(apart.x, max(apart.y, apart.z)) <= NABLA_SLIVER * abs(slope) * slope_of_cut;
}

// Notes the first condition that is zero within the piece; whether this is it. What follows it is evaluated again.
bool nabla_note(bool crosses, bool negative, float value, vec2 gradient) {
  bool isFirst = crosses && !nabla_has_cut;
  nabla_has_more = nabla_has_more || crosses && !isFirst && !nabla_is_cut_again(value, gradient);
  nabla_has_cut = nabla_has_cut || crosses;
  nabla_cut_site += int(isFirst) * (nabla_asked - nabla_cut_site);
  nabla_cut_value = mix(nabla_cut_value, value, isFirst);
  nabla_cut_gradient = mix(nabla_cut_gradient, gradient, bvec2(isFirst));
  nabla_cut_side = isFirst && negative || !isFirst && nabla_cut_side;
  return isFirst;
}

bool nabla_site(bool negative, float condition, vec2 gradient, vec3 hessian) {
  nabla_asked = nabla_asked + 1 & 31;
  bool isLine = (nabla_answered >> nabla_asked & 1) == 1;
  bool bends;
  bool crosses = nabla_crosses(isLine, negative, bends, condition, gradient, hessian);
  bool isFirst = nabla_note(crosses, negative, condition, gradient);
  nabla_cut_hessian = mix(nabla_cut_hessian, hessian, bvec3(isFirst));
  nabla_bent = nabla_bent || isFirst && bends;
  return negative;
}

bool nabla_site(bool negative, float condition, vec2 gradient) {
  nabla_asked = nabla_asked + 1 & 31;
  bool crosses = nabla_crosses(negative, condition, gradient);
  nabla_note(crosses, negative, condition, gradient);
  return negative;
}

// The line that cuts as much off the piece as the curve value + gradient . d + d . H d / 2 = 0 does, d from nabla_place:
// the tangent above the middle of the chord, moved by the mean of the bend along the chord.
vec3 nabla_straight(float value, vec2 gradient, vec3 hessian) {
  float inverse = 1.0 / max(max(abs(gradient.x), abs(gradient.y)), 1e-30);
  value *= inverse;
  gradient *= inverse;
  hessian *= inverse;
  // Each side of the piece from corner to next corner; where it crosses, its crossing is one end of the chord.
  vec4 here0 = value + gradient.x * nabla_x0 + gradient.y * nabla_y0;
  vec4 here1 = value + gradient.x * nabla_x1 + gradient.y * nabla_y1;
  vec4 next0 = vec4(here0.yzw, here1.x);
  vec4 next1 = vec4(here1.yzw, here0.x);
  vec4 out0 = vec4(lessThan(here0, vec4(0.0))) - vec4(lessThan(next0, vec4(0.0)));
  vec4 out1 = vec4(lessThan(here1, vec4(0.0))) - vec4(lessThan(next1, vec4(0.0)));
  vec4 share0 = here0 / mix(here0 - next0, vec4(1.0), equal(out0, vec4(0.0)));
  vec4 share1 = here1 / mix(here1 - next1, vec4(1.0), equal(out1, vec4(0.0)));
  vec4 x0 = nabla_x0 + share0 * (vec4(nabla_x0.yzw, nabla_x1.x) - nabla_x0);
  vec4 x1 = nabla_x1 + share1 * (vec4(nabla_x1.yzw, nabla_x0.x) - nabla_x1);
  vec4 y0 = nabla_y0 + share0 * (vec4(nabla_y0.yzw, nabla_y1.x) - nabla_y0);
  vec4 y1 = nabla_y1 + share1 * (vec4(nabla_y1.yzw, nabla_y0.x) - nabla_y1);
  vec2 chord = vec2(dot(x0, out0) + dot(x1, out1), dot(y0, out0) + dot(y1, out1));
  vec4 ends0 = abs(out0);
  vec4 ends1 = abs(out1);
  vec2 middle = 0.5 * vec2(dot(x0, ends0) + dot(x1, ends1), dot(y0, ends0) + dot(y1, ends1));
  nabla_separates = dot(ends0, vec4(1.0)) + dot(ends1, vec4(1.0)) == 2.0;
  vec2 turn = vec2(hessian.x * middle.x + hessian.y * middle.y, hessian.y * middle.x + hessian.z * middle.y);
  vec2 tangent = gradient + turn;
  if (!(nabla_separates && dot(tangent, gradient) > 0.25 * dot(gradient, gradient)))
    return vec3(value - dot(gradient, nabla_place), gradient);
  float there = value + dot(gradient, middle) + 0.5 * dot(middle, turn) + nabla_second_order(hessian, chord) / 12.0;
  return vec3(there - dot(tangent, nabla_place + middle), tangent);
}

// Area of the piece; `balance` is its centre of mass.
float nabla_area(out vec2 balance) {
  vec2 origin = vec2(nabla_corner_x0.x, nabla_corner_y0.x);
  vec4 x0 = nabla_corner_x0 - origin.x;
  vec4 x1 = nabla_corner_x1 - origin.x;
  vec4 y0 = nabla_corner_y0 - origin.y;
  vec4 y1 = nabla_corner_y1 - origin.y;
  vec4 next_x0 = vec4(x0.yzw, x1.x);
  vec4 next_x1 = vec4(x1.yzw, 0.0);
  vec4 next_y0 = vec4(y0.yzw, y1.x);
  vec4 next_y1 = vec4(y1.yzw, 0.0);
  vec4 twice0 = x0 * next_y0 - next_x0 * y0;
  vec4 twice1 = x1 * next_y1 - next_x1 * y1;
  float twice = dot(twice0, vec4(1.0)) + dot(twice1, vec4(1.0));
  vec2 moment = vec2(dot(twice0, x0 + next_x0) + dot(twice1, x1 + next_x1), dot(twice0, y0 + next_y0) + dot(twice1, y1 + next_y1));
  balance = origin + (twice > 0.0 ? moment / (3.0 * twice) : vec2(0.0));
  return 0.5 * twice;
}

// Area of what a line leaves of the piece. Seen from a place on the line each side of the piece counts by the share of it that
// stays, since the line itself and all along it adds nothing.
float nabla_area_inside(vec3 line) {
  vec4 side0 = line.x + line.y * nabla_corner_x0 + line.z * nabla_corner_y0;
  vec4 side1 = line.x + line.y * nabla_corner_x1 + line.z * nabla_corner_y1;
  vec4 lows = min(side0, side1);
  vec4 highs = max(side0, side1);
  bool crosses = min(min(lows.x, lows.y), min(lows.z, lows.w)) < 0.0 && max(max(highs.x, highs.y), max(highs.z, highs.w)) >= 0.0;
  float scale = max(max(abs(line.y), abs(line.z)), 1e-30);
  vec2 normal = line.yz / scale;
  // A line that crosses the pixel has a smaller offset than its slope. Seen from the middle a whole pixel is exactly 1.
  vec2 origin = -clamp(line.x / scale, -2.0, 2.0) * normal / max(dot(normal, normal), 1.0) * float(crosses);
  vec4 next0 = vec4(side0.yzw, side1.x);
  vec4 next1 = vec4(side1.yzw, side0.x);
  vec4 share0 = -(min(side0, 0.0) + min(next0, 0.0)) / max(abs(side0) + abs(next0), 1e-30);
  vec4 share1 = -(min(side1, 0.0) + min(next1, 0.0)) / max(abs(side1) + abs(next1), 1e-30);
  vec4 x0 = nabla_corner_x0 - origin.x;
  vec4 x1 = nabla_corner_x1 - origin.x;
  vec4 y0 = nabla_corner_y0 - origin.y;
  vec4 y1 = nabla_corner_y1 - origin.y;
  vec4 twice0 = x0 * vec4(y0.yzw, y1.x) - vec4(x0.yzw, x1.x) * y0;
  vec4 twice1 = x1 * vec4(y1.yzw, y0.x) - vec4(x1.yzw, x0.x) * y1;
  return 0.5 * (dot(share0, twice0) + dot(share1, twice1));
}

void nabla_begin_square() {
  nabla_answered = 0;
  nabla_corner_x0 = vec4(-0.5, 0.5, 0.5, -0.5);
  nabla_corner_x1 = vec4(-0.5);
  nabla_corner_y0 = vec4(-0.5, -0.5, 0.5, 0.5);
  nabla_corner_y1 = vec4(0.5);
}

// Places of the corners in their order.
const vec4 NABLA_PLACES_0 = vec4(0.0, 1.0, 2.0, 3.0);
const vec4 NABLA_PLACES_1 = vec4(4.0, 5.0, 6.0, 7.0);

// Numbers of the eight corners, begun at another one: `by` has the 4, the 2 and the 1 of how far it is away.
void nabla_turn(inout vec4 a, inout vec4 b, bvec3 by) {
  vec4 from = a;
  a = mix(a, b, bvec4(by.x));
  b = mix(b, from, bvec4(by.x));
  from = a;
  a = mix(a, vec4(a.zw, b.xy), bvec4(by.y));
  b = mix(b, vec4(b.zw, from.xy), bvec4(by.y));
  from = a;
  a = mix(a, vec4(a.yzw, b.x), bvec4(by.z));
  b = mix(b, vec4(b.yzw, from.x), bvec4(by.z));
}

// Numbers of the corners without that of the place behind `last`.
void nabla_close_up(inout vec4 a, inout vec4 b, float last) {
  a = mix(a, vec4(a.yzw, b.x), greaterThan(NABLA_PLACES_0, vec4(last)));
  b = mix(b, vec4(b.yzw, b.w), greaterThan(NABLA_PLACES_1, vec4(last)));
}

float nabla_at(vec4 a, vec4 b, float place) {
  return dot(a, vec4(equal(NABLA_PLACES_0, vec4(place)))) + dot(b, vec4(equal(NABLA_PLACES_1, vec4(place))));
}

// What a line leaves of the piece (Sutherland and Hodgman 1974), without branches and arrays: the corners that stay are turned
// to the front, and the two ends of the line take the places of the others.
void nabla_clip(vec3 line) {
  vec4 x0 = nabla_corner_x0;
  vec4 x1 = nabla_corner_x1;
  vec4 y0 = nabla_corner_y0;
  vec4 y1 = nabla_corner_y1;
  vec4 side0 = line.x + line.y * x0 + line.z * y0;
  vec4 side1 = line.x + line.y * x1 + line.z * y1;
  vec4 stays0 = vec4(lessThan(side0, vec4(0.0)));
  vec4 stays1 = vec4(lessThan(side1, vec4(0.0)));
  float count = dot(stays0, vec4(1.0)) + dot(stays1, vec4(1.0));
  if (count > 7.5) return;
  vec4 begins0 = stays0 * (1.0 - vec4(stays1.w, stays0.xyz));
  vec4 begins1 = stays1 * (1.0 - vec4(stays0.w, stays1.xyz));
  float start = dot(begins0, NABLA_PLACES_0) + dot(begins1, NABLA_PLACES_1);
  bvec3 by = bvec3(start > 3.5, mod(start, 4.0) > 1.5, mod(start, 2.0) > 0.5);
  nabla_turn(x0, x1, by);
  nabla_turn(y0, y1, by);
  nabla_turn(side0, side1, by);
  // Two places are needed. If there is one, a corner that stands there twice gives way.
  vec4 twice0 = vec4(equal(x0, vec4(x0.yzw, x1.x))) * vec4(equal(y0, vec4(y0.yzw, y1.x)));
  vec3 twice1 = vec3(equal(x1.xyz, x1.yzw)) * vec3(equal(y1.xyz, y1.yzw));
  vec4 last0 = 8.0 - twice0 * (8.0 - NABLA_PLACES_0);
  vec3 last1 = 8.0 - twice1 * (8.0 - NABLA_PLACES_1.xyz);
  float last = min(min(min(last0.x, last0.y), min(last0.z, last0.w)), min(last1.x, min(last1.y, last1.z)));
  float gives = float(count > 6.5 && last < 5.5);
  last = mix(8.0, last, gives);
  count -= gives;
  nabla_close_up(x0, x1, last);
  nabla_close_up(y0, y1, last);
  nabla_close_up(side0, side1, last);
  float before = nabla_at(side0, side1, count - 1.0);
  float after = nabla_at(side0, side1, count);
  vec2 from = vec2(nabla_at(x0, x1, count - 1.0), nabla_at(y0, y1, count - 1.0));
  vec2 to = vec2(nabla_at(x0, x1, count), nabla_at(y0, y1, count));
  vec2 leaving = mix(from, to, before / (before - after));
  vec2 coming = mix(vec2(x1.w, y1.w), vec2(x0.x, y0.x), side1.w / (side1.w - side0.x));
  // Nothing stays.
  bool isEmpty = count < 0.5;
  leaving = mix(leaving, vec2(0.0), bvec2(isEmpty));
  coming = mix(coming, vec2(0.0), bvec2(isEmpty));
  bvec4 leaves0 = equal(NABLA_PLACES_0, vec4(count));
  bvec4 leaves1 = equal(NABLA_PLACES_1, vec4(count));
  bvec4 comes0 = greaterThan(NABLA_PLACES_0, vec4(count));
  bvec4 comes1 = greaterThan(NABLA_PLACES_1, vec4(count));
  nabla_corner_x0 = mix(mix(x0, vec4(leaving.x), leaves0), vec4(coming.x), comes0);
  nabla_corner_x1 = mix(mix(x1, vec4(leaving.x), leaves1), vec4(coming.x), comes1);
  nabla_corner_y0 = mix(mix(y0, vec4(leaving.y), leaves0), vec4(coming.y), comes0);
  nabla_corner_y1 = mix(mix(y1, vec4(leaving.y), leaves1), vec4(coming.y), comes1);
}

// The piece that the lines from `first` on leave of the piece, and all lines of the pixel square.
void nabla_build_piece(int first) {
  if (first == 0) nabla_begin_square();
  for (int more = 0; more < NABLA_DEEPEST; more++) {
    int depth = first + more;
    if (depth >= nabla_depth) break;
    nabla_answered |= 1 << nabla_line_site[depth];
    nabla_clip(nabla_line[depth]);
  }
}

// The whole pixel as the first piece.
void nabla_begin_pieces() {
  nabla_depth = 0;
  nabla_pending = 0;
  nabla_begin_square();
  nabla_place = vec2(0.0);
}

// Before the function is evaluated at nabla_place.
void nabla_begin_evaluation() {
  nabla_x0 = nabla_corner_x0 - nabla_place.x;
  nabla_x1 = nabla_corner_x1 - nabla_place.x;
  nabla_y0 = nabla_corner_y0 - nabla_place.y;
  nabla_y1 = nabla_corner_y1 - nabla_place.y;
  vec4 x = max(abs(nabla_x0), abs(nabla_x1));
  vec4 y = max(abs(nabla_y0), abs(nabla_y1));
  nabla_extent = vec2(max(max(x.x, x.y), max(x.z, x.w)), max(max(y.x, y.y), max(y.z, y.w)));
  nabla_asked = 0;
  nabla_has_cut = false;
  nabla_has_more = false;
  nabla_bent = false;
  // Conditions that do not bend leave it so.
  nabla_cut_hessian = vec3(0.0);
}

// Whether a piece may be cut again: what is left of the evaluations is shared by area among what is left of the pixel,
// so that no part of it is left for a single one at the end.
bool nabla_may_go_on(int turn, float area, float open) {
  float left = float(NABLA_CUTTING_TURNS - turn);
  return left > 0.0 && (turn < NABLA_FREE_TURNS || left * area > 3.0 * open);
}

// Whether a piece has to be halved first: it bends too much, or what was straightened last has no line within it.
bool nabla_halves() {
  float extent = max(nabla_extent.x, nabla_extent.y);
  float slope = dot(abs(nabla_cut_gradient), nabla_extent);
  float bend = nabla_second_order(abs(nabla_cut_hessian), nabla_extent);
  bool bends = nabla_has_cut && extent > NABLA_LARGE_PIECE && bend > NABLA_MOST_BEND_OF_LARGE * slope;
  return (nabla_bent || bends || !nabla_separates) && extent > NABLA_SMALLEST_HALF;
}

// The line through the place across the longer extent; of two that are equal across the one in which this gradient leads, so
// that a picture that is turned is cut alike, and an edge lies in one of the halves.
vec3 nabla_halving(vec2 gradient) {
  float longer = nabla_extent.x - nabla_extent.y;
  bool isX = longer > 0.0 || longer == 0.0 && abs(gradient.x) > abs(gradient.y);
  vec2 across = vec2(isX, !isX);
  return vec3(-dot(across, nabla_place), across);
}

// Goes on to the negative side of a line; the other side follows later if `both`. A line that answers no question is of
// site 0, which may stand for the 32nd: then a curve only counts as a line that it isn't.
void nabla_push(vec3 line, int site, bool both) {
  nabla_line[nabla_depth] = line;
  nabla_line_site[nabla_depth] = site;
  if (both) nabla_pending |= 1 << nabla_depth;
  nabla_depth++;
}

// Goes on to the other side of the last line whose other side is still to do; false if there is none.
bool nabla_pop() {
  for (int index = 0; index < NABLA_DEEPEST; index++) {
    if (nabla_depth == 0 || (nabla_pending >> (nabla_depth - 1) & 1) == 1) break;
    nabla_depth--;
  }
  if (nabla_depth == 0) return false;
  nabla_pending ^= 1 << (nabla_depth - 1);
  nabla_line[nabla_depth - 1] = -nabla_line[nabla_depth - 1];
  return true;
}
