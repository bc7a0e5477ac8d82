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
  const list = element("div", { class: "cards" });
  const dialog = element("dialog", { class: "dialog gallery", "aria-labelledby": "gallery-title" });
  const search = element("input", { type: "search", placeholder: "Search", "aria-label": "Search the scenes" });
  const nothing = element("p", { class: "help", role: "status" });
  const add = button("New scene", [icon("add"), element("span", { class: "wide" }, "New scene")], () => {
    dialog.close();
    actions.create();
  });
  dialog.append(
    element(
      "header",
      {},
      element("h2", { id: "gallery-title" }, "Scenes"),
      search,
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
    const item = element("li", { "data-words": `${entry.id} ${title} ${description}`.toLowerCase() }, open);
    if (!entry.isExample)
      item.append(
        deleteButton(title, () => {
          actions.remove(entry.id);
          item.remove();
          filter();
        }),
      );
    return item;
  };
  const group = (title: string, entries: readonly DocumentEntry[]): HTMLElement | null =>
    entries.length === 0
      ? null
      : element("section", {}, element("h3", {}, title), element("ul", { class: "card-grid" }, ...entries.map(card)));

  /** Shows the scenes that have all the words of the search. */
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    for (const item of list.querySelectorAll("li"))
      item.hidden = !words.every((word) => (item.dataset.words ?? "").includes(word));
    for (const section of list.querySelectorAll("section"))
      section.hidden = section.querySelector("li:not([hidden])") === null;
    const isEmpty = list.querySelector("section:not([hidden])") === null;
    nothing.textContent = isEmpty ? `no scene has '${search.value.trim()}' in its name or description` : "";
  };
  const shownCards = () => [...list.querySelectorAll<HTMLElement>("li:not([hidden]) .card")];
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const [first] = shownCards();
    if (event.key === "Enter") first?.click();
    else first?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const next = neighbour(shownCards(), event);
    if (next !== null) {
      event.preventDefault();
      next.focus();
    }
    // A letter begins a search.
    else if (/^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) search.focus();
  });
  return () => {
    inSight.disconnect();
    search.value = "";
    const entries = documents.list();
    const groups = [
      group(
        "Yours",
        entries.filter(({ isExample }) => !isExample),
      ),
      group(
        "Examples",
        entries.filter(({ isExample }) => isExample),
      ),
    ];
    list.replaceChildren(...groups.filter((section) => section !== null), nothing);
    filter();
    dialog.showModal();
    list.querySelector<HTMLElement>("[aria-current=true]")?.focus();
  };
}

/** The card that an arrow key leads to from the one that has the focus, or null: beside it, or nearest in the next row. */
function neighbour(cards: readonly HTMLElement[], { key, target }: KeyboardEvent): HTMLElement | null {
  const at = cards.indexOf(target as HTMLElement);
  if (at < 0) return null;
  if (key === "ArrowLeft" || key === "ArrowRight") return cards[at + (key === "ArrowRight" ? 1 : -1)] ?? null;
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const from = (target as HTMLElement).getBoundingClientRect();
  const rows = cards
    .map((card) => ({ card, box: card.getBoundingClientRect() }))
    .filter(({ box }) => (key === "ArrowDown" ? box.top >= from.bottom : box.bottom <= from.top));
  const distance = (box: DOMRect) => Math.hypot(box.left - from.left, 1e3 * (box.top - from.top));
  return rows.sort((a, b) => distance(a.box) - distance(b.box))[0]?.card ?? null;
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
