//! Forced sites: which kinks and jumps cross a pixel, in the order of the path, and paths on which each is forced to a side
// nabla_forced_site answers for shaders/math/sites.glsl. A site is active if the line on which its linear condition is
// zero crosses the pixel, |c| < (|c_x| + |c_y|) / 2 with the gradient per pixel. Sites in loops count each time.

const int NABLA_MOST_ACTIVE_SITES = 16;

// To set before a function is evaluated: the first `nabla_forced_count` active sites go to the negative side where their
// bit of `nabla_forced_sides` is set and to the other one where not; all others stay where they are.
int nabla_forced_count;
int nabla_forced_sides;

// To read afterwards: all sites on the path, the active ones, and of those the condition, its gradient per pixel and the
// side on which the path went (1.0: negative).
int nabla_site_count;
int nabla_active_count;
vec4 nabla_active_sites[NABLA_MOST_ACTIVE_SITES];

void nabla_begin_path(int count, int sides) {
  nabla_forced_count = count;
  nabla_forced_sides = sides;
  nabla_site_count = 0;
  nabla_active_count = 0;
}

bool nabla_forced_site(bool negative, float condition, vec2 gradient) {
  nabla_site_count++;
  if (!(abs(condition) < 0.5 * (abs(gradient.x) + abs(gradient.y)))) return negative;
  int place = nabla_active_count;
  nabla_active_count++;
  bool side = place < nabla_forced_count ? (nabla_forced_sides >> place & 1) == 1 : negative;
  if (place < NABLA_MOST_ACTIVE_SITES)
    nabla_active_sites[place] = vec4(condition, gradient, side ? 1.0 : 0.0);
  return side;
}
