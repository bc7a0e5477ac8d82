//! Taylor arithmetic: sums, products and quotients of models, numbers of a cell and exact numbers, see taylor.glsl

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
