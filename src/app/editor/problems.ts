/** What is wrong with a scene's texts, as squiggles in the editor and as a list under it. */
import type { Diagnostic as Squiggle } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { LocatedDiagnostic, Severity } from "../../glsl/diagnostics.ts";
import type { Location } from "../../glsl/source.ts";
import { COMMON_NAME, type SceneText } from "../documents/scene-text.ts";
import { element } from "../element.ts";

/** One of the texts that a person writes. */
export type Part = keyof SceneText;

/** What the texts are called, in the order in which they are shown. */
export const PARTS: Readonly<Record<Part, string>> = { text: "Scene", common: COMMON_NAME };

/** A place in one of the texts. */
export interface Place extends Location {
  readonly part: Part;
}

/** A problem without a place in the person's texts: the driver's compiler, or a lost context. */
export interface Problem {
  readonly severity: Severity;
  readonly message: string;
  /** null where there is none, or where it lies in a text of the library. */
  readonly place: Place | null;
  readonly notes: readonly { readonly message: string; readonly place: Place | null }[];
}

/** A diagnostic of a scene called `scene` as a problem; places outside its texts stay in its message. */
export function problemOf(diagnostic: LocatedDiagnostic, scene: string): Problem {
  const partOf = ({ source }: Location): Part | null =>
    source === scene ? "text" : source === COMMON_NAME ? "common" : null;
  const within = (location: Location): Place | null => {
    const part = partOf(location);
    return part === null ? null : { ...location, part };
  };
  const named = (message: string, location: Location): string =>
    partOf(location) !== null || location.source === "" ? message : `${location.source}:${location.line}: ${message}`;
  return {
    severity: diagnostic.severity,
    message: named(diagnostic.message, diagnostic),
    place: within(diagnostic),
    notes: diagnostic.notes.map((note) => ({ message: named(note.message, note), place: within(note) })),
  };
}

/** Offset of a line and column (from 1) in the document, clamped to it. */
export function offsetOf(text: Text, line: number, column: number): number {
  const found = text.line(Math.min(Math.max(line, 1), text.lines));
  return Math.min(found.from + column - 1, found.to);
}

/** The problems that lie in `part`, whose text is given. */
export function squigglesOf(problems: readonly Problem[], part: Part, text: Text): Squiggle[] {
  return problems.flatMap((problem) => {
    const { place } = problem;
    if (place?.part !== part) return [];
    const from = offsetOf(text, place.line, place.column);
    const to = Math.max(from, offsetOf(text, place.endLine, place.endColumn));
    const message = [problem.message, ...problem.notes.map((note) => `note: ${note.message}`)].join("\n");
    return [{ from, to, severity: problem.severity, message, renderMessage: () => messageElement(problem) }];
  });
}

function messageElement(problem: Problem): HTMLElement {
  const notes = problem.notes.map(({ message, place }) => {
    const tab = place === null || place.part === problem.place?.part ? "" : `${PARTS[place.part]}, `;
    return element("div", { class: "note" }, `${message}${place === null ? "" : ` (${tab}line ${place.line})`}`);
  });
  return element("span", { class: "message" }, element("span", {}, problem.message), ...notes);
}

export interface ProblemList {
  /** @param namesParts whether places say in which text they are; of no use while there is one alone */
  show(problems: readonly Problem[], namesParts: boolean): void;
}

/** The list under the editor; choosing an entry calls `jump` with its place. */
export function createProblemList(parent: HTMLElement, jump: (place: Place) => void): ProblemList {
  const list = element("ul", { class: "problems", "aria-label": "Problems" });
  parent.append(list);
  const row = (problem: Pick<Problem, "message" | "place">, kind: string): HTMLElement => {
    const { place } = problem;
    const tab = place !== null && list.classList.contains("parts") ? `${PARTS[place.part]} ` : "";
    const where = place === null ? "" : `${tab}${place.line}:${place.column}`;
    const content = [
      element("span", { class: `dot ${kind}` }),
      element("span", { class: "where" }, where),
      element("span", { class: "what" }, problem.message),
    ];
    if (place === null) return element("li", { class: kind }, element("div", { class: "row" }, ...content));
    const go = element("button", { type: "button", class: "row" }, ...content);
    go.addEventListener("click", () => jump(place));
    return element("li", { class: kind }, go);
  };
  return {
    show(problems, namesParts) {
      list.classList.toggle("parts", namesParts);
      list.hidden = problems.length === 0;
      list.replaceChildren(
        ...problems.flatMap((problem) => [
          row(problem, problem.severity),
          ...problem.notes.map((note) => row(note, "note")),
        ]),
      );
    },
  };
}
