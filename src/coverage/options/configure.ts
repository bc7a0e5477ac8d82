/** A method with values for its options: a method again, so that whatever takes a method takes one with options. */
import type { CoverageMethod } from "../coverage.ts";
import { type CoverageOption, defaultsOf, type OptionValue, type OptionValues, optionMacros } from "./option.ts";

/**
 * The method with these options; those that are not given keep their defaults. Its id says which differ from them, in
 * the order in which the method declares them (`hessian:fade=3`), its title does too, and its GLSL begins with the
 * options' macros.
 *
 * @param method as its file declares it, not yet configured
 * @returns a text if the method has no such combination: what is wrong, lower case
 */
export function configure(method: CoverageMethod, given: OptionValues): CoverageMethod | string {
  const options = method.options ?? [];
  const values = { ...defaultsOf(options), ...given };
  const changed = options.filter((option) => values[option.name] !== option.default);
  const own = method.configure?.(values) ?? {};
  if (typeof own === "string") return own;
  const configured: CoverageMethod = { ...method, ...own };
  return {
    ...configured,
    id: [method.id, ...changed.map(({ name }) => `${name}=${values[name]}`)].join(":"),
    title: [method.title, ...changed.map((option) => spoken(option, values[option.name] as OptionValue))].join(", "),
    glsl: optionMacros(options, values) + configured.glsl,
  };
}

function spoken(option: CoverageOption, value: OptionValue): string {
  switch (option.kind) {
    case "number":
      return `${option.title} ${value}`.toLowerCase();
    case "choice":
      return (option.choices.find((choice) => choice.value === value)?.title ?? String(value)).toLowerCase();
  }
}
