/**
 * The typed tree: what `check` makes of the syntax tree and what every later pass reads and writes.
 *
 * Names are resolved (a reference points at its `Variable`, a call at its `FunctionSymbol` or names a built-in), every
 * expression has a type, macros and includes are gone. Trees are immutable: a pass builds new nodes. The two symbols
 * (`Variable`, `FunctionSymbol`) are compared by identity; a function's `body` is filled in once, after its prototype.
 */
import type { Range } from "./source.ts";
import type { Precision, StructType, Type } from "./types.ts";

/** Value of a constant expression: one number or boolean per component, columns first; nested for arrays and structs. */
export type ConstantValue = number | boolean | readonly ConstantValue[];

export type { Precision };

export type Storage =
  | "local"
  | "parameter"
  /** Global of the shader, neither uniform nor stage variable. */
  | "global"
  | "uniform"
  /** Stage input (`in`, at a fragment shader what the vertex shader interpolates). */
  | "input"
  /** Stage output. */
  | "output"
  /** `gl_FragCoord` and the like. */
  | "builtin";

export interface Variable {
  readonly kind: "variable";
  readonly name: string;
  readonly type: Type;
  readonly storage: Storage;
  /** Declared `const`: read-only, and a constant expression if `constant` is there. */
  readonly isConst: boolean;
  /** How a parameter passes values; "in" elsewhere. */
  readonly direction: "in" | "out" | "inout";
  /** Value of a `const` whose initializer is a constant expression. */
  readonly constant?: ConstantValue;
  readonly precision?: Precision;
  readonly interpolation?: "flat" | "smooth" | "centroid" | "flat centroid" | "smooth centroid";
  readonly invariant?: boolean;
  /** `layout(location = 1)` and the like: names with values (null where there is none). */
  readonly layout?: readonly { readonly name: string; readonly value: number | null }[];
  /** Where its name is declared. */
  readonly range: Range;
}

export interface FunctionSymbol {
  readonly kind: "function";
  readonly name: string;
  readonly returnType: Type;
  readonly returnPrecision?: Precision;
  readonly parameters: readonly Variable[];
  /** null while only a prototype has been seen. Filled in once by the pass that makes the function. */
  body: Block | null;
  /** Where its name is declared. */
  readonly range: Range;
}

// ---- expressions ------------------------------------------------------------------------------------------------

interface ExpressionBase {
  readonly type: Type;
  readonly range: Range;
  /** Set if this is a constant expression. */
  readonly constant?: ConstantValue;
}

export interface Literal extends ExpressionBase {
  readonly kind: "literal";
  /** A float literal holds the float32 nearest to its text; an int or uint literal its value (uint as 0 … 2³²−1). */
  readonly value: number | boolean;
}
export interface Reference extends ExpressionBase {
  readonly kind: "reference";
  readonly variable: Variable;
}
/** Call of a function that the program defines. */
export interface Call extends ExpressionBase {
  readonly kind: "call";
  readonly function: FunctionSymbol;
  readonly arguments: readonly Expression[];
}
/** Call of a built-in function; the overload follows from the types of the arguments. */
export interface BuiltinCall extends ExpressionBase {
  readonly kind: "builtin";
  readonly name: string;
  readonly arguments: readonly Expression[];
}
/** `vec3(a, b)`, `float(i)`, `float[](…)`, `S(…)`: `type` is what is constructed. */
export interface Construct extends ExpressionBase {
  readonly kind: "construct";
  readonly arguments: readonly Expression[];
}
export interface Unary extends ExpressionBase {
  readonly kind: "unary";
  readonly operator: "+" | "-" | "!" | "~";
  readonly operand: Expression;
}
/** `++` and `--`: `prefix` tells whether the value is that after or before. The operand is an l-value. */
export interface Increment extends ExpressionBase {
  readonly kind: "increment";
  readonly operator: "++" | "--";
  readonly prefix: boolean;
  readonly operand: Expression;
}
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "<<" | ">>" | "&" | "|" | "^";
export type ComparisonOperator = "<" | ">" | "<=" | ">=" | "==" | "!=";
export type LogicalOperator = "&&" | "||" | "^^";
export interface Binary extends ExpressionBase {
  readonly kind: "binary";
  readonly operator: ArithmeticOperator | ComparisonOperator | LogicalOperator;
  readonly left: Expression;
  readonly right: Expression;
}
/** `target op value`; `operator` is null for `=` and the arithmetic operator for `+=` and the like. */
export interface Assignment extends ExpressionBase {
  readonly kind: "assignment";
  readonly operator: ArithmeticOperator | null;
  readonly target: Expression;
  readonly value: Expression;
}
export interface Conditional extends ExpressionBase {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}
/** The comma operator: `left` for its effect, then the value of `right`. */
export interface Sequence extends ExpressionBase {
  readonly kind: "sequence";
  readonly left: Expression;
  readonly right: Expression;
}
/** `v.xy`: `components` are indices into the vector, 1 to 4 of them. */
export interface Swizzle extends ExpressionBase {
  readonly kind: "swizzle";
  readonly vector: Expression;
  readonly components: readonly number[];
}
export interface FieldAccess extends ExpressionBase {
  readonly kind: "field";
  readonly structure: Expression;
  readonly name: string;
  readonly index: number;
}
/** `a[i]` of an array, a vector (a component) or a matrix (a column). */
export interface Index extends ExpressionBase {
  readonly kind: "index";
  readonly base: Expression;
  readonly index: Expression;
}
/** `a.length()`; `constant` is always set. */
export interface ArrayLength extends ExpressionBase {
  readonly kind: "length";
  readonly array: Expression;
}

export type Expression =
  | Literal
  | Reference
  | Call
  | BuiltinCall
  | Construct
  | Unary
  | Increment
  | Binary
  | Assignment
  | Conditional
  | Sequence
  | Swizzle
  | FieldAccess
  | Index
  | ArrayLength;

// ---- statements -------------------------------------------------------------------------------------------------

interface StatementBase {
  readonly range: Range;
}

/** One variable with its initializer. `float a = 1.0, b;` becomes two of these. */
export interface VariableDeclaration extends StatementBase {
  readonly kind: "declaration";
  readonly variable: Variable;
  readonly initializer: Expression | null;
}
/** A struct declared among statements or at the top level, with or without variables of it behind. */
export interface StructDeclaration extends StatementBase {
  readonly kind: "struct";
  readonly type: StructType;
}
export interface PrecisionStatement extends StatementBase {
  readonly kind: "precision";
  readonly precision: Precision;
  readonly typeName: string;
}
export interface ExpressionStatement extends StatementBase {
  readonly kind: "expression";
  readonly expression: Expression;
}
export interface Block extends StatementBase {
  readonly kind: "block";
  readonly statements: readonly Statement[];
}
export interface If extends StatementBase {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: Statement;
  readonly otherwise: Statement | null;
}
/** `initializer` is a block of declarations or an expression statement, whose scope is the loop. */
export interface For extends StatementBase {
  readonly kind: "for";
  readonly initializer: readonly Statement[];
  /** `for (; bool b = f(); )` declares a variable in the condition: then it is a declaration. */
  readonly condition: Expression | VariableDeclaration | null;
  readonly step: Expression | null;
  readonly body: Statement;
}
export interface While extends StatementBase {
  readonly kind: "while";
  readonly condition: Expression | VariableDeclaration;
  readonly body: Statement;
}
export interface DoWhile extends StatementBase {
  readonly kind: "do";
  readonly body: Statement;
  readonly condition: Expression;
}
export interface SwitchCase {
  /** null for `default`. */
  readonly label: Expression | null;
  readonly statements: readonly Statement[];
  readonly range: Range;
}
export interface Switch extends StatementBase {
  readonly kind: "switch";
  readonly selector: Expression;
  readonly cases: readonly SwitchCase[];
}
export interface Return extends StatementBase {
  readonly kind: "return";
  readonly value: Expression | null;
}
export interface Jump extends StatementBase {
  readonly kind: "break" | "continue" | "discard";
}
export interface Empty extends StatementBase {
  readonly kind: "empty";
}

export type Statement =
  | VariableDeclaration
  | StructDeclaration
  | PrecisionStatement
  | ExpressionStatement
  | Block
  | If
  | For
  | While
  | DoWhile
  | Switch
  | Return
  | Jump
  | Empty;

// ---- top level --------------------------------------------------------------------------------------------------

/** A prototype (`isPrototype`) or the definition of a function, in the order of the text. */
export interface FunctionDeclaration {
  readonly kind: "function";
  readonly symbol: FunctionSymbol;
  readonly isPrototype: boolean;
  readonly range: Range;
}
/** `layout(std140) uniform Name { … } instance;`; without an instance name its members are plain variables. */
export interface UniformBlock {
  readonly kind: "uniform-block";
  readonly name: string;
  readonly layout: readonly { readonly name: string; readonly value: number | null }[];
  readonly members: readonly Variable[];
  /** With an instance name: a variable whose type is a struct (or an array of it) with the members as fields. */
  readonly instance: Variable | null;
  readonly range: Range;
}
/** `invariant x;` behind the declaration of x. */
export interface InvariantDeclaration {
  readonly kind: "invariant";
  readonly variables: readonly Variable[];
  readonly range: Range;
}
export interface ExtensionDirective {
  readonly kind: "extension";
  readonly name: string;
  readonly behaviour: string;
  readonly range: Range;
}

export type Declaration =
  | FunctionDeclaration
  | VariableDeclaration
  | StructDeclaration
  | PrecisionStatement
  | UniformBlock
  | InvariantDeclaration
  | ExtensionDirective;

export interface Program {
  readonly declarations: readonly Declaration[];
}
