//! Certified: coverage of a pixel between proven bounds, with as much work as the pixel needs

#include "nabla/coverage/half-plane.glsl"
#include "nabla/coverage/replay.glsl"

// Largest distance of the bounds at which their middle is taken, which is then within 1/256 of the truth.
const float NABLA_CERTIFIED_WIDTH = 0.0078125;
// What the areas themselves are rounded by.
const float NABLA_CERTIFIED_ROUNDING = 4.0e-6;
// Paths through a pixel that are followed at most.
const int NABLA_CERTIFIED_PATHS = 8;
// Half-planes of a path that cut the pixel; with one more line a piece has its eight corners.
const int NABLA_CERTIFIED_SIDES = 3;
// Distance of the bounds from which on a pixel is halved so often before its pieces are told: curves are of second order there.
const float NABLA_CERTIFIED_BENT = 0.05;
const int NABLA_CERTIFIED_HALVINGS = 2;

// How much of the pixel may be inside, and how much may be outside, on the path just taken. Its half-planes cut the square
// to a convex piece; what is left out of them makes the parts larger, which is right too.
vec2 nabla_possible_parts(vec4 model) {
  vec2 range = nabla_taylor_range(model);
  vec2 slope = 2.0 * model.yz;
  nabla_begin_square();
  for (int index = 0; index < min(nabla_taylor_side_count, NABLA_CERTIFIED_SIDES); index++)
    nabla_clip(vec3(nabla_taylor_sides[index].x - nabla_taylor_sides[index].w, 2.0 * nabla_taylor_sides[index].yz));
  float inside = nabla_area_inside(vec3(model.x - model.w, slope));
  float outside = nabla_area_inside(vec3(-model.x - model.w, -slope));
  return vec2(range.x < 0.0 ? inside : 0.0, range.y >= 0.0 ? outside : 0.0);
}

// Bounds of the coverage of the pixel around a place, from two rounds: one path with kinks widened, if there is no choice, and
// both sides of each kink followed. What a sketch leaves open begins with the second, which is enough for most of that. Where
// each round leaves something open both hold.
vec2 nabla_certified_bounds(vec2 pixel, bool is_sketched) {
  vec2 known = vec2(0.0, 1.0);
  vec2 parts = vec2(0.0);
  int paths = 0;
  bool is_second = false;
  nabla_taylor_path = 0;
  nabla_taylor_splits = is_sketched;
  nabla_taylor_widened = false;
  for (int turn = 0; turn <= NABLA_CERTIFIED_PATHS; turn++) {
    nabla_taylor_begin();
    vec4 model = nabla_field_taylor(pixel, vec2(0.5));
    paths++;
    // Paths that will be too many are so now.
    int most = nabla_taylor_splits ? NABLA_CERTIFIED_PATHS : 1;
    bool is_lost = nabla_taylor_is_lost() || paths + nabla_taylor_ahead > most;
    parts = is_lost ? vec2(1.0) : parts + nabla_possible_parts(model);
    if (nabla_taylor_next() && !is_lost) continue;
    vec2 bounds = clamp(vec2(1.0 - parts.y, parts.x), 0.0, 1.0);
    bool is_enough = bounds.y - bounds.x <= NABLA_CERTIFIED_WIDTH;
    vec2 both = vec2(max(known.x, bounds.x), min(known.y, bounds.y));
    known = mix(both, bounds, bvec2(is_enough));
    // Without a kink there is nothing to follow.
    bool has_kink = nabla_taylor_depth > 0 || nabla_taylor_widened;
    if (is_second || is_enough || !has_kink) break;
    is_second = true;
    nabla_taylor_splits = !is_sketched;
    nabla_taylor_path = 0;
    paths = 0;
    parts = vec2(0.0);
  }
  return known;
}

// The middle of the bounds, or where between them the coverage is likely to be; how far the truth may be from it.
float nabla_within(vec2 bounds, bool is_likely, float likely) {
  float gap = max(bounds.y - bounds.x, 0.0);
  float middle = 0.5 * (bounds.x + bounds.y);
  float inside = clamp(likely, bounds.x, max(bounds.x, bounds.y));
  float coverage = is_likely ? inside : middle;
  float reach = max(coverage - bounds.x, bounds.y - coverage) + NABLA_CERTIFIED_ROUNDING;
  // Bounds that rounding has swapped are no proof either.
  nabla_coverage_bound = bounds.x == bounds.y ? 0.0 : reach;
  return coverage;
}

float nabla_coverage_between(vec2 pixel, vec2 bounds) {
  // Where the bounds leave much open, the pieces of the pixel tell more. A loop of no turns is what saves work on drivers
  // without branches.
  bool is_open = bounds.y - bounds.x > NABLA_CERTIFIED_WIDTH;
  int halvings = bounds.y - bounds.x > NABLA_CERTIFIED_BENT ? NABLA_CERTIFIED_HALVINGS : 0;
  float replayed = nabla_replay(pixel, is_open ? NABLA_MOST_TURNS : 0, halvings);
  return nabla_within(bounds, is_open, replayed);
}

float nabla_coverage(vec2 pixel) { return nabla_coverage_between(pixel, nabla_certified_bounds(pixel, false)); }

// The same for what the sketch below leaves open, without the pieces, if that is enough; else the bounds.
bool nabla_coverage_bounded(vec2 pixel, out vec2 bounds, out float coverage) {
  bounds = nabla_certified_bounds(pixel, true);
  coverage = nabla_within(bounds, false, 0.0);
  return bounds.y - bounds.x <= NABLA_CERTIFIED_WIDTH;
}

// The same from one model of the pixel, if that is enough; most pixels need no more.
bool nabla_coverage_sketch(vec2 pixel, out float coverage) {
  nabla_taylor_path = 0;
  nabla_taylor_splits = false;
  nabla_taylor_begin();
  vec4 model = nabla_field_taylor(pixel, vec2(0.5));
  vec2 range = nabla_taylor_range(model);
  float most = nabla_half_plane(model.x - model.w, 2.0 * model.yz);
  float least = nabla_half_plane(model.x + model.w, 2.0 * model.yz);
  vec2 bounds = vec2(range.y < 0.0 ? 1.0 : least, range.x < 0.0 ? most : 0.0);
  coverage = nabla_within(bounds, false, 0.0);
  // A choice was made: there are other paths.
  return nabla_taylor_depth == 0 && bounds.y - bounds.x <= NABLA_CERTIFIED_WIDTH;
}
