/** A row of tabs, of which one is selected: by a click, or by the arrow keys as in any list of tabs. */
import { element } from "../element.ts";

export interface TabChoice<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** Id of the element that the tab shows. */
  readonly controls: string;
}

export interface TabList<Id extends string> {
  select(id: Id): void;
  /** The tab's button, for what else it has to show. */
  button(id: Id): HTMLButtonElement;
}

/** @param onSelect is called by each selection, also by one from outside */
export function createTabList<Id extends string>(
  bar: HTMLElement,
  tabs: readonly TabChoice<Id>[],
  onSelect: (id: Id) => void,
): TabList<Id> {
  const buttons = new Map<Id, HTMLButtonElement>();
  const button = (id: Id) => buttons.get(id) as HTMLButtonElement;
  const select = (id: Id) => {
    for (const [other, tab] of buttons) {
      tab.setAttribute("aria-selected", String(other === id));
      tab.tabIndex = other === id ? 0 : -1;
    }
    onSelect(id);
  };
  for (const [index, { id, title, controls }] of tabs.entries()) {
    const tab = element("button", { type: "button", role: "tab", "aria-controls": controls }, title);
    tab.addEventListener("click", () => select(id));
    tab.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      if (step === 0 || next === undefined) return;
      // Elsewhere on the page the arrows move the picture.
      event.preventDefault();
      select(next.id);
      button(next.id).focus();
    });
    buttons.set(id, tab);
    bar.append(tab);
  }
  return { select, button };
}
