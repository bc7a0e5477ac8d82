//! Sites: the built-in functions that have a kink or a jump, written out as choices between smooth functions
// Every choice asks nabla_side(negative, condition) for its side: `negative` is the side on which the program is, the
// kink or jump is where `condition` is zero, and the answer is true for the side of condition < 0. Whoever differentiates
// a program puts a function of its own there, which also gets the condition's derivatives and may answer either side;
// what is computed then is the smooth continuation of the other side.
//
// Values are chosen, nothing branches or returns early: a driver without branches takes twice as long to translate a loop
// for each branch that is within it (docs/decisions/branches-in-loops.md).

bool nabla_side(bool negative, float condition) { return negative; }

float nabla_site_abs(float x) { return nabla_side(x < 0.0, x) ? -x : x; }

// At 0 itself the answer is 0 where all of the neighbourhood is 0, so the second question is about x there only.
float nabla_site_sign(float x) {
  bool below = nabla_side(x < 0.0, x);
  bool isZero = x == 0.0;
  bool stays = nabla_side(isZero, isZero ? x : 1.0);
  return below ? -1.0 : stays ? 0.0 : 1.0;
}

float nabla_site_step(float edge, float x) { return nabla_side(x < edge, x - edge) ? 0.0 : 1.0; }

// Whole numbers: first the jump that is nearest, then the one at the other end of the step that x is on.
float nabla_site_floor(float x) {
  float nearest = floor(x + 0.5);
  bool below = nabla_side(x < nearest, x - nearest);
  float far = below ? nearest - 1.0 : nearest + 1.0;
  return nabla_side(!below, x - far) ? far - 1.0 : far;
}
float nabla_site_ceil(float x) { return -nabla_site_floor(-x); }
float nabla_site_round(float x) { return nabla_site_floor(x + 0.5); }
float nabla_site_roundEven(float x) { return nabla_site_floor(x + 0.5); }
// Towards 0: the jumps on the side of 0 that x is on, of which 0 itself is none.
float nabla_site_trunc(float x) {
  float turned = x < 0.0 ? -1.0 : 1.0;
  float size = turned * x;
  float nearest = max(floor(size + 0.5), 1.0);
  bool below = nabla_side(size < nearest, size - nearest);
  float far = below ? nearest - 1.0 : nearest + 1.0;
  bool beyond = nabla_side(!below, far == 0.0 ? 1.0 : size - far);
  return turned * (beyond ? far - 1.0 : far);
}
float nabla_site_fract(float x) { return x - nabla_site_floor(x); }
float nabla_site_mod(float x, float y) { return x - y * nabla_site_floor(x / y); }
float nabla_site_modf(float x, out float whole) {
  whole = nabla_site_trunc(x);
  return x - whole;
}

float nabla_site_min(float a, float b) { return nabla_side(b < a, b - a) ? b : a; }
float nabla_site_max(float a, float b) { return nabla_side(a < b, a - b) ? b : a; }
float nabla_site_clamp(float x, float low, float high) {
  bool below = nabla_side(x < low, x - low);
  bool above = nabla_side(high < x, high - x);
  return below ? low : above ? high : x;
}

// The ends of the ramp; on it the cubic goes on beyond them.
float nabla_site_smoothstep(float low, float high, float x) {
  float t = (x - low) / (high - low);
  bool before = nabla_side(t < 0.0, t);
  bool behind = nabla_side(t > 1.0, 1.0 - t);
  return before ? 0.0 : behind ? 1.0 : t * t * (3.0 - 2.0 * t);
}

// A ramp that stands in for anti-aliasing: where it is about as wide as a pixel it is the step in its middle.
const float NABLA_WIDEST_EDGE = 4.0;
float nabla_site_smoothstep_edge(float low, float high, float x) {
  bool isRamp = abs(high - low) > NABLA_WIDEST_EDGE * fwidth(x);
  float middle = 0.5 * (low + high);
  float t = isRamp ? (x - low) / (high - low) : low <= high ? x - middle : middle - x;
  bool before = nabla_side(t < 0.0, t);
  bool behind = nabla_side(isRamp && t > 1.0, isRamp ? 1.0 - t : 1.0);
  return before ? 0.0 : behind || !isRamp ? 1.0 : t * t * (3.0 - 2.0 * t);
}
float nabla_site_clamp_edge(float x, float low, float high) {
  bool isRamp = abs(high - low) > NABLA_WIDEST_EDGE * fwidth(x);
  float first = isRamp ? low : 0.5 * (low + high);
  bool below = nabla_side(x < first, x - first);
  bool above = nabla_side(isRamp && high < x, isRamp ? high - x : 1.0);
  return below ? low : above || !isRamp ? high : x;
}

// The angle jumps by a turn on the negative x axis.
float nabla_site_atan(float y, float x) {
  float angle = atan(y, x);
  bool isLeft = x < 0.0;
  bool negative = isLeft && y < 0.0;
  bool below = nabla_side(negative, isLeft ? y : 1.0);
  float turn = below == negative ? 0.0 : below ? -1.0 : 1.0;
  return angle + turn * radians(360.0);
}

bool nabla_site_lessThan(float a, float b) { return nabla_side(a < b, a - b); }
bool nabla_site_lessThanEqual(float a, float b) { return nabla_side(a <= b, a - b); }
bool nabla_site_greaterThan(float a, float b) { return nabla_side(a > b, b - a); }
bool nabla_site_greaterThanEqual(float a, float b) { return nabla_side(a >= b, b - a); }

#define NABLA_UNARY(NAME) \
  vec2 NAME(vec2 v) { return vec2(NAME(v.x), NAME(v.y)); } \
  vec3 NAME(vec3 v) { return vec3(NAME(v.x), NAME(v.y), NAME(v.z)); } \
  vec4 NAME(vec4 v) { return vec4(NAME(v.x), NAME(v.y), NAME(v.z), NAME(v.w)); }
NABLA_UNARY(nabla_site_abs)
NABLA_UNARY(nabla_site_sign)
NABLA_UNARY(nabla_site_floor)
NABLA_UNARY(nabla_site_ceil)
NABLA_UNARY(nabla_site_round)
NABLA_UNARY(nabla_site_roundEven)
NABLA_UNARY(nabla_site_trunc)
NABLA_UNARY(nabla_site_fract)

#define NABLA_BINARY(NAME, T2, T3, T4) \
  T2 NAME(vec2 a, vec2 b) { return T2(NAME(a.x, b.x), NAME(a.y, b.y)); } \
  T3 NAME(vec3 a, vec3 b) { return T3(NAME(a.x, b.x), NAME(a.y, b.y), NAME(a.z, b.z)); } \
  T4 NAME(vec4 a, vec4 b) { return T4(NAME(a.x, b.x), NAME(a.y, b.y), NAME(a.z, b.z), NAME(a.w, b.w)); }
NABLA_BINARY(nabla_site_step, vec2, vec3, vec4)
NABLA_BINARY(nabla_site_min, vec2, vec3, vec4)
NABLA_BINARY(nabla_site_max, vec2, vec3, vec4)
NABLA_BINARY(nabla_site_mod, vec2, vec3, vec4)
NABLA_BINARY(nabla_site_atan, vec2, vec3, vec4)
NABLA_BINARY(nabla_site_lessThan, bvec2, bvec3, bvec4)
NABLA_BINARY(nabla_site_lessThanEqual, bvec2, bvec3, bvec4)
NABLA_BINARY(nabla_site_greaterThan, bvec2, bvec3, bvec4)
NABLA_BINARY(nabla_site_greaterThanEqual, bvec2, bvec3, bvec4)

vec2 nabla_site_modf(vec2 v, out vec2 w) { return vec2(nabla_site_modf(v.x, w.x), nabla_site_modf(v.y, w.y)); }
vec3 nabla_site_modf(vec3 v, out vec3 w) { return vec3(nabla_site_modf(v.xy, w.xy), nabla_site_modf(v.z, w.z)); }
vec4 nabla_site_modf(vec4 v, out vec4 w) { return vec4(nabla_site_modf(v.xy, w.xy), nabla_site_modf(v.zw, w.zw)); }

#define NABLA_TERNARY(NAME) \
  vec2 NAME(vec2 a, vec2 b, vec2 c) { return vec2(NAME(a.x, b.x, c.x), NAME(a.y, b.y, c.y)); } \
  vec3 NAME(vec3 a, vec3 b, vec3 c) { return vec3(NAME(a.xy, b.xy, c.xy), NAME(a.z, b.z, c.z)); } \
  vec4 NAME(vec4 a, vec4 b, vec4 c) { return vec4(NAME(a.xy, b.xy, c.xy), NAME(a.zw, b.zw, c.zw)); }
NABLA_TERNARY(nabla_site_clamp)
NABLA_TERNARY(nabla_site_clamp_edge)
NABLA_TERNARY(nabla_site_smoothstep)
NABLA_TERNARY(nabla_site_smoothstep_edge)

#define NABLA_FACEFORWARD(T) \
  T nabla_site_faceforward(T normal, T incident, T reference) { \
    float along = dot(reference, incident); \
    return nabla_side(along < 0.0, along) ? normal : -normal; \
  }
NABLA_FACEFORWARD(float)
NABLA_FACEFORWARD(vec2)
NABLA_FACEFORWARD(vec3)
NABLA_FACEFORWARD(vec4)
