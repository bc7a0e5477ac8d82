//! Trigonometry: sin, cos, tan, asin, acos and atan from + - * / sqrt and floor only
// Pictures then agree across drivers: the functions of the language may be off by 2e-4 and differ from driver to driver,
// while + - * are rounded correctly everywhere and / and sqrt nearly so.
//
// Within 2 units in the last place (ulp) of the exact value, near the zeros of sin and cos up to |x| = 10000 too. What a
// last sum a + b loses is carried along as (a - sum) + b. A driver that rewrites this to 0 makes tan lose half an ulp
// more; the equal (b - (sum - a)) is what Mesa does rewrite. Fusing a * b + c changes nothing that matters.
//
// Angles are reduced by multiples of a quarter turn, pi / 2 = A + B + C + D. The first three parts have 8, 11 and 11
// bits, so that their products with up to 2^13 quarter turns (|x| <= 12867) are exact in float32.
// The polynomials are minimax fits (Remez), their leading coefficients rounded one by one and the others fitted anew.
//
// Choices are between names and numbers alone: one between computations becomes a branch, and SwiftShader took 27 s
// instead of .7 s to compile a program with 16 sines, each of which had one.

const float NABLA_PI_2_A = 1.5703125;
const float NABLA_PI_2_B = 0.0004837512969970703;
const float NABLA_PI_2_C = 7.549533620476723e-8;
const float NABLA_PI_2_D = 2.5633440682570896e-12;
// Constants that are added to an angle, as a float and what it lacks.
const float NABLA_PI_2 = 1.5707963705062866;
const float NABLA_PI_2_REST = -4.371139006309477e-8;
const float NABLA_ATAN_HALF = 0.46364760398864746;
const float NABLA_ATAN_HALF_REST = 5.012158632577979e-9;

// x - k pi / 2 for the nearest whole k, and what rounding takes from it.
float nabla_reduce(float x, out float quarters, out float rest) {
  quarters = floor(x * 0.6366197723675814 + 0.5);
  float near = (x - quarters * NABLA_PI_2_A) - quarters * NABLA_PI_2_B;
  float step_c = quarters * NABLA_PI_2_C;
  float r = near - step_c;
  rest = ((near - r) - step_c) - quarters * NABLA_PI_2_D;
  return r;
}

// sin(r + rest) - r and 1 - cos(r + rest) for |r| <= pi / 4, z = r * r.
float nabla_sin_kernel(float r, float rest, float z) {
  return rest * (1.0 - 0.5 * z) + r * z * (-0.16666655242443085 + z * (0.008332188241183758 - z * 0.0001951809535967186));
}
float nabla_cos_kernel(float r, float rest, float z) {
  return 0.5 * z - (z * z * (0.041666653007268906 + z * (-0.0013887619134038687 + z * 2.446341750328429e-5)) - r * rest);
}

// Both at once: they share the reduction and both kernels.
float nabla_sincos(float x, out float cosine) {
  float quarters;
  float rest;
  float r = nabla_reduce(x, quarters, rest);
  float z = r * r;
  float s = r + nabla_sin_kernel(r, rest, z);
  float c = 1.0 - nabla_cos_kernel(r, rest, z);
  float halves = floor(0.5 * quarters);
  bool odd = halves + halves != quarters;
  float turned = 1.0 - 2.0 * (halves - 2.0 * floor(0.5 * halves));
  float minus_s = -s;
  cosine = turned * (odd ? minus_s : c);
  return turned * (odd ? c : s);
}

float nabla_sin(float x) {
  float cosine;
  return nabla_sincos(x, cosine);
}

float nabla_cos(float x) {
  float cosine;
  nabla_sincos(x, cosine);
  return cosine;
}

// A quotient of two sums, corrected by what the sums have lost.
float nabla_tan(float x) {
  float quarters;
  float rest;
  float r = nabla_reduce(x, quarters, rest);
  float z = r * r;
  float sine = nabla_sin_kernel(r, rest, z);
  float versine = nabla_cos_kernel(r, rest, z);
  float s = r + sine;
  float c = 1.0 - versine;
  float lost_s = (r - s) + sine;
  float lost_c = (1.0 - c) - versine;
  float halves = floor(0.5 * quarters);
  bool odd = halves + halves != quarters;
  float minus_c = -c;
  float minus_lost_c = -lost_c;
  float over = odd ? minus_c : s;
  float under = odd ? s : c;
  float tangent = over / under;
  return tangent + ((odd ? minus_lost_c : lost_s) - tangent * (odd ? lost_s : lost_c)) / under;
}

// atan t - t for |t| <= 1/3.
float nabla_atan_kernel(float t) {
  float z = t * t;
  return t * z * (-0.3333325684070587 + z * (0.19993208348751068 + z * (-0.14096443355083466 + z * 0.08980200439691544)));
}

// The angle of low / high, 0 <= low <= high, as a sum. From 1/3 on it is taken from that of 1/2, where low - high / 2 is
// exact; everything is halved there, so that nothing overflows.
float nabla_low_angle(float low, float high, out float rest) {
  bool middle = low > 0.33333334 * high;
  float turned_low = 0.5 * low - 0.25 * high;
  float turned_high = 0.5 * high + 0.25 * low;
  float t = (middle ? turned_low : low) / (middle ? turned_high : high);
  rest = t + (nabla_atan_kernel(t) + (middle ? NABLA_ATAN_HALF_REST : 0.0));
  return middle ? NABLA_ATAN_HALF : 0.0;
}

float nabla_atan(float x) {
  float a = abs(x);
  bool steep = a > 1.0;
  float rest;
  float low = steep ? 1.0 : a;
  float base = nabla_low_angle(a > 1e30 ? 0.0 : low, steep ? a : 1.0, rest);
  float angle = base + rest;
  float turned = NABLA_PI_2 - (angle - NABLA_PI_2_REST);
  angle = steep ? turned : angle;
  float minus_angle = -angle;
  return x < 0.0 ? minus_angle : angle;
}

// atan(0, 0) is 0.
float nabla_atan(float y, float x) {
  float a = abs(y);
  float b = abs(x);
  bool steep = a > b;
  bool left = x < 0.0;
  float high = steep ? a : b;
  float rest;
  float base = nabla_low_angle(steep ? b : a, high > 0.0 ? high : 1.0, rest);
  float angle = base + rest;
  float flat_quarters = left ? 2.0 : 0.0;
  float quarters = steep ? 1.0 : flat_quarters;
  float minus_angle = -angle;
  angle = quarters * NABLA_PI_2 + ((steep != left ? minus_angle : angle) + quarters * NABLA_PI_2_REST);
  float below = -angle;
  return y < 0.0 ? below : angle;
}

// asin s - s for 0 <= s <= 1/2, z = s * s.
float nabla_asin_kernel(float s, float z) {
  return s * z * (0.16666752099990845 + z * (0.074953094124794 + z * (0.04546915367245674 + z * (0.02418474107980728 + z * 0.042158398777246475))));
}

// Above 1/2 through asin x = pi / 2 - 2 asin sqrt((1 - x) / 2). Beyond 1 the result is that of 1.
float nabla_asin(float x) {
  float a = abs(x);
  bool steep = a > 0.5;
  float half_gap = max(0.5 - 0.5 * a, 0.0);
  float square = a * a;
  float z = steep ? half_gap : square;
  float root = sqrt(z);
  float s = steep ? root : a;
  float rest = nabla_asin_kernel(s, z);
  float high = NABLA_PI_2 - 2.0 * s;
  float lost = (NABLA_PI_2 - high) - 2.0 * s;
  float steep_angle = high + (lost - (2.0 * rest - NABLA_PI_2_REST));
  float flat_angle = s + rest;
  float angle = steep ? steep_angle : flat_angle;
  float minus_angle = -angle;
  return x < 0.0 ? minus_angle : angle;
}

float nabla_acos(float x) {
  float a = abs(x);
  bool steep = a > 0.5;
  float half_gap = max(0.5 - 0.5 * a, 0.0);
  float square = a * a;
  float z = steep ? half_gap : square;
  float root = sqrt(z);
  float s = steep ? root : x;
  float rest = nabla_asin_kernel(s, z);
  bool left = x < 0.0;
  float steep_factor = left ? 2.0 : -2.0;
  float factor = steep ? steep_factor : 1.0;
  float steep_quarters = left ? 2.0 : 0.0;
  float quarters = steep ? steep_quarters : 1.0;
  return (quarters * NABLA_PI_2 - factor * s) - (factor * rest - quarters * NABLA_PI_2_REST);
}

vec2 nabla_sin(vec2 x) { return vec2(nabla_sin(x.x), nabla_sin(x.y)); }
vec3 nabla_sin(vec3 x) { return vec3(nabla_sin(x.xy), nabla_sin(x.z)); }
vec4 nabla_sin(vec4 x) { return vec4(nabla_sin(x.xy), nabla_sin(x.zw)); }
vec2 nabla_cos(vec2 x) { return vec2(nabla_cos(x.x), nabla_cos(x.y)); }
vec3 nabla_cos(vec3 x) { return vec3(nabla_cos(x.xy), nabla_cos(x.z)); }
vec4 nabla_cos(vec4 x) { return vec4(nabla_cos(x.xy), nabla_cos(x.zw)); }
vec2 nabla_tan(vec2 x) { return vec2(nabla_tan(x.x), nabla_tan(x.y)); }
vec3 nabla_tan(vec3 x) { return vec3(nabla_tan(x.xy), nabla_tan(x.z)); }
vec4 nabla_tan(vec4 x) { return vec4(nabla_tan(x.xy), nabla_tan(x.zw)); }
vec2 nabla_asin(vec2 x) { return vec2(nabla_asin(x.x), nabla_asin(x.y)); }
vec3 nabla_asin(vec3 x) { return vec3(nabla_asin(x.xy), nabla_asin(x.z)); }
vec4 nabla_asin(vec4 x) { return vec4(nabla_asin(x.xy), nabla_asin(x.zw)); }
vec2 nabla_acos(vec2 x) { return vec2(nabla_acos(x.x), nabla_acos(x.y)); }
vec3 nabla_acos(vec3 x) { return vec3(nabla_acos(x.xy), nabla_acos(x.z)); }
vec4 nabla_acos(vec4 x) { return vec4(nabla_acos(x.xy), nabla_acos(x.zw)); }
vec2 nabla_atan(vec2 x) { return vec2(nabla_atan(x.x), nabla_atan(x.y)); }
vec3 nabla_atan(vec3 x) { return vec3(nabla_atan(x.xy), nabla_atan(x.z)); }
vec4 nabla_atan(vec4 x) { return vec4(nabla_atan(x.xy), nabla_atan(x.zw)); }
vec2 nabla_atan(vec2 y, vec2 x) { return vec2(nabla_atan(y.x, x.x), nabla_atan(y.y, x.y)); }
vec3 nabla_atan(vec3 y, vec3 x) { return vec3(nabla_atan(y.xy, x.xy), nabla_atan(y.z, x.z)); }
vec4 nabla_atan(vec4 y, vec4 x) { return vec4(nabla_atan(y.xy, x.xy), nabla_atan(y.zw, x.zw)); }
