/** Where the window is too narrow for three columns, code and controls share one place. */
import { element } from "../element.ts";

const PANES = [
  { id: "code", title: "Code" },
  { id: "controls", title: "Controls" },
] as const;

type Pane = (typeof PANES)[number]["id"];

export function createTabs(bar: HTMLElement, workspace: HTMLElement): (pane: Pane) => void {
  const buttons = PANES.map(({ id, title }) => {
    const tab = element("button", { type: "button", role: "tab", "aria-controls": id }, title);
    tab.addEventListener("click", () => show(id));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = PANES.find((pane) => pane.id !== id);
      if (other === undefined) return;
      show(other.id);
      buttons[PANES.indexOf(other)]?.focus();
    });
    return tab;
  });
  bar.append(...buttons);
  const show = (pane: Pane) => {
    workspace.dataset.pane = pane;
    for (const [index, tab] of buttons.entries()) {
      const isSelected = PANES[index]?.id === pane;
      tab.setAttribute("aria-selected", String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
    }
  };
  show("code");
  return show;
}
