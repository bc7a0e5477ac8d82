/**
 * A method and its options as one text, the way people type it and files keep it:
 *
 *     half-plane
 *     half-plane:fade=3:filter=tent
 */
import type { CoverageMethod } from "../coverage.ts";
import { configure } from "./configure.ts";
import { expectedOption, type OptionValue, type OptionValues, parseOption } from "./option.ts";

export interface MethodChoice {
  /** The method as its file declares it. */
  readonly declared: CoverageMethod;
  /** Values that were given; what is not here is the default. */
  readonly values: OptionValues;
  /** The method with those values. */
  readonly method: CoverageMethod;
}

export type ReadChoice =
  | { readonly ok: true; readonly choice: MethodChoice }
  /**
   * `problem`: what is wrong, lower case. If a name is unknown, `given` is that name and `possible` are the known ones;
   * else `possible` is empty and the problem itself says what could stand there.
   */
  | { readonly ok: false; readonly problem: string; readonly given: string; readonly possible: readonly string[] };

/** Reads a choice among these methods. */
export function readChoice(text: string, declaredMethods: readonly CoverageMethod[]): ReadChoice {
  const [id = "", ...parts] = text.split(":");
  const wrong = (problem: string, given = "", possible: readonly string[] = []): ReadChoice => ({
    ok: false,
    problem,
    given,
    possible,
  });
  const declared = declaredMethods.find((method) => method.id === id);
  if (declared === undefined)
    return wrong(
      `unknown coverage method '${id}'`,
      id,
      declaredMethods.map((method) => method.id),
    );
  const options = declared.options ?? [];
  const values: Record<string, OptionValue> = {};
  for (const part of parts) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (name === undefined || value === undefined)
      return wrong(`an option of a coverage method is NAME=VALUE, given '${part}' in '${text}'`);
    if (options.length === 0) return wrong(`coverage method '${id}' has no options, given '${part}'`);
    const option = options.find((known) => known.name === name);
    if (option === undefined)
      return wrong(
        `coverage method '${id}' has no option '${name}'`,
        name,
        options.map((known) => known.name),
      );
    if (values[name] !== undefined) return wrong(`option '${name}' stands twice in '${text}'`);
    const parsed = parseOption(option, value);
    if (parsed === null) {
      if (option.kind === "choice")
        return wrong(
          `option '${name}' of '${id}' has no choice '${value}'`,
          value,
          option.choices.map((choice) => choice.value),
        );
      return wrong(`option '${name}' of '${id}' is ${expectedOption(option)}, given '${value}'`);
    }
    values[name] = parsed;
  }
  const method = configure(declared, values);
  return typeof method === "string" ? wrong(method) : { ok: true, choice: { declared, values, method } };
}

/** The text of a method with options; `readChoice` reads it back. Defaults are left out. */
export function choiceText(declared: CoverageMethod, values: OptionValues): string {
  const changed = (declared.options ?? []).filter(({ name, default: start }) => (values[name] ?? start) !== start);
  return [declared.id, ...changed.map(({ name }) => `${name}=${values[name]}`)].join(":");
}
