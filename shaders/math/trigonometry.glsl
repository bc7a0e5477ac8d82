//! Trigonometry: sin, cos, tan, asin, acos and atan from + - * / sqrt and floor only
// Pictures then agree across drivers: the functions of the language may be off by 2e-4 and differ from driver to driver,
// while + - * are rounded correctly everywhere and / and sqrt nearly so. Fusing a * b + c changes nothing that matters.
//
// Angles are reduced by multiples of a quarter turn, pi / 2 = PI_2_A + PI_2_B + PI_2_C. The first two parts have 8 and
// 11 bits, so that their products with up to 2^13 quarter turns (|x| <= 12867) are exact in float32.
// The polynomials are minimax fits (Remez), their leading coefficients rounded one by one and the others fitted anew.
// Measured against float64 on 4 million points each, with and without fusing:
//   sin, cos: 7.9e-8 for |x| <= 10000, and 1.5 units in the last place for |x| <= pi; tan there: 3.3 units
//   atan: 2.6 units, 2.4e-7 near pi and 1.4e-7 for x > 0; asin: 2.4 units, 1.7e-7; acos: 1.3 units, 3e-7 near pi

const float NABLA_PI_2_A = 1.5703125;
const float NABLA_PI_2_B = 0.0004837512969970703;
const float NABLA_PI_2_C = 7.549790126404332e-8;
const float NABLA_PI_2 = 1.5707963267948966;
const float NABLA_PI = 3.141592653589793;

// x - k pi / 2 for the nearest whole k.
float nabla_reduce(float x, out float quarters) {
  quarters = floor(x * 0.6366197723675814 + 0.5);
  return ((x - quarters * NABLA_PI_2_A) - quarters * NABLA_PI_2_B) - quarters * NABLA_PI_2_C;
}

// sin r and cos r for |r| <= pi / 4, z = r * r.
float nabla_sin_kernel(float r, float z) {
  return r + r * z * (-0.16666655242443085 + z * (0.008332189172506332 - z * 0.0001951828453456983));
}
float nabla_cos_kernel(float z) {
  return 1.0 - (0.5 * z - z * z * (0.041666653007268906 + z * (-0.0013887619134038687 + z * 2.446341750328429e-5)));
}

// Both at once: they share the reduction and both kernels.
float nabla_sincos(float x, out float cosine) {
  float quarters;
  float r = nabla_reduce(x, quarters);
  float z = r * r;
  float s = nabla_sin_kernel(r, z);
  float c = nabla_cos_kernel(z);
  float halves = floor(0.5 * quarters);
  bool odd = halves + halves != quarters;
  float turned = 1.0 - 2.0 * (halves - 2.0 * floor(0.5 * halves));
  cosine = turned * (odd ? -s : c);
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

float nabla_tan(float x) {
  float quarters;
  float r = nabla_reduce(x, quarters);
  float z = r * r;
  float s = nabla_sin_kernel(r, z);
  float c = nabla_cos_kernel(z);
  float halves = floor(0.5 * quarters);
  bool odd = halves + halves != quarters;
  return (odd ? -c : s) / (odd ? s : c);
}

// atan t for |t| <= tan(pi / 8).
float nabla_atan_kernel(float t) {
  float z = t * t;
  return t + t * z * (-0.33333319425582886 + z * (0.19998668134212494 + z * (-0.14246582984924316 + z * (0.10613179206848145 - z * 0.06121582165360451))));
}

float nabla_atan(float x) {
  float a = abs(x);
  // The smaller of a and 1 over the larger; above tan(pi / 8) the angle is taken from 45 degrees.
  bool steep = a > 1.0;
  float low = steep ? 1.0 : a;
  float high = steep ? a : 1.0;
  bool middle = low > 0.41421356 * high;
  float t = a > 1e30 ? 0.0 : (middle ? low - high : low) / (middle ? low + high : high);
  float angle = nabla_atan_kernel(t);
  float base = middle ? 0.25 * NABLA_PI : 0.0;
  angle = steep ? (NABLA_PI_2 - base) - angle : base + angle;
  return x < 0.0 ? -angle : angle;
}

// atan(0, 0) is 0.
float nabla_atan(float y, float x) {
  float a = abs(y);
  float b = abs(x);
  bool steep = a > b;
  float low = steep ? b : a;
  float high = steep ? a : b;
  bool middle = low > 0.41421356 * high;
  float t = high > 0.0 ? (middle ? low - high : low) / (middle ? low + high : high) : 0.0;
  float angle = nabla_atan_kernel(t);
  float base = middle ? 0.25 * NABLA_PI : 0.0;
  float flip = 1.0;
  if (steep) { base = NABLA_PI_2 - base; flip = -1.0; }
  if (x < 0.0) { base = NABLA_PI - base; flip = -flip; }
  angle = base + flip * angle;
  return y < 0.0 ? -angle : angle;
}

// asin s for 0 <= s <= 1/2.
float nabla_asin_kernel(float s, float z) {
  return s + s * z * (0.16666731238365173 + z * (0.0749594047665596 + z * (0.04540460929274559 + z * (0.024457165971398354 + z * 0.04175065830349922))));
}

// Above 1/2 through asin x = pi / 2 - 2 asin sqrt((1 - x) / 2). Beyond 1 the result is that of 1.
float nabla_asin(float x) {
  float a = abs(x);
  bool steep = a > 0.5;
  float z = steep ? max(0.5 - 0.5 * a, 0.0) : a * a;
  float angle = nabla_asin_kernel(steep ? sqrt(z) : a, z);
  angle = steep ? NABLA_PI_2 - 2.0 * angle : angle;
  return x < 0.0 ? -angle : angle;
}

float nabla_acos(float x) {
  float a = abs(x);
  bool steep = a > 0.5;
  float z = steep ? max(0.5 - 0.5 * a, 0.0) : a * a;
  float angle = nabla_asin_kernel(steep ? sqrt(z) : a, z);
  if (steep) return x < 0.0 ? NABLA_PI - 2.0 * angle : 2.0 * angle;
  return x < 0.0 ? NABLA_PI_2 + angle : NABLA_PI_2 - angle;
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
