/** Typed tree → GLSL ES 3.00 text. What is printed reads back as the same program: same tree, same float32 literals. */
import { float32OfDecimal } from "./float32.ts";
import type { Block, Declaration, Expression, FunctionSymbol, Program, Statement, Variable } from "./tree.ts";
import { type ArrayType, type Precision, type StructType, type Type, typeName } from "./types.ts";

/** Binding strengths, tightest first (§5.1); an operand that binds less gets parentheses. */
const POSTFIX = 16;
const PREFIX = 15;
const BINARY: Readonly<Record<string, number>> = {
  "*": 14,
  "/": 14,
  "%": 14,
  "+": 13,
  "-": 13,
  "<<": 12,
  ">>": 12,
  "<": 11,
  ">": 11,
  "<=": 11,
  ">=": 11,
  "==": 10,
  "!=": 10,
  "&": 9,
  "^": 8,
  "|": 7,
  "&&": 6,
  "^^": 5,
  "||": 4,
};
/** The operators as they stand between their operands. */
const SPACED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(BINARY).map((one) => [one, ` ${one} `]),
);
const CONDITIONAL = 3;
const ASSIGNMENT = 2;
const SEQUENCE = 1;

export type Loop = Extract<Statement, { kind: "for" | "while" | "do" }>;

/** A line of GLSL that the body of a loop begins with, or null for the body as it is. */
export type LoopGuard = (loop: Loop) => string | null;

/** The declarations of a program, without a `#version` line. */
export function print(program: Program, guard: LoopGuard = () => null): string {
  const parts: string[] = [];
  let previous: Declaration["kind"] | null = null;
  for (const declaration of program.declarations) {
    if (previous !== null && (declaration.kind === "function" || previous === "function")) parts.push("");
    parts.push(printDeclaration(declaration, guard));
    previous = declaration.kind;
  }
  return `${parts.join("\n")}\n`;
}

function printDeclaration(declaration: Declaration, guard: LoopGuard): string {
  switch (declaration.kind) {
    case "function":
      return declaration.isPrototype ? `${printHead(declaration.symbol)};` : printFunction(declaration.symbol, guard);
    case "declaration":
      return `${printVariable(declaration.variable, declaration.initializer)};`;
    case "struct":
      return printStruct(declaration.type, "");
    case "precision":
      return `precision ${declaration.precision} ${declaration.typeName};`;
    case "uniform-block": {
      const layout = layoutText(declaration.layout);
      const members = declaration.members
        .map(
          (member) => `  ${layoutText(member.layout ?? [])}${precision(member)}${typed(member.type, member.name)};\n`,
        )
        .join("");
      const { instance } = declaration;
      const name =
        instance === null ? "" : ` ${instance.name}${instance.type.kind === "array" ? `[${instance.type.size}]` : ""}`;
      return `${layout}uniform ${declaration.name} {\n${members}}${name};`;
    }
    case "invariant":
      return `invariant ${declaration.variables.map((variable) => variable.name).join(", ")};`;
    case "extension":
      return `#extension ${declaration.name} : ${declaration.behaviour}`;
  }
}

/** A function with its body. */
function printFunction(symbol: FunctionSymbol, guard: LoopGuard): string {
  return `${printHead(symbol)} ${symbol.body === null ? "{}" : printBlock(symbol.body, "", guard)}`;
}

function printHead(symbol: FunctionSymbol): string {
  const parameters = symbol.parameters.map((parameter) => {
    const direction = parameter.isConst ? "const in " : parameter.direction === "in" ? "" : `${parameter.direction} `;
    return `${direction}${precision(parameter)}${typed(parameter.type, parameter.name)}`;
  });
  const returned = symbol.returnPrecision === undefined ? "" : `${symbol.returnPrecision} `;
  return `${returned}${typeName(symbol.returnType)} ${symbol.name}(${parameters.join(", ")})`;
}

function printStruct(type: StructType, indent: string): string {
  const fields = type.fields
    .map((field) => `${indent}  ${precision(field)}${typed(field.type, field.name)};\n`)
    .join("");
  return `${indent}struct ${type.name} {\n${fields}${indent}};`;
}

/** `vec2 p`, `float a[3]`: arrays have their size behind the name, as everybody writes it. */
function typed(type: Type, name: string): string {
  if (type.kind !== "array") return name === "" ? typeName(type) : `${typeName(type)} ${name}`;
  return `${typeName(type.element)} ${name}[${(type as ArrayType).size}]`;
}

function precision(declared: { readonly precision?: Precision }): string {
  return declared.precision === undefined ? "" : `${declared.precision} `;
}

function layoutText(layout: NonNullable<Variable["layout"]>): string {
  const entries = layout.map(({ name, value }) => (value === null ? name : `${name} = ${value}`));
  return entries.length === 0 ? "" : `layout(${entries.join(", ")}) `;
}

const STORAGE: Readonly<Record<Variable["storage"], string>> = {
  local: "",
  parameter: "",
  global: "",
  uniform: "uniform ",
  input: "in ",
  output: "out ",
  builtin: "",
};

function printVariable(variable: Variable, initializer: Expression | null): string {
  const value = initializer === null ? "" : ` = ${printExpression(initializer, ASSIGNMENT)}`;
  return `${qualifiers(variable)}${precision(variable)}${typed(variable.type, variable.name)}${value}`;
}

function qualifiers(variable: Variable): string {
  // Nearly all are locals, which have none but const.
  if (variable.storage === "local") return variable.isConst ? "const " : "";
  return [
    variable.invariant === true ? "invariant " : "",
    variable.interpolation === undefined ? "" : `${variable.interpolation} `,
    layoutText(variable.layout ?? []),
    variable.isConst ? "const " : STORAGE[variable.storage],
  ].join("");
}

// ---- statements -------------------------------------------------------------------------------------------------

function printBlock(block: Block, indent: string, guard: LoopGuard): string {
  if (block.statements.length === 0) return `{\n${indent}}`;
  const deeper = `${indent}  `;
  const lines = block.statements.map((statement) => statementText(statement, deeper, guard));
  return `{\n${deeper}${lines.join(`\n${deeper}`)}\n${indent}}`;
}

/** A statement with its line end, indented. */
function printStatement(statement: Statement, indent: string, guard: LoopGuard): string {
  return `${indent}${statementText(statement, indent, guard)}\n`;
}

function statementText(statement: Statement, indent: string, guard: LoopGuard): string {
  switch (statement.kind) {
    case "declaration":
      return `${printVariable(statement.variable, statement.initializer)};`;
    case "struct":
      return printStruct(statement.type, indent).trimStart();
    case "precision":
      return `precision ${statement.precision} ${statement.typeName};`;
    case "expression":
      return `${printExpression(statement.expression)};`;
    case "block":
      return printBlock(statement, indent, guard);
    case "if":
      return ifText(statement, indent, guard);
    case "for":
      return forText(statement, indent, guard);
    case "while":
      return `while (${conditionText(statement.condition)})${loopBody(statement, indent, guard)}`;
    case "do":
      return `do${loopBody(statement, indent, guard)}${statement.body.kind === "block" ? " " : `\n${indent}`}while (${printExpression(statement.condition)});`;
    case "switch": {
      const cases = statement.cases.map(({ label, statements }) => {
        const head = label === null ? "default:" : `case ${printExpression(label)}:`;
        return `${indent}  ${head}\n${statements.map((inner) => printStatement(inner, `${indent}    `, guard)).join("")}`;
      });
      return `switch (${printExpression(statement.selector)}) {\n${cases.join("")}${indent}}`;
    }
    case "return":
      return statement.value === null ? "return;" : `return ${printExpression(statement.value)};`;
    case "break":
    case "continue":
    case "discard":
      return `${statement.kind};`;
    case "empty":
      return ";";
  }
}

function forText(statement: Extract<Loop, { kind: "for" }>, indent: string, guard: LoopGuard): string {
  const condition = statement.condition === null ? "" : ` ${conditionText(statement.condition)}`;
  const step = statement.step === null ? "" : ` ${printExpression(statement.step)}`;
  const text = (head: readonly Statement[], inner: string): string =>
    `for (${headText(head)}${condition};${step})${loopBody(statement, inner, guard)}`;
  const [first, ...rest] = statement.initializer;
  if (first?.kind !== "struct") return text(statement.initializer, indent);
  // `for (struct S { … } s = …; …)`: the struct comes first, in a block that keeps its name inside.
  const inner = `${indent}  `;
  return `{\n${printStruct(first.type, inner)}\n${inner}${text(rest, inner)}\n${indent}}`;
}

function ifText(statement: Extract<Statement, { kind: "if" }>, indent: string, guard: LoopGuard): string {
  // Chains of `else if` may be long: they are printed in a loop, not in each other.
  let text = "";
  let current: Extract<Statement, { kind: "if" }> = statement;
  for (;;) {
    // An `if` without `else` inside would take the `else` that follows.
    const then = current.otherwise !== null && endsInOpenIf(current.then) ? asBlock(current.then) : current.then;
    text += `if (${printExpression(current.condition)})${bodyText(then, indent, guard)}`;
    const { otherwise } = current;
    if (otherwise === null) return text;
    text += then.kind === "block" ? " else" : `\n${indent}else`;
    if (otherwise.kind !== "if") return text + bodyText(otherwise, indent, guard);
    text += " ";
    current = otherwise;
  }
}

function endsInOpenIf(statement: Statement): boolean {
  switch (statement.kind) {
    case "if":
      return statement.otherwise === null || endsInOpenIf(statement.otherwise);
    case "for":
    case "while":
      return endsInOpenIf(statement.body);
    default:
      return false;
  }
}

function asBlock(statement: Statement): Block {
  return { kind: "block", statements: [statement], range: statement.range };
}

function bodyText(body: Statement, indent: string, guard: LoopGuard): string {
  if (body.kind === "block") return ` ${printBlock(body, indent, guard)}`;
  return `\n${printStatement(body, `${indent}  `, guard).replace(/\n$/, "")}`;
}

/** The body of a loop, behind its guard if it has one. */
function loopBody(loop: Loop, indent: string, guard: LoopGuard): string {
  const line = guard(loop);
  if (line === null) return bodyText(loop.body, indent, guard);
  return ` {\n${indent}  ${line}\n${printStatement(loop.body, `${indent}  `, guard)}${indent}}`;
}

function conditionText(condition: Extract<Statement, { kind: "for" | "while" }>["condition"]): string {
  if (condition === null) return "";
  return condition.kind === "declaration"
    ? printVariable(condition.variable, condition.initializer)
    : printExpression(condition);
}

/** The start of a `for`: several declarations are one with commas again. */
function headText(statements: readonly Statement[]): string {
  const [first, ...rest] = statements;
  if (first === undefined) return ";";
  const text = statementText(first, "", () => null);
  if (first.kind !== "declaration" || rest.length === 0) return text;
  const more = rest.map((statement) => {
    if (statement.kind !== "declaration")
      throw new Error(`a for loop starts with declarations or an expression, not ${statement.kind}`);
    const { variable, initializer } = statement;
    const size = variable.type.kind === "array" ? `[${variable.type.size}]` : "";
    return `, ${variable.name}${size}${initializer === null ? "" : ` = ${printExpression(initializer, ASSIGNMENT)}`}`;
  });
  return `${text.slice(0, -1)}${more.join("")};`;
}

// ---- expressions ------------------------------------------------------------------------------------------------

/** An expression; `strength` is how tightly the place binds in which it stands. */
export function printExpression(expression: Expression, strength = SEQUENCE): string {
  switch (expression.kind) {
    case "literal": {
      const { value, type } = expression;
      return enclosed(printLiteral(value, type), literalStrength(value, type), strength);
    }
    case "reference":
      return expression.variable.name;
    case "call":
      return `${expression.function.name}(${printList(expression.arguments)})`;
    case "builtin":
      return `${expression.name}(${printList(expression.arguments)})`;
    case "construct":
      return `${typeName(expression.type)}(${printList(expression.arguments)})`;
    case "unary": {
      const operand = printExpression(expression.operand, PREFIX);
      // `- -a` must not become `--a`.
      const text = expression.operator + (operand.startsWith(expression.operator) ? " " : "") + operand;
      return enclosed(text, PREFIX, strength);
    }
    case "increment":
      return expression.prefix
        ? enclosed(expression.operator + printExpression(expression.operand, PREFIX), PREFIX, strength)
        : printExpression(expression.operand, POSTFIX) + expression.operator;
    case "binary": {
      const own = BINARY[expression.operator] as number;
      return enclosed(binaryText(expression, own), own, strength);
    }
    case "assignment": {
      const target = printExpression(expression.target, PREFIX);
      const value = printExpression(expression.value, ASSIGNMENT);
      return enclosed(`${target} ${expression.operator ?? ""}= ${value}`, ASSIGNMENT, strength);
    }
    case "conditional": {
      const condition = printExpression(expression.condition, CONDITIONAL + 1);
      const whenTrue = printExpression(expression.whenTrue, ASSIGNMENT);
      const whenFalse = printExpression(expression.whenFalse, ASSIGNMENT);
      return enclosed(`${condition} ? ${whenTrue} : ${whenFalse}`, CONDITIONAL, strength);
    }
    case "sequence": {
      const left = printExpression(expression.left, SEQUENCE);
      return enclosed(`${left}, ${printExpression(expression.right, ASSIGNMENT)}`, SEQUENCE, strength);
    }
    case "swizzle":
      return `${printExpression(expression.vector, POSTFIX)}.${componentNames(expression.components)}`;
    case "field":
      return `${printExpression(expression.structure, POSTFIX)}.${expression.name}`;
    case "index":
      return `${printExpression(expression.base, POSTFIX)}[${printExpression(expression.index)}]`;
    case "length":
      return `${printExpression(expression.array, POSTFIX)}.length()`;
  }
}

/** The text in parentheses where its place binds tighter than itself. */
function enclosed(text: string, own: number, strength: number): string {
  return own < strength ? `(${text})` : text;
}

/** A negative number is a minus before a literal to a reader, and what is no number a quotient. */
function literalStrength(value: number | boolean, type: Type): number {
  if (typeof value === "boolean" || (type.kind === "scalar" && type.scalar === "uint")) return POSTFIX;
  if (!Number.isFinite(Math.fround(value))) return BINARY["/"] as number;
  return value < 0 || Object.is(value, -0) ? PREFIX : POSTFIX;
}

/** Rows of one strength lean to the left, and a right operand of the same strength keeps its parentheses. */
function binaryText(expression: Extract<Expression, { kind: "binary" }>, strength: number): string {
  let rest = "";
  let current: Expression = expression;
  // A long sum is a deep tree to the left; walking down it in a loop keeps the stack flat.
  while (current.kind === "binary" && BINARY[current.operator] === strength) {
    rest = (SPACED[current.operator] as string) + printExpression(current.right, strength + 1) + rest;
    current = current.left;
  }
  return printExpression(current, strength) + rest;
}

function printList(list: readonly Expression[]): string {
  let text = "";
  for (const argument of list) {
    const one = printExpression(argument, ASSIGNMENT);
    text = text === "" ? one : `${text}, ${one}`;
  }
  return text;
}

function componentNames(components: readonly number[]): string {
  let names = "";
  for (const component of components) names += "xyzw"[component];
  return names;
}

/** A number as GLSL that reads back as the same value. */
function printLiteral(value: number | boolean, type: Type): string {
  if (typeof value === "boolean") return String(value);
  if (type.kind === "scalar" && type.scalar === "uint") return `${value >>> 0}u`;
  if (type.kind === "scalar" && type.scalar === "int")
    // A minus before 2147483648 would be an operator on a number that no int holds; bits are what hexadecimals give.
    return value === -2147483648 ? "0x80000000" : String(value | 0);
  return printFloat(value);
}

/** Texts of the floats printed last: finding the shortest one takes up to nine conversions, and few numbers differ. */
const floatTexts = new Map<number, string>();
const MOST_FLOAT_TEXTS = 4096;

function printFloat(value: number): string {
  // A map takes −0 for 0.
  if (value === 0) return floatText(value);
  let text = floatTexts.get(value);
  if (text === undefined) {
    text = floatText(value);
    if (floatTexts.size >= MOST_FLOAT_TEXTS) floatTexts.clear();
    floatTexts.set(value, text);
  }
  return text;
}

/** Shortest decimal that reads back as the same float32; for infinities and NaN a quotient that makes them. */
function floatText(value: number): string {
  const rounded = Math.fround(value);
  if (Number.isNaN(rounded)) return "0.0 / 0.0";
  if (!Number.isFinite(rounded)) return rounded > 0 ? "1.0 / 0.0" : "-1.0 / 0.0";
  let text = String(rounded);
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Number(rounded.toPrecision(digits));
    if (float32OfDecimal(candidate) === rounded) {
      text = String(candidate);
      break;
    }
  }
  if (Object.is(rounded, -0)) text = "-0";
  return /[.e]/.test(text) ? text.replace("e+", "e") : `${text}.0`;
}
