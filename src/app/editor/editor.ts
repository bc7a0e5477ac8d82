/** The editor: CodeMirror with GLSL, and a history of its own for each scene, so that undo survives a switch. */
import {
  autocompletion,
  type Completion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, toggleComment } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Location } from "../../glsl/source.ts";
import { completeGlsl } from "./completion.ts";
import { cursorInView } from "./cursor-in-view.ts";
import { glsl } from "./highlight.ts";
import { offsetOf, type Problem, squigglesOf } from "./problems.ts";
import { theme } from "./theme.ts";

export interface Editor {
  /** Shows the text of a document; a document that was open before has its cursor and history back. */
  open(document: string, text: string): void;
  /** Replaces the whole text as one step that can be undone. */
  replace(text: string): void;
  /** Draws the squiggles. The problems belong to the present text. */
  show(problems: readonly Problem[]): void;
  jump(place: Location): void;
  focus(): void;
}

export interface EditorOptions {
  /** Called with the whole text after each change that the person made. */
  readonly onChange: (text: string) => void;
  /** Names that the scene declares, for completion. */
  readonly names: () => readonly Completion[];
}

export function createEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const extensions = [
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of("  "),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [completeGlsl(options.names)], activateOnTypingDelay: 80 }),
    keymap.of([
      { key: "Mod-/", run: toggleComment },
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({ "aria-label": "Scene source, GLSL", spellcheck: "false" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
    }),
    cursorInView(),
    glsl,
    theme,
  ];
  const view = new EditorView({ parent, state: EditorState.create({ extensions }) });
  const states = new Map<string, EditorState>();
  let current: string | null = null;
  return {
    open(document, text) {
      if (current !== null) states.set(current, view.state);
      current = document;
      const kept = states.get(document);
      const isKept = kept !== undefined && kept.doc.toString() === EditorState.create({ doc: text }).doc.toString();
      view.setState(isKept ? kept : EditorState.create({ doc: text, extensions }));
    },
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
    },
    show(problems) {
      view.dispatch(setDiagnostics(view.state, squigglesOf(problems, view.state.doc)));
    },
    jump(place) {
      const { doc } = view.state;
      const anchor = offsetOf(doc, place.line, place.column);
      const head = offsetOf(doc, place.endLine, place.endColumn);
      view.dispatch({
        selection: { anchor, head: Math.max(anchor, head) },
        effects: EditorView.scrollIntoView(anchor, { y: "center" }),
      });
      view.focus();
    },
    focus: () => view.focus(),
  };
}
