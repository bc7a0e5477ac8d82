/** The gallery: every example and every own scene with its picture, title and state. */
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import { closeOnBackdrop } from "../layout/help.ts";
import type { DocumentEntry, Documents } from "./documents.ts";

export interface GalleryActions {
  readonly open: (id: string) => void;
  readonly create: () => void;
  readonly remove: (id: string) => void;
  readonly current: () => string;
  /** Draws the scene's picture into the canvas when it comes into sight. */
  readonly draw: (id: string, canvas: HTMLCanvasElement) => void;
}

/** Thumbnails are twice as large as they are shown, for screens of two device pixels a CSS pixel. */
export const THUMBNAIL = { width: 320, height: 200 } as const;

export function createGallery(documents: Documents, actions: GalleryActions): () => void {
  const list = element("ul", { class: "cards" });
  const dialog = element("dialog", { class: "dialog gallery", "aria-labelledby": "gallery-title" });
  const add = button("New scene", [icon("add"), "New scene"], () => {
    dialog.close();
    actions.create();
  });
  dialog.append(
    element(
      "header",
      {},
      element("h2", { id: "gallery-title" }, "Scenes"),
      add,
      button("Close (Esc)", [icon("close")], () => dialog.close()),
    ),
    list,
  );
  closeOnBackdrop(dialog);
  document.body.append(dialog);

  const inSight = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting && target instanceof HTMLCanvasElement) {
          inSight.unobserve(target);
          actions.draw(target.dataset.scene ?? "", target);
        }
    },
    { root: list, rootMargin: "100px" },
  );

  const card = (entry: DocumentEntry): HTMLElement => {
    const canvas = element("canvas", { ...THUMBNAIL, "data-scene": entry.id, "aria-hidden": "true" });
    const { title, description } = describe(documents.texts(entry.id)?.text ?? "", entry.id);
    const open = element(
      "button",
      { type: "button", class: "card", "aria-current": String(entry.id === actions.current()) },
      canvas,
      element(
        "span",
        { class: "card-title" },
        element("span", {}, title),
        entry.isEdited ? element("span", { class: "scene-edited" }, "edited") : null,
      ),
      description === "" ? null : element("span", { class: "card-text" }, description),
    );
    open.addEventListener("click", () => {
      dialog.close();
      actions.open(entry.id);
    });
    inSight.observe(canvas);
    const item = element("li", {}, open);
    if (!entry.isExample)
      item.append(
        deleteButton(title, () => {
          actions.remove(entry.id);
          item.remove();
        }),
      );
    return item;
  };
  return () => {
    inSight.disconnect();
    list.replaceChildren(...documents.list().map(card));
    dialog.showModal();
    list.querySelector<HTMLElement>("[aria-current=true]")?.focus();
  };
}

/** Deletes at the second press; there is no other copy of what a person wrote. */
function deleteButton(title: string, run: () => void): HTMLButtonElement {
  const made = button(`Delete ${title}`, [icon("remove")], () => {
    if (made.dataset.sure !== undefined) run();
    else {
      made.dataset.sure = "";
      made.replaceChildren("Delete for good?");
    }
  });
  made.addEventListener("blur", () => {
    delete made.dataset.sure;
    made.replaceChildren(icon("remove"));
  });
  return made;
}

/** Title and one-line description from the first annotation: `//! Title: description`. */
export function describe(text: string, id: string): { title: string; description: string } {
  const line = /^[ \t]*\/\/!(.*)$/m.exec(text)?.[1]?.trim() ?? "";
  const colon = line.indexOf(":");
  if (line === "") return { title: id.replace(/^own\//, "Untitled "), description: "" };
  if (colon < 0) return { title: line, description: "" };
  return { title: line.slice(0, colon).trim(), description: line.slice(colon + 1).trim() };
}
