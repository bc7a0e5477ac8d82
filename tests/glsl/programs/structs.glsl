precision highp float;
out vec4 color;
uniform int n;

//// valid: struct with fields
struct S { float a; vec2 b, c; int d[2]; };
void main() { S s; s.a = 1.0; s.d[1] = 2; s.b.x = s.c.y; }
//// valid: constructor of a struct
struct S { float a; vec2 b; };
void main() { S s = S(1.0, vec2(2.0)); }
//// invalid: constructor with too few
struct S { float a; vec2 b; };
void main() { S s = S(1.0); }
//// invalid: constructor with too many
struct S { float a; };
void main() { S s = S(1.0, 2.0); }
//// invalid: constructor of another type
struct S { float a; };
void main() { S s = S(1); }
//// invalid: constructor without arguments
struct S { float a; };
void main() { S s = S(); }
//// valid: nested struct
struct T { float a; };
struct S { T t; T u[2]; };
void main() { S s; s.t.a = 1.0; s.u[n].a = 2.0; s = S(T(1.0), T[](T(1.0), T(2.0))); }
//// invalid: struct declared in a struct
struct S { struct T { float a; } t; };
//// invalid: anonymous struct in a struct
struct S { struct { float a; } t; };
//// valid: anonymous struct
struct { float a; } s;
void main() { s.a = 1.0; }
//// valid: struct with variables
struct S { float a; } s, t[2];
void main() { s = t[1]; }
//// valid: const struct
struct S { float a; int b; };
const S s = S(1.0, 2);
float c[s.b];
//// invalid: struct without fields
struct S { };
//// invalid: field of its own struct
struct S { S s; };
//// invalid: unknown field
struct S { float a; };
void main() { S s; s.b = 1.0; }
//// invalid: fields of one name
struct S { float a; int a; };
//// invalid: field with an initializer
struct S { float a = 1.0; };
//// invalid: field with a qualifier
struct S { const float a; };
//// invalid: field with uniform
struct S { uniform float a; };
//// invalid: field of void
struct S { void a; };
//// invalid: field array without a size
struct S { float a[]; };
//// invalid: field of an unknown type
struct S { T t; };
//// valid: field with precision
struct S { lowp float a; highp vec2 b; };
//// valid: assignment and comparison
struct S { float a; };
void main() { S s = S(1.0), t = s; bool b = s == t, c = s != t; }
//// invalid: assignment of another struct
struct S { float a; };
struct T { float a; };
void main() { S s = T(1.0); }
//// invalid: sum of structs
struct S { float a; };
void main() { S s, t; s + t; }
//// valid: struct as a parameter and result
struct S { float a; };
S f(S s, out S t, inout S v) { t = s; return v; }
void main() { S a, b, c; c = f(a, b, c); }
//// invalid: struct declared in a parameter
void f(struct S { float a; } s) {}
//// valid: struct declared as a result
struct S { float a; } f() { S s; return s; }
//// valid: struct in a function
void main() { struct S { float a; } s; s.a = 1.0; S t = S(2.0); }
//// valid: struct shadows a struct
struct S { float a; };
void main() { struct S { int b; }; S s = S(1); }
//// invalid: struct declared twice
struct S { float a; };
struct S { float a; };
//// invalid: struct outside of its scope
void f() { struct S { float a; }; }
void main() { S s; }
//// invalid: missing semicolon behind a struct
struct S { float a; }
void main() {}
//// valid: local variable shadows a struct
struct S { float a; };
void main() { float S = 1.0; S += 1.0; }
//// invalid: constructor of a shadowed struct
struct S { float a; };
void main() { float S = 1.0; S(1.0); }
//// valid: variable with the name of its struct
struct S { float a; };
void main() { S S = S(1.0); }
//// valid: field with the name of a type's field
struct x { float x; };
void main() { x y; y.x = 1.0; }
//// invalid: field with a keyword
struct S { float float; };
//// invalid: field with gl_
struct S { float gl_a; };
//// invalid: assignment of a result's field
struct S { float a; };
S f() { return S(1.0); }
void main() { f().a = 1.0; }
//// valid: field of a result
struct S { float a; };
S f() { return S(1.0); }
void main() { float b = f().a; }
//// invalid: swizzle of a struct
struct S { float a; };
void main() { S s; s.xy; }
//// invalid: field of a scalar
void main() { float a; a.b = 1.0; }
//// invalid: struct with a sampler constructed
struct S { sampler2D a; float b; };
uniform S s;
void main() { S t = S(s.a, 1.0); }
//// stricter: struct with a sampler as an out parameter
struct S { sampler2D a; };
void f(out S s) {}
//// valid: struct with a sampler as a parameter
struct S { sampler2D a; };
uniform S s;
vec4 f(S t) { return texture(t.a, vec2(0.0)); }
void main() { color = f(s); }
//// invalid: comparison of structs with samplers
struct S { sampler2D a; };
uniform S s, t;
void main() { bool b = s == t; }
//// valid: struct keeps arrays
struct S { float a[3]; };
void main() { S s = S(float[](1.0, 2.0, 3.0)); float b = s.a[s.a.length() - 1]; S t; bool c = s == t; }
//// invalid: struct name with gl_
struct gl_S { float a; };
//// invalid: struct with the name of a function
void S() {}
struct S { float a; };
//// valid: struct with the name of a built-in function
struct sin { float a; };
//// valid: structs nested four deep
struct A { float a; }; struct B { A a; }; struct C { B a; }; struct D { C a; };
//// invalid: structs nested five deep
struct A { float a; }; struct B { A a; }; struct C { B a; }; struct D { C a; }; struct E { D a; };
//// invalid: field with two underscores
struct S { float a__b; };
//// valid: struct as the branch of an if
void main() { if (true) struct S { float a; }; }
//// valid: struct in the head of a for
void main() { for (struct S { float a; } s = S(1.0);;) break; }
//// valid: struct with arrays as a result
struct S { float a[2]; };
S f() { S s; return s; }
void main() { float b = f().a[0]; }
//// invalid: member of a type
struct S { float a; };
void main() { S.a; }
//// invalid: struct with layout field
struct S { layout(row_major) mat2 a; };
//// valid body: name of a struct alone
struct Alone { float x; };
Alone;
Alone[2];
if (true) Alone;
//// valid body: name of a struct before an empty declarator
struct Alone { float x; };
Alone , s = Alone(1.0), t[2];
Alone[2] , u;
t[1] = s;
u = t;
for (Alone , a = s; a.x < 2.0; a.x++);
//// valid body: variable with the name of a struct alone
struct Alone { float x; };
{ int Alone; Alone; }
