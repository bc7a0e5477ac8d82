/** The line behind `#define`. */
import type { Diagnostic } from "../diagnostics.ts";
import type { Range } from "../source.ts";
import type { Token } from "../token.ts";
import type { Macro } from "./macros.ts";

/** The macro that a `#define` makes, or null after an error. */
export function readDefinition(
  line: readonly Token[],
  directive: Range,
  report: (diagnostic: Diagnostic) => void,
): Macro | null {
  const refuse = (message: string, range: Range): null => {
    report({ severity: "error", message, range });
    return null;
  };
  const name = line[0];
  if (name?.kind !== "identifier")
    return refuse(`expected the name of a macro behind '#define', found ${describe(name)}`, name ?? directive);
  if (name.text === "defined") return refuse("'defined' is an operator and cannot be the name of a macro", name);
  if (name.text.startsWith("GL_"))
    return refuse(`names that begin with 'GL_' are reserved, found '${name.text}'`, name);
  if (name.text.includes("__"))
    report({
      severity: "warning",
      message: `names with two underscores in a row are reserved, found '${name.text}'`,
      range: name,
    });
  const range = { start: name.start, end: name.end };
  const open = line[1];
  // Only a parenthesis without a space before it begins parameters.
  if (open?.text !== "(" || open.spaced) return { name: name.text, parameters: null, body: line.slice(1), range };

  const parameters: string[] = [];
  let index = 2;
  while (line[index]?.text !== ")") {
    const parameter = line[index];
    if (parameter?.kind !== "identifier")
      return refuse(
        `expected the name of a parameter of macro '${name.text}', found ${describe(parameter)}`,
        parameter ?? name,
      );
    if (parameters.includes(parameter.text))
      return refuse(`macro '${name.text}' has two parameters '${parameter.text}'`, parameter);
    parameters.push(parameter.text);
    const separator = line[++index];
    if (separator?.text === ")") break;
    if (separator?.text !== ",")
      return refuse(
        `expected ',' or ')' in the parameters of macro '${name.text}', found ${describe(separator)}`,
        separator ?? name,
      );
    const behind = line[++index];
    if (behind?.text === ")")
      // ANGLE takes it, so the browser's verdict is kept; other compilers refuse it.
      report({
        severity: "warning",
        message: `',' before ')' in the parameters of macro '${name.text}' is no GLSL`,
        range: separator,
      });
  }
  return { name: name.text, parameters, body: line.slice(index + 1), range };
}

function describe(token: Token | undefined): string {
  return token === undefined ? "the end of the line" : `'${token.text}'`;
}

/** Whether two definitions are the same: then a macro may be defined again. White space counts, its amount doesn't. */
export function isSameMacro(a: Macro, b: Macro): boolean {
  return (
    (a.parameters?.join() ?? null) === (b.parameters?.join() ?? null) &&
    a.body.length === b.body.length &&
    a.body.every((token, index) => {
      const other = b.body[index];
      return token.text === other?.text && (index === 0 || token.spaced === other.spaced);
    })
  );
}
