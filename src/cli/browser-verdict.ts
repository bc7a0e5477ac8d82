/** The differential verdict: what a browser's own compiler makes of a shader, beside what the front-end makes of it. */

import { print } from "../glsl/print.ts";
import { type ReadResult, read } from "../glsl/read.ts";
import type { CompileMessage } from "../gpu/problem.ts";
import { namesVersion, type WrittenProgram, writtenScene, writtenShader } from "../scene/as-written.ts";
import { includeOf, readFragment } from "../scene/load.ts";
import { RenderFailure, type Session } from "./browser/session.ts";
import type { SceneFile } from "./scene-file.ts";

/** What of a text the browser was given when it took it. */
export type BrowserForm =
  /** The text itself; a scene behind the declarations of the host. */
  | "as written"
  /** GLSL ES 1.00 under a version of 3.00, in the modern form that the front-end's warnings name. */
  | "modernised";

export interface BrowserVerdict {
  /** null if the compiler came to no end. */
  readonly accepts: boolean | null;
  /** Whether it is the front-end's verdict; null if there is none to compare with. */
  readonly agrees: boolean | null;
  readonly form: BrowserForm;
  /** What the compiler says, on the lines of the text that the person wrote. */
  readonly messages: readonly BrowserMessage[];
}

/** Drivers name a line and no column; null where it is none of the person's. */
export interface BrowserMessage {
  readonly severity: CompileMessage["severity"];
  readonly message: string;
  readonly line: number | null;
  /** The text in which the line is, where that is not the file itself. */
  readonly source?: string;
}

interface Candidate {
  readonly program: WrittenProgram;
  readonly form: BrowserForm;
}

/**
 * Asks the browser about one file. A text that names no version is taken by a browser as GLSL ES 1.00 and by players as
 * 3.00; it is accepted if it is either.
 */
export async function browserVerdict(session: Pick<Session, "judge">, file: SceneFile): Promise<BrowserVerdict> {
  const { reading, candidates } = candidatesOf(file);
  const reads = reading.program !== null;
  let refusal: Omit<BrowserVerdict, "agrees"> | null = null;
  for (const { program, form } of candidates) {
    const verdict = await ask(session, program, form, file.name);
    if (verdict.accepts !== false)
      return { ...verdict, agrees: verdict.accepts === null ? null : verdict.accepts === reads };
    refusal ??= verdict;
  }
  if (refusal === null) throw new Error("a shader has at least one form that a browser can be given");
  return { ...refusal, agrees: !reads };
}

async function ask(
  session: Pick<Session, "judge">,
  program: WrittenProgram,
  form: BrowserForm,
  name: string,
): Promise<Omit<BrowserVerdict, "agrees">> {
  try {
    const { accepts, log } = await session.judge(program.glsl);
    const messages = log.map(({ severity, line, message }): BrowserMessage => {
      const place = line === null ? null : program.locate(line);
      return {
        severity,
        message,
        line: place?.line ?? null,
        ...(place === null || place.source === name ? {} : { source: place.source }),
      };
    });
    return { accepts, form, messages };
  } catch (error) {
    if (!(error instanceof RenderFailure)) throw error;
    return { accepts: null, form, messages: [{ severity: "error", message: error.message, line: null }] };
  }
}

/** A file as a whole shader with a version, nothing of it printed anew. */
export function writtenForm(file: SceneFile): string {
  return (candidatesOf(file).candidates[0] as Candidate).program.glsl;
}

/** The front-end's reading and the forms in which the browser may take the same text, the most literal one first. */
function candidatesOf({ name, text, surroundings }: SceneFile): { reading: ReadResult; candidates: Candidate[] } {
  const fragment = readFragment(text, name, surroundings);
  const { common = [] } = surroundings;
  const include = includeOf(surroundings);
  if ("kind" in fragment) {
    // What is wrong with annotations and entry points is no matter of the language.
    const reading = read(fragment.texts, { include });
    const written: Candidate = { program: writtenScene(fragment.texts, include), form: "as written" };
    return { reading, candidates: [written, ...modernForm(reading, "\nvoid main() {}\n")] };
  }
  const versions = namesVersion(text) ? [null] : ["#version 300 es", null];
  const candidates = versions.map(
    (version): Candidate => ({
      program: writtenShader([...common, { name, text }], include, version),
      form: "as written",
    }),
  );
  return { reading: fragment, candidates: [...candidates, ...modernForm(fragment, "")] };
}

function modernForm({ program, diagnostics }: ReadResult, end: string): Candidate[] {
  if (program === null || !diagnostics.some(({ isModernised }) => isModernised)) return [];
  return [{ program: { glsl: `#version 300 es\n${print(program)}${end}`, locate: () => null }, form: "modernised" }];
}

/** A message of the browser as a line for a terminal. */
export function formatBrowserMessage({ severity, message, line, source }: BrowserMessage, file: string): string {
  const place = line === null ? file : `${source ?? file}:${line}`;
  return `${place}: browser's ${severity}: ${message}`;
}
