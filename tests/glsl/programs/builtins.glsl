precision highp float;
precision highp int;
precision highp sampler3D;
precision highp sampler2DArray;
precision highp sampler2DShadow;
precision highp samplerCubeShadow;
precision highp sampler2DArrayShadow;
precision highp isampler2D;
precision highp usampler3D;
out vec4 color;
uniform int n;
uniform uint k;
uniform float u;
uniform bool t;
uniform vec2 p;
uniform vec3 q;
uniform vec4 r;
uniform sampler2D s2;
uniform sampler3D s3;
uniform samplerCube sc;
uniform sampler2DArray sa;
uniform sampler2DShadow sh;
uniform samplerCubeShadow sch;
uniform sampler2DArrayShadow sah;
uniform isampler2D si;
uniform usampler3D su;

//// valid body: angles and trigonometry
float a = radians(u) + degrees(u) + sin(u) + cos(u) + tan(u) + asin(u) + acos(u) + atan(u) + atan(u, u) + sinh(u) + cosh(u) + tanh(u) + asinh(u) + acosh(u) + atanh(u); vec3 b = sin(q) + atan(q, q);
//// invalid body: sine of an int
float a = sin(1);
//// invalid body: sine of two
float a = sin(u, u);
//// invalid body: sine of nothing
float a = sin();
//// invalid body: arc tangent of two shapes
vec2 a = atan(p, u);
//// valid body: exponentials
float a = pow(u, u) + exp(u) + log(u) + exp2(u) + log2(u) + sqrt(u) + inversesqrt(u); vec4 b = pow(r, r);
//// invalid body: power of a vector and a scalar
vec2 a = pow(p, 2.0);
//// invalid body: power of an int exponent
float a = pow(u, 2);
//// valid body: common functions of floats
float a = abs(u) + sign(u) + floor(u) + trunc(u) + round(u) + roundEven(u) + ceil(u) + fract(u); vec2 b = floor(p);
//// valid body: absolute value and sign of ints
int a = abs(n) + sign(n); ivec3 b = abs(ivec3(n));
//// invalid body: absolute value of a uint
uint a = abs(k);
//// invalid body: floor of an int
int a = floor(n);
//// valid body: modulo
float a = mod(u, u); vec2 b = mod(p, 2.0), c = mod(p, p);
//// invalid body: modulo of ints
int a = mod(n, 2);
//// invalid body: modulo of a scalar by a vector
vec2 a = mod(u, p);
//// valid body: modf
float a; float b = modf(u, a); vec2 c; vec2 d = modf(p, c);
//// invalid body: modf into a literal
float b = modf(u, 1.0);
//// invalid body: modf into a uniform
float b = modf(u, u);
//// valid body: minimum and maximum
float a = min(u, u) + max(u, 1.0); vec2 b = min(p, p) + max(p, 1.0); int c = min(n, 1); ivec2 d = max(ivec2(n), 1); uint e = min(k, 1u); uvec2 f = max(uvec2(k), 2u);
//// invalid body: minimum of float and int
float a = min(u, 1);
//// invalid body: minimum of a scalar and a vector
vec2 a = min(1.0, p);
//// invalid body: minimum of three
float a = min(u, u, u);
//// invalid body: minimum of bools
bool a = min(t, t);
//// valid body: clamp
float a = clamp(u, 0.0, 1.0); vec2 b = clamp(p, 0.0, 1.0), c = clamp(p, p, p); int d = clamp(n, 0, 1); uvec3 e = clamp(uvec3(k), 0u, 1u);
//// invalid body: clamp of mixed bounds
vec2 a = clamp(p, 0.0, p);
//// invalid body: clamp to ints
float a = clamp(u, 0, 1);
//// valid body: mix
float a = mix(u, u, u); vec2 b = mix(p, p, u), c = mix(p, p, p); float d = mix(u, u, t); vec2 e = mix(p, p, bvec2(t));
//// invalid body: mix of ints
int a = mix(n, n, t);
//// invalid body: mix of a vector by one bool
vec2 a = mix(p, p, t);
//// invalid body: mix by an int
float a = mix(u, u, 1);
//// valid body: steps
float a = step(u, u) + smoothstep(u, u, u); vec2 b = step(u, p) + step(p, p) + smoothstep(u, u, p) + smoothstep(p, p, p);
//// invalid body: step of a vector by a scalar
vec2 a = step(p, u);
//// invalid body: step of ints
float a = step(1, 2);
//// invalid body: smoothstep of mixed edges
vec2 a = smoothstep(p, p, u);
//// valid body: not a number and infinity
bool a = isnan(u) || isinf(u); bvec2 b = isnan(p);
//// valid body: bits of floats
int a = floatBitsToInt(u); uint b = floatBitsToUint(u); float c = intBitsToFloat(n) + uintBitsToFloat(k); ivec2 d = floatBitsToInt(p); vec2 e = uintBitsToFloat(uvec2(k));
//// valid body: packing
uint a = packSnorm2x16(p) + packUnorm2x16(p) + packHalf2x16(p); vec2 b = unpackSnorm2x16(a) + unpackUnorm2x16(a) + unpackHalf2x16(a);
//// invalid body: packing of GLSL ES 3.10
uint a = packUnorm4x8(r);
//// valid body: geometry
float a = length(p) + distance(p, p) + dot(q, q) + length(u) + distance(u, u) + dot(u, u); vec3 b = cross(q, q) + normalize(q) + faceforward(q, q, q) + reflect(q, q) + refract(q, q, u); float c = normalize(u) + reflect(u, u) + refract(u, u, u) + faceforward(u, u, u);
//// invalid body: cross of two dimensions
float a = cross(p, p);
//// invalid body: dot of ints
int a = dot(ivec2(1), ivec2(1));
//// invalid body: dot of two sizes
float a = dot(p, q);
//// invalid body: length of an int
float a = length(n);
//// invalid body: distance of a vector and a scalar
float a = distance(p, u);
//// valid body: functions of matrices
mat2 a = matrixCompMult(mat2(1.0), mat2(1.0)); mat2x3 b = outerProduct(q, p); mat3x2 c = transpose(b); float d = determinant(a) + determinant(mat3(1.0)) + determinant(mat4(1.0)); mat4 e = inverse(mat4(1.0)); a = inverse(a);
//// invalid body: inverse of a matrix that is not square
mat2x3 a = inverse(mat2x3(1.0));
//// invalid body: determinant of a matrix that is not square
float a = determinant(mat2x3(1.0));
//// invalid body: transposed square has another shape
mat2x3 a = transpose(mat2x3(1.0));
//// valid body: relations
bvec2 a = lessThan(p, p), b = lessThanEqual(ivec2(n), ivec2(1)), c = greaterThan(uvec2(k), uvec2(1)), d = greaterThanEqual(p, p), e = equal(p, p), f = notEqual(bvec2(t), bvec2(t)); bool g = any(a) || all(b); bvec2 h = not(c);
//// invalid body: relation of scalars
bool a = lessThan(u, u);
//// invalid body: less of bools
bvec2 a = lessThan(bvec2(t), bvec2(t));
//// invalid body: any of a bool
bool a = any(t);
//// invalid body: not of a bool
bool a = not(t);
//// invalid body: all of ints
bool a = all(ivec2(1));
//// invalid body: equal of two types
bvec2 a = equal(p, ivec2(1));
//// valid body: derivatives
float a = dFdx(u) + dFdy(u) + fwidth(u); vec3 b = dFdx(q) + fwidth(q);
//// invalid body: derivative of an int
int a = dFdx(n);
//// invalid body: derivatives of GLSL 4.50
float a = dFdxFine(u);
//// valid body: texture
color = texture(s2, p) + texture(s2, p, 1.0) + texture(s3, q) + texture(sc, q) + texture(sa, q) + vec4(texture(si, p)) + vec4(texture(su, q)); float a = texture(sh, q) + texture(sch, r) + texture(sah, r) + texture(sh, q, 1.0) + texture(sch, r, 1.0);
//// invalid body: texture with a wrong coordinate
color = texture(s2, q);
//// invalid body: texture of a float as the result of an int sampler
color = texture(si, p);
//// invalid body: bias of an array of shadows
float a = texture(sah, r, 1.0);
//// invalid body: texture of an int coordinate
color = texture(s2, ivec2(1));
//// invalid body: texture of no sampler
color = texture(p, p);
//// valid body: textureSize
ivec2 a = textureSize(s2, 0) + textureSize(sc, 0) + textureSize(sh, 0) + textureSize(sch, 0); ivec3 b = textureSize(s3, 0) + textureSize(sa, n) + textureSize(sah, 0);
//// invalid body: textureSize without a level
ivec2 a = textureSize(s2);
//// invalid body: textureSize of a float level
ivec2 a = textureSize(s2, 0.0);
//// valid body: textureProj
color = textureProj(s2, q) + textureProj(s2, r) + textureProj(s3, r) + textureProj(s2, q, 1.0); float a = textureProj(sh, r);
//// invalid body: textureProj of a cube
color = textureProj(sc, r);
//// valid body: textureLod
color = textureLod(s2, p, 1.0) + textureLod(s3, q, 1.0) + textureLod(sc, q, 1.0) + textureLod(sa, q, 1.0); float a = textureLod(sh, q, 1.0);
//// invalid body: textureLod of a cube of shadows
float a = textureLod(sch, r, 1.0);
//// invalid body: textureLod of an int level
color = textureLod(s2, p, 1);
//// valid body: textureOffset
color = textureOffset(s2, p, ivec2(1, -8)) + textureOffset(s3, q, ivec3(7)) + textureOffset(sa, q, ivec2(0)) + textureOffset(s2, p, ivec2(1), 1.0); float a = textureOffset(sh, q, ivec2(1));
//// invalid body: textureOffset of a variable
color = textureOffset(s2, p, ivec2(n));
//// invalid body: textureOffset above 7
color = textureOffset(s2, p, ivec2(8, 0));
//// invalid body: textureOffset below -8
color = textureOffset(s2, p, ivec2(0, -9));
//// invalid body: textureOffset of a cube
color = textureOffset(sc, q, ivec2(1));
//// invalid body: textureOffset of an array of shadows
float a = textureOffset(sah, r, ivec2(1));
//// valid body: texelFetch
color = texelFetch(s2, ivec2(1), 0) + texelFetch(s3, ivec3(1), n) + texelFetch(sa, ivec3(1), 0); ivec4 a = texelFetch(si, ivec2(1), 0);
//// invalid body: texelFetch of a float coordinate
color = texelFetch(s2, p, 0);
//// invalid body: texelFetch without a level
color = texelFetch(s2, ivec2(1));
//// invalid body: texelFetch of a cube
color = texelFetch(sc, ivec3(1), 0);
//// invalid body: texelFetch of shadows
color = texelFetch(sh, ivec2(1), 0);
//// valid body: texelFetchOffset
color = texelFetchOffset(s2, ivec2(1), 0, ivec2(1)) + texelFetchOffset(s3, ivec3(1), 0, ivec3(1)) + texelFetchOffset(sa, ivec3(1), 0, ivec2(1));
//// invalid body: texelFetchOffset above 7
color = texelFetchOffset(s2, ivec2(1), 0, ivec2(9));
//// valid body: other projections and offsets
color = textureProjOffset(s2, q, ivec2(1)) + textureProjOffset(s2, r, ivec2(1), 1.0) + textureProjOffset(s3, r, ivec3(1)) + textureLodOffset(s2, p, 1.0, ivec2(1)) + textureLodOffset(sa, q, 1.0, ivec2(1)) + textureProjLod(s2, q, 1.0) + textureProjLod(s3, r, 1.0) + textureProjLodOffset(s2, r, 1.0, ivec2(1));
//// valid body: gradients
color = textureGrad(s2, p, p, p) + textureGrad(s3, q, q, q) + textureGrad(sc, q, q, q) + textureGrad(sa, q, p, p) + textureGradOffset(s2, p, p, p, ivec2(1)) + textureGradOffset(s3, q, q, q, ivec3(1)) + textureProjGrad(s2, q, p, p) + textureProjGrad(s3, r, q, q) + textureProjGradOffset(s2, r, p, p, ivec2(1)); float a = textureGrad(sh, q, p, p) + textureGrad(sch, r, q, q) + textureGrad(sah, r, p, p) + textureGradOffset(sh, q, p, p, ivec2(1)) + textureGradOffset(sah, r, p, p, ivec2(1)) + textureProjGrad(sh, r, p, p);
//// valid body: offsets of shadows
float a = textureLodOffset(sh, q, 1.0, ivec2(1)) + textureProjOffset(sh, r, ivec2(1)) + textureProjLod(sh, r, 1.0) + textureProjLodOffset(sh, r, 1.0, ivec2(1)) + textureProjGradOffset(sh, r, p, p, ivec2(1));
//// invalid body: textureGrad with wrong gradients
color = textureGrad(s2, p, q, q);
//// invalid body: textureLodOffset of a variable
color = textureLodOffset(s2, p, 1.0, ivec2(n, 1));
//// invalid body: textureGather of GLSL ES 3.10
color = textureGather(s2, p);
//// invalid body: textureQueryLod
vec2 a = textureQueryLod(s2, p);
//// invalid body: fma of GLSL ES 3.20
float a = fma(u, u, u);
//// invalid body: bit functions of GLSL ES 3.10
int a = bitCount(n);
//// invalid body: bit fields of GLSL ES 3.10
int a = bitfieldExtract(n, 0, 1);
//// invalid body: frexp of GLSL ES 3.10
int a; float b = frexp(u, a);
//// invalid body: saturate
float a = saturate(u);
//// invalid body: lerp
float a = lerp(u, u, u);
//// invalid body: fmod
float a = fmod(u, u);
//// invalid body: atan2
float a = atan2(u, u);
//// invalid body: rsqrt
float a = rsqrt(u);
//// invalid body: frac
float a = frac(u);
//// invalid body: noise
float a = noise1(u);
//// invalid body: ddx
float a = ddx(u);
//// invalid body: mul
vec2 a = mul(mat2(1.0), p);
//// valid: constants of built-in functions
const float a = sin(1.0) + pow(2.0, 3.0) + length(vec2(1.0)) + determinant(mat2(1.0)) + dot(vec2(1.0), vec2(2.0));
const int b = max(1, 2) + int(floor(2.5)) + floatBitsToInt(1.0);
float c[int(min(4.0, 2.0))], d[abs(-3)];
//// invalid: constant of a texture
const vec4 a = texture(s2, vec2(0.0));
//// invalid: constant of a texture size
const ivec2 a = textureSize(s2, 0);
//// invalid: array of the size of a fraction
float a[int(fract(1.0))];
//// valid: sizes of folded functions
float a[int(mod(7.0, 4.0))], b[int(sqrt(16.0))], c[int(clamp(9.0, 1.0, 5.0))], d[int(mix(1.0, 3.0, 0.5))], e[int(step(0.0, 1.0))], f[int(sign(2.0))], g[int(round(1.6))], h[int(exp2(3.0))];
void main() { float x = a[2] + b[3] + c[4] + d[1] + e[0] + f[0] + g[1] + h[7]; }
//// invalid: index outside of a folded size
float b[int(sqrt(16.0))];
void main() { float x = b[4]; }
