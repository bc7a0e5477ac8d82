//// valid: extension that is unknown
#extension GL_UNKNOWN_thing : enable
//// valid: extension warn
#extension GL_UNKNOWN_thing : warn
//// invalid: extension that is required
#extension GL_UNKNOWN_thing : require
//// valid: all extensions warn
#extension all : warn
//// valid: all extensions disabled
#extension all : disable
//// invalid: all extensions enabled
#extension all : enable
//// invalid: all extensions required
#extension all : require
//// invalid: extension with a wrong behaviour
#extension GL_UNKNOWN_thing : maybe
//// invalid: extension without a behaviour
#extension GL_UNKNOWN_thing
//// invalid: extension without a name
#extension
//// old: extension that GLSL ES 3.00 has merged, behind a declaration
int a;
#extension GL_OES_standard_derivatives : enable
//// invalid: extension behind a declaration
int a;
#extension GL_UNKNOWN_thing : enable
