precision highp float;
out vec4 color;
uniform float u;
uniform int n;

//// valid body: all basic types
float a; int b; uint c; bool d; vec2 e; vec3 f; vec4 g; ivec2 h; ivec3 i; ivec4 j; uvec2 k; uvec3 l; uvec4 m; bvec2 o; bvec3 p; bvec4 q;
//// valid body: all matrices
mat2 a; mat3 b; mat4 c; mat2x2 d; mat2x3 e; mat2x4 f; mat3x2 g; mat3x3 h; mat3x4 i; mat4x2 j; mat4x3 k; mat4x4 l; a = d; b = h; c = l;
//// valid body: several names in one declaration
float a = 1.0, b, c = a;
//// invalid body: missing semicolon
float a = 1.0
//// invalid body: missing name
float = 1.0;
//// invalid body: missing comma
float a b;
//// invalid body: undeclared name
float a = b;
//// invalid body: name in its own initializer
float a = a;
//// valid body: outer name in the initializer of the inner
float x = 1.0; { float x = x; }
//// invalid body: type does not convert int to float
float a = 1;
//// invalid body: type does not convert float to int
int a = 1.0;
//// invalid body: type does not convert int to uint
uint a = 1;
//// invalid body: type does not convert bool to int
int a = true;
//// invalid body: vector from scalar
vec2 a = 1.0;
//// invalid body: vector of another size
vec2 a = vec3(1.0);
//// invalid body: initializer in braces
float a[2] = {1.0, 2.0};
//// invalid body: variable of void
void a;
//// invalid body: unknown type
thing a;
//// invalid: void global
void a;
//// valid: const global
const float a = 1.0, b = a + 1.0;
//// invalid: const without a value
const float a;
//// invalid: const of a uniform
const float a = u;
//// invalid: const of a function
float f() { return 1.0; }
const float a = f();
//// valid: const of a built-in function
const float a = sin(1.0) + max(1.0, 2.0);
//// invalid body: assignment to a const
const float a = 1.0; a = 2.0;
//// invalid body: const local of a variable
float b = 1.0; const float a = b;
//// invalid body: const local of a uniform
const float a = u;
//// valid body: const local of a const
const float b = 1.0; const float a = b * 2.0;
//// old: global initializer of a uniform
float a = u;
//// invalid: global initializer of a call
float f() { return 1.0; }
float a = f();
//// old: global initializer of another global
float b = 1.0;
float a = b;
//// valid: global initializer of a const
const float b = 1.0;
float a = b * 2.0;
//// valid: uniforms of all kinds
uniform bool a; uniform mat3 b; uniform vec2 c[3]; uniform sampler2D d; uniform uint e; uniform bvec3 f;
//// invalid: uniform with an initializer
uniform float a = 1.0;
//// invalid body: uniform in a function
uniform float a;
//// invalid body: assignment to a uniform
u = 1.0;
//// valid: inputs
in float a; in vec3 b; in mat2 c; flat in int d; flat in uvec2 e; smooth in vec2 f; centroid in float g; flat centroid in vec3 h; smooth centroid in float i;
//// invalid: input of int without flat
in int a;
//// invalid: input of uint without flat
in uvec2 a;
//// invalid: input of bool
flat in bool a;
//// invalid: input of bvec
flat in bvec2 a;
//// invalid: input with an initializer
in float a = 1.0;
//// invalid: assignment to an input
in float a;
void main() { a = 1.0; }
//// invalid: input of a sampler
in sampler2D a;
//// valid: input array
in float a[2];
//// valid: input struct
struct S { float a; vec2 b; };
in S s;
//// invalid: input struct with int without flat
struct S { int a; };
in S s;
//// valid: input struct with int and flat
struct S { int a; };
flat in S s;
//// invalid: input struct with bool
struct S { bool a; float b; };
in S s;
//// invalid: input array of structs
struct S { float a; };
in S s[2];
//// invalid: input struct with an array
struct S { float a[2]; };
in S s;
//// invalid: input struct with a struct
struct T { float a; };
struct S { T t; };
in S s;
//// invalid: centroid without in
centroid float a;
//// invalid: flat without in
flat float a;
//// invalid: smooth uniform
smooth uniform float a;
//// invalid: flat output
flat out vec4 a;
//// invalid: centroid output
centroid out vec4 a;
//// invalid: two interpolations
flat smooth in float a;
//// invalid: interpolation behind storage
in flat float a;
//// invalid: centroid behind in
in centroid float a;
//// invalid: flat behind centroid
centroid flat in float a;
//// invalid: const twice
const const float a = 1.0;
//// invalid: invariant flat input
invariant flat in float a;
//// invalid: layout of matrices on an output
layout(row_major) out vec4 a;
//// invalid: in alone
in;
//// invalid: precision alone
highp;
//// invalid: two storages
in out float a;
//// invalid: const uniform
const uniform float a;
//// invalid: uniform twice
uniform uniform float a;
//// invalid: inout global
inout float a;
//// invalid: attribute
attribute float a;
//// invalid body: in local
in float a;
//// invalid body: out local
out float a;
//// invalid: precision before storage
highp uniform float a;
//// valid: precision behind storage
uniform highp float a;
//// valid file: invariant output
#version 300 es
precision highp float;
invariant out vec2 a;
void main() {}
//// invalid: output types beside an unlocated output
out vec2 a; out float b; out ivec3 c; out uvec4 d;
//// invalid: output of bool
layout(location = 1) out bool a;
//// invalid: output of a matrix
layout(location = 1) out mat2 a;
//// invalid: output of a struct
struct S { float a; };
layout(location = 1) out S s;
//// invalid: output of a sampler
layout(location = 1) out sampler2D a;
//// invalid: output with an initializer
layout(location = 1) out vec4 a = vec4(1.0);
//// valid: uniform of a struct
struct S { float a; vec3 b[2]; };
uniform S s;
//// valid: uniform array of structs
struct S { float a; };
uniform S s[3];
void main() { float b = s[n].a; }
//// valid: uniform struct with a sampler
struct S { sampler2D a; float b; };
uniform S s;
void main() { vec4 c = texture(s.a, vec2(s.b)); }
//// invalid: global struct with a sampler
struct S { sampler2D a; };
S s;
//// invalid: sampler global
sampler2D a;
//// invalid body: sampler local
sampler2D a;
//// valid: empty declaration
float;
//// invalid: empty declarations
;;
//// valid: empty first declarator
float , b; uniform vec2 , c;
void main() { b = c.x; float , d = b; }
//// invalid: empty second declarator
float a, , b;
//// valid: array of nothing
float[2];
//// invalid: array of nothing without a size
float[];
//// invalid: layout of nothing
layout(location = 0) uniform float;
//// valid: const and uniform of nothing
const float; uniform vec2; in float;
//// invalid: flat of nothing
flat float;
//// invalid: invariant of nothing
invariant float;
//// invalid: input of 64 KiB
in float a[16384];
//// invalid: qualifier alone
uniform;
//// valid: struct without variables
struct S { float a; };
//// valid: const struct without variables
const struct S { float a; };
//// invalid: redeclared global
float a;
int a;
//// invalid: redeclared global of the same type
float a;
float a;
//// invalid body: redeclared local
float a; float a;
//// valid body: shadowed in a block
float a; { int a = 1; }
//// valid body: local shadows a uniform
float u = 1.0;
//// valid body: local shadows a function
float sin = 1.0;
//// invalid body: call of a shadowed function
float sin = 1.0; float a = sin(1.0);
//// valid: global with the name of a built-in function
float sin;
//// invalid: function and variable of one name
float f;
void f() {}
//// invalid: variable and struct of one name
struct a { float b; };
float a;
//// invalid: declared behind its use
void main() { a = 1.0; }
float a;
//// valid: precision of declarations
lowp float a; mediump vec2 b; highp mat3 c; lowp int d; highp uvec4 e;
//// invalid: precision of bool
highp bool a;
//// invalid: precision of a struct
struct S { float a; };
highp S s;
//// invalid: precision twice
highp lowp float a;
//// invalid: statement at the top level
u;
//// invalid: if at the top level
if (true) {}
//// invalid: brace at the top level
}
//// invalid: block is never closed
void f() {
//// invalid: assignment at the top level
float a;
a = 1.0;
//// invalid: volatile
volatile float a;
//// valid: varying is no word but refused
float vary;
//// valid: uniform struct without a variable
uniform struct S { float a; };
//// valid: output struct without a variable
out struct S { float a; };
//// valid: flat input struct without a variable
flat in struct S { int a; };
//// invalid: input struct of int without a variable or flat
in struct S { int a; };
//// invalid: invariant struct without a variable
invariant struct S { float a; };
//// invalid: flat struct without a variable
flat struct S { float a; };
//// invalid: layout of a struct without a variable
layout(location = 0) struct S { float a; };
//// invalid: input of whole numbers without a name or flat
in uvec3;
//// invalid: input of bool without a name
flat in bool;
//// invalid: output of a matrix without a name
out mat2;
//// invalid: sampler without a name or a precision
uniform samplerCubeShadow;
