/** The help: keys, pointer, and the shape of a scene. */
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import { CONTROL, keyNames, type Shortcut } from "../shortcuts.ts";

const POINTER: readonly (readonly [string, string])[] = [
  ["drag", "move the picture"],
  ["wheel, pinch", "zoom about the pointer"],
  ["double click", "back to the first view"],
  ["Shift drag", "set iMouse"],
  ["drag the divider", "wipe between methods A and B"],
];

/** Keys of the editor, which CodeMirror listens to. */
const EDITOR: readonly (readonly [readonly string[], string])[] = [
  [[`${CONTROL} Space`], "complete"],
  [[`${CONTROL} F`], "find and replace"],
  [[`${CONTROL} Z`, `${CONTROL} Y`], "undo, redo"],
  [[`${CONTROL} /`], "comment lines out"],
  [["Alt ↑", "Alt ↓"], "move lines up, down"],
  [[CONTROL === "⌘" ? "⌘ Alt Z" : "Alt Z"], "wrap long lines, or not"],
  [["F8"], "next problem"],
  [["Esc", "Tab"], "one after the other: leave the editor"],
];

const SCENE = `//! Title
uniform float k; //! min=0 max=2 default=1 a slider
// optional
vec2 warp(vec2 p) { return p; }
// negative inside
float sdf(vec2 p) { return length(p) - k; }`;

export function createHelp(shortcuts: readonly Shortcut[]): () => void {
  const rows = (list: readonly (readonly [string, string])[]) =>
    element("dl", {}, ...list.flatMap(([what, effect]) => [element("dt", {}, what), element("dd", {}, effect)]));
  const keyRows = (list: readonly (readonly [readonly string[], string])[]) =>
    element(
      "dl",
      {},
      ...list.flatMap(([keys, what]) => [
        element("dt", {}, ...keys.map((name) => element("kbd", {}, name))),
        element("dd", {}, what),
      ]),
    );
  const keys = keyRows(shortcuts.map((shortcut) => [keyNames(shortcut), shortcut.description] as const));
  const dialog = element("dialog", { class: "dialog help-dialog", "aria-labelledby": "help-title" });
  dialog.append(
    element(
      "header",
      {},
      element("h2", { id: "help-title" }, "Help"),
      button("Close (Esc)", [icon("close")], () => dialog.close()),
    ),
    element(
      "div",
      { class: "help-columns" },
      element("section", {}, element("h3", {}, "Keys"), keys),
      element(
        "section",
        {},
        element("h3", {}, "Picture"),
        rows(POINTER),
        element("h3", {}, "Editor"),
        keyRows(EDITOR),
        element("h3", {}, "A scene"),
        element("pre", { class: "formula" }, SCENE),
        element("p", { class: "help" }, "A Shadertoy mainImage can be pasted as it is."),
      ),
    ),
  );
  closeOnBackdrop(dialog);
  document.body.append(dialog);
  return () => dialog.showModal();
}

/** A click beside a dialog closes it. */
export function closeOnBackdrop(dialog: HTMLDialogElement): void {
  // Text that is selected with the pointer may end beside the dialog.
  let began: EventTarget | null = null;
  dialog.addEventListener("pointerdown", ({ target }) => {
    began = target;
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog && began === dialog) dialog.close();
  });
}
