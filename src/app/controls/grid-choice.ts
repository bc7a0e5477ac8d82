/** Which methods a grid shows beside A and B: a list of names to be ticked. */
import { coverageMethods } from "../../coverage/registry.ts";
import type { SceneKind } from "../../scene/scene.ts";
import { element } from "../element.ts";
import { MOST_IN_GRID, possibleMethods, type State } from "../state.ts";
import type { Store } from "../store.ts";

export interface GridChoice {
  readonly element: HTMLElement;
  refresh(): void;
}

export function createGridChoice(store: Store<State>, kind: () => SceneKind): GridChoice {
  const list = element("div", {
    class: "grid-choice",
    role: "group",
    "aria-label": "Methods in the grid beside A and B",
  });
  const refresh = () => {
    const chosen = store.state.grid[kind()];
    const { a, b } = store.state.coverage[kind()];
    const focused = document.activeElement?.getAttribute("data-method");
    list.replaceChildren(
      ...coverageMethods
        .filter(({ id }) => possibleMethods(kind()).includes(id))
        .map(({ id, title, formula }) => {
          const isSide = id === a || id === b;
          const isChosen = chosen.includes(id);
          const input = element("input", { type: "checkbox", "data-method": id });
          input.checked = isSide || isChosen;
          input.disabled = isSide || (!isChosen && chosen.length >= MOST_IN_GRID);
          input.addEventListener("change", () => toggle(id));
          return element("label", { class: "check", title: formula }, input, title);
        }),
    );
    if (focused) list.querySelector<HTMLElement>(`[data-method="${CSS.escape(focused)}"]`)?.focus();
  };
  const toggle = (id: string) => {
    const { grid } = store.state;
    const chosen = grid[kind()];
    const ids = coverageMethods.map((method) => method.id);
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    // In the order of the menus; those with options, which a link can bring, come last.
    const place = (one: string) => (ids.indexOf(one) + ids.length + 1) % (ids.length + 1);
    store.update({ grid: { ...grid, [kind()]: [...next].sort((x, y) => place(x) - place(y)) } });
  };
  refresh();
  const help = element("p", { class: "help" }, `A, B and up to ${MOST_IN_GRID} more:`);
  return { element: element("div", { class: "grid-choices" }, help, list), refresh };
}
