/** The cases of a scene: from annotations, a sidecar file or a test, to what is drawn. */
import { InvalidArgumentError } from "commander";
import { oneOf, parseCamera, parseCoverage, parseSize, parseTime, type Size } from "../cli/arguments.ts";
import { Problem } from "../cli/problem.ts";
import { parseSetting, type Setting } from "../cli/settings.ts";
import { possible } from "../cli/suggest.ts";
import { findAnnotations } from "../scene/annotation.ts";
import { DEFAULT_CAMERA } from "../scene/frame.ts";
import type { Camera } from "../scene/scene.ts";
import { views } from "../views/registry.ts";
import type { DriverName, RenderSettings } from "./types.ts";

export const driverNames = ["swiftshader", "llvmpipe", "cpu"] as const satisfies readonly DriverName[];

const determinants = ["positive", "negative", "nonzero"] as const;

/** A fact that shall hold, see `RenderProperties`. */
export type Property =
  | { readonly kind: "error" | "lipschitz"; readonly most: number }
  | { readonly kind: "finite" }
  | { readonly kind: "determinant"; readonly sign: (typeof determinants)[number] };

export interface RenderCase {
  /** Letters, digits, `-`, `_` and `.`: also the picture's file. */
  readonly name: string;
  readonly size: Size;
  /** null: the default of the scene's kind. */
  readonly coverage: string | null;
  readonly view: string;
  readonly camera: Camera;
  readonly time: number;
  readonly driver: DriverName;
  readonly trigonometry: "own" | "driver";
  readonly blending: "linear" | "srgb";
  /** Path of the Common text, absolute or from the scene's folder; null: none. */
  readonly common: string | null;
  /** Milliseconds. */
  readonly timeout: number;
  readonly settings: readonly Setting[];
  readonly hasPicture: boolean;
  readonly properties: readonly Property[];
}

/** Name of the case of a scene that names none. */
export const ONLY_CASE = "default";

/** What a case has without settings of its own. */
export type CaseDefaults = Pick<RenderCase, "driver" | "timeout" | "common">;

/** A case by its settings as text; those of parameters are in `parameters`. */
interface RawCase {
  readonly settings: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
}

const EMPTY: RawCase = { settings: new Map(), parameters: new Map() };

type Draft = { -readonly [Key in Exclude<keyof RenderCase, "properties" | "settings">]: RenderCase[Key] };

/** How each setting is read. The keys are those of annotations and of `RenderSettings`. */
const READERS: Readonly<Record<string, (draft: Draft, text: string) => void>> = {
  size: (draft, text) => {
    draft.size = parseSize(text);
  },
  coverage: (draft, text) => {
    draft.coverage = parseCoverage(text);
  },
  view: (draft, text) => {
    draft.view = oneOf(views.map(({ id }) => id))(text);
  },
  camera: (draft, text) => {
    draft.camera = parseCamera(text);
  },
  time: (draft, text) => {
    draft.time = parseTime(text);
  },
  driver: (draft, text) => {
    draft.driver = oneOf(driverNames)(text);
  },
  trigonometry: (draft, text) => {
    draft.trigonometry = oneOf(["own", "driver"] as const)(text);
  },
  blending: (draft, text) => {
    draft.blending = oneOf(["linear", "srgb"] as const)(text);
  },
  common: (draft, text) => {
    draft.common = text;
  },
  timeout: (draft, text) => {
    draft.timeout = positive(text);
  },
  picture: (draft, text) => {
    draft.hasPicture = yesOrNo(text);
  },
};

/** How each property is read from its text; null if the text asks for nothing. */
const PROPERTIES: Readonly<Record<Property["kind"], (text: string) => Property | null>> = {
  error: (text) => ({ kind: "error", most: positive(text) }),
  lipschitz: (text) => ({ kind: "lipschitz", most: positive(text) }),
  finite: (text) => (yesOrNo(text) ? { kind: "finite" } : null),
  determinant: (text) => ({ kind: "determinant", sign: oneOf(determinants)(text) }),
};

/**
 * The cases of a scene's text and its sidecar, in this order; one named `default` if there is none.
 *
 *     //! case * size=128x128                          settings of all cases
 *     //! case late time=2.5 petals=7 ink=#225588      a case with two parameters
 *     //! case proven picture=no error=0.5 lipschitz=1 finite=yes determinant=positive
 *
 * @param sidecar the parsed `NAME.scene.json`, or undefined
 * @throws Problem for what is no case
 */
export function readCases(text: string, sidecar: unknown, defaults: CaseDefaults): RenderCase[] {
  const named = new Map<string, RawCase>();
  let shared = EMPTY;
  const add = (name: string, raw: RawCase) => {
    if (named.has(name)) throw new Problem(`case '${name}' is there twice`);
    named.set(name, raw);
  };
  for (const annotation of findAnnotations(text)) {
    const body = text.slice(annotation.start + 3, annotation.end).trim();
    const [word, name = "", ...fields] = body.split(/\s+/);
    if (!annotation.standsAlone || word !== "case") continue;
    const raw = rawOfFields(name, fields);
    if (name === "*") shared = merged(shared, raw);
    else add(name, raw);
  }
  if (sidecar !== undefined) {
    const object = asObject(sidecar, "the sidecar");
    refuseUnknown(Object.keys(object), ["$schema", "defaults", "cases"], "the sidecar");
    shared = merged(shared, rawOfObject("defaults", object.defaults ?? {}));
    for (const [name, settings] of Object.entries(asObject(object.cases ?? {}, "'cases'")))
      add(name, rawOfObject(name, settings));
  }
  if (named.size === 0) named.set(ONLY_CASE, EMPTY);
  return [...named].map(([name, raw]) => readCase(name, merged(shared, raw), defaults));
}

/** The case of a test that is written by hand. @throws Problem for settings that are none */
export function readMatcherCase(name: string, settings: RenderSettings, defaults: CaseDefaults): RenderCase {
  return readCase(name, rawOfObject(name, settings), defaults);
}

function readCase(name: string, raw: RawCase, defaults: CaseDefaults): RenderCase {
  if (!/^[\w.-]+$/.test(name) || name.startsWith("."))
    throw new Problem(`the name of a case has letters, digits, '-', '_' and '.', given '${name}'`);
  const draft: Draft = {
    name,
    size: { width: 256, height: 256 },
    coverage: null,
    view: "colour",
    camera: DEFAULT_CAMERA,
    time: 0,
    trigonometry: "own",
    blending: "linear",
    hasPicture: true,
    ...defaults,
  };
  const properties: Property[] = [];
  for (const [key, text] of raw.settings)
    try {
      READERS[key]?.(draft, text);
      const property = isProperty(key) ? PROPERTIES[key](text) : null;
      if (property !== null) properties.push(property);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      throw new Problem(`case '${name}', ${key}: ${asMessage(error.message)}, given '${text}'`);
    }
  if (!draft.hasPicture && properties.length === 0)
    throw new Problem(`case '${name}' has neither a picture nor a property, so it tests nothing`);
  const settings = [...raw.parameters].map(([parameter, value]) => parseSetting(`${parameter}=${value}`));
  return { ...draft, settings, properties };
}

function isProperty(key: string): key is Property["kind"] {
  return Object.hasOwn(PROPERTIES, key);
}

const KEYS = [...Object.keys(READERS), ...Object.keys(PROPERTIES)];

/** Fields of an annotation: a setting, or else a parameter; `set.size=3` is a parameter that is called as a setting. */
function rawOfFields(name: string, fields: readonly string[]): RawCase {
  const settings = new Map<string, string>();
  const parameters = new Map<string, string>();
  for (const field of fields) {
    const [, key, value] = /^([A-Za-z_][\w.]*)=(.+)$/.exec(field) ?? [];
    if (key === undefined || value === undefined)
      throw new Problem(`case '${name}': a field is KEY=VALUE, like size=256x256 or petals=7, given '${field}'`);
    if (KEYS.includes(key)) settings.set(key, value);
    else parameters.set(key.replace(/^set\./, ""), value);
  }
  return { settings, parameters };
}

function rawOfObject(name: string, given: unknown): RawCase {
  const { set = {}, properties = {}, name: _, ...rest } = asObject(given, `case '${name}'`);
  const own = asObject(properties, `'properties' of case '${name}'`);
  refuseUnknown(Object.keys(rest), [...Object.keys(READERS), "set", "properties"], `case '${name}'`);
  refuseUnknown(Object.keys(own), Object.keys(PROPERTIES), `'properties' of case '${name}'`);
  const texts = (object: object) => Object.entries(object).map(([key, value]) => [key, asText(value)] as const);
  return {
    settings: new Map([...texts(rest), ...texts(own)]),
    parameters: new Map(texts(asObject(set, `'set' of case '${name}'`))),
  };
}

function merged(below: RawCase, above: RawCase): RawCase {
  return {
    settings: new Map([...below.settings, ...above.settings]),
    parameters: new Map([...below.parameters, ...above.parameters]),
  };
}

function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Problem(`${what} is an object, given ${JSON.stringify(value) ?? "nothing"}`);
}

function refuseUnknown(keys: readonly string[], known: readonly string[], where: string): void {
  const unknown = keys.find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Problem(`unknown '${unknown}' in ${where}${possible(unknown, known)}`);
}

/** A value of a JSON file as an annotation has it. */
function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(",") : String(value);
}

function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError("A number above 0 is possible.");
  return value;
}

function yesOrNo(text: string): boolean {
  if (text === "yes" || text === "true") return true;
  if (text === "no" || text === "false") return false;
  throw new InvalidArgumentError("Possible are yes and no.");
}

/** Commander's messages are sentences, ours are not. */
function asMessage(sentence: string): string {
  return sentence.replace(/\.$/, "").replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}
