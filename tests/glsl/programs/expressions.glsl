precision highp float;
out vec4 color;
uniform int n;
uniform uint k;
uniform float u;
uniform bool t;
uniform vec2 p;
uniform mat2x3 m;

//// valid body: arithmetic of floats
float a = u + 1.0 - 2.0 * u / 3.0; a = -u; a = +u;
//// valid body: arithmetic of ints
int a = n + 1 - 2 * n / 3 % 4; a = -n; a = ~n & 3 | 4 ^ 5; a = n << 2 >> 1;
//// valid body: arithmetic of uints
uint a = k + 1u - 2u * k / 3u % 4u; a = -k; a = ~k & 3u | 4u ^ 5u;
//// invalid body: float plus int
float a = u + 1;
//// invalid body: int plus uint
int a = n + 1u;
//// invalid body: bool plus bool
bool a = t + t;
//// invalid body: modulo of floats
float a = u % 2.0;
//// invalid body: and of floats
float a = u & 2.0;
//// invalid body: not bit of a float
float a = ~u;
//// invalid body: shift of a float
float a = u << 1;
//// invalid body: shift by a float
int a = n << 1.0;
//// valid body: shift with another signedness
int a = n << 1u; uint b = k >> 2; ivec2 c = ivec2(n) << uvec2(1u); ivec2 d = ivec2(n) << 1;
//// invalid body: shift of a scalar by a vector
ivec2 c = n << ivec2(1);
//// invalid body: shift of vectors of other sizes
ivec2 c = ivec2(1) << ivec3(1);
//// invalid body: and of int and uint
int a = n & 1u;
//// valid body: and of a vector and a scalar
ivec2 a = ivec2(n) & 1; ivec2 b = 1 | ivec2(n); uvec3 c = uvec3(1) ^ uvec3(2);
//// invalid body: and of vectors of other sizes
ivec2 a = ivec2(n) & ivec3(1);
//// valid body: vector and scalar
vec2 a = p * 2.0 + 1.0; a = 1.0 / p; a = 2.0 - p; ivec2 b = ivec2(1) % 2;
//// invalid body: vector and int
vec2 a = p * 2;
//// invalid body: vectors of other sizes
vec2 a = p + vec3(1.0);
//// valid body: products of matrices
vec3 a = m * p; vec2 b = a * m; mat3 c = m * mat3x2(1.0); mat2 d = mat3x2(1.0) * m; mat2x3 e = mat3(1.0) * m;
//// invalid body: matrix times a wrong vector
vec3 a = m * vec3(1.0);
//// invalid body: wrong vector times matrix
vec2 a = p * m;
//// invalid body: product of matrices that do not fit
mat2x3 a = m * m;
//// valid body: matrices component by component
mat2x3 a = m + m, b = m - 1.0, c = m / m, d = 2.0 * m, e = m / 2.0, f = -m, g = 1.0 / m, h = 1.0 - m;
//// invalid body: sum of matrices that differ
mat2 a = m + mat2(1.0);
//// invalid body: matrix plus vector
mat2 a = mat2(1.0) + p;
//// invalid body: matrix times int
mat2x3 a = m * 2;
//// valid body: comparison of scalars
bool a = u < 1.0 || n >= 2 && k > 1u ^^ u <= 3.0;
//// invalid body: less of vectors
bool a = p < p;
//// invalid body: less of bools
bool a = t < t;
//// invalid body: less of other types
bool a = u < 1;
//// valid body: equality of all types
bool a = p == p, b = m != m, c = t == t, d = bvec2(t) == bvec2(t), e = n != 1;
//// invalid body: equality of other types
bool a = u == 1;
//// invalid body: equality of vectors of other sizes
bool a = p == vec3(1.0);
//// valid body: logic
bool a = t && !t || t ^^ t;
//// invalid body: logic of ints
bool a = n && n;
//// invalid body: logic of vectors
bool a = bvec2(t) && bvec2(t);
//// invalid body: not of an int
bool a = !n;
//// invalid body: not of a vector
bvec2 a = !bvec2(t);
//// valid body: increments
int a; a++; --a; float b = u; b++; vec2 c; ++c; mat2 d; d--; int e = a++ + ++a; uint f; f++; c.x++; d[1]--;
//// invalid body: increment of a bool
bool a; a++;
//// invalid body: increment of a uniform
n++;
//// invalid body: increment of a literal
1++;
//// invalid body: increment of a sum
int a; (a + 1)++;
//// invalid body: increment twice
int a; a++++;
//// invalid body: increment before and behind
int a; ++a++;
//// invalid body: assignment to an increment
int a; a++ = 1;
//// valid body: assignments
float a; int b; a = 1.0; a += 2.0; a -= 1.0; a *= 2.0; a /= 2.0; b %= 2; b <<= 1; b >>= 1; b &= 1; b |= 1; b ^= 1;
//// valid body: assignments chain to the right
float a, b, c; a = b = c = 1.0; a += b -= 1.0;
//// invalid body: assignment of another type
float a; a = 1;
//// invalid body: addition of another type
float a; a += 1;
//// invalid body: modulo of a float
float a; a %= 2.0;
//// valid body: vector and scalar in assignments
vec2 a; a += 1.0; a *= 2.0; a = a;
//// invalid body: scalar becomes a vector
float a; a += p;
//// valid body: vector times a matrix
vec2 a; a *= mat2(1.0); mat2 b; b *= mat2(1.0); b *= 2.0; mat2x3 c; c *= mat2(1.0);
//// invalid body: vector times a matrix of another shape
vec3 a; a *= m;
//// invalid body: shift of a scalar becomes a vector
int a; a <<= ivec2(1);
//// valid body: shift by another signedness
int a; a <<= 1u;
//// invalid body: assignment to a literal
1.0 = 2.0;
//// invalid body: assignment to a sum
float a; a + 1.0 = 2.0;
//// invalid body: assignment to a call
sin(1.0) = 2.0;
//// invalid body: assignment to a question
float a, b; (t ? a : b) = 1.0;
//// invalid body: assignment to an assignment
float a, b; (a = b) = 1.0;
//// stricter body: assignment to a sequence
float a, b; (a, b) = 1.0;
//// valid body: assignment in parentheses
float a; (a) = 1.0; ((a)) += 1.0;
//// valid body: swizzles
vec4 a; a.xyzw = a.wzyx; a.rg = a.ba; a.st = a.pq; a.xxxx; vec2 b = a.xx; float c = a.xy.y, d;
//// valid body: swizzles of swizzles
vec4 a; a.xyz.xy.y = 1.0; vec2 b = a.wzy.xx;
//// invalid body: swizzle mixes sets
vec4 a; a.xg;
//// invalid body: swizzle of a missing component
vec2 a = p.xyz;
//// invalid body: swizzle of five
vec4 a; a.xyzwx;
//// invalid body: unknown component
vec4 a; a.xk;
//// invalid body: assignment of a component twice
vec4 a; a.xx = p;
//// valid body: assignment of components in another order
vec4 a; a.wx = p; a.zyx += vec3(1.0);
//// invalid body: swizzle of a scalar
float a = u.x;
//// invalid body: swizzle of a matrix
vec2 a = mat2(1.0).xy;
//// invalid body: swizzle of a type
vec2.x;
//// valid body: question
float a = t ? 1.0 : 2.0; vec2 b = t ? p : vec2(0.0); float c = t ? u : t ? 1.0 : 2.0;
//// invalid body: question of an int
float a = n ? 1.0 : 2.0;
//// invalid body: question of a vector
vec2 a = bvec2(t) ? p : p;
//// invalid body: question of two types
float a = t ? 1.0 : 2;
//// invalid: question of void
void f() {}
void main() { t ? f() : f(); }
//// invalid: question of structs
struct S { float a; };
void main() { S a, b; a = t ? a : b; }
//// invalid: question of samplers
uniform sampler2D r, s;
void main() { color = texture(t ? r : s, p); }
//// valid body: sequence
float a = (1.0, 2.0); int b; b = 1, b++; for (int i = 0, j = 1; i < j; i++, j--) ;
//// valid body: sequence in a call needs parentheses
float a = max((1.0, 2.0), 3.0);
//// invalid: sequence of void
void f() {}
void main() { f(), f(); }
//// invalid body: unary plus of a bool
bool a = +t;
//// invalid body: minus of a bool
bool a = -t;
//// valid body: minus of vectors
vec2 a = -p; ivec2 b = -ivec2(1); uvec2 c = -uvec2(1); mat2x3 d = -m;
//// invalid body: void as a value
float a = main();
//// invalid body: name of a function as a value
float a = sin;
//// invalid body: name of a type as a value
float a = vec2;
//// invalid body: unclosed parenthesis
float a = (1.0 + 2.0;
//// invalid body: too many parentheses
float a = (1.0));
//// invalid body: empty parentheses
float a = ();
//// invalid body: hanging operator
float a = 1.0 +;
//// invalid body: operator before
float a = * 1.0;
//// invalid body: two operators
float a = 1.0 / / 2.0;
//// valid body: signs in a row
float a = - -u; a = -+-u; int b = ~-~n; bool c = !!t;
//// invalid body: dereference
float a = &u;
//// invalid body: cast
float a = (float) n;
//// invalid body: arrow
vec2 a = p->xy;
//// invalid body: empty index
vec2 a; a[] = 1.0;
//// invalid body: index is never closed
vec2 a; a[0 = 1.0;
//// invalid body: field without a name
vec2 a; a. = 1.0;
//// valid body: constant division by zero
int a = 1 / 0; float b = 1.0 / 0.0;
//// valid body: precedence of comparison and equality
bool a = 1 < 2 == true, b = 1 + 2 << 3 == 24;
//// invalid body: comparison of a comparison
bool a = 1 < 2 < 3;
//// valid body: bits bind less than equality
bool a = (n & 1) == 1;
//// invalid body: bits and equality
bool a = n & 1 == 1;
//// valid body: component of a literal vector
float a = vec3(1.0).z, b = mat3(1.0)[1].x, c = vec2(1.0)[1];
//// valid body: large shift
int a = 1 << 31; uint b = 1u << 31u;
//// valid body: shift by too much
int a = n << 32;
//// valid body: shift of constants by too much
int a = 1 << 40;
//// valid body: shift of constants below zero
int a = 1 << -1;
//// valid body: expression statements without effect
1.0; u; p.x; n + 1; sin(u);
//// invalid body: samplers in operators
a + b;
//// invalid: samplers compared
uniform sampler2D r, s;
void main() { bool a = r == s; }
//// invalid: sampler assigned
uniform sampler2D r, s;
void main() { r = s; }
//// valid: sampler as a statement
uniform sampler2D r;
void main() { r; }
