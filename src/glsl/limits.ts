/** Bounds of the front-end: what exceeds one is a diagnostic with a place, never a hang or a crash. */

/** UTF-16 code units of one text. */
export const MOST_CHARACTERS = 256 * 1024;
/** Tokens of all texts together, macros expanded. */
export const MOST_TOKENS = 1 << 17;
/** Tokens that macro expansion may look at: macros that double into nothing produce no token, but they take time. */
export const MOST_EXPANSION_WORK = 1 << 18;
/** Characters of one name or number, as WebGL 2 has it. */
export const LONGEST_WORD = 1024;
/** Parentheses, blocks, operators, calls of macros … inside each other. */
export const DEEPEST_NESTING = 200;
/**
 * Height of one expression's tree: in a row like `a + b + c …` each operator makes it one higher. ANGLE, the compiler of
 * WebGL in browsers, refuses trees of more than 256 levels ("expression too complex"), those of statements included; and
 * later passes recurse over these trees.
 */
export const HIGHEST_EXPRESSION = 250;
/** Branches of all chains of `else if` around one place. To ANGLE each is two levels of its 256. */
export const LONGEST_ELSE_CHAIN = 125;
/**
 * Calls of a program's functions once each call is replaced by the body it calls. Twelve functions that call the one
 * before them twice make 8190 and stalled a driver; of 3,855 shaders that people drew, 20 make more than 1024 and one
 * more than 4096.
 */
export const MOST_INLINED_CALLS = 1 << 12;
/** Functions that call each other in a row, as browsers have it. */
export const DEEPEST_CALLS = 256;
export const DEEPEST_INCLUDE = 32;
/** After this many errors reading ends, and as many warnings are shown: more would be noise. */
export const MOST_DIAGNOSTICS = 50;
