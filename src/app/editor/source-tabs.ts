/** The texts of the open scene in the editor, each in its tab: the scene itself, and what is read before it. */
import type { Completion } from "@codemirror/autocomplete";
import type { SceneText } from "../documents/scene-text.ts";
import { element } from "../element.ts";
import { createTabList } from "../layout/tab-list.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import { createEditor, type EditorOptions } from "./editor.ts";
import { PARTS, type Part, type Place, type Problem } from "./problems.ts";

export interface SourceTabs {
  /** Draws the squiggles, and marks the tabs that have any. The problems belong to the present texts. */
  show(problems: readonly Problem[]): void;
  /** Leads to a place, in whichever tab it is. */
  jump(place: Place): void;
  /** Replaces the texts as steps that can be undone, each in its tab. */
  replace(texts: SceneText): void;
}

export interface SourceTabsOptions {
  /** Called with the text that the person has changed. */
  readonly onChange: (change: Partial<SceneText>) => void;
  /** Names that the scene declares, for completion. */
  readonly names: () => readonly Completion[];
  readonly wraps: EditorOptions["wraps"];
}

const HINTS: Readonly<Record<Part, string>> = {
  text: "float sdf(vec2 p) { … }",
  common: "// read before the scene, as Shadertoy's Common",
};

export function createSourceTabs(
  bar: HTMLElement,
  parent: HTMLElement,
  store: Store<State>,
  options: SourceTabsOptions,
): SourceTabs {
  let part: Part = "text";
  let shown: readonly Problem[] = [];
  const editor = createEditor(parent, {
    names: options.names,
    wraps: options.wraps,
    onChange: (text) => options.onChange({ [part]: text }),
  });
  const nameOf = (of: Part) => `${of} ${store.state.document}`;
  const tabs = createTabList<Part>(
    bar,
    (Object.keys(PARTS) as Part[]).map((id) => ({ id, title: PARTS[id], controls: parent.id })),
    (chosen) => {
      part = chosen;
      editor.open(nameOf(part));
      editor.show(shown, part);
      label();
    },
  );
  tabs.button("common").title = "Functions and constants that are read before the scene, as in Shadertoy";
  // A click is followed by typing; the arrow keys stay among the tabs.
  for (const id of Object.keys(PARTS) as Part[]) tabs.button(id).addEventListener("click", editor.focus);

  const label = () => {
    for (const id of Object.keys(PARTS) as Part[]) {
      const isOffer = id === "common" && part !== id && store.state.common === "";
      const counts = shown.filter(({ place }) => place?.part === id);
      const severity = counts.find((problem) => problem.severity === "error")?.severity ?? counts[0]?.severity;
      const mark =
        severity === undefined
          ? null
          : element("span", { class: `dot ${severity}`, role: "img", "aria-label": severity });
      tabs.button(id).replaceChildren(isOffer ? `+ ${PARTS[id]}` : PARTS[id], ...(mark === null ? [] : [mark]));
      tabs.button(id).classList.toggle("offer", isOffer);
    }
  };

  store.watch(
    (state) => state.document,
    () => {
      shown = [];
      for (const id of Object.keys(PARTS) as Part[])
        editor.load(nameOf(id), store.state[id], { label: `${PARTS[id]} source, GLSL`, hint: HINTS[id] });
      tabs.select("text");
    },
    "immediately",
  );
  store.watch((state) => state.common, label);
  return {
    show(problems) {
      shown = problems;
      editor.show(shown, part);
      label();
    },
    jump(place) {
      if (place.part !== part) tabs.select(place.part);
      editor.jump(place);
    },
    replace(texts) {
      for (const id of Object.keys(PARTS) as Part[]) editor.replace(nameOf(id), texts[id]);
    },
  };
}
