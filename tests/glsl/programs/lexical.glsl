precision highp float;
out vec4 color;
uniform float u;

//// valid body: decimal floats
float a = 1.0, b = .5, c = 2., d = 1e3, e = 1.5E-3, f = 3.e+2, g = 1.0f, h = 1.0F, i = 1e2f;
//// valid body: decimal, octal and hexadecimal ints
int a = 0, b = 12, c = 017, d = 0x1F, e = 0Xff, f = 0xFFFFFFFF;
//// valid body: unsigned suffixes
uint a = 0u, b = 4294967295u, c = 0x7fU, d = 017u;
//// valid body: largest int literal wraps
int a = 4294967295;
//// invalid body: int literal above 32 bits
int a = 4294967296;
//// invalid body: unsigned literal above 32 bits
uint a = 4294967296u;
//// invalid body: hexadecimal literal above 32 bits
int a = 0x1FFFFFFFF;
//// invalid body: octal literal with digit 8
int a = 018;
//// invalid body: hexadecimal literal without digits
int a = 0x;
//// invalid body: letters behind a number
int a = 12abc;
//// invalid body: suffix f on an int
float a = 1f;
//// invalid body: exponent without digits
float a = 1e;
//// invalid body: long suffix
int a = 1L;
//// invalid body: double suffix
float a = 1.0lf;
//// valid body: float literal that overflows
float a = 1e50;
//// valid body: float literal that underflows
float a = 1e-60;
//// valid body: points behind literals
float a = vec2(1., 2.).x, b = (1.);
//// invalid body: swizzle of a scalar literal
float a = 1.0.x;
//// valid body: line comments
float a = 1.0; // note ; } {
//// valid body: block comments are white space
float/* a */b/* c
d */= 1.0;
//// valid body: comments do not nest
/* a /* b */ float a = 1.0;
//// invalid body: end of a nested comment
/* a /* b */ float a = 1.0; */
//// valid body: block comment inside line comment
// /* 
float a = 1.0;
//// invalid: comment is never closed
/* a
//// valid body: continuation joins lines
float a\
b = 1.0; ab = 2.0;
//// valid body: continuation in a comment
// note \
this is still a note
float a = 1.0;
//// valid body: continuation in a macro
#define TWO 1.0 + \
  1.0
float a = TWO;
//// invalid body: backslash in a line
float a = 1.0; \ float b;
//// invalid body: at sign
float a@ = 1.0;
//// invalid body: dollar in a name
float a$b = 1.0;
//// invalid body: quotation marks
float a = "1.0";
//// invalid body: apostrophe
float a = 'a';
//// invalid body: number sign inside a line
float a = 1.0; # define X
//// invalid body: question without colon
float a = u ? 1.0;
//// valid body: umlauts in comments
// Größe ∇ 😀
float a = 1.0;
//// invalid body: umlauts in names
float größe = 1.0;
//// valid body: names with digits and underscores
float _a = 1.0, a_1 = 2.0, A1b_ = _a + a_1;
//// valid body: names are case sensitive
float a = 1.0; int A = 1;
//// valid body: names of JavaScript
float constructor = 1.0, toString = 2.0, eval = 3.0, await = 4.0, function = 5.0, hasOwnProperty = 6.0;
//// invalid: name with two underscores
float a__b;
//// invalid: two underscores before a name
float __a;
//// invalid: the name __proto__
float __proto__ = 1.0;
//// invalid: name with gl_
float gl_mine;
//// invalid: name with webgl_
float webgl_mine;
//// invalid: name with _webgl_
float _webgl_mine;
//// valid: name of the Khronos prefix in another case
float GL_mine;
//// invalid: keyword as a variable
float while;
//// invalid: type as a variable
float vec2;
//// invalid: qualifier as a variable
float flat;
//// invalid: precision word as a variable
float highp;
//// invalid: true as a variable
float true;
//// invalid: reserved word attribute
float attribute;
//// invalid: reserved word varying
float varying;
//// invalid: reserved word goto
float goto;
//// invalid: reserved word double
double a;
//// invalid: reserved word half
half a;
//// invalid: reserved word sample
float sample;
//// invalid: reserved word filter
float filter;
//// invalid: reserved word input
float input;
//// invalid: reserved word output
float output;
//// invalid: reserved word common
float common;
//// invalid: reserved word active
float active;
//// invalid: reserved word template
float template;
//// invalid: reserved word inline
inline float f() { return 1.0; }
//// invalid: reserved word static
static float a;
//// invalid: reserved word long
long a;
//// invalid: reserved word unsigned
unsigned int a;
//// invalid: reserved type sampler1D
uniform sampler1D a;
//// invalid: reserved type sampler2DRect
uniform sampler2DRect a;
//// invalid: reserved type dvec2
dvec2 a;
//// invalid: reserved word union
union A { float a; };
//// invalid: reserved word enum
enum A { B };
//// invalid: reserved word typedef
typedef float a;
//// invalid: reserved word this
float this;
//// invalid: reserved word resource
float resource;
//// invalid: reserved word patch
float patch;
//// invalid: reserved word subroutine
float subroutine;
//// invalid: reserved word coherent
float coherent;
//// invalid: reserved word noperspective
float noperspective;
//// invalid: reserved word fixed
float fixed;
//// invalid: reserved word external
float external;
//// invalid: reserved word interface
float interface;
//// invalid: reserved word partition
float partition;
//// invalid: reserved word superp
float superp;
//// invalid: reserved word sizeof
float sizeof;
//// invalid: reserved word cast
float cast;
//// invalid: reserved word namespace
float namespace;
//// invalid: reserved word using
float using;
//// invalid: reserved word atomic_uint
uniform atomic_uint a;
//// valid: word of a later version buffer
float buffer;
//// valid: word of a later version shared
float shared;
//// valid: word of a later version precise
float precise;
//// valid: words of layouts are free
float std140, location, packed, row_major, column_major;
//// invalid: unused word volatile
float volatile;
//// invalid: unused word class
class A { float a; };
//// invalid: unused word public
float public;
