/**
 * Operators on single scalars as JavaScript: float64 or, with every result rounded, float32; integers of 32 bits that
 * wrap around; booleans.
 *
 * Rounding a float64 result of + − × ÷ or √ of two float32 to float32 gives the correctly rounded float32 result
 * (double rounding is innocuous because 53 ≥ 2·24 + 2; Figueroa, "When is double rounding innocuous?", 1995).
 */
import type { ArithmeticOperator, ComparisonOperator } from "../../glsl/tree.ts";
import type { Scalar } from "../../glsl/types.ts";
import type { MathsName } from "./maths.ts";
import type { Code } from "./storage.ts";

export class Arithmetic {
  readonly #float32: boolean;
  readonly #maths: (name: MathsName) => string;

  /** `maths` gives the name under which the emitted code knows a function of the maths table. */
  constructor(float32: boolean, maths: (name: MathsName) => string) {
    this.#float32 = float32;
    this.#maths = maths;
  }

  /** A float expression, rounded to the precision in force; always closed by parentheses. */
  float(code: Code): Code {
    return this.#float32 ? `${this.#maths("fround")}(${code})` : `(${code})`;
  }
  add(a: Code, b: Code): Code {
    return this.float(`${a} + ${b}`);
  }
  subtract(a: Code, b: Code): Code {
    return this.float(`${a} - ${b}`);
  }
  multiply(a: Code, b: Code): Code {
    return this.float(`${a} * ${b}`);
  }
  divide(a: Code, b: Code): Code {
    return this.float(`${a} / ${b}`);
  }
  negate(a: Code): Code {
    return `(-${a})`;
  }
  /** A function of the maths table, its result rounded. */
  call(name: MathsName, ...operands: readonly Code[]): Code {
    const code = `${this.#maths(name)}(${operands.join(", ")})`;
    return this.#float32 ? this.float(code) : code;
  }
  /** Sum of products, added from the left. */
  dot(a: readonly Code[], b: readonly Code[]): Code {
    return a.map((code, index) => this.multiply(code, b[index] as Code)).reduce((sum, term) => this.add(sum, term));
  }

  /** A number or boolean as a literal that reads back as exactly this value; a float is negative only in parentheses. */
  literal(scalar: Scalar, value: number | boolean): Code {
    switch (scalar) {
      case "bool":
        return value ? "true" : "false";
      case "int":
        return signed(Number(value) | 0);
      case "uint":
        return String(Number(value) >>> 0);
      case "float":
        return signed(this.#float32 ? Math.fround(Number(value)) : Number(value));
    }
  }

  /** `a operator b` for two scalars of one type (for shifts the type of `a`). */
  binary(scalar: Scalar, operator: ArithmeticOperator, a: Code, b: Code): Code {
    switch (scalar) {
      case "float":
        return this.float(`${a} ${operator} ${b}`);
      case "int":
        return this.#integer(operator, a, b);
      case "uint":
        return operator === ">>" ? `(${a} >>> ${b})` : `(${this.#integer(operator, a, b)} >>> 0)`;
      case "bool":
        throw new Error(`bool has no operator ${operator}`);
    }
  }

  #integer(operator: ArithmeticOperator, a: Code, b: Code): Code {
    switch (operator) {
      case "*":
        return `${this.#maths("imul")}(${a}, ${b})`;
      case "<<":
      case ">>":
      case "&":
      case "|":
      case "^":
        return `(${a} ${operator} ${b})`;
      case "+":
      case "-":
      case "/":
      case "%":
        // Quotients of 32-bit integers are exact enough in float64 to be truncated right; x/0 becomes 0.
        return `(${a} ${operator} ${b} | 0)`;
    }
  }

  compare(operator: ComparisonOperator, a: Code, b: Code): Code {
    switch (operator) {
      case "==":
        return `(${a} === ${b})`;
      case "!=":
        return `(${a} !== ${b})`;
      case "<":
      case ">":
      case "<=":
      case ">=":
        return `(${a} ${operator} ${b})`;
    }
  }

  /** `-a`, for any number type. */
  minus(scalar: Scalar, a: Code): Code {
    switch (scalar) {
      case "float":
        return this.negate(a);
      case "int":
        return `(-${a} | 0)`;
      case "uint":
        return `(-${a} >>> 0)`;
      case "bool":
        throw new Error("bool has no operator -");
    }
  }

  /** A constructor's conversion from one scalar type to another (specification §5.4.1). */
  convert(from: Scalar, to: Scalar, a: Code): Code {
    if (from === to) return a;
    switch (to) {
      case "bool":
        return `(${a} !== 0)`;
      case "int":
        return from === "bool" ? `(${a} ? 1 : 0)` : `(${a} | 0)`;
      case "uint":
        return from === "bool" ? `(${a} ? 1 : 0)` : `(${a} >>> 0)`;
      case "float":
        // Integers above 2²⁴ are rounded in float32.
        return from === "bool" ? `(${a} ? 1 : 0)` : this.#float32 ? this.float(a) : a;
    }
  }

  /** The value that an uninitialised variable gets, as WebGL gives it. */
  zero(scalar: Scalar): Code {
    return scalar === "bool" ? "false" : "0";
  }
}

function signed(value: number): Code {
  if (Number.isNaN(value)) return "NaN";
  if (value === Infinity) return "Infinity";
  if (value === -Infinity) return "(-Infinity)";
  return value < 0 || Object.is(value, -0) ? `(-${String(-value)})` : String(value);
}
