/** The open scene in the bar: its title, previous and next, back to the original, a copy of one's own. */
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import type { Documents } from "./documents.ts";
import { describe } from "./gallery-dialog.ts";
import type { Session } from "./session.ts";

export interface SceneBar {
  /** Opens the scene that is `step` places further in the gallery. */
  step(step: number): void;
}

export function createSceneBar(
  parent: HTMLElement,
  store: Store<State>,
  documents: Documents,
  session: Session,
  actions: { readonly openGallery: () => void; readonly onReset: () => void; readonly onDuplicate: () => void },
): SceneBar {
  const step = (by: number) => {
    const ids = documents.list().map((entry) => entry.id);
    const next = ids[(ids.indexOf(store.state.document) + by + ids.length) % ids.length];
    if (next !== undefined) session.open(next);
  };
  const title = element("span", {});
  const choose = button("All scenes (G)", [icon("scenes"), title], actions.openGallery, { class: "scene-title" });
  const edited = element("span", { class: "scene-edited wide" }, "edited");
  const reset = button("Back to the original", [icon("reset")], () => {
    session.reset();
    actions.onReset();
  });
  const duplicate = button(
    "A copy of your own",
    [icon("duplicate")],
    () => {
      session.duplicate();
      actions.onDuplicate();
    },
    { class: "wide" },
  );
  parent.append(
    button("Previous scene ([)", [icon("previous")], () => step(-1), { class: "wide" }),
    choose,
    button("Next scene (])", [icon("next")], () => step(1), { class: "wide" }),
    edited,
    reset,
    duplicate,
  );
  const refresh = () => {
    const { document: id, text } = store.state;
    const words = describe(text, id).title;
    title.textContent = words;
    document.title = `${words} – Nabla`;
    edited.hidden = !documents.isEdited(id);
    reset.hidden = edited.hidden;
  };
  store.watch((state) => state.document, refresh);
  store.watch((state) => state.text, refresh, "immediately");
  store.watch((state) => state.common, refresh);
  return { step };
}
