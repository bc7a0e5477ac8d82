//// valid: precision of float
precision highp float;
float a;
//// invalid: no precision of float
float a;
void main() {}
//// invalid: no precision of a float in a function
void main() { float a; }
//// invalid: no precision of a vector
uniform vec2 a;
//// invalid: no precision of a matrix
uniform mat3 a;
//// invalid: no precision of a parameter
void f(float a) {}
//// invalid: no precision of a result
float f();
//// invalid: no precision of a field
struct S { float a; };
//// invalid: no precision of a member
uniform B { float a; };
//// valid: own precision
highp float a;
uniform mediump vec2 b;
//// valid: int has a precision
int a; uint b; ivec2 c;
//// valid: bool needs no precision
bool a; bvec2 b;
//// valid: sampler2D and samplerCube have a precision
uniform sampler2D a; uniform samplerCube b;
//// invalid: no precision of sampler3D
uniform sampler3D a;
//// invalid: no precision of sampler2DArray
uniform sampler2DArray a;
//// invalid: no precision of sampler2DShadow
uniform sampler2DShadow a;
//// invalid: no precision of isampler2D
uniform isampler2D a;
//// invalid: no precision of usampler2D
uniform usampler2D a;
//// valid: precision of samplers
precision lowp sampler3D; precision highp sampler2DShadow; precision mediump isampler2D;
uniform sampler3D a; uniform sampler2DShadow b; uniform isampler2D c; uniform highp usamplerCube d;
//// invalid: precision of a vector
precision highp vec2;
//// invalid: precision of bool
precision highp bool;
//// invalid: precision of uint
precision highp uint;
//// invalid: precision of a struct
struct S { int a; };
precision highp S;
//// invalid: precision without a word
precision float;
//// invalid: precision with a wrong word
precision veryhigh float;
//// invalid: precision without a type
precision highp;
//// invalid: precision of an array
precision highp float[2];
//// valid: precision again
precision highp float;
precision mediump float;
float a;
//// invalid: precision of a function is not seen outside
void f() { precision highp float; }
float a;
//// valid: precision of an outer block
precision highp float;
void main() { { precision lowp float; } float a = 1.0; }
//// valid: literals need no precision
void main() { bool a = 1.0 < 2.0; }
//// valid: constant floats of an expression without precision
void main() { int a = int(1.5 + 2.5); }
//// invalid: operation on floats of literals is no declaration
void main() { float a = 1.0; }
//// valid: gl_FragCoord needs no precision
void main() { bool a = gl_FragCoord.x > 1.0; }
//// valid: constructor needs no precision
void main() { int a = int(vec2(1.0).x); }
//// invalid: precision twice in one
precision highp highp float;
//// invalid: precision of void
precision highp void;
