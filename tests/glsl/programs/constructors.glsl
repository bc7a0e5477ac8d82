precision highp float;
out vec4 color;
uniform int n;
uniform float u;
uniform bool t;
uniform vec2 p;

//// valid body: scalars from scalars
float a = float(n), b = float(t), c = float(1u); int d = int(u), e = int(t); uint f = uint(u), g = uint(-1); bool h = bool(u), i = bool(n);
//// valid body: scalars from vectors and matrices
float a = float(vec3(1.0)), b = float(mat2(1.0)); int c = int(p); bool d = bool(ivec2(1));
//// invalid body: scalar from two values
float a = float(1.0, 2.0);
//// invalid body: scalar from nothing
float a = float();
//// valid body: vectors from one scalar
vec2 a = vec2(1.0); ivec3 b = ivec3(u); bvec4 c = bvec4(1); uvec2 d = uvec2(true);
//// valid body: vectors from parts
vec4 a = vec4(p, p), b = vec4(1.0, p, 2), c = vec4(vec3(1.0), t), d = vec4(ivec2(1), bvec2(t)), e = vec4(p, 1, 1u);
//// valid body: vector from a longer vector
vec2 a = vec2(vec4(1.0)); vec3 b = vec3(p, p); ivec2 c = ivec2(uvec3(1));
//// invalid body: vector with too few
vec3 a = vec3(1.0, 2.0);
//// invalid body: vector from a shorter vector
vec3 a = vec3(p);
//// invalid body: vector with a value too much
vec2 a = vec2(1.0, 2.0, 3.0);
//// invalid body: vector with a vector too much
vec2 a = vec2(p, p);
//// invalid body: vector from nothing
vec2 a = vec2();
//// valid body: vector from a matrix
vec4 a = vec4(mat2(1.0)); vec2 b = vec2(mat2(1.0)); vec3 c = vec3(mat4(1.0));
//// invalid body: vector from a matrix that is too small
vec4 a = vec4(mat2x2(1.0), mat2(1.0));
//// valid body: matrices from a scalar
mat2 a = mat2(1.0), b = mat2(1), c = mat2(t); mat3x4 d = mat3x4(u);
//// valid body: matrices from columns and components
mat2 a = mat2(p, p), b = mat2(1.0, 2.0, 3.0, 4.0), c = mat2(1, p, 2), d = mat2(vec4(1.0)); mat2x3 e = mat2x3(vec3(1.0), vec3(2.0));
//// valid body: matrices from matrices
mat2 a = mat2(mat3(1.0)); mat4 b = mat4(mat2(1.0)); mat2x3 c = mat2x3(mat3x2(1.0));
//// invalid body: matrix from a matrix and more
mat3 a = mat3(mat2(1.0), 1.0, 2.0, 3.0, 4.0, 5.0);
//// invalid body: matrix with too few
mat2 a = mat2(1.0, 2.0, 3.0);
//// invalid body: matrix with too many
mat2 a = mat2(1.0, 2.0, 3.0, 4.0, 5.0);
//// valid body: matrix from a vector that overflows
mat2 a = mat2(1.0, vec4(2.0));
//// invalid body: matrix from one vector
mat2 a = mat2(p);
//// invalid body: matrix from nothing
mat2 a = mat2();
//// invalid body: vector from an array
float a[2]; vec2 b = vec2(a);
//// invalid: vector from a struct
struct S { vec2 a; };
void main() { S s; vec2 b = vec2(s); }
//// invalid: vector from a sampler
uniform sampler2D s;
void main() { vec2 b = vec2(s); }
//// invalid body: constructor of void
void(1.0);
//// invalid: constructor of a sampler
uniform sampler2D s;
void main() { sampler2D(s); }
//// invalid: vector from a void function
void f() {}
void main() { vec2 a = vec2(f()); }
//// valid body: bools from floats
bvec2 a = bvec2(p), b = bvec2(1.0, 0);
//// valid body: constant expressions of constructors
const vec3 a = vec3(1, 2u, true); const mat2 b = mat2(a, 1.0); float c[int(a.y)];
//// invalid body: constructor with precision
vec2 a = highp vec2(1.0);
//// valid body: constructors of a longer name
mat2x2 a = mat2x2(1.0); mat3 b = mat3x3(1.0);
//// invalid body: unknown constructor
vec5 a = vec5(1.0);
//// valid body: vectors use parts of the last argument
vec3 a = vec3(p, p); vec4 b = vec4(1.0, vec4(1.0)); vec2 c = vec2(1.0, mat2(1.0));
//// invalid body: void argument
vec2 a = vec2(void);
