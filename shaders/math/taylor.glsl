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
  return ((nabla_taylor_path >> max(NABLA_TAYLOR_CHOICES - nabla_taylor_depth, 0)) & 1) == 0;
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

// ---- sums -------------------------------------------------------------------------------------------------------

vec4 nabla_taylor_negate(vec4 x) { return x * vec4(-1.0, -1.0, -1.0, 1.0); }
vec2 nabla_taylor_negate(vec2 x) { return x * vec2(-1.0, 1.0); }

vec4 nabla_taylor_add(vec4 x, vec4 y) {
  vec3 form = x.xyz + y.xyz;
  float size = abs(form.x) + abs(form.y) + abs(form.z);
  return vec4(form, (x.w + y.w + NABLA_TAYLOR_ROUNDING * size) * NABLA_TAYLOR_SLACK + NABLA_TAYLOR_TINY);
}
vec4 nabla_taylor_add(vec4 x, vec2 y) {
  float v = x.x + y.x;
  return vec4(v, x.yz, (x.w + y.y + NABLA_TAYLOR_ROUNDING * abs(v)) * NABLA_TAYLOR_SLACK + NABLA_TAYLOR_TINY);
}
vec4 nabla_taylor_add(vec4 x, float y) {
  float v = x.x + y;
  return vec4(v, x.yz, (x.w + NABLA_TAYLOR_ROUNDING * abs(v)) * NABLA_TAYLOR_SLACK + NABLA_TAYLOR_TINY);
}
// Multiples of 1/1024 below 4096 have exact sums, so that what is counted is counted exactly.
vec2 nabla_taylor_add(vec2 x, vec2 y) {
  float v = x.x + y.x;
  bool is_short = abs(x.x) < 4096.0 && abs(y.x) < 4096.0 && floor(1024.0 * x.x) == 1024.0 * x.x && floor(1024.0 * y.x) == 1024.0 * y.x;
  float rounded = mix(NABLA_TAYLOR_ROUNDING * abs(v), 0.0, is_short || v == 0.0);
  return vec2(v, (x.y + y.y + rounded) * NABLA_TAYLOR_SLACK);
}

// ---- products and quotients -------------------------------------------------------------------------------------

// xy = x.v y.v + (x.v y.a + y.v x.a) u + ... + x.a y.a u^2 + ...; u^2 lies in 0 .. 1, which centres its part at one half.
vec4 nabla_taylor_multiply(vec4 x, vec4 y) {
  float uu = x.y * y.y;
  float ww = x.z * y.z;
  float size_x = abs(x.x) + abs(x.y) + abs(x.z);
  float size_y = abs(y.x) + abs(y.y) + abs(y.z);
  float e = 0.5 * (abs(uu) + abs(ww)) + abs(x.y * y.z + x.z * y.y) + size_x * y.w + size_y * x.w + x.w * y.w;
  // What is unknown stays so, however small the other factor is.
  e = mix(NABLA_TAYLOR_UNKNOWN, e, max(x.w, y.w) < NABLA_TAYLOR_UNKNOWN);
  return nabla_taylor_model(vec3(x.x * y.x + 0.5 * (uu + ww), x.x * y.yz + y.x * x.yz), e, 3.0 * size_x * size_y);
}
vec4 nabla_taylor_multiply(vec4 x, vec2 y) {
  vec3 form = x.xyz * y.x;
  float e = x.w * (abs(y.x) + y.y) + (abs(x.x) + abs(x.y) + abs(x.z)) * y.y;
  e = mix(NABLA_TAYLOR_UNKNOWN, e, max(x.w, y.y) < NABLA_TAYLOR_UNKNOWN);
  return nabla_taylor_model(form, e, abs(form.x) + abs(form.y) + abs(form.z));
}
vec4 nabla_taylor_multiply(vec4 x, float y) {
  vec3 form = x.xyz * y;
  float e = mix(NABLA_TAYLOR_UNKNOWN, x.w * abs(y), x.w < NABLA_TAYLOR_UNKNOWN);
  return nabla_taylor_model(form, e, abs(form.x) + abs(form.y) + abs(form.z));
}
vec2 nabla_taylor_multiply(vec2 x, vec2 y) {
  float v = x.x * y.x;
  bool is_short = abs(x.x) < 512.0 && abs(y.x) < 512.0 && floor(8.0 * x.x) == 8.0 * x.x && floor(8.0 * y.x) == 8.0 * y.x;
  float rounded = mix(NABLA_TAYLOR_ROUNDING * abs(v) + NABLA_TAYLOR_TINY, 0.0, is_short);
  float e = (abs(x.x) * y.y + abs(y.x) * x.y + x.y * y.y + rounded) * NABLA_TAYLOR_SLACK;
  bool known = max(x.y, y.y) < NABLA_TAYLOR_UNKNOWN && abs(v) + e < NABLA_TAYLOR_UNKNOWN;
  vec2 product = vec2(v, e);
  vec2 unknown = vec2(0.0, NABLA_TAYLOR_UNKNOWN);
  return mix(unknown, product, bvec2(known));
}

// x/y = q + (x - q y)/y.v + (x - q y)(1/y - 1/y.v) for any q; q = x.v/y.v makes the rests small.
vec4 nabla_taylor_divide(vec4 x, vec4 y) {
  float reach = nabla_taylor_reach(y);
  float near = abs(y.x) * (1.0 - 2.0 * NABLA_TAYLOR_ROUNDING) - reach;
  bool possible = near > 1.0e-15 && x.w < NABLA_TAYLOR_UNKNOWN && y.w < NABLA_TAYLOR_UNKNOWN;
  float inverse = 1.0 / mix(1.0, y.x, possible);
  float size = abs(inverse);
  float q = x.x * inverse;
  vec2 rest = x.yz - q * y.yz;
  float lost = 8.0 * NABLA_TAYLOR_ROUNDING * (abs(x.x) + abs(x.y) + abs(x.z) + abs(q) * (abs(y.y) + abs(y.z)));
  float e = x.w + abs(q) * y.w + lost;
  float all = abs(rest.x) + abs(rest.y) + e;
  vec2 slope = rest * inverse;
  float bend = (all * size) * (reach / mix(1.0, near, possible));
  vec4 quotient = nabla_taylor_model(vec3(q, slope), e * size + bend, 8.0 * (abs(q) + abs(slope.x) + abs(slope.y)));
  vec4 unknown = nabla_taylor_unknown();
  return mix(unknown, quotient, bvec4(possible));
}
// X/Y - X/y.v = -X (Y - y.v)/(Y y.v)
vec4 nabla_taylor_divide(vec4 x, vec2 y) {
  float near = abs(y.x) * (1.0 - 2.0 * NABLA_TAYLOR_ROUNDING) - y.y;
  bool possible = near > 1.0e-15 && x.w < NABLA_TAYLOR_UNKNOWN && y.y < NABLA_TAYLOR_UNKNOWN;
  float inverse = 1.0 / mix(1.0, y.x, possible);
  vec3 form = x.xyz * inverse;
  float size = abs(form.x) + abs(form.y) + abs(form.z);
  float e = x.w * abs(inverse) * 1.000001;
  float all = e + size * 1.00001;
  vec4 quotient = nabla_taylor_model(form, e + all * (y.y / mix(1.0, near, possible)), 8.0 * size);
  return mix(nabla_taylor_unknown(), quotient, bvec4(possible));
}
vec4 nabla_taylor_divide(vec2 x, vec4 y) { return nabla_taylor_divide(nabla_taylor_lift(x), y); }
vec4 nabla_taylor_divide(vec4 x, float y) {
  bool possible = abs(y) > 1.0e-15 && x.w < NABLA_TAYLOR_UNKNOWN;
  float inverse = 1.0 / mix(1.0, y, possible);
  vec3 form = x.xyz * inverse;
  vec4 quotient = nabla_taylor_model(form, x.w * abs(inverse) * 1.000001, 8.0 * (abs(form.x) + abs(form.y) + abs(form.z)));
  vec4 unknown = nabla_taylor_unknown();
  return mix(unknown, quotient, bvec4(possible));
}
vec2 nabla_taylor_divide(vec2 x, vec2 y) {
  float near = abs(y.x) * (1.0 - 2.0 * NABLA_TAYLOR_ROUNDING) - y.y;
  bool possible = near > 1.0e-15 && max(x.y, y.y) < NABLA_TAYLOR_UNKNOWN;
  float v = x.x / mix(1.0, y.x, possible);
  float e = (x.y + abs(v) * y.y * 1.00001) / mix(1.0, near, possible) + 8.0 * NABLA_TAYLOR_ROUNDING * abs(v);
  e = e * 1.00001 + NABLA_TAYLOR_TINY;
  bool known = possible && abs(v) + e < NABLA_TAYLOR_UNKNOWN;
  vec2 quotient = vec2(v, e);
  return mix(vec2(0.0, NABLA_TAYLOR_UNKNOWN), quotient, bvec2(known));
}

// ---- functions of one number ------------------------------------------------------------------------------------

// f(x) in value + slope (x - x.v) + rest_low .. rest_high, value and slope off by `inaccuracy` units in the last place
// relative to what they multiply.
vec4 nabla_taylor_linear(vec4 x, float value, float slope, float rest_low, float rest_high, float inaccuracy) {
  float middle = 0.5 * (rest_low + rest_high);
  vec2 sides = slope * x.yz;
  float size = inaccuracy * (abs(value) + abs(slope) * nabla_taylor_reach(x)) + 2.0 * (abs(rest_low) + abs(rest_high));
  return nabla_taylor_model(vec3(value + middle, sides), abs(slope) * x.w + 0.5 * (rest_high - rest_low), size);
}

// sqrt x - (sqrt v + (x - v)/(2 sqrt v)) = -(sqrt x - sqrt v)^2/(2 sqrt v). Only the part of a cell where x >= 0 counts.
vec4 nabla_taylor_sqrt(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  bool smooth_enough = x.x > 1.0e-24 && x.w < NABLA_TAYLOR_UNKNOWN;
  float low = max(range.x, 0.0);
  float v = mix(1.0, x.x, smooth_enough);
  float root = sqrt(v);
  // Where the domain cuts the lower side off, the upper one may be farther away.
  float cut = 1.0 - 16.0 * NABLA_TAYLOR_ROUNDING;
  float gap = max((v - low) / (root + sqrt(low) * cut), (range.y - v) / (root + sqrt(max(range.y, 0.0)) * cut));
  float rest = gap * gap / (2.0 * root) * 1.00001;
  vec4 model = nabla_taylor_linear(x, root, 0.5 / root, -rest, 0.0, 24.0);
  vec4 interval = nabla_taylor_between(0.0, sqrt(max(range.y, 0.0)) * (1.0 + 24.0 * NABLA_TAYLOR_ROUNDING));
  vec4 result = mix(interval, model, bvec4(smooth_enough && model.w < interval.w));
  // Of what is unknown the root is.
  return mix(nabla_taylor_unknown(), result, bvec4(x.w < NABLA_TAYLOR_UNKNOWN));
}
vec4 nabla_taylor_inversesqrt(vec4 x) { return nabla_taylor_divide(vec2(1.0, 0.0), nabla_taylor_sqrt(x)); }

// (x, y) along and across its own middle: r + d <= sqrt((r + d)^2 + c^2) <= r + d + c^2/(2(r - |d|)).
vec4 nabla_taylor_length(vec4 x, vec4 y) {
  bool known = max(x.w, y.w) < NABLA_TAYLOR_UNKNOWN;
  vec2 v = vec2(x.x, y.x);
  // The larger one is taken out: squares of small or large numbers leave the range of float32.
  float scale = max(max(abs(x.x), abs(y.x)), 1.0e-24);
  vec2 scaled = v / scale;
  float ratio = sqrt(scaled.x * scaled.x + scaled.y * scaled.y);
  float r = scale * ratio;
  vec2 n = scaled / max(ratio, 0.5);
  vec2 side = n.x * x.yz + n.y * y.yz;
  vec2 cross_side = n.x * y.yz - n.y * x.yz;
  float e = abs(n.x) * x.w + abs(n.y) * y.w;
  float size = abs(x.y) + abs(x.z) + abs(y.y) + abs(y.z) + x.w + y.w;
  float lost = 24.0 * NABLA_TAYLOR_ROUNDING * (r + size);
  float along = abs(side.x) + abs(side.y) + e + lost;
  float across = abs(cross_side.x) + abs(cross_side.y) + abs(n.x) * y.w + abs(n.y) * x.w + lost;
  float least = r - along;
  bool smooth_enough = least > 0.125 * across && least > 1.0e-15;
  float rest = across * across / (2.0 * mix(1.0, least, smooth_enough)) * 1.00001;
  vec4 model = nabla_taylor_model(vec3(r + 0.5 * rest, side), e + 0.5 * rest, 24.0 * (r + size));
  float far_x = abs(x.x) + nabla_taylor_reach(x);
  float far_y = abs(y.x) + nabla_taylor_reach(y);
  float far = max(max(far_x, far_y), 1.0e-24);
  vec2 corner = vec2(far_x, far_y) / far;
  float most = far * sqrt(dot(corner, corner)) * 1.00001;
  vec4 interval = nabla_taylor_between(max(least, 0.0), most);
  vec4 result = mix(interval, model, bvec4(smooth_enough && model.w < interval.w));
  vec4 unknown = nabla_taylor_unknown();
  return mix(unknown, result, bvec4(known));
}

// Of numbers: no length changes by more than what it is the length of.
vec2 nabla_taylor_length(vec2 x, vec2 y) {
  float scale = max(max(abs(x.x), abs(y.x)), 1.0e-24);
  vec2 scaled = vec2(x.x, y.x) / scale;
  float r = scale * sqrt(scaled.x * scaled.x + scaled.y * scaled.y);
  float e = (x.y + y.y + 24.0 * NABLA_TAYLOR_ROUNDING * r) * NABLA_TAYLOR_SLACK + 1.0e-24;
  vec2 result = vec2(r, e);
  return mix(vec2(0.0, NABLA_TAYLOR_UNKNOWN), result, bvec2(r + e < NABLA_TAYLOR_UNKNOWN));
}

// The rest lies between 0 and exp(hi) reach^2/2.
vec4 nabla_taylor_exp(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  bool possible = range.y < 40.0 && x.w < NABLA_TAYLOR_UNKNOWN;
  vec4 y = mix(vec4(0.0), x, bvec4(possible));
  float reach = nabla_taylor_reach(y);
  float inaccuracy = 8.0 + 4.0 * abs(y.x) + 4.0 * reach;
  float value = exp(max(y.x, -80.0));
  float most = exp(max(mix(0.0, range.y, possible), -80.0)) * (1.0 + 200.0 * NABLA_TAYLOR_ROUNDING);
  vec4 model = nabla_taylor_linear(y, value, value, 0.0, 0.5 * most * reach * reach, inaccuracy);
  model.w += mix(0.0, 2.0e-35, y.x < -80.0);
  vec4 result = nabla_taylor_clip(model, 0.0, most);
  vec4 unknown = nabla_taylor_unknown();
  return mix(unknown, result, bvec4(possible));
}

// The rest lies between -reach^2/(2 lo v) and 0. Only the part of a cell where x > 0 counts.
vec4 nabla_taylor_log(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  bool possible = range.x > 1.0e-15 && x.w < NABLA_TAYLOR_UNKNOWN;
  vec4 y = mix(vec4(1.0, 0.0, 0.0, 0.0), x, bvec4(possible));
  float reach = nabla_taylor_reach(y);
  float low = mix(1.0, range.x, possible);
  float high = mix(1.0, range.y, possible);
  float share = reach / y.x;
  float rest = 0.5 * share * (reach / low) * 1.00001;
  float value = log(y.x);
  // 2^-21 near 1, 3 ulp elsewhere.
  float lost = 4.8e-7 + 6.0 * NABLA_TAYLOR_ROUNDING * max(abs(log(low)), abs(log(high)));
  vec4 model = nabla_taylor_linear(y, value, 1.0 / y.x, -rest, 0.0, 8.0);
  model.w += lost;
  vec4 result = nabla_taylor_clip(model, log(low) - lost, log(high) + lost);
  vec4 unknown = nabla_taylor_unknown();
  return mix(unknown, result, bvec4(possible));
}

// |f''| <= |sin v| + reach, and at most 1.
vec4 nabla_taylor_wave(vec4 x, float value, float slope) {
  float reach = nabla_taylor_reach(x);
  float square = 0.5 * reach * reach * 1.00001;
  float steady = abs(value) + NABLA_TAYLOR_SINE;
  float low = max(-1.0, -value - NABLA_TAYLOR_SINE - reach);
  float high = min(1.0, -value + NABLA_TAYLOR_SINE + reach);
  vec4 model = nabla_taylor_linear(x, value, slope, min(low, 0.0) * square, max(high, 0.0) * square, 4.0);
  model.w += NABLA_TAYLOR_SINE * (1.0 + reach) * NABLA_TAYLOR_SLACK;
  vec4 bounded = nabla_taylor_clip(model, -1.0, 1.0);
  vec4 anything = vec4(0.0, 0.0, 0.0, 1.0);
  return mix(anything, bounded, bvec4(abs(x.x) < 1.0e4 && reach < 1.0e4));
}
float nabla_taylor_sincos(float x, out float cosine) {
#ifdef NABLA_SHARED_SINE
  return nabla_sincos(x, cosine);
#else
  cosine = cos(x);
  return sin(x);
#endif
}
vec4 nabla_taylor_sin(vec4 x) {
  float cosine;
  float sine = nabla_taylor_sincos(mix(0.0, x.x, abs(x.x) < 1.0e4), cosine);
  return nabla_taylor_wave(x, sine, cosine);
}
vec4 nabla_taylor_cos(vec4 x) {
  float cosine;
  float sine = nabla_taylor_sincos(mix(0.0, x.x, abs(x.x) < 1.0e4), cosine);
  return nabla_taylor_wave(x, cosine, -sine);
}
// Of numbers: neither changes by more than its argument.
vec2 nabla_taylor_wave(vec2 x, float value) {
  vec2 wave = vec2(value, (x.y + NABLA_TAYLOR_SINE) * NABLA_TAYLOR_SLACK + NABLA_TAYLOR_TINY);
  return mix(vec2(0.0, 1.0), wave, bvec2(abs(x.x) < 1.0e4 && x.y < 0.5));
}
vec2 nabla_taylor_sin(vec2 x) { return nabla_taylor_wave(x, sin(mix(0.0, x.x, abs(x.x) < 1.0e4))); }
vec2 nabla_taylor_cos(vec2 x) { return nabla_taylor_wave(x, cos(mix(0.0, x.x, abs(x.x) < 1.0e4))); }
vec4 nabla_taylor_tan(vec4 x) { return nabla_taylor_divide(nabla_taylor_sin(x), nabla_taylor_cos(x)); }

// |f''| = |x|/(1 - x^2)^(3/2), largest at the end that is nearer to 1. Only the part of a cell within -1 .. 1 counts.
vec4 nabla_taylor_asin(vec4 x) {
  vec2 range = clamp(nabla_taylor_range(x), -1.0, 1.0);
  float near = max(abs(range.x), abs(range.y));
  bool smooth_enough = near < 0.9999;
  vec4 y = mix(vec4(0.0), x, bvec4(smooth_enough));
  float reach = nabla_taylor_reach(y);
  float gap = 1.0 - mix(0.0, near * near, smooth_enough);
  float bend = 0.5 * near / (gap * sqrt(gap)) * reach * reach * 1.001;
  vec4 model = nabla_taylor_linear(y, asin(y.x), inversesqrt(1.0 - y.x * y.x), -bend, bend, 32.0);
  model.w += NABLA_TAYLOR_ARC;
  vec4 interval = nabla_taylor_between(asin(range.x) - NABLA_TAYLOR_ARC, asin(range.y) + NABLA_TAYLOR_ARC);
  return mix(interval, model, bvec4(smooth_enough && model.w < interval.w));
}
vec4 nabla_taylor_acos(vec4 x) {
  return nabla_taylor_add(nabla_taylor_negate(nabla_taylor_asin(x)), vec2(1.5707963267948966, 1.0e-7));
}

// |f''| is at most 0.65, and at most 2/|x|^3.
vec4 nabla_taylor_atan(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  bool known = abs(x.x) < 1.0e9 && x.w < 1.0e9;
  vec4 y = mix(vec4(0.0), x, bvec4(known));
  float reach = nabla_taylor_reach(y);
  float near = max(abs(y.x) - reach, 1.0);
  float bend = 0.5 * min(0.6496, 2.0 / (near * near * near) * 1.00001 + mix(1.0, 0.0, near > 1.0)) * reach * reach * 1.00001;
  vec4 model = nabla_taylor_linear(y, atan(y.x), 1.0 / (1.0 + y.x * y.x), -bend, bend, 12.0);
  model.w += NABLA_TAYLOR_ARC;
  vec4 anything = vec4(0.0, 0.0, 0.0, 1.5707964);
  vec4 result = nabla_taylor_clip(model, atan(max(range.x, -1.0e18)) - NABLA_TAYLOR_ARC, atan(min(range.y, 1.0e18)) + NABLA_TAYLOR_ARC);
  return mix(anything, result, bvec4(known));
}

// Slope (-y, x)/r^2; second derivatives are at most 1/r^2 in any direction. At the cut along -x above or below it by choice.
vec4 nabla_taylor_atan(vec4 y, vec4 x) {
  vec2 range_x = nabla_taylor_range(x);
  vec2 range_y = nabla_taylor_range(y);
  bool sees_origin = range_x.x <= 1.0e-12 && range_x.y >= -1.0e-12 && range_y.x <= 1.0e-12 && range_y.y >= -1.0e-12;
  bool known = max(x.w, y.w) < NABLA_TAYLOR_UNKNOWN && !sees_origin;
  bool at_cut = known && range_x.x <= 0.0 && range_y.x <= 0.0 && range_y.y >= 0.0;
  float turn = 0.0;
  float sign_of_all = 1.0;
  if (at_cut) {
    bool below = range_y.x < 0.0 && (range_y.y < 0.0 || nabla_taylor_choose());
    if (range_y.x < 0.0) nabla_taylor_constrain(mix(nabla_taylor_negate(y), y, bvec4(below)));
    turn = mix(3.141592653589793, -3.141592653589793, below);
    sign_of_all = -1.0;
  }
  vec2 v = sign_of_all * mix(vec2(1.0, 0.0), vec2(x.x, y.x), bvec2(known));
  float scale = max(abs(v.x), abs(v.y));
  vec2 scaled = v / scale;
  float inverse = 1.0 / ((scaled.x * scaled.x + scaled.y * scaled.y) * scale);
  vec2 slope = sign_of_all * vec2(-scaled.y, scaled.x) * inverse;
  float near_x = mix(min(abs(range_x.x), abs(range_x.y)), 0.0, range_x.x <= 0.0 && range_x.y >= 0.0);
  float near_y = mix(min(abs(range_y.x), abs(range_y.y)), 0.0, range_y.x <= 0.0 && range_y.y >= 0.0);
  float reach_x = nabla_taylor_reach(x);
  float reach_y = nabla_taylor_reach(y);
  // As a share of the nearest distance: reach^2/(2 nearest^2).
  float nearest = max(max(near_x, near_y), 1.0e-12);
  vec2 near = vec2(near_x, near_y) / nearest;
  vec2 reach = vec2(reach_x, reach_y) / nearest;
  float bend = 0.5 * mix(0.0, dot(reach, reach) / max(dot(near, near), 0.5), known) * 1.00001;
  vec2 sides = slope.x * x.yz + slope.y * y.yz;
  float e = abs(slope.x) * x.w + abs(slope.y) * y.w + bend;
  float size = 16.0 * (abs(slope.x) * reach_x + abs(slope.y) * reach_y) + 8.0;
  vec4 model = nabla_taylor_model(vec3(atan(v.y, v.x) + turn, sides), e + NABLA_TAYLOR_ARC, size);
  vec4 anything = vec4(0.0, 0.0, 0.0, 3.1415929);
  vec4 bounded = nabla_taylor_clip(model, -3.1415929, 3.1415929);
  return mix(anything, bounded, bvec4(known));
}

vec4 nabla_taylor_sinh(vec4 x) {
  vec4 rising = nabla_taylor_exp(x);
  vec4 falling = nabla_taylor_exp(nabla_taylor_negate(x));
  return 0.5 * nabla_taylor_add(rising, nabla_taylor_negate(falling));
}
vec4 nabla_taylor_cosh(vec4 x) {
  return 0.5 * nabla_taylor_add(nabla_taylor_exp(x), nabla_taylor_exp(nabla_taylor_negate(x)));
}
// 1 - 2/(exp 2x + 1), beyond 15 within 2e-13 of -1 or 1.
vec4 nabla_taylor_tanh(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  vec4 whole = nabla_taylor_add(nabla_taylor_exp(2.0 * x), 1.0);
  vec4 model = nabla_taylor_add(nabla_taylor_divide(vec2(-2.0, 0.0), whole), 1.0);
  vec4 bounded = nabla_taylor_clip(model, -1.0, 1.0);
  vec4 one = vec4(mix(-1.0, 1.0, range.x > 0.0), 0.0, 0.0, 1.0e-6);
  return mix(bounded, one, bvec4(range.x > 15.0 || range.y < -15.0));
}
// |f''| is at most 0.385; the value from the logarithm's side that does not cancel.
vec4 nabla_taylor_asinh(vec4 x) {
  bool known = abs(x.x) < 1.0e9 && x.w < 1.0e9;
  vec4 y = mix(vec4(0.0), x, bvec4(known));
  float reach = nabla_taylor_reach(y);
  float a = abs(y.x);
  float root = sqrt(1.0 + a * a);
  float value = log(a + root);
  float bend = 0.5 * 0.385 * reach * reach;
  vec4 model = nabla_taylor_linear(y, mix(value, -value, y.x < 0.0), 1.0 / root, -bend, bend, 32.0);
  model.w += 2.0e-6;
  vec4 unknown = nabla_taylor_unknown();
  return mix(unknown, model, bvec4(known));
}
vec4 nabla_taylor_acosh(vec4 x) {
  vec4 square = nabla_taylor_add(nabla_taylor_multiply(x, x), -1.0);
  return nabla_taylor_clip(nabla_taylor_log(nabla_taylor_add(x, nabla_taylor_sqrt(square))), 0.0, NABLA_TAYLOR_UNKNOWN);
}
vec4 nabla_taylor_atanh(vec4 x) {
  vec4 below = nabla_taylor_add(nabla_taylor_negate(x), 1.0);
  return 0.5 * nabla_taylor_log(nabla_taylor_divide(nabla_taylor_add(x, 1.0), below));
}
// 3t^2 - 2t^3 for t within 0 .. 1, to which smoothstep has cut its argument.
vec4 nabla_taylor_hermite(vec4 t) {
  vec2 range = clamp(nabla_taylor_range(t), 0.0, 1.0);
  float v = clamp(t.x, 0.0, 1.0);
  float reach = max(range.y - v, v - range.x) * NABLA_TAYLOR_SLACK + 1.0e-6;
  float square = 0.5 * reach * reach;
  float low = min(6.0 - 12.0 * range.y, 0.0) * square;
  float high = max(6.0 - 12.0 * range.x, 0.0) * square;
  // The form of t may stand outside of 0 .. 1 a little; the line is continued from there.
  float slope = 6.0 * v * (1.0 - v);
  vec4 model = nabla_taylor_linear(t, v * v * (3.0 - 2.0 * v) + slope * (t.x - v), slope, low, high, 32.0);
  return nabla_taylor_clip(model, 0.0, 1.0);
}

// ---- kinks and jumps --------------------------------------------------------------------------------------------

// The lesser (side 1) or greater (side -1) of two. Where the cell does not decide, min(d, 0) over lo .. hi lies between
// the chord through its ends and the parallel to it through 0 (Figueiredo and Stolfi 2004, section 3.6).
vec4 nabla_taylor_extreme(vec4 x, vec4 y, float side) {
  vec4 d = nabla_taylor_add(x, nabla_taylor_negate(y)) * vec4(side, side, side, 1.0);
  vec2 range = nabla_taylor_range(d);
  bool is_first = range.y <= 0.0;
  bool is_second = range.x >= 0.0;
#ifdef NABLA_TAYLOR_SIDES
  if (nabla_taylor_splits && !is_first && !is_second) {
    is_first = nabla_taylor_choose();
    is_second = !is_first;
    nabla_taylor_constrain(mix(nabla_taylor_negate(d), d, bvec4(is_first)));
  }
#endif
  nabla_taylor_widened = nabla_taylor_widened || !(is_first || is_second);
  float k = clamp(-range.x / max(range.y - range.x, 1.0e-30), 0.0, 1.0);
  float l = 1.0 - k;
  float half_gap = 0.5 * k * max(range.y, 0.0);
  vec3 form = k * x.xyz + l * y.xyz;
  float size = abs(x.x) + abs(x.y) + abs(x.z) + abs(y.x) + abs(y.y) + abs(y.z) + x.w + y.w + half_gap;
  vec4 wide = nabla_taylor_model(vec3(form.x - side * half_gap, form.yz), k * x.w + l * y.w + half_gap, 8.0 * size);
  wide = mix(nabla_taylor_unknown(), wide, bvec4(max(x.w, y.w) < NABLA_TAYLOR_UNKNOWN));
  return mix(mix(wide, y, bvec4(is_second)), x, bvec4(is_first));
}
// The same with a number, as clamp needs it.
vec4 nabla_taylor_extreme(vec4 x, float y, float side) {
  vec4 d = nabla_taylor_add(x, -y) * vec4(side, side, side, 1.0);
  vec2 range = nabla_taylor_range(d);
  bool is_first = range.y <= 0.0;
  bool is_second = range.x >= 0.0;
#ifdef NABLA_TAYLOR_SIDES
  if (nabla_taylor_splits && !is_first && !is_second) {
    is_first = nabla_taylor_choose();
    is_second = !is_first;
    nabla_taylor_constrain(mix(nabla_taylor_negate(d), d, bvec4(is_first)));
  }
#endif
  nabla_taylor_widened = nabla_taylor_widened || !(is_first || is_second);
  float k = clamp(-range.x / max(range.y - range.x, 1.0e-30), 0.0, 1.0);
  float half_gap = 0.5 * k * max(range.y, 0.0);
  vec3 form = k * x.xyz;
  float size = abs(x.x) + abs(x.y) + abs(x.z) + abs(y) + x.w + half_gap;
  vec4 wide = nabla_taylor_model(vec3(form.x + (1.0 - k) * y - side * half_gap, form.yz), k * x.w + half_gap, 8.0 * size);
  wide = mix(nabla_taylor_unknown(), wide, bvec4(x.w < NABLA_TAYLOR_UNKNOWN));
  return mix(mix(wide, vec4(y, 0.0, 0.0, 0.0), bvec4(is_second)), x, bvec4(is_first));
}
vec4 nabla_taylor_min(vec4 x, vec4 y) { return nabla_taylor_extreme(x, y, 1.0); }
vec4 nabla_taylor_max(vec4 x, vec4 y) { return nabla_taylor_extreme(x, y, -1.0); }
vec4 nabla_taylor_min(vec4 x, float y) { return nabla_taylor_extreme(x, y, 1.0); }
vec4 nabla_taylor_max(vec4 x, float y) { return nabla_taylor_extreme(x, y, -1.0); }
vec4 nabla_taylor_min(float x, vec4 y) { return nabla_taylor_extreme(y, x, 1.0); }
vec4 nabla_taylor_max(float x, vec4 y) { return nabla_taylor_extreme(y, x, -1.0); }
// Of numbers: neither changes by more than the one of the two that changes more.
vec2 nabla_taylor_min(vec2 x, vec2 y) { return vec2(min(x.x, y.x), max(x.y, y.y)); }
vec2 nabla_taylor_max(vec2 x, vec2 y) { return vec2(max(x.x, y.x), max(x.y, y.y)); }
vec2 nabla_taylor_abs(vec2 x) { return vec2(abs(x.x), x.y); }
vec4 nabla_taylor_abs(vec4 x) { return nabla_taylor_extreme(x, nabla_taylor_negate(x), -1.0); }

// Whether x < 0; undecided, a choice.
bool nabla_taylor_is_negative(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  bool answer = range.y < 0.0;
  if (!answer && range.x < 0.0) {
    answer = nabla_taylor_choose();
    nabla_taylor_constrain(mix(nabla_taylor_negate(x), x, bvec4(answer)));
  }
  return answer;
}
bool nabla_taylor_is_negative(vec2 x) {
  bool answer = x.x + x.y < 0.0;
  if (!answer && x.x - x.y < 0.0) answer = nabla_taylor_choose();
  return answer;
}
bool nabla_taylor_is_zero(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  bool answer = range.x == 0.0 && range.y == 0.0;
  // On the path where it is 0 both half-planes hold it.
  if (!answer && range.x <= 0.0 && range.y >= 0.0) {
    answer = nabla_taylor_choose();
    if (answer) {
      nabla_taylor_constrain(x);
      nabla_taylor_constrain(nabla_taylor_negate(x));
    }
  }
  return answer;
}
bool nabla_taylor_is_zero(vec2 x) { return nabla_taylor_is_zero(nabla_taylor_lift(x)); }

// A whole number on this path; more than two that are possible become an interval.
vec2 nabla_taylor_floor(vec4 x) {
  vec2 range = nabla_taylor_range(x);
  float first = floor(range.x);
  float last = floor(range.y);
  vec2 result = vec2(first, 0.0);
  if (last - first == 1.0) {
    vec4 beyond = nabla_taylor_add(x, -last);
    bool is_first = nabla_taylor_choose();
    nabla_taylor_constrain(mix(nabla_taylor_negate(beyond), beyond, bvec4(is_first)));
    result = vec2(mix(last, first, is_first), 0.0);
  } else if (last > first) result = vec2(0.5 * (first + last), 0.5 * (last - first) * NABLA_TAYLOR_SLACK);
  return mix(vec2(0.0, NABLA_TAYLOR_UNKNOWN), result, bvec2(x.w < NABLA_TAYLOR_UNKNOWN));
}
vec2 nabla_taylor_floor(vec2 x) { return nabla_taylor_floor(nabla_taylor_lift(x)); }

vec4 nabla_taylor_fract(vec4 x) {
  vec2 whole = nabla_taylor_negate(nabla_taylor_floor(x));
  return nabla_taylor_clip(nabla_taylor_add(x, whole), 0.0, 1.0);
}
vec4 nabla_taylor_mod(vec4 x, vec4 y) {
  vec2 whole = nabla_taylor_negate(nabla_taylor_floor(nabla_taylor_divide(x, y)));
  vec2 range = nabla_taylor_range(y);
  vec4 rest = nabla_taylor_add(x, nabla_taylor_multiply(y, whole));
  return nabla_taylor_clip(rest, min(range.x, 0.0), max(range.y, 0.0));
}
vec4 nabla_taylor_mod(vec4 x, float y) {
  vec2 whole = nabla_taylor_negate(nabla_taylor_floor(nabla_taylor_divide(x, y)));
  vec2 jump = nabla_taylor_multiply(whole, vec2(y, 0.0));
  return nabla_taylor_clip(nabla_taylor_add(x, jump), min(y, 0.0), max(y, 0.0));
}

// The conversion to int, which drops the fraction.
int nabla_taylor_integer(vec4 x) {
  bool is_below = nabla_taylor_is_negative(x);
  vec4 size = mix(x, nabla_taylor_negate(x), bvec4(is_below));
  vec2 whole = nabla_taylor_floor(size);
  whole.x = max(whole.x, 0.0);
  if (whole.y > 0.0 || whole.x > 2.0e9) nabla_taylor_refuse();
  int count = int(min(whole.x, 2.0e9));
  return is_below ? -count : count;
}
int nabla_taylor_integer(vec2 x) { return nabla_taylor_integer(nabla_taylor_lift(x)); }

// A whole number that float32 may have to round.
vec2 nabla_taylor_whole(float x) { return vec2(x, mix(0.0, 2.0 * NABLA_TAYLOR_ROUNDING * abs(x), abs(x) > 16777215.0)); }
