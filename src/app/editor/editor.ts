/** The editor: CodeMirror with GLSL, and a history of its own for each text, so that undo survives a switch. */
import {
  autocompletion,
  type Completion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
  toggleComment,
} from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import type { Location } from "../../glsl/source.ts";
import { completeGlsl, knownName } from "./completion.ts";
import { cursorInView } from "./cursor-in-view.ts";
import { glsl } from "./highlight.ts";
import { explainNames } from "./hover.ts";
import { cleanPaste } from "./paste.ts";
import { offsetOf, type Part, type Problem, squigglesOf } from "./problems.ts";
import { theme } from "./theme.ts";

export interface Editor {
  /** Takes a text in, for `open`; one of the same name that was open before has its cursor and history back. */
  load(name: string, text: string, look: TextLook): void;
  /** Shows a text that has been loaded. */
  open(name: string): void;
  /** Replaces what differs in a loaded text as one step that can be undone; the cursor stays where it is. */
  replace(name: string, text: string): void;
  /** Draws the squiggles of those that lie in `part`, which is the text that is shown. */
  show(problems: readonly Problem[], part: Part): void;
  jump(place: Location): void;
  focus(): void;
}

export interface TextLook {
  /** What a screen reader calls it. */
  readonly label: string;
  /** Stands where the text is empty. */
  readonly hint: string;
}

export interface EditorOptions {
  /** Called with the whole text that is shown after each of its changes. */
  readonly onChange: (text: string) => void;
  /** Names that the scene declares, for completion. */
  readonly names: () => readonly Completion[];
  /** Whether long lines are wrapped, at first and after each change. */
  readonly wraps: { get(): boolean; set(wraps: boolean): void };
}

export function createEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const wrapping = new Compartment();
  const toggleWrapping = (): boolean => {
    options.wraps.set(!options.wraps.get());
    view.dispatch({ effects: wrapping.reconfigure(wrappingNow()) });
    return true;
  };
  const wrappingNow = () => (options.wraps.get() ? EditorView.lineWrapping : []);
  const extensions = [
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSpecialChars(),
    highlightSelectionMatches(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of("  "),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [completeGlsl(options.names)], activateOnTypingDelay: 80 }),
    explainNames((name) => knownName(name, options.names())),
    keymap.of([
      { key: "Mod-/", run: toggleComment },
      // On a Mac the key with Alt alone types another letter.
      { key: "Alt-z", mac: "Cmd-Alt-z", run: toggleWrapping, preventDefault: true },
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
    }),
    EditorView.clipboardInputFilter.of(cleanPaste),
    cursorInView(),
    glsl,
    theme,
  ];
  const newState = (doc: string, { label, hint }: TextLook) =>
    EditorState.create({
      doc,
      extensions: [
        extensions,
        wrapping.of([]),
        placeholder(hint),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
      ],
    });
  const view = new EditorView({ parent });
  const states = new Map<string, EditorState>();
  let current: string | null = null;
  const stateOf = (name: string) => (name === current ? view.state : states.get(name));
  return {
    load(name, text, look) {
      const loaded = newState(text, look);
      const kept = stateOf(name);
      // Another page may have changed it meanwhile.
      if (kept === undefined || !kept.doc.eq(loaded.doc)) states.set(name, loaded);
    },
    open(name) {
      const state = states.get(name);
      if (state === undefined || name === current) return;
      if (current !== null) states.set(current, view.state);
      current = name;
      view.setState(state);
      // Each text has a state of its own, perhaps from before the last change.
      view.dispatch({ effects: wrapping.reconfigure(wrappingNow()) });
    },
    replace(name, text) {
      const state = stateOf(name);
      if (state === undefined) return;
      const changes = difference(state.doc.toString(), text);
      if (changes === null) return;
      const change = { changes, annotations: isolateHistory.of("full") };
      if (name === current) view.dispatch(change);
      else states.set(name, state.update(change).state);
    },
    show(problems, part) {
      view.dispatch(setDiagnostics(view.state, squigglesOf(problems, part, view.state.doc)));
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

/** The one part in which a text differs from another, or null. */
function difference(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
