//! Taylor functions: models of roots, exponentials, waves, angles and their like, see taylor.glsl

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
