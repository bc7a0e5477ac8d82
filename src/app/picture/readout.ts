/** The pointer's place in scene units, in a corner of the picture. */
import { element } from "../element.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import { describePlace, type Picture } from "./picture.ts";

export function createReadout(viewport: HTMLElement, picture: Picture, store: Store<State>): void {
  const box = element("div", { class: "readout", "aria-hidden": "true" });
  box.hidden = true;
  viewport.append(box);
  viewport.addEventListener("pointermove", (event) => {
    box.hidden = store.state.magnifier;
    box.textContent = describePlace(store.state.camera, picture.size(), picture.pixelAt(event));
  });
  viewport.addEventListener("pointerleave", () => {
    box.hidden = true;
  });
  // The magnifier tells the place itself.
  store.watch(
    (state) => state.magnifier,
    (isOn) => {
      if (isOn) box.hidden = true;
    },
  );
}
