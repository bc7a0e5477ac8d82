/** Parameters of a scene: uniforms that the scene declares, with ranges and defaults from their annotations. */
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { SourceMap } from "../glsl/source.ts";
import type { Program, Variable } from "../glsl/tree.ts";
import { type Type, typeName } from "../glsl/types.ts";
import { type Annotation, findAnnotations } from "./annotation.ts";
import { hostType, isSandboxUniform } from "./host-uniforms.ts";
import { importedAnnotations } from "./imported-annotation.ts";
import { PRELUDE_NAME } from "./prelude.ts";
import type { Parameter, ParameterType } from "./scene.ts";

const TYPES: Readonly<Record<ParameterType, number>> = { float: 1, int: 1, bool: 1, vec2: 2, vec3: 3, vec4: 4 };

/** Keys that an annotation of a uniform may have. */
const KEYS = ["min", "max", "default", "step"] as const;

/**
 * The parameters that a scene declares, in the order of its text.
 *
 * @param base offset of the scene's text in `sources`
 * @param report gets an error for a uniform that cannot be a parameter and for a wrong annotation
 */
export function readParameters(
  program: Program,
  text: string,
  base: number,
  sources: SourceMap,
  isShader: boolean,
  report: (diagnostic: Diagnostic) => void,
): Parameter[] {
  const annotations = new Map<number, Annotation>();
  for (const annotation of findAnnotations(text))
    if (!annotation.standsAlone) annotations.set(annotation.line, annotation);
  for (const annotation of importedAnnotations(text)) annotations.set(annotation.line, annotation);
  const parameters: Parameter[] = [];
  for (const declaration of program.declarations) {
    if (declaration.kind === "uniform-block")
      report({
        severity: "error",
        message: `the uniform block '${declaration.name}' has no values here, possible are uniforms of their own`,
        range: declaration.range,
      });
    if (declaration.kind !== "declaration" || declaration.variable.storage !== "uniform") continue;
    const { variable } = declaration;
    // Before the scene's own text stand the prelude and its Common tab, behind it what they include.
    const { source } = sources.locate(variable.range);
    if (source === PRELUDE_NAME || variable.type.kind === "sampler") continue;
    const ofHost = hostType(variable.name);
    if (ofHost !== undefined) {
      if (typeName(variable.type) !== ofHost)
        report({
          severity: "error",
          message: `'${variable.name}' is ${typeName(variable.type)} here, the host gives ${ofHost}`,
          range: variable.range,
        });
      continue;
    }
    if (variable.range.start < base || variable.range.start > base + text.length) {
      report({
        severity: "error",
        message: `a parameter is declared in the scene itself, '${variable.name}' is in '${source}'`,
        range: variable.range,
      });
      continue;
    }
    const annotation = annotations.get(sources.locate(variable.range).line - 1);
    if (isShader && annotation === undefined && isSandboxUniform(variable.name, typeName(variable.type))) continue;
    const type = parameterType(variable.type);
    if (type === null) {
      report({
        severity: "error",
        message: `a parameter cannot be ${typeName(variable.type)}, possible are ${Object.keys(TYPES).join(", ")}`,
        range: variable.range,
      });
      continue;
    }
    parameters.push(readParameter(variable, type, annotation, base, report));
  }
  return parameters;
}

function parameterType(type: Type): ParameterType | null {
  const name = typeName(type);
  return name in TYPES ? (name as ParameterType) : null;
}

function readParameter(
  variable: Variable,
  type: ParameterType,
  annotation: Annotation | undefined,
  base: number,
  report: (diagnostic: Diagnostic) => void,
): Parameter {
  const size = TYPES[type];
  const words = annotation?.words.split(" ") ?? [];
  const isColor = words[0] === "color" || words[0] === "colour";
  const description = (isColor ? words.slice(1) : words).join(" ");
  const problem = (key: string, message: string) => {
    const field = annotation?.fields.get(key);
    const range = field === undefined ? variable.range : { start: base + field.start, end: base + field.end };
    report({ severity: "error", message, range });
  };
  if (isColor && size < 3) problem("", `a color is a vec3 or a vec4, '${variable.name}' is ${type}`);
  for (const key of annotation?.fields.keys() ?? [])
    if (!(KEYS as readonly string[]).includes(key))
      problem(key, `unknown field '${key}', possible are ${KEYS.join(", ")}`);
  const number = (key: "min" | "max" | "step"): number | null => {
    const text = annotation?.fields.get(key)?.value;
    if (text === undefined) return null;
    const value = Number(text);
    if (text !== "" && Number.isFinite(value)) return value;
    problem(key, `${key} of '${variable.name}' is a number, found '${text}'`);
    return null;
  };
  const given = annotation?.fields.get("default")?.value;
  let start = given === undefined ? null : parseValue(given, type, isColor);
  if (given !== undefined && start === null)
    problem("default", `default of '${variable.name}' is ${expectedValue(type, isColor)}, found '${given}'`);
  const minimum = number("min") ?? Math.min(0, ...(start ?? []));
  const maximum = number("max") ?? Math.max(1, minimum + 1, ...(start ?? []).map((value) => 2 * value));
  if (minimum > maximum) problem("min", `min of '${variable.name}' is ${minimum}, above its max ${maximum}`);
  if (start !== null && type !== "bool" && start.some((value) => value < minimum || value > maximum))
    problem("default", `default of '${variable.name}' is ${start.join(",")}, outside ${minimum} to ${maximum}`);
  start ??= Array.from({ length: size }, () =>
    type === "bool" ? 0 : Math.min(Math.max(isColor ? 0.5 : 0, minimum), maximum),
  );
  const step = number("step") ?? (type === "int" ? 1 : 0);
  if (step < 0) problem("step", `step of '${variable.name}' is 0 or more, found ${step}`);
  return {
    name: variable.name,
    type,
    default: start,
    minimum,
    maximum,
    step,
    isColor,
    description,
    range: variable.range,
  };
}

/** What a value of a parameter looks like, for messages. */
export function expectedValue(type: ParameterType, isColor: boolean): string {
  if (isColor) return "a color like #e4572e";
  if (type === "bool") return "true or false";
  if (type === "int") return "a whole number";
  return TYPES[type] === 1
    ? "a number"
    : `${TYPES[type]} numbers like ${[0.5, 0.25, 1, 0].slice(0, TYPES[type]).join(",")}`;
}

/** The value of a parameter written as text (`12`, `0.5,0.25`, `#e4572e`, `true`), or null if it isn't one. */
export function parseValue(text: string, type: ParameterType, isColor: boolean): number[] | null {
  if (type === "bool") {
    if (text === "true" || text === "1") return [1];
    return text === "false" || text === "0" ? [0] : null;
  }
  if (isColor && text.startsWith("#")) {
    const hex = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(text);
    if (hex === null) return null;
    const digits = (hex[1] as string) + (TYPES[type] === 4 ? (hex[2] ?? "ff") : "");
    return Array.from(
      { length: TYPES[type] },
      (_, index) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16) / 255,
    );
  }
  const parts = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (parts.length !== TYPES[type] || parts.some((part) => !Number.isFinite(part))) return null;
  return type === "int" && !Number.isInteger(parts[0]) ? null : parts;
}
