precision highp float;
out vec4 color;
uniform int n;
uniform float u;

//// valid body: sized array
float a[3]; a[0] = 1.0; a[n] = 2.0;
//// valid body: size behind the type
float[3] a; a[2] = 1.0;
//// valid body: size of a constant expression
const int k = 2; float a[k * 2 + 1]; float b[int(3.0)]; float c[3u];
//// invalid body: size of a variable
float a[n];
//// invalid body: size of zero
float a[0];
//// invalid body: size below zero
float a[-1];
//// invalid body: size of a float
float a[2.0];
//// invalid body: size of a bool
float a[true];
//// invalid body: no size
float a[];
//// valid body: size from the initializer
float a[] = float[](1.0, 2.0); float[] b = float[2](1.0, 2.0); float[] c = float[](1.0), d = float[](1.0, 2.0);
//// valid body: constructor with size
float a[2] = float[2](1.0, 2.0);
//// invalid body: constructor with too few
float a[2] = float[2](1.0);
//// invalid body: constructor with too many
float a[2] = float[2](1.0, 2.0, 3.0);
//// invalid body: constructor without elements
float a[] = float[]();
//// invalid body: constructor of another type
float a[2] = float[2](1, 2);
//// invalid body: sizes differ
float a[2] = float[3](1.0, 2.0, 3.0);
//// invalid body: array of arrays
float a[2][3];
//// invalid body: array of arrays from both sides
float[2] a[3];
//// valid body: assignment of arrays
float a[2] = float[](1.0, 2.0), b[2]; b = a;
//// invalid body: assignment of another size
float a[2], b[3]; a = b;
//// valid body: comparison of arrays
float a[2] = float[](1.0, 2.0), b[2] = a; bool c = a == b, d = a != b;
//// invalid body: comparison of other sizes
float a[2], b[3]; bool c = a == b;
//// invalid body: sum of arrays
float a[2], b[2]; a + b;
//// invalid body: less of arrays
float a[2], b[2]; bool c = a < b;
//// valid body: length
float a[3]; int b = a.length(); float c[a.length()];
//// valid body: length of a constructor
int b = float[](1.0, 2.0).length();
//// invalid body: length of a vector
vec3 a; int b = a.length();
//// invalid body: length with an argument
float a[3]; int b = a.length(1);
//// invalid body: length without parentheses
float a[3]; int b = a.length;
//// invalid body: unknown method
float a[3]; int b = a.size();
//// invalid body: index out of range
float a[3]; a[3] = 1.0;
//// invalid body: index below zero
float a[3]; a[-1] = 1.0;
//// valid body: unsigned index
float a[3]; a[1u] = 1.0; a[uint(n)] = 2.0;
//// invalid body: float index
float a[3]; a[1.0] = 1.0;
//// invalid body: bool index
float a[3]; a[true] = 1.0;
//// invalid body: index of a scalar
float a; a[0] = 1.0;
//// valid body: index of vectors and matrices
vec3 a; a[1] = 1.0; mat3 b; b[1] = a; b[2][1] = a[n]; b[n][n] = 1.0;
//// invalid body: index outside of a vector
vec3 a; a[3] = 1.0;
//// invalid body: index outside of a matrix
mat2 a; a[2] = vec2(1.0);
//// invalid body: index of rows outside of a matrix
mat2x3 a; a[1][3] = 1.0;
//// valid body: constant array
const float a[2] = float[](1.0, 2.0); const float b = a[1]; float c[int(a[1])];
//// valid body: array of structs
struct S { float a; }; S s[2]; s[1].a = 1.0; S t[] = S[](S(1.0), S(2.0)); S v[2] = S[2](S(1.0), S(2.0));
//// valid: array parameter
float f(float a[2]) { return a[0]; }
void main() { float b[2] = float[](1.0, 2.0); float c = f(b); }
//// invalid: array parameter of another size
float f(float a[2]) { return a[0]; }
void main() { float b[3]; float c = f(b); }
//// invalid: array parameter without a size
float f(float a[]) { return a[0]; }
//// valid: array as a result
float[2] f() { return float[](1.0, 2.0); }
void main() { float a = f()[1]; }
//// invalid: array result without a size
float[] f() { return float[](1.0, 2.0); }
//// invalid: size behind the name of a function
float f()[2] { return float[](1.0, 2.0); }
//// valid: array as an out parameter
void f(out float a[2]) { a[0] = 1.0; }
void main() { float b[2]; f(b); }
//// valid: array of samplers
uniform sampler2D s[2];
void main() { color = texture(s[1], vec2(0.0)); }
//// invalid: array of samplers with a variable index
uniform sampler2D s[2];
void main() { color = texture(s[n], vec2(0.0)); }
//// invalid: array of samplers with a loop index
uniform sampler2D s[2];
void main() { for (int i = 0; i < 2; i++) color += texture(s[i], vec2(0.0)); }
//// invalid: uniform array without a size
uniform float a[];
//// invalid body: array in a question
float a[2], b[2]; float c = (u > 0.0 ? a : b)[0];
//// invalid body: sequence of arrays
float a[2], b[2]; float c = (a, b)[0];
//// invalid body: array of void
void a[2];
//// valid body: constructor of vectors
vec2 a[] = vec2[](vec2(1.0), vec2(2.0)); mat2 b[1] = mat2[1](mat2(1.0));
//// invalid: array of an output with a variable index
layout(location = 1) out vec4 o[2];
void main() { o[n] = vec4(1.0); }
//// invalid body: index is a sequence that ends below zero
float a[2]; a[n, -1] = 1.0;
//// invalid body: variable of 64 KiB
vec4 a[4096];
//// valid body: variable below 64 KiB
vec4 a[4095];
//// valid: uniform of many elements
uniform vec4 a[200];
//// invalid body: index outside of a constructor
float a = float[](1.0, 2.0)[2];
//// valid body: comparison of constructors
bool a = float[](1.0, 2.0) == float[](1.0, 2.0);
//// valid body: size of a length of a constant
const int a[3] = int[](1, 2, 3); float b[a.length() + a[2]];
//// invalid body: initializer without a size of another element
float a[] = int[](1, 2);
//// invalid body: variable index into an output that is a vector
color[n] = 1.0;
//// invalid body: counted index into an output that is a vector
for (int i = 0; i < 4; i++) color[i] = 1.0;
//// invalid body: variable index when an output is read
float a = color[n];
//// valid body: constant index into an output that is a vector
const int k = 2; color[k] = 1.0;
//// valid body: variable index into a swizzle of an output
color.xy[n & 1] = 1.0;
