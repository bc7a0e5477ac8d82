//! Taylor: sums, products and functions of numbers that are known over a whole cell, with rigorous error bounds
// Over a cell, with u and w from -1 to 1 from its left to its right and from its bottom to its top,
//
//     a model  vec4(v, a, b, e)  holds every f with  f(u, w) in v + a u + b w +- e
//
// (an affine form: Comba and Stolfi 1993; Figueiredo and Stolfi 2004). A vec2(v, e) is a number v +- e that is the same
// all over the cell, a float one that is known exactly. Every rule bounds the real value: what float32 rounds is added
// to e, with the bounds of GLSL ES 3.00 section 4.5.1 (+ - * correctly rounded, / 2.5 ulp, sqrt through inversesqrt 2 ulp
// and /, exp 3 + 2|x| ulp, log 3 ulp or 2^-21).
//
// Nothing here becomes infinite or NaN: what grows beyond NABLA_TAYLOR_UNKNOWN is unknown, (0, 0, 0, NABLA_TAYLOR_UNKNOWN),
// and stays so until something bounds it: sin, clamp, fract ...
//
// A condition that the cell does not decide is answered by a choice: the program is run once for each combination of
// choices, and every point of the cell takes one of these paths.

// Above 2^-24, half a unit in the last place of 1.
const float NABLA_TAYLOR_ROUNDING = 6.0e-8;
// What rounds while an error itself is summed up.
const float NABLA_TAYLOR_SLACK = 1.000002;
// Covers numbers so small that a driver may take them for 0.
const float NABLA_TAYLOR_TINY = 1.0e-30;
const float NABLA_TAYLOR_UNKNOWN = 1.0e18;
// Largest absolute error of sin and cos up to 10000, of the arcs, each with its argument's reduction.
#if NABLA_OWN_TRIGONOMETRY
const float NABLA_TAYLOR_SINE = 1.2e-7;
const float NABLA_TAYLOR_ARC = 4.0e-7;
#else
// GLSL promises nothing; Vulkan 2^-11 within a turn, which no driver measured so far exceeds.
const float NABLA_TAYLOR_SINE = 5.0e-4;
const float NABLA_TAYLOR_ARC = 1.0e-3;
#endif

// The path: bit by bit from the highest, 0 for the first way. How many choices it has met.
int nabla_taylor_path = 0;
int nabla_taylor_depth = 0;
// Choices of which it takes the first way: each leads to one more path at least.
int nabla_taylor_ahead = 0;
const int NABLA_TAYLOR_CHOICES = 12;
// Whether a kink has been widened instead of followed on both sides.
bool nabla_taylor_widened = false;
#ifdef NABLA_TAYLOR_SIDES
// Follow both sides of abs, min and max too.
bool nabla_taylor_splits = false;
// On this path v + a u + b w - e <= 0 for each of these: half-planes that its points lie in.
vec4 nabla_taylor_sides[NABLA_TAYLOR_SIDES];
int nabla_taylor_side_count = 0;
#endif

bool nabla_taylor_choose() {
  nabla_taylor_depth++;
  int way = (nabla_taylor_path >> max(NABLA_TAYLOR_CHOICES - nabla_taylor_depth, 0)) & 1;
  nabla_taylor_ahead += 1 - way;
  return way == 0;
}

// Ends the path: its depth tells that there are too many.
void nabla_taylor_refuse() { nabla_taylor_depth = NABLA_TAYLOR_CHOICES + 1; }

// Whether there is a path behind this one, which then is begun.
bool nabla_taylor_next() {
  int rest = max(NABLA_TAYLOR_CHOICES - nabla_taylor_depth, 0);
  nabla_taylor_path = ((nabla_taylor_path >> rest) + 1) << rest;
  return nabla_taylor_path < (1 << NABLA_TAYLOR_CHOICES);
}

void nabla_taylor_begin() {
  nabla_taylor_depth = 0;
  nabla_taylor_ahead = 0;
#ifdef NABLA_TAYLOR_SIDES
  nabla_taylor_side_count = 0;
#endif
}

bool nabla_taylor_is_lost() { return nabla_taylor_depth > NABLA_TAYLOR_CHOICES; }

// Notes that x <= 0 on this path. Leaving one out makes the path's region larger, which is right too.
void nabla_taylor_constrain(vec4 x) {
#ifdef NABLA_TAYLOR_SIDES
  if (nabla_taylor_side_count < NABLA_TAYLOR_SIDES) {
    nabla_taylor_sides[nabla_taylor_side_count] = x;
    nabla_taylor_side_count++;
  }
#endif
}

vec4 nabla_taylor_lift(vec2 x) { return vec4(x.x, 0.0, 0.0, x.y); }

// How far a model is from its v.
float nabla_taylor_reach(vec4 x) { return (abs(x.y) + abs(x.z) + x.w) * NABLA_TAYLOR_SLACK; }

// Bounds of a model, rounded outward; those of an exact number are that number.
vec2 nabla_taylor_range(vec4 x) {
  float reach = nabla_taylor_reach(x);
  float out_ward = reach + mix(0.0, NABLA_TAYLOR_ROUNDING * abs(x.x), reach > 0.0);
  return vec2(x.x - out_ward, x.x + out_ward);
}

// A model from its form, the error of the rule, and the sum of the sizes of all terms that were rounded.
vec4 nabla_taylor_model(vec3 form, float error, float size) {
  float e = (error + NABLA_TAYLOR_ROUNDING * size) * NABLA_TAYLOR_SLACK + NABLA_TAYLOR_TINY;
  float total = abs(form.x) + abs(form.y) + abs(form.z) + e;
  // Written so that NaN is unknown too.
  bool known = total < NABLA_TAYLOR_UNKNOWN;
  vec4 model = vec4(form, e);
  vec4 unknown = vec4(0.0, 0.0, 0.0, NABLA_TAYLOR_UNKNOWN);
  return mix(unknown, model, bvec4(known));
}

// All numbers between two bounds.
vec4 nabla_taylor_between(float lo, float hi) {
  float half_width = 0.5 * (hi - lo);
  return nabla_taylor_model(vec3(lo + half_width, 0.0, 0.0), half_width, 2.0 * (abs(lo) + abs(hi)));
}

vec4 nabla_taylor_unknown() { return vec4(0.0, 0.0, 0.0, NABLA_TAYLOR_UNKNOWN); }

// For what is known to lie within lo .. hi beside its form: the interval where that says more.
vec4 nabla_taylor_clip(vec4 x, float lo, float hi) {
  vec2 range = nabla_taylor_range(x);
  float low = max(range.x, lo);
  float high = max(min(range.y, hi), low);
  vec4 interval = nabla_taylor_between(low, high);
  return mix(x, interval, bvec4(interval.w < x.w));
}

#include "nabla/math/taylor-arithmetic.glsl"
#include "nabla/math/taylor-functions.glsl"
#include "nabla/math/taylor-kinks.glsl"
