/** What the editor offers while typing: the language, the host, the library, and what the scene itself declares. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { Program } from "../../glsl/tree.ts";
import { typeName } from "../../glsl/types.ts";
import { library } from "../../scene/library.ts";
import { BUILTINS, ENTRY_POINTS, HOST_GLOBALS, TYPE_WORDS, WORDS } from "./words.ts";

const language: readonly Completion[] = [
  ...[...WORDS].map((label) => ({ label, type: "keyword" })),
  ...[...TYPE_WORDS].map((label) => ({ label, type: "type" })),
  ...[...HOST_GLOBALS].map(([label, detail]) => ({ label, detail, type: "variable" })),
  ...[...ENTRY_POINTS].map(([label, info]) => ({ label, info, type: "function", boost: 1 })),
  ...[...BUILTINS].map(([label, detail]) => ({ label, detail, type: "function", boost: 2 })),
];

const DEFINITION = /^(?:float|bool|int|vec[234]|mat[234])\s+([A-Za-z]\w*)\s*\(([^)]*)\)\s*\{/gm;

/** The functions of the library; choosing one also brings its file in, if the text has not yet. */
const libraryFunctions: readonly Completion[] = [...library]
  // What the host itself is made of is no scene's business.
  .filter(([path]) => /^nabla\/(?:sdf|warp|op)\//.test(path))
  .flatMap(([path, text]) => {
    const summary = /^\/\/!\s*(.*)$/m.exec(text)?.[1];
    return [...text.matchAll(DEFINITION)].map((match) => ({
      label: match[1] as string,
      detail: `(${match[2]})`,
      info: summary === undefined ? path : `${summary} — ${path}`,
      type: "function",
      apply: (view: EditorView, completion: Completion, from: number, to: number) =>
        insertFromLibrary(view, completion.label, path, from, to),
    }));
  });

function insertFromLibrary(view: EditorView, label: string, path: string, from: number, to: number): void {
  const { doc } = view.state;
  const call = { from, to, insert: label };
  const line = `#include "${path}"`;
  const isThere = doc.toString().includes(line);
  // Behind the title, which stays the first line.
  const at = doc.line(1).text.startsWith("//!") && doc.lines > 1 ? doc.line(2).from : 0;
  const include = { from: at, insert: `${line}\n` };
  const shift = isThere || at > from ? 0 : include.insert.length;
  view.dispatch({
    changes: isThere ? [call] : [include, call],
    selection: { anchor: from + label.length + shift },
    userEvent: "input.complete",
  });
}

/** Names that a checked scene declares, with their types. */
export function namesOf(program: Program, host: ReadonlySet<string>): Completion[] {
  const found = new Map<string, Completion>();
  for (const declaration of program.declarations) {
    if (declaration.kind === "function") {
      const { symbol } = declaration;
      const parameters = symbol.parameters.map((parameter) => `${typeName(parameter.type)} ${parameter.name}`);
      found.set(symbol.name, { label: symbol.name, type: "function", detail: `(${parameters.join(", ")})`, boost: 3 });
    } else if (declaration.kind === "declaration" && !host.has(declaration.variable.name)) {
      const { name, type } = declaration.variable;
      found.set(name, { label: name, type: "variable", detail: typeName(type), boost: 3 });
    } else if (declaration.kind === "struct")
      found.set(declaration.type.name, { label: declaration.type.name, type: "type", boost: 3 });
  }
  return [...found.values()];
}

/** What is known of a name: of the scene's own first, which may hide one of the library. */
export function knownName(name: string, sceneNames: readonly Completion[]): Completion | null {
  return sceneNames.concat(libraryFunctions, language).find(({ label }) => label === name) ?? null;
}

/** The source of completions; `sceneNames` gives what the last checked version of the text declares. */
export function completeGlsl(sceneNames: () => readonly Completion[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const include = context.matchBefore(/#\s*include\s*"[^"]*/);
    if (include !== null) {
      const options = [...library.keys()].map((label) => ({ label, type: "text" }));
      return { from: include.from + include.text.indexOf('"') + 1, options, validFor: /^[^"]*$/ };
    }
    const word = context.matchBefore(/[A-Za-z_]\w*$/);
    if (word === null ? !context.explicit : false) return null;
    const from = word?.from ?? context.pos;
    const before = context.state.sliceDoc(Math.max(0, from - 1), from);
    const line = context.state.doc.lineAt(from);
    // Behind a dot stands a swizzle, behind a digit the exponent of a number, and in a comment prose.
    if (/[.\d]/.test(before) || context.state.sliceDoc(line.from, from).includes("//")) return null;
    const own = sceneNames();
    const declared = new Set(own.map((option) => option.label));
    const locals = localNames(context, declared);
    const rest = [...language, ...libraryFunctions].filter((option) => !declared.has(option.label));
    return { from, options: [...own, ...locals, ...rest], validFor: /^\w*$/ };
  };
}

const KNOWN = new Set([...WORDS, ...TYPE_WORDS, ...HOST_GLOBALS.keys(), ...BUILTINS.keys()]);

/** Other words of the text near the cursor: locals and parameters, also while the text does not compile. */
function localNames(context: CompletionContext, declared: ReadonlySet<string>): Completion[] {
  const { doc } = context.state;
  const here = doc.lineAt(context.pos).number;
  const near = doc.sliceString(doc.line(Math.max(1, here - 200)).from, context.pos).replace(/\/\/.*$/gm, "");
  const words = new Set(near.match(/(?<![.\w#])[A-Za-z_]\w*(?=\W)/g));
  return [...words]
    .filter((word) => word.length > 1 && !declared.has(word) && !KNOWN.has(word) && word !== "include")
    .map((label) => ({ label, type: "variable", boost: 1 }));
}
