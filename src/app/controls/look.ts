/** What the picture shows and how it is computed: view, space of blending, trigonometry. */

import type { SceneKind } from "../../scene/scene.ts";
import { findView } from "../../views/registry.ts";
import { element } from "../element.ts";
import { possibleViews, type Settings, type State, viewFor } from "../state.ts";
import type { Store } from "../store.ts";
import { field, section, segments } from "./field.ts";

/**
 * @param kind gives the kind of the scene that is drawn
 * @returns a function to call when that kind has changed
 */
export function createLookControls(parent: HTMLElement, store: Store<State>, kind: () => SceneKind): () => void {
  const select = element("select", { id: "view" });
  select.addEventListener("change", () => store.update({ view: select.value }));
  const description = element("p", { class: "help" });
  const blending = segments<Settings["blending"]>(
    "Blending",
    [
      { value: "linear", title: "linear", help: "mix colours in linear light, as light itself does" },
      { value: "srgb", title: "sRGB", help: "mix the stored codes, as most shaders on the web do" },
    ],
    (value) => store.update({ blending: value }),
  );
  const trigonometry = segments<Settings["trigonometry"]>(
    "Trigonometry",
    [
      { value: "own", title: "own", help: "sin, cos and the like from + − × only: about 1 ulp, the same everywhere" },
      { value: "driver", title: "driver", help: "the functions of the graphics driver, as exact as that makes them" },
    ],
    (value) => store.update({ trigonometry: value }),
  );
  parent.append(
    section(
      "Picture",
      field("View", select),
      description,
      field("Blending", blending.element),
      field("Trigonometry", trigonometry.element),
    ),
  );
  store.watch((state) => state.blending, blending.set, "immediately");
  store.watch((state) => state.trigonometry, trigonometry.set, "immediately");
  const refresh = () => {
    select.replaceChildren(...possibleViews(kind()).map(({ id, title }) => element("option", { value: id }, title)));
    select.value = viewFor(kind(), store.state.view);
    description.textContent = findView(select.value)?.description ?? "";
  };
  store.watch((state) => state.view, refresh, "immediately");
  return refresh;
}
