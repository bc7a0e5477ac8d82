/** From the text of a scene to a `Scene`. */

import { definedFunctions, visitExpressions } from "../glsl/children.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import { type ReadResult, read } from "../glsl/read.ts";
import type { SourceMap, SourceText } from "../glsl/source.ts";
import type { FunctionSymbol, Program } from "../glsl/tree.ts";
import { FLOAT, type Type, typeName, VOID, vectorType } from "../glsl/types.ts";
import { findAnnotations } from "./annotation.ts";
import { type ChannelReading, readWithChannels } from "./channel-kinds.ts";
import { reportUnbound } from "./channels.ts";
import { changesWithTime } from "./host-uniforms.ts";
import { importForeign } from "./imported-annotation.ts";
import { includeLibrary } from "./library.ts";
import { findOwnMain, hasEntryPoint, hasMain } from "./own-main.ts";
import { readParameters } from "./parameter.ts";
import { definesMainImage, MAIN_IMAGE_MACRO, OWN_MAIN, OWN_MAIN_PRELUDE } from "./prelude.ts";
import type { Include, Parameter, Scene, SceneKind } from "./scene.ts";

const VEC2 = vectorType("float", 2);
const VEC4 = vectorType("float", 4);

/** The functions that the host calls, by name, with what they must look like. */
const ENTRY_POINTS: ReadonlyMap<
  string,
  { readonly signature: string; readonly fits: (symbol: FunctionSymbol) => boolean }
> = new Map([
  ["sdf", { signature: "float sdf(vec2 p)", fits: (symbol) => symbol.returnType === FLOAT && takesPoint(symbol) }],
  ["warp", { signature: "vec2 warp(vec2 p)", fits: (symbol) => symbol.returnType === VEC2 && takesPoint(symbol) }],
  [
    "mainImage",
    {
      signature: "void mainImage(out vec4 fragColor, in vec2 fragCoord)",
      fits: (symbol) =>
        symbol.returnType === VOID &&
        passes(symbol, 0, "out", VEC4) &&
        passes(symbol, 1, "in", VEC2) &&
        symbol.parameters.length === 2,
    },
  ],
]);

/** What a scene may stand among. */
export interface Surroundings {
  /** Texts that are read before the scene's own, as Shadertoy's Common tab. */
  readonly common?: readonly SourceText[];
  /** The text behind `#include "path"` where the library has none. */
  readonly include?: Include;
}

/** What a scene can include: the library's files, then those of its surroundings. */
export function includeOf({ include }: Surroundings): Include {
  return (path) => includeLibrary(path) ?? include?.(path) ?? null;
}

/**
 * Reads a scene. Never throws: what is wrong with the text stands in `diagnostics`, and then `program` is null.
 *
 * @param name path or id that messages show
 */
export function loadScene(text: string, name: string, surroundings: Surroundings = {}): Scene {
  const alone = hasMain(text) ? readAlone(text, name, surroundings) : null;
  return loadUnlessShader(text, name, surroundings, alone) ?? load(text, name, surroundings, alone);
}

/** Reads any fragment shader text: a scene, a `mainImage`, or a plain shader with `main`, which needs no host. */
export function readFragment(text: string, name: string, surroundings: Surroundings = {}): Scene | ReadResult {
  const alone = hasMain(text) ? readAlone(text, name, surroundings) : null;
  return loadUnlessShader(text, name, surroundings, alone) ?? alone ?? load(text, name, surroundings, null);
}

/**
 * The scene of a text that has a `main` too, as for another host, or null if the text is a shader: with an entry point of
 * a scene in it, the reading counts that has no errors, or the fewer.
 *
 * @param alone the text read as a shader, null if it has no `main`
 */
function loadUnlessShader(
  text: string,
  name: string,
  surroundings: Surroundings,
  alone: ReadResult | null,
): Scene | null {
  if (alone === null || alone.program !== null || !hasEntryPoint(text)) return null;
  const scene = load(text, name, surroundings, null);
  return scene.program !== null || countErrors(scene.diagnostics) < countErrors(alone.diagnostics) ? scene : null;
}

function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/** @param alone the text as a shader with its own `main`; null for a scene */
function load(text: string, name: string, surroundings: Surroundings, alone: ReadResult | null): Scene {
  const { common = [] } = surroundings;
  const include = includeOf(surroundings);
  const isShader = alone !== null;
  const written = [...common, { name, text: isShader ? text : importForeign(text) }];
  const own = definesMainImage(written) ? [...written, MAIN_IMAGE_MACRO] : written;
  const { texts, reading, doubts } = isShader ? readOwnMain(own, include, alone) : readWithChannels(own, include);
  const diagnostics = reading.diagnostics.map((problem) => inMacro(problem, reading.sources));
  const report = (problem: Diagnostic): void => {
    diagnostics.push(problem);
  };
  const base = reading.sources.baseOf(name) ?? 0;
  const { program } = reading;
  const ownMain = isShader && program !== null ? findOwnMain(program, base, report) : null;
  const entries = program === null || isShader ? null : findEntryPoints(program, base, report);
  const parameters = program === null ? [] : readParameters(program, text, base, reading.sources, isShader, report);
  if (program !== null) reportUnbound(program, doubts, report);
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  return {
    name,
    title: readTitle(text) ?? name,
    text,
    common,
    kind: ownMain !== null ? "image" : (entries?.kind ?? null),
    hasWarp: entries?.hasWarp ?? false,
    ownMain,
    parameters,
    isAnimated: program !== null && dependsOnTime(program, parameters),
    texts,
    include,
    program: failed ? null : program,
    diagnostics,
    sources: reading.sources,
  };
}

/** What is wrong with a `mainImage` that is a macro is where it is written, not where the host's text uses it. */
function inMacro(problem: Diagnostic, sources: SourceMap): Diagnostic {
  const [innermost, ...notes] = problem.notes ?? [];
  if (innermost === undefined || sources.locate(problem.range).source !== MAIN_IMAGE_MACRO.name) return problem;
  return { ...problem, range: innermost.range, notes };
}

/** A shader that is wrong by itself is not read with the host's prelude. */
function readOwnMain(own: readonly SourceText[], include: Include, alone: ReadResult): ChannelReading {
  const texts = [OWN_MAIN_PRELUDE, ...own];
  const reading = alone.program === null ? alone : read(texts, { include, mainName: OWN_MAIN });
  return { texts, reading, doubts: () => [] };
}

/** Behind the host's prelude a shader would be read that lacks a precision, and that a browser refuses. */
function readAlone(text: string, name: string, surroundings: Surroundings): ReadResult {
  return read([...(surroundings.common ?? []), { name, text }], { include: includeOf(surroundings), main: true });
}

function readTitle(text: string): string | null {
  const first = findAnnotations(text).find((annotation) => annotation.standsAlone);
  return first === undefined || first.words === "" ? null : first.words;
}

function findEntryPoints(
  program: Program,
  base: number,
  report: (diagnostic: Diagnostic) => void,
): { kind: SceneKind | null; hasWarp: boolean } {
  const found = new Map<string, FunctionSymbol>();
  // A whole shader may have helpers of these names that take what they like.
  const isImage = hasFitting(program, "mainImage");
  for (const declaration of program.declarations) {
    if (declaration.kind !== "function" || declaration.isPrototype) continue;
    const { symbol } = declaration;
    const entry = ENTRY_POINTS.get(symbol.name);
    if (entry === undefined) continue;
    if (entry.fits(symbol)) found.set(symbol.name, symbol);
    else if (!isImage && !hasFitting(program, symbol.name))
      report({
        severity: "error",
        message: `'${symbol.name}' is '${signatureOf(symbol)}', the host calls '${entry.signature}'`,
        range: symbol.range,
      });
  }
  const [field, image] = [found.get("sdf"), found.get("mainImage")];
  if (field !== undefined && image !== undefined)
    report({
      severity: "warning",
      message:
        "both 'sdf' and 'mainImage' are defined: 'sdf' is drawn, in ink and paper; to draw 'mainImage' give this function another name",
      range: field.range,
      notes: [{ message: "this is not drawn", range: image.range }],
    });
  if (!found.has("sdf") && !found.has("mainImage"))
    report({
      severity: "error",
      message:
        "nothing to draw: a scene defines 'float sdf(vec2 p)' or 'void mainImage(out vec4 fragColor, in vec2 fragCoord)'",
      range: { start: base, end: base },
    });
  const kind = found.has("sdf") ? "sdf" : found.has("mainImage") ? "image" : null;
  return { kind, hasWarp: kind === "sdf" && found.has("warp") };
}

/** Whether some definition of the name is what the host calls, so that the others are only overloads beside it. */
function hasFitting(program: Program, name: string): boolean {
  const entry = ENTRY_POINTS.get(name);
  return program.declarations.some(
    (declaration) =>
      declaration.kind === "function" && declaration.symbol.name === name && entry?.fits(declaration.symbol) === true,
  );
}

function takesPoint(symbol: FunctionSymbol): boolean {
  return symbol.parameters.length === 1 && passes(symbol, 0, "in", VEC2);
}

function passes(symbol: FunctionSymbol, index: number, direction: "in" | "out", type: Type): boolean {
  const parameter = symbol.parameters[index];
  return parameter !== undefined && parameter.direction === direction && parameter.type === type;
}

function signatureOf(symbol: FunctionSymbol): string {
  const parameters = symbol.parameters.map(
    (parameter) =>
      `${parameter.direction === "in" ? "" : `${parameter.direction} `}${typeName(parameter.type)} ${parameter.name}`,
  );
  return `${typeName(symbol.returnType)} ${symbol.name}(${parameters.join(", ")})`;
}

function dependsOnTime(program: Program, parameters: readonly Parameter[]): boolean {
  const own = new Set(parameters.map(({ name }) => name));
  let depends = false;
  for (const { body } of definedFunctions(program))
    if (body !== null)
      visitExpressions(body, (expression) => {
        if (expression.kind !== "reference") return;
        const { variable } = expression;
        if (variable.storage === "uniform" && changesWithTime(variable.name) && !own.has(variable.name)) depends = true;
      });
  return depends;
}
