/** Which types may have which storage, and where a layout or interpolation may stand (GLSL ES 3.00 §4.3.4 – §4.3.8). */
import type { Range } from "../source.ts";
import type { Name } from "../syntax.ts";
import type { Storage, Variable } from "../tree.ts";
import { scalarOf, type Type, typeName } from "../types.ts";
import { type Context, isUnknown } from "./context.ts";
import type { Qualifiers } from "./qualifiers.ts";
import { holdsArray, holdsSampler, holdsScalar } from "./types.ts";

/** Locations that an output may have: as many as drivers have draw buffers (the specification promises 4). */
const MOST_LOCATIONS = 8;

export function checkStorage(context: Context, qualifiers: Qualifiers, storage: Storage, type: Type, name: Name): void {
  if (isUnknown(type)) return;
  if (holdsSampler(type) && storage !== "uniform")
    context.error(`the sampler '${name.text}' is a uniform or a parameter`, name.range);
  if (qualifiers.interpolation !== null && storage !== "input")
    context.error(`'${qualifiers.interpolation}' is only for 'in' variables of a fragment shader`, qualifiers.range);
  if (qualifiers.invariant && storage !== "output") context.error("'invariant' is only for outputs", qualifiers.range);
  if (storage === "input") checkInput(context, qualifiers, type, name.range);
  if (storage === "output") checkOutput(context, type, name.range);
  for (const { name: word, value } of qualifiers.layout)
    if (storage !== "output" || word !== "location")
      context.error(
        `layout '${word}' is not possible here; outputs have 'location', blocks have 'std140', 'row_major', 'column_major'`,
        qualifiers.range,
      );
    else if (value === null) context.error("a location needs a value: 'location = 0'", qualifiers.range);
    else if (value >= MOST_LOCATIONS)
      context.error(`a location is 0 to ${MOST_LOCATIONS - 1}, found ${value}`, qualifiers.range);
}

/** `uniform struct S { … };` and `float;` have no variable, yet what stands there must make sense. */
export function checkNamelessStorage(
  context: Context,
  qualifiers: Qualifiers,
  storage: Storage,
  type: Type,
  range: Range,
): void {
  if (isUnknown(type)) return;
  if (qualifiers.layout.length > 0 && storage !== "output")
    context.error("a layout needs the name of a variable", qualifiers.range);
  if (qualifiers.invariant && storage !== "output") context.error("'invariant' is only for outputs", qualifiers.range);
  if (qualifiers.interpolation !== null && storage !== "input")
    context.error(`'${qualifiers.interpolation}' is only for 'in' variables of a fragment shader`, qualifiers.range);
  if (storage === "input") checkInput(context, qualifiers, type, range);
  // Browsers look at the numbers only.
  if (storage === "output" && scalarOf(type) !== null) checkOutput(context, type, range);
}

/** §4.3.4 */
function checkInput(context: Context, qualifiers: Qualifiers, type: Type, range: Range): void {
  const element = type.kind === "array" ? type.element : type;
  if (holdsScalar(type, "bool")) context.error(`an input holds no bool, found ${typeName(type)}`, range);
  else if (type.kind === "array" && element.kind === "struct")
    context.error(`an input cannot be an array of structs, found ${typeName(type)}`, range);
  else if (
    element.kind === "struct" &&
    element.fields.some((field) => field.type.kind === "struct" || holdsArray(field.type))
  )
    context.error(`a struct that is an input holds no array or struct, '${element.name}' does`, range);
  else if (
    (holdsScalar(type, "int") || holdsScalar(type, "uint")) &&
    qualifiers.interpolation?.includes("flat") !== true
  )
    context.error(`an input of whole numbers needs 'flat', found ${typeName(type)}`, range);
}

/** §4.3.6 */
function checkOutput(context: Context, type: Type, range: Range): void {
  const element = type.kind === "array" ? type.element : type;
  if (scalarOf(element) === "bool" || (element.kind !== "scalar" && element.kind !== "vector"))
    context.error(
      `an output of a fragment shader is a number, a vector or an array of these, found ${typeName(type)}`,
      range,
    );
}

/** Several outputs need a location each, and no two the same (§4.3.8.2); `outputs` in the order of the text. */
export function checkOutputLocations(context: Context, outputs: readonly Variable[]): void {
  const taken = new Map<number, Variable>();
  for (const output of outputs) {
    const location = output.layout?.find((entry) => entry.name === "location")?.value ?? null;
    const count = output.type.kind === "array" ? output.type.size : 1;
    if ((location ?? 0) < MOST_LOCATIONS && (location ?? 0) + count > MOST_LOCATIONS)
      context.error(`'${output.name}' takes locations above ${MOST_LOCATIONS - 1}`, output.range);
    if (location === null) {
      if (outputs.length > 1)
        context.error(
          `'${output.name}' needs a location because there are several outputs: 'layout(location = 0) out …'`,
          output.range,
        );
      continue;
    }
    for (let at = location; at < Math.min(location + count, MOST_LOCATIONS); at++) {
      const earlier = taken.get(at);
      if (earlier !== undefined) {
        context.error(`'${output.name}' has location ${at} as '${earlier.name}' has`, output.range, [
          { message: `'${earlier.name}' is declared here`, range: earlier.range },
        ]);
        break;
      }
      taken.set(at, output);
    }
  }
}
