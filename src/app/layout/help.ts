/** The help: keys, pointer, and the shape of a scene. */
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import { keyNames, type Shortcut } from "../shortcuts.ts";

const POINTER: readonly (readonly [string, string])[] = [
  ["drag", "move the picture"],
  ["wheel, pinch", "zoom about the pointer"],
  ["double click", "back to the first view"],
  ["Shift drag", "set iMouse"],
  ["drag the divider", "wipe between methods A and B"],
];

const EDITOR: readonly (readonly [string, string])[] = [
  ["Ctrl Space", "complete"],
  ["Ctrl F", "find and replace"],
  ["Ctrl Z / Ctrl Y", "undo / redo"],
  ["Ctrl /", "comment lines out"],
  ["F8", "next problem"],
  ["Esc, then Tab", "leave the editor"],
];

const SCENE = `//! Title
uniform float k; //! min=0 max=2 default=1 a slider
// optional
vec2 warp(vec2 p) { return p; }
// negative inside
float sdf(vec2 p) { return length(p) - k; }`;

export function createHelp(shortcuts: readonly Shortcut[]): () => void {
  const rows = (list: readonly (readonly [string, string])[]) =>
    element("dl", {}, ...list.flatMap(([keys, what]) => [element("dt", {}, keys), element("dd", {}, what)]));
  const keys = element(
    "dl",
    {},
    ...shortcuts.flatMap((shortcut) => [
      element("dt", {}, ...keyNames(shortcut).map((name) => element("kbd", {}, name))),
      element("dd", {}, shortcut.description),
    ]),
  );
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
        rows(EDITOR),
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
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
