/** What is wrong with the text, as squiggles in the editor and as a list under it. */
import type { Diagnostic as Squiggle } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { LocatedDiagnostic, Severity } from "../../glsl/diagnostics.ts";
import type { Location } from "../../glsl/source.ts";
import { element } from "../element.ts";

/** A problem without a place in the person's text: the driver's compiler, or a lost context. */
export interface Problem {
  readonly severity: Severity;
  readonly message: string;
  /** null where there is none, or where it lies in a text of the library. */
  readonly place: Location | null;
  readonly notes: readonly { readonly message: string; readonly place: Location | null }[];
}

/** A diagnostic as a problem; places outside the text called `source` stay in its message. */
export function problemOf(diagnostic: LocatedDiagnostic, source: string): Problem {
  const within = (location: Location): Location | null => (location.source === source ? location : null);
  const named = (message: string, location: Location): string =>
    location.source === source || location.source === "" ? message : `${location.source}:${location.line}: ${message}`;
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

export function squigglesOf(problems: readonly Problem[], text: Text): Squiggle[] {
  return problems.flatMap((problem) => {
    const { place } = problem;
    if (place === null) return [];
    const from = offsetOf(text, place.line, place.column);
    const to = Math.max(from, offsetOf(text, place.endLine, place.endColumn));
    const message = [problem.message, ...problem.notes.map((note) => `note: ${note.message}`)].join("\n");
    return [{ from, to, severity: problem.severity, message, renderMessage: () => messageElement(problem) }];
  });
}

function messageElement(problem: Problem): HTMLElement {
  const notes = problem.notes.map((note) =>
    element("div", { class: "note" }, `${note.message}${note.place === null ? "" : ` (line ${note.place.line})`}`),
  );
  return element("span", { class: "message" }, element("span", {}, problem.message), ...notes);
}

export interface ProblemList {
  show(problems: readonly Problem[]): void;
}

/** The list under the editor; choosing an entry calls `jump` with its place. */
export function createProblemList(parent: HTMLElement, jump: (place: Location) => void): ProblemList {
  const list = element("ul", { class: "problems", "aria-label": "Problems" });
  parent.append(list);
  const row = (problem: Pick<Problem, "message" | "place">, kind: string): HTMLElement => {
    const { place } = problem;
    const where = place === null ? "" : `${place.line}:${place.column}`;
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
    show(problems) {
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
