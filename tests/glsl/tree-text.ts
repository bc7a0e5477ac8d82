/** Syntax trees as S-expressions. */
import type {
  SyntaxCaseLabel,
  SyntaxDeclarator,
  SyntaxExpression,
  SyntaxField,
  SyntaxParameter,
  SyntaxQualifier,
  SyntaxStatement,
  SyntaxTopLevel,
  SyntaxTypeSpecifier,
} from "../../src/glsl/syntax.ts";

const list = (...parts: readonly string[]): string => `(${parts.filter((part) => part !== "").join(" ")})`;

const sizes = (all: readonly (SyntaxExpression | null)[]): string =>
  all.map((size) => `[${size === null ? "" : expression(size)}]`).join("");

function specifier(type: SyntaxTypeSpecifier): string {
  const name =
    type.structure === null
      ? (type.name?.text ?? "?")
      : list("struct", type.structure.name?.text ?? "", ...type.structure.fields.map(field));
  return `${type.precision === null ? "" : `${type.precision} `}${name}${sizes(type.arraySizes)}`;
}

const field = (one: SyntaxField): string =>
  list(qualifiers(one.qualifiers), specifier(one.specifier), ...one.declarators.map(declarator));

const qualifiers = (all: readonly SyntaxQualifier[]): string =>
  all
    .map(({ word, layout }) =>
      layout === null
        ? word
        : list(word, ...layout.map(({ name, value }) => name.text + (value === null ? "" : `=${expression(value)}`))),
    )
    .join(" ");

const declarator = (one: SyntaxDeclarator): string =>
  one.initializer === null
    ? one.name.text + sizes(one.arraySizes)
    : list("=", one.name.text + sizes(one.arraySizes), expression(one.initializer));

function expression(node: SyntaxExpression): string {
  switch (node.kind) {
    case "literal":
      return node.type === "float" && Number.isInteger(node.value)
        ? `${node.value}.`
        : `${node.value}${node.type === "uint" ? "u" : ""}`;
    case "identifier":
      return node.name;
    case "call":
      return list(
        "call",
        node.callee.kind === "identifier" ? node.callee.name : specifier(node.callee.specifier),
        ...node.arguments.map(expression),
      );
    case "unary":
      return list(node.operator, expression(node.operand));
    case "increment":
      return node.prefix
        ? list(node.operator, expression(node.operand))
        : list(expression(node.operand), node.operator);
    case "binary":
      return list(node.operator, expression(node.left), expression(node.right));
    case "assignment":
      return list(`${node.operator ?? ""}=`, expression(node.target), expression(node.value));
    case "conditional":
      return list("?", expression(node.condition), expression(node.whenTrue), expression(node.whenFalse));
    case "sequence":
      return list(",", expression(node.left), expression(node.right));
    case "member":
      return list(".", expression(node.object), node.name.text);
    case "method":
      return list("method", expression(node.object), node.name.text, ...node.arguments.map(expression));
    case "index":
      return list("[]", expression(node.object), expression(node.index));
  }
}

const condition = (node: SyntaxExpression | Extract<SyntaxStatement, { kind: "declaration" }> | null): string =>
  node === null ? "_" : node.kind === "declaration" ? statement(node) : expression(node);

function statement(node: SyntaxStatement | SyntaxCaseLabel): string {
  switch (node.kind) {
    case "declaration":
      return list(
        "declare",
        qualifiers(node.qualifiers),
        node.specifier === null ? "" : specifier(node.specifier),
        ...node.declarators.map(declarator),
      );
    case "precision":
      return list("precision", node.precision, specifier(node.specifier));
    case "expression":
      return expression(node.expression);
    case "block":
      return `{${node.statements.map(statement).join(" ")}}`;
    case "if":
      return list(
        "if",
        expression(node.condition),
        statement(node.then),
        node.otherwise === null ? "" : statement(node.otherwise),
      );
    case "for":
      return list(
        "for",
        statement(node.initializer),
        condition(node.condition),
        condition(node.step),
        statement(node.body),
      );
    case "while":
      return list("while", condition(node.condition), statement(node.body));
    case "do":
      return list("do", statement(node.body), expression(node.condition));
    case "switch":
      return list("switch", expression(node.selector), ...node.body.map(statement));
    case "case":
      return node.label === null ? "default:" : `case ${expression(node.label)}:`;
    case "return":
      return list("return", node.value === null ? "" : expression(node.value));
    case "break":
    case "continue":
    case "discard":
    case "empty":
      return list(node.kind);
  }
}

const parameter = (one: SyntaxParameter): string =>
  list(qualifiers(one.qualifiers), specifier(one.specifier), (one.name?.text ?? "") + sizes(one.arraySizes));

export function treeText(node: SyntaxTopLevel): string {
  switch (node.kind) {
    case "function":
      return list(
        "function",
        qualifiers(node.qualifiers),
        specifier(node.returnType),
        node.name.text,
        ...node.parameters.map(parameter),
        node.body === null ? "" : statement(node.body),
      );
    case "uniform-block":
      return list(
        "uniform-block",
        qualifiers(node.qualifiers),
        node.name.text,
        ...node.fields.map(field),
        node.instance === null ? "" : `: ${declarator(node.instance)}`,
      );
    case "extension":
      return list("extension", node.name, node.behaviour);
    case "declaration":
    case "precision":
    case "empty":
      return statement(node);
  }
}
