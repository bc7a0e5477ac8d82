/** Where the window is too narrow for three columns, code and controls share one place. */
import { createTabList } from "./tab-list.ts";

const PANES = [
  { id: "code", title: "Code", controls: "code" },
  { id: "controls", title: "Controls", controls: "controls" },
] as const;

type Pane = (typeof PANES)[number]["id"];

export function createTabs(bar: HTMLElement, workspace: HTMLElement): (pane: Pane) => void {
  const { select } = createTabList<Pane>(bar, PANES, (pane) => {
    workspace.dataset.pane = pane;
  });
  select("code");
  return select;
}
