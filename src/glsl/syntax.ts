/**
 * The syntax tree: what `parse` makes of the tokens, and what only `check` reads. Names are text, nothing has a type.
 * Expressions keep parentheses only through their shape; `range` covers the whole construct in the user's text.
 */
import type { Range } from "./source.ts";
import type { ArithmeticOperator, Binary, Precision } from "./tree.ts";

export interface Name {
  readonly text: string;
  readonly range: Range;
}

/** A type as written: `const highp vec3[2]`. */
export interface SyntaxTypeSpecifier {
  /** Keyword (`float`, `mat2x3`, `sampler2D`, `void`) or the name of a struct; null where `structure` is declared here. */
  readonly name: Name | null;
  readonly structure: SyntaxStruct | null;
  readonly precision: Precision | null;
  /** `[]` and `[n]` behind the type, outermost first; null for an empty pair. */
  readonly arraySizes: readonly (SyntaxExpression | null)[];
  readonly range: Range;
}

export interface SyntaxStruct {
  readonly name: Name | null;
  readonly fields: readonly SyntaxField[];
  readonly range: Range;
}
export interface SyntaxField {
  readonly qualifiers: readonly SyntaxQualifier[];
  readonly specifier: SyntaxTypeSpecifier;
  readonly declarators: readonly SyntaxDeclarator[];
}

/** One word before a type: `const`, `uniform`, `in`, `flat`, `invariant`, `varying`, or a whole `layout(…)`. */
export interface SyntaxQualifier {
  readonly word: string;
  readonly layout: readonly { readonly name: Name; readonly value: SyntaxExpression | null }[] | null;
  readonly range: Range;
}

export interface SyntaxDeclarator {
  readonly name: Name;
  readonly arraySizes: readonly (SyntaxExpression | null)[];
  readonly initializer: SyntaxExpression | null;
  readonly range: Range;
}

interface Node {
  readonly range: Range;
}

// ---- expressions ------------------------------------------------------------------------------------------------

export interface SyntaxLiteral extends Node {
  readonly kind: "literal";
  readonly type: "float" | "int" | "uint" | "bool";
  readonly value: number | boolean;
}
export interface SyntaxIdentifier extends Node {
  readonly kind: "identifier";
  readonly name: string;
}
/** `f(a, b)`, `vec3(a)`, `float[2](a, b)`, `S(a)`; `f(void)` has no arguments. */
export interface SyntaxCall extends Node {
  readonly kind: "call";
  /** What stands before the parenthesis: the name of a function or struct as an identifier, or a type. */
  readonly callee:
    | SyntaxIdentifier
    | { readonly kind: "type"; readonly specifier: SyntaxTypeSpecifier; readonly range: Range };
  readonly arguments: readonly SyntaxExpression[];
}
export interface SyntaxUnary extends Node {
  readonly kind: "unary";
  readonly operator: "+" | "-" | "!" | "~";
  readonly operand: SyntaxExpression;
}
export interface SyntaxIncrement extends Node {
  readonly kind: "increment";
  readonly operator: "++" | "--";
  readonly prefix: boolean;
  readonly operand: SyntaxExpression;
}
export interface SyntaxBinary extends Node {
  readonly kind: "binary";
  readonly operator: Binary["operator"];
  readonly operatorRange: Range;
  readonly left: SyntaxExpression;
  readonly right: SyntaxExpression;
}
export interface SyntaxAssignment extends Node {
  readonly kind: "assignment";
  readonly operator: ArithmeticOperator | null;
  readonly operatorRange: Range;
  readonly target: SyntaxExpression;
  readonly value: SyntaxExpression;
}
export interface SyntaxConditional extends Node {
  readonly kind: "conditional";
  readonly condition: SyntaxExpression;
  readonly whenTrue: SyntaxExpression;
  readonly whenFalse: SyntaxExpression;
}
export interface SyntaxSequence extends Node {
  readonly kind: "sequence";
  readonly left: SyntaxExpression;
  readonly right: SyntaxExpression;
}
/** `a.b`: a swizzle or a field. */
export interface SyntaxMember extends Node {
  readonly kind: "member";
  readonly object: SyntaxExpression;
  readonly name: Name;
}
/** `a.length()`: the only method of the language. */
export interface SyntaxMethod extends Node {
  readonly kind: "method";
  readonly object: SyntaxExpression;
  readonly name: Name;
  readonly arguments: readonly SyntaxExpression[];
}
export interface SyntaxIndex extends Node {
  readonly kind: "index";
  readonly object: SyntaxExpression;
  readonly index: SyntaxExpression;
}

export type SyntaxExpression =
  | SyntaxLiteral
  | SyntaxIdentifier
  | SyntaxCall
  | SyntaxUnary
  | SyntaxIncrement
  | SyntaxBinary
  | SyntaxAssignment
  | SyntaxConditional
  | SyntaxSequence
  | SyntaxMember
  | SyntaxMethod
  | SyntaxIndex;

// ---- statements and declarations ----------------------------------------------------------------------------------

/** `const float a = 1.0, b[2];`, `struct S { … };`, `invariant gl_Position;` (no specifier, names as declarators). */
export interface SyntaxDeclaration extends Node {
  readonly kind: "declaration";
  readonly qualifiers: readonly SyntaxQualifier[];
  readonly specifier: SyntaxTypeSpecifier | null;
  readonly declarators: readonly SyntaxDeclarator[];
}
export interface SyntaxPrecision extends Node {
  readonly kind: "precision";
  readonly precision: Precision;
  readonly specifier: SyntaxTypeSpecifier;
}
export interface SyntaxExpressionStatement extends Node {
  readonly kind: "expression";
  readonly expression: SyntaxExpression;
}
export interface SyntaxBlock extends Node {
  readonly kind: "block";
  readonly statements: readonly SyntaxStatement[];
}
export interface SyntaxIf extends Node {
  readonly kind: "if";
  readonly condition: SyntaxExpression;
  readonly then: SyntaxStatement;
  readonly otherwise: SyntaxStatement | null;
}
export interface SyntaxFor extends Node {
  readonly kind: "for";
  readonly initializer: SyntaxStatement;
  readonly condition: SyntaxExpression | SyntaxDeclaration | null;
  readonly step: SyntaxExpression | null;
  readonly body: SyntaxStatement;
}
export interface SyntaxWhile extends Node {
  readonly kind: "while";
  readonly condition: SyntaxExpression | SyntaxDeclaration;
  readonly body: SyntaxStatement;
}
export interface SyntaxDoWhile extends Node {
  readonly kind: "do";
  readonly body: SyntaxStatement;
  readonly condition: SyntaxExpression;
}
/** The body of a switch is a list in which labels stand among statements. */
export interface SyntaxSwitch extends Node {
  readonly kind: "switch";
  readonly selector: SyntaxExpression;
  readonly body: readonly (SyntaxStatement | SyntaxCaseLabel)[];
}
export interface SyntaxCaseLabel extends Node {
  readonly kind: "case";
  /** null for `default`. */
  readonly label: SyntaxExpression | null;
}
export interface SyntaxReturn extends Node {
  readonly kind: "return";
  readonly value: SyntaxExpression | null;
}
export interface SyntaxJump extends Node {
  readonly kind: "break" | "continue" | "discard";
}
export interface SyntaxEmpty extends Node {
  readonly kind: "empty";
}

export type SyntaxStatement =
  | SyntaxDeclaration
  | SyntaxPrecision
  | SyntaxExpressionStatement
  | SyntaxBlock
  | SyntaxIf
  | SyntaxFor
  | SyntaxWhile
  | SyntaxDoWhile
  | SyntaxSwitch
  | SyntaxReturn
  | SyntaxJump
  | SyntaxEmpty;

export interface SyntaxParameter extends Node {
  readonly qualifiers: readonly SyntaxQualifier[];
  readonly specifier: SyntaxTypeSpecifier;
  readonly name: Name | null;
  readonly arraySizes: readonly (SyntaxExpression | null)[];
}
export interface SyntaxFunction extends Node {
  readonly kind: "function";
  readonly qualifiers: readonly SyntaxQualifier[];
  readonly returnType: SyntaxTypeSpecifier;
  readonly name: Name;
  readonly parameters: readonly SyntaxParameter[];
  /** null for a prototype. */
  readonly body: SyntaxBlock | null;
}
export interface SyntaxUniformBlock extends Node {
  readonly kind: "uniform-block";
  readonly qualifiers: readonly SyntaxQualifier[];
  readonly name: Name;
  readonly fields: readonly SyntaxField[];
  readonly instance: SyntaxDeclarator | null;
}
/** `#extension name : behaviour`, seen by the preprocessor and handed on in its place. */
export interface SyntaxExtension extends Node {
  readonly kind: "extension";
  readonly name: string;
  readonly behaviour: string;
}
export type SyntaxTopLevel =
  | SyntaxFunction
  | SyntaxDeclaration
  | SyntaxPrecision
  | SyntaxUniformBlock
  | SyntaxExtension
  | SyntaxEmpty;

export interface SyntaxTree {
  readonly declarations: readonly SyntaxTopLevel[];
}
