/**
 * Reads what a library file says about itself: the labelled comment lines at its head and the signatures of its functions.
 *
 *     //! Circle: disc around the origin
 *     // Exactness: exact
 *     // Kinks: the centre
 *     // Argument radius: 0.1 to 0.9, scene units
 *     // Example: sdCircle(vec2(0.6, 0.8), 0.5) == 0.5
 *     // Source: the definition of a circle
 *
 * The tests sample the arguments in their ranges and run the examples, so what the head says is true.
 */
import { library } from "../../src/scene/library.ts";

export type Folder = "sdf" | "warp" | "op";

/**
 * - exact: the distance to the outline, negative inside
 * - exact outside: the distance outside; inside a bound
 * - bound: never changes faster than the distance, so its size is at most the distance
 * - not a distance: any field with the right sign
 */
export const EXACTNESS = ["exact", "exact outside", "bound", "not a distance"] as const;
export type Exactness = (typeof EXACTNESS)[number];

/** An argument behind the point or the distances; one entry of `minimum` and `maximum` a component. */
export interface Argument {
  readonly name: string;
  readonly type: "float" | "vec2";
  readonly minimum: readonly number[];
  readonly maximum: readonly number[];
  /** 0 if any value in the range will do. */
  readonly step: number;
  readonly description: string;
}

export interface Example {
  readonly expression: string;
  readonly relation: "==" | "<" | ">";
  readonly expected: number;
}

export interface LibraryFile {
  /** `nabla/sdf/box.glsl` */
  readonly path: string;
  readonly text: string;
  readonly title: string;
  /** Values of the lines with this label, in order. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** Comment lines of the head without a label. */
  readonly notes: readonly string[];
  readonly arguments: readonly Argument[];
  readonly examples: readonly Example[];
  /** Every function that the file defines. */
  readonly signatures: readonly Signature[];
}

export interface Signature {
  readonly returns: string;
  readonly name: string;
  readonly parameters: readonly { readonly type: string; readonly name: string }[];
}

/** The files of a folder, in alphabetical order. */
export function libraryFiles(folder: Folder): LibraryFile[] {
  return [...library]
    .filter(([path]) => path.startsWith(`nabla/${folder}/`))
    .map(([path, text]) => readLibraryFile(path, text));
}

export function readLibraryFile(path: string, text: string): LibraryFile {
  const lines = text.split("\n");
  const title = /^\/\/! (\S.*)$/.exec(lines[0] ?? "")?.[1] ?? "";
  const labels = new Map<string, string[]>();
  const notes: string[] = [];
  const end = lines.findIndex((line, index) => index > 0 && !line.startsWith("//"));
  for (const line of lines.slice(1, end)) {
    const [, label, value = ""] = /^\/\/ (Exactness|Conformal|Kinks|Argument|Example|Source):? (.*)$/.exec(line) ?? [];
    if (label === undefined) notes.push(line.replace(/^\/\/ ?/, ""));
    else labels.set(label, [...(labels.get(label) ?? []), value]);
  }
  const signatures = readSignatures(text);
  return {
    path,
    text,
    title,
    labels,
    notes,
    arguments: (labels.get("Argument") ?? []).map((line) => readArgument(line, signatures, path)),
    examples: (labels.get("Example") ?? []).map((line) => readExample(line, path)),
    signatures,
  };
}

function readSignatures(text: string): Signature[] {
  return [...text.matchAll(/^(\w+) (\w+)\(([^)]*)\) \{$/gm)].map(([, returns = "", name = "", list = ""]) => ({
    returns,
    name,
    parameters: list.split(", ").map((parameter) => {
      const [type = "", parameterName = ""] = parameter.split(" ");
      return { type, name: parameterName };
    }),
  }));
}

const NUMBER = String.raw`-?[\d.]+`;
const VALUE = String.raw`(?:${NUMBER}|\(${NUMBER}, ${NUMBER}\))`;
const ARGUMENT = new RegExp(`^(\\w+): (${VALUE}) to (${VALUE})(?: step (${NUMBER}))?, (.+)$`);

function readArgument(line: string, signatures: readonly Signature[], path: string): Argument {
  const match = ARGUMENT.exec(line);
  if (match === null) throw new Error(`${path}: an argument is 'name: 0.1 to 0.9, description', found '${line}'`);
  const [, name = "", low = "", high = "", step, description = ""] = match;
  const parameters = signatures.flatMap((signature) => signature.parameters);
  const type = parameters.find((parameter) => parameter.name === name)?.type;
  if (type !== "float" && type !== "vec2")
    throw new Error(`${path}: no function has an argument '${name}' of float or vec2`);
  const size = type === "float" ? 1 : 2;
  return {
    name,
    type,
    minimum: components(low, size),
    maximum: components(high, size),
    step: Number(step ?? 0),
    description,
  };
}

/** `0.5` for all components or `(0.5, 0.25)`. */
function components(text: string, size: number): number[] {
  const numbers = text.replace(/[()]/g, "").split(", ").map(Number);
  return Array.from({ length: size }, (_, index) => numbers[numbers.length === 1 ? 0 : index] ?? Number.NaN);
}

function readExample(line: string, path: string): Example {
  const match = /^(.+) (==|<|>) (-?[\d.]+)$/.exec(line);
  if (match === null) throw new Error(`${path}: an example is 'expression == 0.5', with <, > or ==, found '${line}'`);
  const [, expression = "", relation, expected] = match;
  return { expression, relation: relation as Example["relation"], expected: Number(expected) };
}
