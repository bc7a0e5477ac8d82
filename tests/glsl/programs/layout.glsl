precision highp float;

//// valid: locations of outputs
layout(location = 0) out vec4 a;
layout(location = 1) out vec4 b;
//// valid: location of an array
layout(location = 0) out vec4 a[2];
//// valid: outputs without locations when there is one
out vec4 a;
//// invalid: two outputs of which one has no location
layout(location = 0) out vec4 a;
out vec4 b;
//// invalid: two outputs without locations
out vec4 a;
out vec4 b;
//// invalid: two outputs of one location
layout(location = 0) out vec4 a;
layout(location = 0) out vec4 b;
//// invalid: array overlaps an output
layout(location = 0) out vec4 a[2];
layout(location = 1) out vec4 b;
//// invalid: invariant with a layout
invariant layout(location = 0) out vec4 a;
//// invalid: array of outputs too long
out vec4 a[32];
//// invalid: array of outputs that ends too late
layout(location = 6) out vec4 a[4];
//// invalid: comparison of blocks
uniform B { float a; } b;
void main() { bool c = b == b; }
//// invalid: location too large
layout(location = 100) out vec4 a;
//// invalid: location below zero
layout(location = -1) out vec4 a;
//// valid: hexadecimal location
layout(location = 0x1) out vec4 a;
//// valid: unsigned location
layout(location = 1u) out vec4 a;
//// invalid: location of a constant
const int one = 1;
layout(location = one) out vec4 a;
//// invalid: location of a sum
layout(location = 1 + 0) out vec4 a;
//// invalid: location without a value
layout(location) out vec4 a;
//// invalid: location of a uniform
layout(location = 0) uniform float a;
//// invalid: location of an input
layout(location = 0) in float a;
//// invalid: location of a global
layout(location = 0) float a;
//// invalid: unknown layout
layout(thing = 0) out vec4 a;
//// invalid: empty layout
layout() out vec4 a;
//// invalid: layout of a parameter
void f(layout(location = 0) float a) {}
//// invalid: layout of a local
void main() { layout(location = 0) float a; }
//// invalid: two layouts
layout(location = 0) layout(location = 0) out vec4 a;
//// invalid: layout behind out
out layout(location = 0) vec4 a;
//// valid: layout before precision
layout(location = 0) out highp vec4 a;
//// valid: uniform block
uniform B { float a; vec3 b; mat4 c; };
void main() { float d = a + b.x + c[0][0]; }
//// valid: uniform block with an instance
uniform B { float a; } b;
void main() { float d = b.a; }
//// invalid: member of a block with an instance by itself
uniform B { float a; } b;
void main() { float d = a; }
//// invalid: name of a block as a variable
uniform B { float a; };
void main() { float d = B.a; }
//// valid: array of blocks
uniform B { float a; } b[2];
void main() { float d = b[1].a; }
//// invalid: array of blocks with a variable index
uniform B { float a; } b[2];
uniform int i;
void main() { float d = b[i].a; }
//// invalid: array of blocks out of range
uniform B { float a; } b[2];
void main() { float d = b[2].a; }
//// invalid: array of blocks without a size
uniform B { float a; } b[];
//// invalid: block array without an instance
uniform B { float a; } [2];
//// valid: layouts of blocks
layout(std140) uniform A { float a; };
layout(std140, row_major) uniform D { mat2 d; };
layout(column_major) uniform E { mat2 e; };
//// invalid: layout shared of a block
layout(shared) uniform B { float b; };
//// invalid: layout packed of a block
layout(packed) uniform C { float c; };
//// invalid: value of a block's layout
layout(std140 = 1) uniform B { float b; };
//// invalid: two layouts of a block
layout(std140) layout(row_major) uniform B { mat2 a; };
//// invalid: layout of matrices on a uniform
layout(row_major) uniform mat2 a;
//// valid: layout of matrices on a float member
uniform B { layout(row_major) float a; };
//// invalid: precision of a block
highp uniform B { float a; };
//// invalid: flat member
uniform B { flat float a; };
//// invalid: invariant member
uniform B { invariant float a; };
//// invalid: block with the name of a global behind it
uniform B { float a; };
float B;
//// invalid: block with the name of a global before it
float B;
uniform B { float a; };
//// invalid: block with the name of its instance
uniform B { float a; } B;
//// invalid: block with the name of a function
uniform B { float a; };
void B() {}
//// valid: local with the name of a block
uniform B { float a; };
void main() { float B = 1.0; B = 2.0; }
//// invalid: unknown member of an instance
uniform B { float a; } b;
void main() { float c = b.d; }
//// valid: length of an array of blocks
uniform B { float a; } b[2];
void main() { int c = b.length(); }
//// invalid: two instances of one block
uniform B { float a; } b, c;
//// invalid: member with gl_
uniform B { float gl_a; };
//// invalid: block as a statement
uniform B { float a; } b;
void main() { b; }
//// valid: layouts of members
layout(std140) uniform A { layout(row_major) mat2 a; layout(column_major) mat3 b; };
//// valid: default layouts
layout(std140, row_major) uniform;
//// invalid: default layout of outputs
layout(location = 0) out;
//// invalid: layout std140 of a uniform
layout(std140) uniform float a;
//// invalid: layout std140 of a member
uniform A { layout(std140) mat2 a; };
//// invalid: layout location of a block
layout(location = 0) uniform A { mat2 a; };
//// invalid: unknown layout of a block
layout(std430) uniform A { mat2 a; };
//// invalid: binding of a block
layout(binding = 0) uniform A { mat2 a; };
//// invalid: assignment to a member
uniform B { float a; };
void main() { a = 1.0; }
//// invalid: assignment to a member of an instance
uniform B { float a; } b;
void main() { b.a = 1.0; }
//// invalid: in block
in B { float a; };
//// invalid: out block
out B { vec4 a; };
//// invalid: block without a qualifier
B { float a; };
//// invalid: block without members
uniform B { };
//// invalid: sampler in a block
uniform B { sampler2D a; };
//// valid: struct in a block
struct S { float a; vec2 b; };
uniform B { S s; S t[2]; };
//// invalid: struct declared in a block
uniform B { struct S { float a; } s; };
//// invalid: member with an initializer
uniform B { float a = 1.0; };
//// invalid: const member
uniform B { const float a; };
//// valid: uniform member
uniform B { uniform float a; };
//// invalid: in member
uniform B { in float a; };
//// valid: bool and int members
uniform B { bool a; ivec2 b; uint c; };
//// valid: array members
uniform B { float a[3]; vec2 b[2], c; };
//// invalid: member array without a size
uniform B { float a[]; };
//// invalid: members of one name
uniform B { float a; int a; };
//// invalid: blocks of one name
uniform B { float a; };
uniform B { float b; };
//// invalid: member with the name of a global
float a;
uniform B { float a; };
//// invalid: instance with the name of a global
float b;
uniform B { float a; } b;
//// valid: instance with the name of its block
uniform B { float a; } C;
//// invalid: block with the name of a struct
struct B { float a; };
uniform B { float b; };
//// invalid: block in a function
void main() { uniform B { float a; }; }
//// invalid: block used as a value
uniform B { float a; } b;
void main() { b; float c = b; }
//// valid: precision in a block
uniform B { mediump float a; lowp vec3 b; };
//// invalid: flat block
flat uniform B { float a; };
//// invalid: name of a block with gl_
uniform gl_B { float a; };
//// valid: dynamic index into a member array
uniform B { float a[3]; };
uniform int i;
void main() { float b = a[i]; }
//// invalid: member that is uniform twice
uniform B { uniform uniform float a; };
