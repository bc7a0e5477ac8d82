//! Taylor kinks: models across min, max, abs and whole numbers, and the choices that conditions are, see taylor.glsl

// Whether d <= 0, or d >= 0, all over the cell or on this path. If neither, min(d, 0) over lo .. hi lies between the chord
// through its ends, of the slope that is given, and the parallel to it through 0 (Figueiredo and Stolfi 2004, section 3.6),
// half_gap on both sides of their middle.
float nabla_taylor_chord(vec4 d, out bool is_below, out bool is_above, out float half_gap) {
  vec2 range = nabla_taylor_range(d);
  is_below = range.y <= 0.0;
  is_above = range.x >= 0.0;
#ifdef NABLA_TAYLOR_SIDES
  if (nabla_taylor_splits && !is_below && !is_above) {
    is_below = nabla_taylor_choose();
    is_above = !is_below;
    nabla_taylor_constrain(mix(nabla_taylor_negate(d), d, bvec4(is_below)));
  }
#endif
  nabla_taylor_widened = nabla_taylor_widened || !(is_below || is_above);
  float k = clamp(-range.x / max(range.y - range.x, 1.0e-30), 0.0, 1.0);
  half_gap = 0.5 * k * max(range.y, 0.0);
  return k;
}

// The lesser (side 1) or greater (side -1) of two.
vec4 nabla_taylor_extreme(vec4 x, vec4 y, float side) {
  vec4 d = nabla_taylor_add(x, nabla_taylor_negate(y)) * vec4(side, side, side, 1.0);
  bool is_first;
  bool is_second;
  float half_gap;
  float k = nabla_taylor_chord(d, is_first, is_second, half_gap);
  float l = 1.0 - k;
  vec3 form = k * x.xyz + l * y.xyz;
  float size = abs(x.x) + abs(x.y) + abs(x.z) + abs(y.x) + abs(y.y) + abs(y.z) + x.w + y.w + half_gap;
  vec4 wide = nabla_taylor_model(vec3(form.x - side * half_gap, form.yz), k * x.w + l * y.w + half_gap, 8.0 * size);
  wide = mix(nabla_taylor_unknown(), wide, bvec4(max(x.w, y.w) < NABLA_TAYLOR_UNKNOWN));
  return mix(mix(wide, y, bvec4(is_second)), x, bvec4(is_first));
}
// The same with a number, as clamp needs it.
vec4 nabla_taylor_extreme(vec4 x, float y, float side) {
  vec4 d = nabla_taylor_add(x, -y) * vec4(side, side, side, 1.0);
  bool is_first;
  bool is_second;
  float half_gap;
  float k = nabla_taylor_chord(d, is_first, is_second, half_gap);
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
