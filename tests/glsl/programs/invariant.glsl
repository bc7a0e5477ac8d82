precision highp float;
out vec4 color;
in vec2 v;
uniform float u;

//// valid: invariant of an output
invariant color;
//// invalid: invariant of an input
invariant v;
//// invalid: invariant of a uniform
invariant u;
//// invalid: invariant of an unknown name
invariant unknown;
//// invalid: invariant of a global
float a;
invariant a;
//// invalid: invariant input
invariant in vec2 w;
//// invalid: invariant uniform
invariant uniform float w;
//// invalid: invariant global
invariant float a;
//// invalid: invariant in a function
void main() { invariant color; }
//// valid: invariant of gl_FragDepth
invariant gl_FragDepth;
//// invalid: invariant of gl_FragCoord
invariant gl_FragCoord;
//// invalid: invariant local
void main() { invariant float a; }
//// invalid: invariant of an expression
invariant color.x;
//// valid: invariant twice
invariant color;
invariant color;
//// invalid: invariant of a list of names
out vec4 other;
invariant color, other;
//// valid: invariant output without a name
precision highp float;
invariant out vec2;
