precision highp float;
out vec4 color;
uniform int n;
uniform float u;

//// valid: function with parameters
float f(float a, vec2 b) { return a + b.x; }
void main() { float c = f(1.0, vec2(2.0)); }
//// valid: parameters of void
float f(void) { return 1.0; }
void main() { float a = f(); float b = f(void); }
//// valid: prototype and definition
float f(float a);
void main() { float b = f(1.0); }
float f(float b) { return b; }
//// valid: prototype twice
float f(float a);
float f(float b);
//// valid: prototype behind the definition
float f(float a) { return a; }
float f(float b);
//// valid: prototype that is never defined or called
float f(float a);
//// invalid: call of a function that is never defined
float f(float a);
void main() { float b = f(1.0); }
//// invalid: definition twice
float f(float a) { return a; }
float f(float b) { return b; }
//// valid: overloads
float f(float a) { return a; }
float f(vec2 a) { return a.x; }
int f(int a) { return a; }
float f() { return 1.0; }
void main() { float a = f(1.0) + f(vec2(1.0)) + f(); int b = f(1); }
//// invalid: overloads differ by the result
float f(float a) { return a; }
int f(float a) { return 1; }
//// invalid: overloads differ by the direction
void f(float a) {}
void f(out float a) {}
//// invalid: prototype with another direction
void f(in float a);
void f(inout float a) {}
//// valid: prototype with in written
void f(in float a);
void f(float a) {}
//// invalid: prototype with const
void f(const float a);
void f(float a) {}
//// invalid: call with another type
float f(float a) { return a; }
void main() { float b = f(1); }
//// invalid: call with too few
float f(float a, float b) { return a; }
void main() { float b = f(1.0); }
//// invalid: call with too many
float f(float a) { return a; }
void main() { float b = f(1.0, 2.0); }
//// invalid: call before the declaration
void main() { float a = f(1.0); }
float f(float a) { return a; }
//// invalid: call of an unknown function
void main() { float a = unknown(1.0); }
//// invalid: call of a variable
void main() { float a; a(); }
//// invalid: recursion
float f(float a) { return f(a); }
//// invalid: mutual recursion
float g(float a);
float f(float a) { return g(a); }
float g(float a) { return f(a); }
//// invalid: recursion of main
void main() { main(); }
//// valid: call of main
void main();
void f() { }
void main() { f(); }
//// invalid: result is missing
float f() { return; }
//// invalid: result of another type
float f() { return 1; }
//// invalid: result of a void function
void f() { return 1.0; }
//// valid: return of a void function
void f() { return; }
//// invalid: void function returns a void call
void g() {}
void f() { return g(); }
//// invalid: no return
float f() { }
//// valid: return on one way only
float f() { if (u > 1.0) return 1.0; }
//// valid: return in a loop
float f() { for (;;) { return 1.0; } }
//// valid: out and inout
void f(out float a, inout float b) { a = 1.0; b += a; }
void main() { float a, b = 1.0; f(a, b); vec2 c = vec2(0.0); f(c.x, c.y); }
//// invalid: out of a literal
void f(out float a) { a = 1.0; }
void main() { f(1.0); }
//// invalid: out of a uniform
void f(out float a) { a = 1.0; }
void main() { f(u); }
//// invalid: out of a sum
void f(out float a) { a = 1.0; }
void main() { float b; f(b + 1.0); }
//// invalid: out of a const
void f(out float a) { a = 1.0; }
void main() { const float b = 1.0; f(b); }
//// invalid: out of a swizzle with a component twice
void f(out vec2 a) { a = vec2(1.0); }
void main() { vec2 b; f(b.xx); }
//// valid: out of a swizzle
void f(out vec2 a) { a = vec2(1.0); }
void main() { vec2 b; f(b.yx); }
//// invalid: out of another type
void f(out float a) { a = 1.0; }
void main() { int b; f(b); }
//// valid: assignment to a parameter
float f(float a) { a += 1.0; return a; }
//// invalid: assignment to a const parameter
float f(const float a) { a += 1.0; return a; }
//// valid: const in
float f(const in float a) { return a; }
//// invalid: in const
float f(in const float a) { return a; }
//// invalid: const out
void f(const out float a) { a = 1.0; }
//// invalid: in out
void f(in out float a) { a = 1.0; }
//// invalid: uniform parameter
void f(uniform float a) { }
//// valid: precision of parameters
highp float f(lowp float a, in mediump vec2 b, const highp int c) { return a; }
//// invalid: precision before the direction
void f(highp in float a) {}
//// invalid: parameter of void
void f(void a) {}
//// invalid: void among parameters
void f(float a, void) {}
//// valid: parameter without a name
float f(float, vec2) { return 1.0; }
void main() { float a = f(1.0, vec2(1.0)); }
//// invalid: parameters of one name
void f(float a, int a) {}
//// invalid: parameter with an initializer
void f(float a = 1.0) {}
//// invalid: local with the name of a parameter
void f(float a) { float a; }
//// valid: local of a block with the name of a parameter
void f(float a) { { float a; } }
//// valid: parameter shadows a global
void f(float u) { u = 1.0; }
//// valid: parameter shadows its function
void f(float f) { f = 1.0; }
//// invalid: function in a function
void main() { void f() {} }
//// invalid: prototype in a function
void main() { float f(float a); }
//// valid: sampler parameter
uniform sampler2D s;
vec4 f(sampler2D a) { return texture(a, vec2(0.0)); }
void main() { color = f(s); }
//// invalid: sampler parameter of another type
uniform samplerCube s;
vec4 f(sampler2D a) { return texture(a, vec2(0.0)); }
void main() { color = f(s); }
//// invalid: sampler out parameter
void f(out sampler2D a) {}
//// invalid: sampler as a result
uniform sampler2D s;
sampler2D f() { return s; }
//// invalid: redefined built-in function
float sin(float a) { return a; }
//// old: overloaded built-in function
float sin(mat2 a) { return 1.0; }
//// valid: function with the name of an old built-in
vec4 texture2D(sampler2D s, vec2 p) { return texture(s, p); }
//// valid: overload of texture
vec4 texture(vec2 p) { return vec4(p, p); }
uniform sampler2D s;
void main() { color = texture(vec2(1.0)) + texture(s, vec2(1.0)); }
//// valid: overload of mix
int mix(int a, int b, int c) { return a + b * c; }
void main() { int a = mix(1, 2, 3); float b = mix(1.0, 2.0, 0.5); }
//// invalid: parameter of 64 KiB
void f(float a[16384]) {}
//// old: overload of dot
float dot(int a, int b) { return 1.0; }
//// old: function that GLSL ES 3.00 has built in
float tanh(float x) { float e = exp(2.0 * x); return (e - 1.0) / (e + 1.0); }
mat2 transpose(mat2 m) { return mat2(m[0].x, m[1].x, m[0].y, m[1].y); }
float f() { return tanh(1.0) * transpose(mat2(1.0))[0].x; }
//// old: overloads of a built-in function and the function itself
float cross(vec2 a, vec2 b) { return a.x * b.y - a.y * b.x; }
float cross(vec2 a, float size) { return cross(a, vec2(size)) + cross(vec3(a, 0.0), vec3(size)).z; }
//// invalid: overload of a built-in function called with neither's parameters
float cross(vec2 a, vec2 b) { return a.x * b.y - a.y * b.x; }
float f() { return cross(1.0, 2.0); }
//// invalid: prototype of a built-in function
float sin(float a);
//// invalid: main with a parameter
void main(int a) {}
//// invalid: main with a result
int main() { return 1; }
//// invalid: main with other parameters beside main
void main() {}
void main(int a) {}
//// invalid file: missing main
#version 300 es
precision highp float;
float f() { return 1.0; }
//// invalid: main is only declared
void main();
//// invalid: qualifier of a function
uniform float f() { return 1.0; }
//// invalid: const function
const float f() { return 1.0; }
//// invalid: in function
in float f() { return 1.0; }
//// invalid: head without body
float f()
//// invalid: missing parenthesis
float f(float a { return a; }
//// invalid: missing type of a parameter
float f(a) { return 1.0; }
//// invalid: hanging comma in parameters
float f(float a,) { return a; }
//// invalid: hanging comma in arguments
void main() { float a = max(1.0, 2.0,); }
//// invalid: semicolon behind a function
float f() { return 1.0; };
//// valid: struct parameter by name
struct S { float a; };
void f(S s, in S t) {}
//// invalid: unknown type of a parameter
void f(T t) {}
//// invalid: unknown type of a result
T f() {}
//// valid: result is not used
float f() { return 1.0; }
void main() { f(); }
//// valid: global initializer with a const function call of built-ins
const float a = clamp(0.5, 0.0, 1.0);
//// invalid: name of a function with gl_
void gl_f() {}
//// old: built-in function in a global initializer that is not const
float a = fract(u);
//// valid: nested calls
float f(float a) { return a; }
void main() { float a = f(f(f(1.0))); }
//// valid: discard in a function
void f() { discard; }
//// valid: array parameters choose the overload
float f(float a[2]) { return 1.0; }
float f(float a[3]) { return 2.0; }
void main() { float a[3]; float b = f(a); }
//// invalid: void as an operand
void f() {}
void main() { f() == f(); }
//// invalid: void as an argument
void f() {}
void main() { f(f()); }
//// valid: local with the name of the function that it calls
int f(int x) { return x; }
void main() { int f = f(1); }
//// invalid: call behind a local of the name
int f(int x) { return x; }
void main() { int f = 1; f(1); }
//// invalid: parameter hides its function
void f(float f) { f(1.0); }
//// valid: prototype of main behind it
void main() {}
void main(void);
//// invalid: function with the name of a struct
struct S { float a; };
S S(float x) { return x; }
//// invalid: precision of void
highp void f() {}
//// invalid: array of the size of a uniform as a parameter
void f(float a[n]) {}
//// invalid: qualifier flat of a parameter
void f(flat float a) {}
//// invalid: parameter that is const twice
float f(const const float a) { return a; }
//// invalid: a block of uniforms hides a built-in function
uniform sin { float amplitude; };
out vec4 color;
void main() { color = vec4(sin(amplitude)); }
