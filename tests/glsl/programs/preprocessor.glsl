precision highp float;
out vec4 color;

//// valid: object-like macro
#define A 1.0
float a = A;
//// valid: function-like macro
#define F(x, y) ((x) + (y))
float a = F(1.0, F(2.0, 3.0));
//// valid: macro name without call
#define f(x) x
float f;
//// valid: blank before the parenthesis makes an object-like macro
#define A (1.0)
float a = A;
//// valid: call across lines
#define F(x, y) ((x) + (y))
float a = F(1.0,
  2.0);
//// valid: parentheses inside arguments
#define F(x) x
float a = F(max(1.0, 2.0));
//// invalid: too many arguments
#define F(x) x
float a = F(1.0, 2.0);
//// invalid: too few arguments
#define F(x, y) x
float a = F(1.0);
//// valid: empty argument
#define F(x) 1.0 x
float a = F();
//// valid: two empty arguments
#define F(x, y) x 1.0 y
float a = F(,);
//// valid: macro without parameters
#define F() 1.0
float a = F();
//// invalid: argument to a macro without parameters
#define F() 1.0
float a = F(1);
//// invalid: call is never closed
#define F(x) x
float a = F(1.0;
//// valid: empty macro
#define EMPTY
float a EMPTY = EMPTY 1.0;
//// valid: macro of a macro
#define A B
#define B 1.0
float a = A;
//// valid: macro that names itself
#define a a
float a = 1.0;
//// valid: macros that name each other
#define a b
#define b a
float a = 1.0;
//// valid: function-like macro that names itself
#define sin(x) (sin(x) + 1.0)
void main() { float a = sin(1.0); }
//// valid: macro gives the name of a call
#define F(x) x
#define G F
float a = G(1.0);
//// valid: body of a macro begins a call that goes on behind it
#define F(x) x
#define G F(
float a = G 1.0);
//// valid: undefined macro
#define A 1.0
#undef A
float A = 2.0;
//// valid: undef of an unknown name
#undef UNKNOWN
//// invalid: undef of a predefined macro
#undef __LINE__
//// invalid: undef of GL_ES
#undef GL_ES
//// invalid: undef without a name
#undef
//// invalid: define without a name
#define
//// invalid: define of a number
#define 1 2
//// invalid: define of a predefined macro
#define __LINE__ 1
//// invalid: define of __VERSION__
#define __VERSION__ 1
//// invalid: define of GL_ES
#define GL_ES 2
//// invalid: define of GL_ names
#define GL_MINE 1
//// invalid: define of defined
#define defined 1
//// valid: define of names with two underscores
#define A__B 1.0
float a = A__B;
//// valid: same definition again
#define A 1.0
#define A 1.0
//// valid: same definition with other blanks
#define A 1.0  + 2.0
#define A 1.0 + 2.0
//// invalid: other definition
#define A 1.0
#define A 2.0
//// invalid: other parameters
#define F(x) x
#define F(y) y
//// invalid: object-like and function-like
#define A 1.0
#define A() 1.0
//// invalid: parameter twice
#define F(x, x) x
//// invalid: parameter is a number
#define F(1) 1
//// invalid: parameters never closed
#define F(x
//// valid: macro of a keyword
#define float vec2
float a = vec2(1.0);
//// invalid: pasting of tokens
#define F(a, b) a##b
float F(c, d);
//// invalid: making strings
#define F(a) #a
float b = F(c);
//// valid: condition on a macro
#define A 1
#if A
float a;
#endif
void main() { a = 1.0; }
//// valid: conditions of numbers
#if 1 + 2 * 3 == 7 && (1 << 3) == 8 && ~0 == -1 && !0 && 7 / 2 == 3 && 7 % 2 == 1 && (6 & 3) == 2 && (6 | 1) == 7 && (6 ^ 3) == 5 && 8 >> 1 == 4
float a;
#endif
void main() { a = 1.0; }
//// valid: order of comparisons in conditions
#if 1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 3 && 1 != 2 || 1 / 0
float a;
#endif
void main() { a = 1.0; }
//// valid: hexadecimal and octal in conditions
#if 0x10 == 16 && 010 == 8
float a;
#endif
void main() { a = 1.0; }
//// valid: defined with and without parentheses
#define A
#if defined A && defined(A) && !defined B
float a;
#endif
void main() { a = 1.0; }
//// invalid: undefined name in a condition
#if UNKNOWN
#endif
//// valid: undefined name behind a short circuit
#if 0 && UNKNOWN
#endif
#if 1 || UNKNOWN
#endif
//// valid: defined guards a name
#if defined(UNKNOWN) && UNKNOWN > 1
#endif
//// valid: undefined name in a branch that is left out
#if 0
#if UNKNOWN
#endif
#endif
//// valid: undefined name in elif behind a taken branch
#if 1
#elif UNKNOWN
#endif
//// invalid: undefined name in elif
#if 0
#elif UNKNOWN
#endif
//// invalid: condition is empty
#if
#endif
//// invalid: condition with a float
#if 1.0
#endif
//// invalid: condition with a hanging operator
#if 1 +
#endif
//// invalid: condition with an assignment
#if 1 = 1
#endif
//// invalid: condition with a question mark
#if 1 ? 1 : 0
#endif
//// invalid: division by zero in a condition
#if 1 / 0
#endif
//// invalid: parenthesis in a condition is never closed
#if (1
#endif
//// invalid: junk behind a condition
#if 1 2
#endif
//// valid: else and elif
#if 0
float a
#elif 1
float b;
#else
float c
#endif
//// valid: nested conditionals
#ifdef GL_ES
#ifndef UNKNOWN
float a;
#else
oops
#endif
#endif
//// invalid: conditional is never closed
#if 1
//// invalid: endif without if
#endif
//// invalid: else without if
#else
//// invalid: elif without if
#elif 1
//// invalid: two else
#if 1
#else
#else
#endif
//// invalid: elif behind else
#if 1
#else
#elif 1
#endif
//// invalid: junk behind endif
#if 1
#endif 1
//// invalid: junk behind else
#if 1
#else 1
#endif
//// invalid: junk behind ifdef
#ifdef A B
#endif
//// invalid: ifdef without a name
#ifdef
#endif
//// valid: comment behind endif
#if 1
#endif // 1
//// invalid: error directive
#error this is wrong
//// valid: error directive that is left out
#if 0
#error it's wrong
#endif
//// valid: apostrophe in a branch that is left out
#if 0
it's "wrong
#endif
//// invalid: unknown directive
#unknown
//// valid: unknown directive in a branch that is left out
#if 0
#unknown
#endif
//// valid: empty directive
#
# // note
//// valid: blanks around the number sign
  #  define A 1.0
float a = A;
//// invalid: directive behind a token
float a; #define A 1.0
//// valid: directive behind a comment
/* note */ #define A 1.0
float a = A;
//// valid: pragma
#pragma optimize(off)
#pragma debug(on)
#pragma anything at all
#pragma STDGL invariant(none)
#pragma
//// invalid: invariance of everything in a fragment shader
#pragma STDGL invariant(all)
//// invalid: pragma with neither on nor off
#pragma optimize(maybe)
//// valid: pragma with numbers
#pragma debug(1.23)
//// invalid: pragma without a value
#pragma optimize
//// valid: pragma is not expanded
#define on off
#pragma debug(on)
//// invalid: shift by too much in a condition
#if 1 << 32
#endif
//// valid: shift by too much behind a short circuit
#if 1 || 1 << 32
#endif
//// valid: wrapping sum in a condition
#if 2147483647 + 1 >= 0
#error wrong
#endif
//// valid: negative quotient in a condition
#if -7 / 2 != -3 || -7 % 2 != -1
#error wrong
#endif
//// valid: right shift of a negative number in a condition
#if (-8 >> 1) != 2147483644
#error wrong
#endif
//// invalid: wrong call behind a short circuit
#define F(x) x
#if 0 && F(1, 2)
#endif
//// valid: directives inside the arguments of a call
#define F(x) x
float a = F(
#define B 1.0
B
#if 0
+ c
#endif
);
//// valid: directive between a macro and its parenthesis
#define F(x) x
float a = F
#define Z
(1.0);
//// invalid: parenthesis that comes out of a macro begins no call
#define LEFT (
#define F(x) x
float a = F LEFT 1.0);
//// valid: line directive
#line 100
float a;
//// valid: line directive with source
#line 100 2
float a;
//// invalid: line directive without a number
#line
//// invalid: line directive with a float
#line 1.5
//// invalid: line directive with a name
#line abc
//// valid: line directive with expressions
#line 1 + 2 (4)
//// invalid: line directive with three numbers
#line 1 2 3
//// invalid: line directive with a file name
#line 1 "file"
//// valid: line directive from a macro
#define L 5
#line L
//// valid: line and version macros
int a = __LINE__, b = __FILE__, c = __VERSION__;
//// valid: value of the version macro
#if __VERSION__ != 300
#error wrong
#endif
//// valid: GL_ES is 1
#if GL_ES != 1
#error wrong
#endif
//// valid: high precision is there
#ifndef GL_FRAGMENT_PRECISION_HIGH
#error wrong
#endif
//// valid: line macro counts
#line 10
#if __LINE__ != 10
#error wrong
#endif
//// invalid: version behind a declaration
float a;
#version 300 es
//// invalid: version twice
#version 300 es
//// invalid: defined from a macro
#define D defined
#if D(GL_ES)
#endif
//// valid: macro in a condition is a call
#define F(x) (x + 1)
#if F(1) == 2
float a;
#endif
void main() { a = 1.0; }
//// valid: conditional inside a call of a macro is read after it
#define F(x) x
float a = F(1.0)
#if 1
;
#endif
//// valid: continuation in a condition
#if 1 && \
 1
float a;
#endif
void main() { a = 1.0; }
//// invalid: include
#include "file.glsl"
//// valid: __LINE__ in a macro with arguments is that of the call's end
#define LINE(a) __LINE__ + 0 * a
const int start = __LINE__;
const int line = LINE(1

);
float f[line == start + 3 ? 1 : -1];
//// valid: __LINE__ in an argument is its own
#define SAME(a) a
const int start = __LINE__;
const int line = SAME(
__LINE__
);
float f[line == start + 2 ? 1 : -1];
//// valid: __LINE__ in a macro of a macro is that of the outer call's end
#define INNER __LINE__
#define OUTER(a) INNER + 0 * a
const int start = __LINE__;
const int line = OUTER(1
);
float f[line == start + 2 ? 1 : -1];
