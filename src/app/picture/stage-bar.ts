/** The bar under the picture: time, and the tools for looking closely. */
import { DEFAULT_CAMERA } from "../../scene/frame.ts";
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import type { Comparison, State } from "../state.ts";
import type { Store } from "../store.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

const COMPARE = {
  wipe: "A | B wipe (W)",
  blink: "A and B in turn (B)",
  grid: "Grid of methods (D)",
} as const;

/** Turns a comparison on, or off if it is on. */
export function toggleComparison(store: Store<State>, comparison: Comparison): void {
  store.update({ comparison: store.state.comparison === comparison ? "single" : comparison });
}

/** Fills the screen with the picture and this bar under it, or ends that. Escape ends it too. */
export function fillScreen(bar: HTMLElement): void {
  // A browser that refuses shows the page as before.
  if (document.fullscreenElement === null) bar.parentElement?.requestFullscreen().catch(() => {});
  else void document.exitFullscreen();
}

export function createStageBar(parent: HTMLElement, store: Store<State>): Timeline {
  const timeline = createTimeline(parent, store);
  const compare = (["wipe", "blink", "grid"] as const).map(
    (value) => [value, button(COMPARE[value], [icon(value)], () => toggleComparison(store, value))] as const,
  );
  const errors = button("Error map against the truth (E)", [icon("error")], () =>
    store.update({ errorMap: !store.state.errorMap }),
  );
  const loupe = button("Magnifier (M)", [icon("loupe")], () => store.update({ magnifier: !store.state.magnifier }));
  const home = button("First view (R)", [icon("fit")], () => store.update({ camera: DEFAULT_CAMERA }));
  const whole = button("Fill the screen with the picture (V)", [icon("whole")], () => fillScreen(parent));
  // Some phones fill the screen with films alone.
  whole.hidden = !document.fullscreenEnabled;
  document.addEventListener("fullscreenchange", () =>
    whole.setAttribute("aria-pressed", String(document.fullscreenElement !== null)),
  );
  const zoom = element("span", { class: "seconds wide", title: "magnification" });
  parent.append(
    element("div", { class: "stage-tools" }, zoom, ...compare.map(([, toggle]) => toggle), errors, loupe, home, whole),
  );
  store.watch(
    (state) => state.comparison,
    (comparison) => {
      for (const [value, toggle] of compare) toggle.setAttribute("aria-pressed", String(comparison === value));
    },
    "immediately",
  );
  store.watch(
    (state) => state.errorMap,
    (isOn) => errors.setAttribute("aria-pressed", String(isOn)),
    "immediately",
  );
  store.watch(
    (state) => state.magnifier,
    (isOn) => loupe.setAttribute("aria-pressed", String(isOn)),
    "immediately",
  );
  store.watch(
    (state) => state.camera,
    (camera) => {
      const factor = DEFAULT_CAMERA.height / camera.height;
      zoom.textContent = `${describeFactor(factor)}×`;
      home.disabled = factor === 1 && camera.center[0] === 0 && camera.center[1] === 0;
    },
    "immediately",
  );
  return timeline;
}

/** Two or three digits, and no zeros behind them where the picture is small. */
function describeFactor(factor: number): string {
  if (factor < 1) return String(Number(factor.toPrecision(2)));
  return factor.toFixed(factor < 10 ? 2 : factor < 100 ? 1 : 0);
}
