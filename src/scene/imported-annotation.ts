/**
 * Annotations of other tools, read as ours:
 *
 *     #iUniform float petals = 12.0 in { 3.0, 24.0 } step 1.0      (the shader-toy extension of VS Code)
 *     uniform float petals; slider[3.0,12.0,24.0]                 (FragM and Fragmentarium)
 *
 * Their text is no GLSL. `importForeign` turns it into GLSL of the same length, line by line, so that positions stay
 * those of the user's text; `importedAnnotations` gives the fields.
 */
import type { Annotation } from "./annotation.ts";

const I_UNIFORM =
  /^[ \t]*#iUniform[ \t]+(float|int|bool|vec2|vec3|vec4|color3|color4)[ \t]+(\w+)(?:[ \t]*=[ \t]*([^\n\r]*?))?(?:[ \t]+in[ \t]*\{([^}\n\r]*)\})?(?:[ \t]+step[ \t]+([-+.\w]+))?[ \t]*;?[ \t]*$/;
const SLIDER = /^([^\n\r/]*\buniform\b[^;\n\r]*;)[ \t]*(slider|color)\[([^\]\n\r]*)\]/;

interface Foreign {
  /** The line as GLSL, padded to the length of the original. */
  readonly glsl: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly isColor: boolean;
}

function readForeign(line: string): Foreign | null {
  const iUniform = I_UNIFORM.exec(line);
  if (iUniform !== null) {
    const [, type = "", name = "", value, limits, step] = iUniform;
    const isColor = type.startsWith("color");
    const fields: [string, string][] = [];
    if (value !== undefined && value !== "") fields.push(["default", components(value)]);
    const [low, high] = (limits ?? "").split(",");
    if (low !== undefined && high !== undefined) fields.push(["min", low.trim()], ["max", high.trim()]);
    if (step !== undefined) fields.push(["step", step]);
    const declared = `uniform ${isColor ? `vec${type.slice(5)}` : type} ${name};`;
    return declared.length <= line.length ? { glsl: declared.padEnd(line.length), fields, isColor } : null;
  }
  const slider = SLIDER.exec(line);
  if (slider === null) return null;
  const [matched, declaration = "", kind, list = ""] = slider;
  const groups = list.includes("(")
    ? [...list.matchAll(/\(([^)]*)\)/g)].map((group) => group[1] as string)
    : kind === "color"
      ? [list]
      : list.split(",");
  const fields: [string, string][] = [];
  if (kind === "color") fields.push(["default", components(groups[0] ?? "")]);
  else if (groups.length === 3) {
    const [low = "", start = "", high = ""] = groups;
    // Fragmentarium's limits are one number a component; ours are one for all: the widest.
    fields.push(
      ["min", String(Math.min(...numbers(low)))],
      ["default", components(start)],
      ["max", String(Math.max(...numbers(high)))],
    );
  }
  return { glsl: declaration.padEnd(matched.length) + line.slice(matched.length), fields, isColor: kind === "color" };
}

function numbers(list: string): number[] {
  return list.split(",").map(Number);
}

function components(value: string): string {
  return value.replace(/^\s*(?:vec[234]|color[34])\s*\(|\)\s*$|[{}\s]/g, "").replace(/(\d)\.(?=,|$)/g, "$1");
}

/** The text with the lines of other tools turned into GLSL; every other character stays where it is. */
export function importForeign(text: string): string {
  if (!/#iUniform|slider\[|color\[/.test(text)) return text;
  return text.replace(/[^\n\r]+/g, (line) => readForeign(line)?.glsl ?? line);
}

/** The annotations that the lines of other tools stand for. */
export function importedAnnotations(text: string): Annotation[] {
  if (!/#iUniform|slider\[|color\[/.test(text)) return [];
  const found: Annotation[] = [];
  let start = 0;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const foreign = readForeign(line);
    if (foreign !== null) {
      const end = start + line.length;
      const fields = new Map(foreign.fields.map(([key, value]) => [key, { value, start, end }] as const));
      found.push({ start, end, line: index, standsAlone: false, fields, words: foreign.isColor ? "color" : "" });
    }
    start += line.length + (text.startsWith("\r\n", start + line.length) ? 2 : 1);
  }
  return found;
}
