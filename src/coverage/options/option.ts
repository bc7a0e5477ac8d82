/**
 * Options of coverage methods: typed, declared in the method's own file, and read from text in one place.
 *
 * A method's GLSL finds the value of an option as a macro: a number as `NABLA_OPTION_FADE` (a whole number as an int), a
 * choice as `NABLA_OPTION_FILTER`, which equals one of `NABLA_OPTION_FILTER_BOX`, `NABLA_OPTION_FILTER_TENT`, …
 */

interface OptionBase {
  /** As people type it: `fade`. Letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

export interface NumberOption extends OptionBase {
  readonly kind: "number";
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Step of the slider; 0 means continuous. */
  readonly step: number;
  /** What it counts: `pixels`, `scene units`, `samples`. */
  readonly unit: string;
  readonly isWhole: boolean;
}

export interface ChoiceOption extends OptionBase {
  readonly kind: "choice";
  /** The `value` of one of the choices. */
  readonly default: string;
  readonly choices: readonly { readonly value: string; readonly title: string; readonly description: string }[];
}

export type CoverageOption = NumberOption | ChoiceOption;

/** The value of a number option, or the `value` of a choice. */
export type OptionValue = number | string;

/** A value for every option of a method, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

export function defaultsOf(options: readonly CoverageOption[]): OptionValues {
  return Object.fromEntries(options.map((option) => [option.name, option.default]));
}

/** The value that a text means, or null if the option cannot take it. */
export function parseOption(option: CoverageOption, text: string): OptionValue | null {
  switch (option.kind) {
    case "choice":
      return option.choices.some(({ value }) => value === text) ? text : null;
    case "number": {
      // `Number` alone would also take "", "0x10" and "Infinity".
      if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return null;
      const value = Number(text);
      const fits = value >= option.minimum && value <= option.maximum && (!option.isWhole || Number.isInteger(value));
      return fits ? value : null;
    }
  }
}

/** What an option can be, for messages and help: `a number from 0.1 to 64 pixels`. */
export function expectedOption(option: CoverageOption): string {
  switch (option.kind) {
    case "choice":
      return option.choices.map(({ value }) => value).join(", ");
    case "number": {
      const unit = option.unit === "" ? "" : ` ${option.unit}`;
      return `a ${option.isWhole ? "whole " : ""}number from ${option.minimum} to ${option.maximum}${unit}`;
    }
  }
}

/** The macros by which a method's GLSL knows the values of its options. */
export function optionMacros(options: readonly CoverageOption[], values: OptionValues): string {
  return options.map((option) => macrosOf(option, values[option.name] ?? option.default)).join("");
}

function macrosOf(option: CoverageOption, value: OptionValue): string {
  const macro = (name: string): string => `NABLA_OPTION_${name.toUpperCase().replaceAll("-", "_")}`;
  switch (option.kind) {
    case "number":
      return `#define ${macro(option.name)} ${option.isWhole ? value : floatLiteral(Number(value))}\n`;
    case "choice": {
      const names = option.choices.map((choice) => macro(`${option.name}-${choice.value}`));
      const chosen = option.choices.findIndex((choice) => choice.value === value);
      const constants = names.map((name, index) => `#define ${name} ${index}\n`);
      return `${constants.join("")}#define ${macro(option.name)} ${names[chosen]}\n`;
    }
  }
}

/** A number as GLSL reads it, with a point or an exponent. */
function floatLiteral(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
