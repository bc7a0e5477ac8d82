/** The only functions of the host that emitted code can reach, each bound once under a name of its own. */
const MATHS = Object.freeze([
  "abs",
  "acos",
  "acosh",
  "asin",
  "asinh",
  "atan",
  "atan2",
  "atanh",
  "ceil",
  "cos",
  "cosh",
  "exp",
  "floor",
  "fround",
  "imul",
  "log",
  "log2",
  "pow",
  "sin",
  "sinh",
  "sqrt",
  "tan",
  "tanh",
  "trunc",
] as const);

export type MathsName = (typeof MATHS)[number];

/** The name of a maths function in emitted code. No other emitted name begins so. */
export function mathsName(name: MathsName): string {
  return `maths_${name}`;
}
