/** The divider between the two methods: dragged, moved by keys, or following the pointer. */
import { findCoverageMethod } from "../../coverage/registry.ts";
import type { SceneKind } from "../../scene/scene.ts";
import { element } from "../element.ts";
import { SIDES, type State } from "../state.ts";
import type { Store } from "../store.ts";

/** @returns a function to call when the kind of the drawn scene has changed */
export function createWipe(viewport: HTMLElement, store: Store<State>, kind: () => SceneKind): () => void {
  const names = { a: element("span", {}), b: element("span", {}) };
  const labels = SIDES.map((side) =>
    element(
      "div",
      { class: `side-label ${side}` },
      element("span", { class: `badge ${side}` }, side.toUpperCase()),
      names[side],
    ),
  );
  const divider = element(
    "div",
    {
      class: "divider",
      role: "slider",
      tabindex: 0,
      "aria-label": "Divider between methods A and B",
      "aria-orientation": "horizontal",
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    },
    element("div", { class: "knob", "aria-hidden": "true" }),
  );
  viewport.append(...labels, divider);

  const place = (event: PointerEvent) => {
    const box = viewport.getBoundingClientRect();
    const at = (event.clientX - box.left) / box.width;
    store.update({ divider: Math.min(1, Math.max(0, at)) });
  };
  divider.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
    divider.focus({ preventScroll: true });
  });
  divider.addEventListener("pointermove", (event) => {
    if (divider.hasPointerCapture(event.pointerId)) place(event);
  });
  divider.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const { divider: now } = store.state;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: now - step,
      ArrowRight: now + step,
      Home: 0,
      End: 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    store.update({ divider: Math.min(1, Math.max(0, target)) });
  });
  viewport.addEventListener("pointermove", (event) => {
    const { comparison, dividerFollowsPointer } = store.state;
    if (comparison === "wipe" && dividerFollowsPointer && event.buttons === 0) place(event);
  });

  store.watch(
    (state) => state.divider,
    (at) => {
      viewport.style.setProperty("--divider", `${100 * at}%`);
      divider.setAttribute("aria-valuenow", String(Math.round(100 * at)));
    },
    "immediately",
  );
  store.watch(
    (state) => state.comparison,
    (comparison) => {
      for (const part of [...labels, divider]) part.hidden = comparison !== "wipe";
    },
    "immediately",
  );
  const refresh = () => {
    const chosen = store.state.coverage[kind()];
    for (const side of SIDES) names[side].textContent = findCoverageMethod(chosen[side])?.title ?? chosen[side];
  };
  store.watch((state) => state.coverage, refresh, "immediately");
  return refresh;
}
