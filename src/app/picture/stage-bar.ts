/** The bar under the picture: time, and the tools for looking closely. */
import { DEFAULT_CAMERA } from "../../scene/frame.ts";
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

export function createStageBar(parent: HTMLElement, store: Store<State>): Timeline {
  const timeline = createTimeline(parent, store);
  const toggleWipe = () => store.update({ comparison: store.state.comparison === "wipe" ? "single" : "wipe" });
  const wipe = button("A | B wipe (W)", [icon("wipe")], toggleWipe);
  const loupe = button("Magnifier (M)", [icon("loupe")], () => store.update({ magnifier: !store.state.magnifier }));
  const home = button("First view (R)", [icon("fit")], () => store.update({ camera: DEFAULT_CAMERA }));
  const zoom = element("span", { class: "seconds wide", title: "magnification" });
  parent.append(zoom, wipe, loupe, home);
  store.watch(
    (state) => state.comparison,
    (comparison) => wipe.setAttribute("aria-pressed", String(comparison === "wipe")),
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
      const digits = factor < 10 ? 2 : factor < 100 ? 1 : 0;
      zoom.textContent = `${factor.toFixed(digits)}×`;
      home.disabled = factor === 1 && camera.center[0] === 0 && camera.center[1] === 0;
    },
    "immediately",
  );
  return timeline;
}
