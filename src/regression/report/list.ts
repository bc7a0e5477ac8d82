/** The list of cases. Only rows that can be seen are in the page, so it may be as long as it likes. */
import { element } from "../../app/element.ts";
import type { ReportRecord } from "./data.ts";

/** CSS pixels, as in `style.css`. */
const ROW = 52;
/** Rows above and below what is seen, so that scrolling shows no gaps. */
const MARGIN = 6;

export interface CaseList {
  readonly node: HTMLElement;
  /** Shows these cases. */
  show(records: readonly ReportRecord[]): void;
  /** Marks a case and brings it into view. */
  select(id: string): void;
  /** Draws the rows anew, when what they say has changed. */
  refresh(): void;
}

export function createList(choose: (id: string) => void, isAccepted: (id: string) => boolean): CaseList {
  const rows = element("div", { class: "rows" });
  const node = element("div", { class: "list", role: "listbox", tabindex: 0, "aria-label": "cases" }, rows);
  let records: readonly ReportRecord[] = [];
  let selected = "";
  let frame = 0;

  function draw(): void {
    frame = 0;
    const first = Math.max(0, Math.floor(node.scrollTop / ROW) - MARGIN);
    const last = Math.min(records.length, Math.ceil((node.scrollTop + node.clientHeight) / ROW) + MARGIN);
    rows.style.height = `${records.length * ROW}px`;
    const kept = new Map([...rows.children].map((row) => [(row as HTMLElement).dataset.key, row]));
    rows.replaceChildren(
      ...records.slice(first, last).map((record, index) => {
        const isChosen = record.id === selected;
        const key = `${first + index} ${record.id} ${isChosen} ${isAccepted(record.id)}`;
        return kept.get(key) ?? rowOf(record, first + index, key, isChosen);
      }),
    );
  }

  function rowOf(record: ReportRecord, index: number, key: string, isChosen: boolean): HTMLElement {
    const { id, state, difference } = record;
    const picture = record.actual ?? record.expected;
    const cut = id.lastIndexOf("/", id.lastIndexOf("/") - 1) + 1;
    const row = element(
      "div",
      {
        class: `row state-${state}`,
        role: "option",
        id: `case-${index}`,
        "aria-selected": String(isChosen),
        style: `top: ${index * ROW}px`,
        title: id,
        "data-key": key,
      },
      picture === null
        ? element("span", { class: "thumbnail" })
        : element("img", { class: "thumbnail", src: `data:image/png;base64,${picture}`, alt: "", decoding: "async" }),
      element(
        "span",
        { class: "name" },
        element("span", { class: "folder" }, id.slice(0, cut)),
        element("span", {}, id.slice(cut)),
      ),
      element(
        "span",
        { class: "outcome" },
        element("span", { class: "state" }, isAccepted(id) ? `${state}, accepted` : state),
        element(
          "span",
          { class: "amount" },
          difference && difference.differing > 0 ? `${difference.differing} px` : "",
        ),
      ),
    );
    row.addEventListener("click", () => choose(id));
    if (isChosen) node.setAttribute("aria-activedescendant", row.id);
    return row;
  }

  const later = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  node.addEventListener("scroll", later, { passive: true });
  new ResizeObserver(later).observe(node);

  return {
    node,
    show(given) {
      records = given;
      draw();
    },
    select(id) {
      selected = id;
      const index = records.findIndex((record) => record.id === id);
      if (index >= 0) {
        const [top, bottom] = [index * ROW, (index + 1) * ROW];
        if (top < node.scrollTop) node.scrollTop = top;
        else if (bottom > node.scrollTop + node.clientHeight) node.scrollTop = bottom - node.clientHeight;
      }
      draw();
    },
    refresh: draw,
  };
}
