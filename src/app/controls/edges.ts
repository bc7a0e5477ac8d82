/** The choice of the coverage methods and of how two of them are compared, each with its formula as help. */
import { readCoverage } from "../../coverage/registry.ts";
import type { SceneKind } from "../../scene/scene.ts";
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import { type Comparison, possibleMethods, type Side, type State } from "../state.ts";
import type { Store } from "../store.ts";
import { checkbox, section, segments } from "./field.ts";
import { createGridChoice } from "./grid-choice.ts";
import { methodGroups } from "./method-groups.ts";
import { createMethodOptions } from "./method-options.ts";

/**
 * @param kind gives the kind of the scene that is drawn
 * @returns a function to call when that kind has changed
 */
export function createEdgeControls(parent: HTMLElement, store: Store<State>, kind: () => SceneKind): () => void {
  const comparison = segments<Comparison>(
    "Comparison",
    [
      { value: "single", title: "One", help: "draw the whole picture with method A" },
      { value: "wipe", title: "A | B", help: "wipe: draw A left of the divider and B right of it" },
      { value: "blink", title: "Blink", help: "show A and B in turn" },
      { value: "grid", title: "Grid", help: "show A, B and more methods side by side" },
    ],
    (value) => store.update({ comparison: value }),
  );
  const follow = checkbox("follows the pointer", (value) => store.update({ dividerFollowsPointer: value }));
  const choices = { a: createChoice(store, kind, "a"), b: createChoice(store, kind, "b") };
  const swap = button("Swap A and B (X)", [icon("swap"), "swap"], () => swapSides(store, kind()), { class: "small" });
  const wipeRow = element("div", { class: "row-between" }, follow.element, swap);
  const grid = createGridChoice(store, kind);
  parent.append(section("Edges", comparison.element, choices.a.element, choices.b.element, wipeRow, grid.element));

  const refresh = () => {
    const { coverage } = store.state;
    for (const side of ["a", "b"] as const) choices[side].set(coverage[kind()][side]);
    grid.refresh();
  };
  store.watch((state) => state.coverage, refresh, "immediately");
  store.watch((state) => state.grid, grid.refresh);
  store.watch((state) => state.dividerFollowsPointer, follow.set, "immediately");
  store.watch(
    (state) => state.comparison,
    (value) => {
      comparison.set(value);
      choices.b.element.hidden = value === "single";
      wipeRow.hidden = value === "single";
      follow.element.hidden = value !== "wipe";
      grid.element.hidden = value !== "grid";
    },
    "immediately",
  );
  return refresh;
}

/** Exchanges the two methods of a kind of scenes. */
export function swapSides(store: Store<State>, kind: SceneKind): void {
  const { coverage } = store.state;
  store.update({ coverage: { ...coverage, [kind]: { a: coverage[kind].b, b: coverage[kind].a } } });
}

function createChoice(store: Store<State>, kind: () => SceneKind, side: Side) {
  const letter = side.toUpperCase();
  const select = element("select", { id: `coverage-${side}`, "aria-label": `Coverage method ${letter}` });
  const formula = element("p", { class: "formula" });
  const limits = element("p", { class: "help" });
  const choose = (text: string) => {
    const { coverage } = store.state;
    store.update({ coverage: { ...coverage, [kind()]: { ...coverage[kind()], [side]: text } } });
  };
  const options = createMethodOptions(`Options of method ${letter}`, choose);
  select.addEventListener("change", () => choose(select.value));
  let filledFor: SceneKind | null = null;
  const fill = () => {
    filledFor = kind();
    const groups = methodGroups(possibleMethods(filledFor)).map(({ title, methods }) =>
      element(
        "optgroup",
        { label: title },
        ...methods.map((method) =>
          element("option", { value: method.id, title: `${method.formula}\n${method.limits}` }, method.title),
        ),
      ),
    );
    select.replaceChildren(...groups);
  };
  return {
    element: element(
      "div",
      { class: "method" },
      element("div", { class: "method-row" }, element("span", { class: `badge ${side}` }, letter), select),
      options.element,
      formula,
      limits,
    ),
    set(text: string) {
      if (filledFor !== kind()) fill();
      const read = readCoverage(text);
      if (!read.ok) return;
      const { declared, method } = read.choice;
      select.value = declared.id;
      options.show(read.choice);
      formula.textContent = method.formula;
      const evaluations = `${method.evaluations} evaluation${method.evaluations === 1 ? "" : "s"} a pixel`;
      limits.textContent = `${method.limits}. ${evaluations}, order ${method.order}.`;
    },
  };
}
