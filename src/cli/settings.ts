/** `--set name=value`: values of a scene's parameters. */
import { InvalidArgumentError } from "commander";
import { suggestion } from "../glsl/check/suggest.ts";
import { expectedValue, parseValue } from "../scene/parameter.ts";
import type { Parameter, Scene } from "../scene/scene.ts";
import { Problem } from "./problem.ts";

export interface Setting {
  readonly name: string;
  /** As it was typed. */
  readonly value: string;
}

/** `name=value`. */
export function parseSetting(text: string): Setting {
  const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
  if (name === undefined || value === undefined || value === "")
    throw new InvalidArgumentError("A setting is NAME=VALUE, like petals=7, ink=#e4572e or offset=0.5,0.25.");
  return { name, value };
}

/**
 * The values that the settings give to this scene's parameters; a name that it does not have is left out.
 *
 * @throws Problem for a value that the parameter cannot take
 */
export function settingsFor(scene: Scene, settings: readonly Setting[]): Readonly<Record<string, readonly number[]>> {
  const values: Record<string, readonly number[]> = {};
  for (const { name, value } of settings) {
    const parameter = scene.parameters.find((known) => known.name === name);
    if (parameter !== undefined) values[name] = readValue(parameter, value);
  }
  return values;
}

function readValue(parameter: Parameter, text: string): readonly number[] {
  const { name, type, isColor, minimum, maximum } = parameter;
  const value = parseValue(text, type, isColor);
  if (value === null) throw new Problem(`--set ${name}: expected ${expectedValue(type, isColor)}, given '${text}'`);
  if (type !== "bool" && value.some((component) => component < minimum || component > maximum))
    throw new Problem(`--set ${name}: ${text} is out of its range, ${minimum} to ${maximum}`);
  return value;
}

/**
 * Refuses a name that none of the scenes has.
 *
 * @throws Problem that lists the parameters; not if a scene has errors, as then its parameters are not known
 */
export function requireKnownNames(scenes: readonly Scene[], settings: readonly Setting[]): void {
  if (scenes.some((scene) => scene.program === null)) return;
  const known = new Map(scenes.flatMap((scene) => scene.parameters.map((parameter) => [parameter.name, parameter])));
  const whose = scenes.length === 1 ? `'${scenes[0]?.name}'` : "the scenes";
  for (const { name } of settings) {
    if (known.has(name)) continue;
    if (known.size === 0) throw new Problem(`--set ${name}: no such parameter, there is none in ${whose}`);
    const list = [...known.values()].map((parameter) => `\n  ${describe(parameter)}`).join("");
    const hint = suggestion(name, known.keys()) || ",";
    throw new Problem(`--set ${name}: no such parameter${hint} parameters of ${whose}:${list}`);
  }
}

/** One line about a parameter: `petals=12  float, 3 to 24: number of petals`. */
export function describe(parameter: Parameter): string {
  const { name, type, isColor, minimum, maximum, description } = parameter;
  const range = isColor ? "color" : type === "bool" ? "bool" : `${type}, ${minimum} to ${maximum}`;
  return `${name}=${valueText(parameter)}  ${range}${description === "" ? "" : `: ${description}`}`;
}

function valueText(parameter: Parameter): string {
  if (parameter.type === "bool") return parameter.default[0] === 1 ? "true" : "false";
  if (!parameter.isColor) return parameter.default.map((component) => String(component)).join(",");
  return `#${parameter.default
    .map((component) =>
      Math.round(255 * component)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
