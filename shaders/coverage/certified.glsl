//! Certified: coverage of a pixel between proven bounds, with as much work as the pixel needs

#include "nabla/coverage/half-plane.glsl"

// Largest distance of the bounds at which a cell is not divided further: the middle is then within 1/256 of the truth.
const float NABLA_CERTIFIED_WIDTH = 0.0078125;
// What the areas themselves are rounded by.
const float NABLA_CERTIFIED_ROUNDING = 4.0e-6;
// Paths through one cell, cells along a side of a divided pixel, evaluations of a pixel at most.
const int NABLA_CERTIFIED_PATHS = 8;
const int NABLA_CERTIFIED_CELLS = 4;
const int NABLA_CERTIFIED_TURNS = 96;

// Corners of a convex part of the cell -1 .. 1, in order.
vec2 nabla_corners[12];
int nabla_corner_count = 0;

void nabla_whole_cell() {
  nabla_corners[0] = vec2(-1.0, -1.0);
  nabla_corners[1] = vec2(1.0, -1.0);
  nabla_corners[2] = vec2(1.0, 1.0);
  nabla_corners[3] = vec2(-1.0, 1.0);
  nabla_corner_count = 4;
}

// Keeps the side where v + (a, b).(u, w) <= 0 (Sutherland and Hodgman 1974).
void nabla_cut_cell(float v, vec2 slope) {
  vec2 kept[12];
  int count = 0;
  vec2 last = nabla_corners[max(nabla_corner_count - 1, 0)];
  float before = v + dot(slope, last);
  for (int index = 0; index < nabla_corner_count; index++) {
    vec2 here = nabla_corners[index];
    float now = v + dot(slope, here);
    if ((now <= 0.0) != (before <= 0.0) && count < 12) {
      kept[count] = last + clamp(before / (before - now), 0.0, 1.0) * (here - last);
      count++;
    }
    if (now <= 0.0 && count < 12) {
      kept[count] = here;
      count++;
    }
    last = here;
    before = now;
  }
  for (int index = 0; index < count; index++) nabla_corners[index] = kept[index];
  nabla_corner_count = count;
}

// Share of the cell that lies in the part that is left and has v + (a, b).(u, w) <= 0.
float nabla_part_below(float v, vec2 slope) {
  float twice = 0.0;
  vec2 first = vec2(0.0);
  vec2 previous = vec2(0.0);
  bool is_begun = false;
  vec2 last = nabla_corners[max(nabla_corner_count - 1, 0)];
  float before = v + dot(slope, last);
  for (int index = 0; index < nabla_corner_count; index++) {
    vec2 here = nabla_corners[index];
    float now = v + dot(slope, here);
    if ((now <= 0.0) != (before <= 0.0)) {
      vec2 crossing = last + clamp(before / (before - now), 0.0, 1.0) * (here - last);
      if (is_begun) twice += previous.x * crossing.y - previous.y * crossing.x;
      else first = crossing;
      is_begun = true;
      previous = crossing;
    }
    if (now <= 0.0) {
      if (is_begun) twice += previous.x * here.y - previous.y * here.x;
      else first = here;
      is_begun = true;
      previous = here;
    }
    last = here;
    before = now;
  }
  twice += previous.x * first.y - previous.y * first.x;
  return clamp(0.125 * twice, 0.0, 1.0);
}

// How much of a cell may be inside, and how much may be outside, on the path just taken.
vec2 nabla_possible_parts(vec4 model) {
  vec2 range = nabla_taylor_range(model);
  vec2 parts = vec2(nabla_half_plane(model.x - model.w, 2.0 * model.yz), 1.0 - nabla_half_plane(model.x + model.w, 2.0 * model.yz));
  if (nabla_taylor_side_count > 0) {
    nabla_whole_cell();
    for (int index = 0; index < nabla_taylor_side_count; index++)
      nabla_cut_cell(nabla_taylor_sides[index].x - nabla_taylor_sides[index].w, nabla_taylor_sides[index].yz);
    parts = vec2(nabla_part_below(model.x - model.w, model.yz), nabla_part_below(-model.x - model.w, -model.yz));
  }
  return vec2(range.x < 0.0 ? parts.x : 0.0, range.y >= 0.0 ? parts.y : 0.0);
}

// Bounds of the coverage of the pixel around a place.
// First the whole pixel with kinks widened, then with both sides of each kink followed, then cell by cell.
vec2 nabla_certified_bounds(vec2 pixel) {
  const float side = 1.0 / float(NABLA_CERTIFIED_CELLS);
  vec2 known = vec2(0.0, 1.0);
  vec2 sum = vec2(0.0);
  vec2 middle = pixel;
  float reach = 0.5;
  int cell = -2;
  int paths = 0;
  vec2 parts = vec2(0.0);
  nabla_taylor_path = 0;
  nabla_taylor_splits = false;
  nabla_taylor_widened = false;
  for (int turn = 0; turn < NABLA_CERTIFIED_TURNS; turn++) {
    nabla_taylor_begin();
    vec4 model = nabla_field_taylor(middle, vec2(reach));
    bool is_lost = nabla_taylor_is_lost() || paths >= NABLA_CERTIFIED_PATHS;
    parts = is_lost ? vec2(1.0) : parts + nabla_possible_parts(model);
    paths++;
    if (nabla_taylor_next() && !is_lost) continue;
    vec2 bounds = clamp(vec2(1.0 - parts.y, parts.x), 0.0, 1.0);
    bool is_single = paths == 1 && !nabla_taylor_widened;
    if (cell < 0) {
      known = vec2(max(known.x, bounds.x), min(known.y, bounds.y));
      if (known.y - known.x <= NABLA_CERTIFIED_WIDTH) return known;
      // Without a kink there is nothing to follow.
      cell = cell == -2 && is_single ? 0 : cell + 1;
    } else {
      sum += bounds;
      cell++;
    }
    if (cell == NABLA_CERTIFIED_CELLS * NABLA_CERTIFIED_CELLS) break;
    nabla_taylor_splits = true;
    if (cell >= 0) {
      reach = 0.5 * side;
      int row = cell / NABLA_CERTIFIED_CELLS;
      vec2 place = vec2(float(cell - row * NABLA_CERTIFIED_CELLS), float(row));
      middle = pixel + (place + 0.5) * side - 0.5;
    }
    nabla_taylor_path = 0;
    nabla_taylor_widened = false;
    paths = 0;
    parts = vec2(0.0);
  }
  // Cells that no turn was left for may be anything.
  float rest = float(NABLA_CERTIFIED_CELLS * NABLA_CERTIFIED_CELLS - max(cell, 0));
  vec2 divided = (sum + vec2(0.0, rest)) * side * side;
  return vec2(max(known.x, divided.x), min(known.y, divided.y));
}

float nabla_coverage(vec2 pixel) {
  vec2 bounds = nabla_certified_bounds(pixel);
  float gap = max(bounds.y - bounds.x, 0.0);
  nabla_coverage_bound = 0.5 * gap + (gap > 0.0 ? NABLA_CERTIFIED_ROUNDING : 0.0);
  return 0.5 * (bounds.x + bounds.y);
}
