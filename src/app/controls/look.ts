/** What the picture shows and how it is computed: view, space of blending, trigonometry, alpha. */

import { ALPHAS, type Alpha, type SceneKind } from "../../scene/scene.ts";
import { findView } from "../../views/registry.ts";
import { element } from "../element.ts";
import { alphaFor, possibleViews, type Settings, type State, viewFor } from "../state.ts";
import type { Store } from "../store.ts";
import { field, section, segments } from "./field.ts";

const ALPHA_WORDS: Readonly<Record<Alpha, { readonly title: string; readonly help: string }>> = {
  opaque: { title: "Opaque", help: "ink on paper" },
  straight: { title: "Straight", help: "transparent outside: ink, and the coverage as alpha, as PNG means it" },
  premultiplied: {
    title: "Premultiplied",
    help: "transparent outside: saved pictures hold ink times coverage, the canvas shows straight alpha",
  },
};

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
  const alpha = element(
    "select",
    { id: "alpha" },
    ...ALPHAS.map((value) => element("option", { value }, ALPHA_WORDS[value].title)),
  );
  alpha.addEventListener("change", () => {
    const chosen = ALPHAS.find((value) => value === alpha.value);
    if (chosen !== undefined) store.update({ alpha: chosen });
  });
  const alphaHelp = element("p", { class: "help" });
  parent.append(
    section(
      "Picture",
      field("View", select),
      description,
      field("Blending", blending.element),
      field("Trigonometry", trigonometry.element),
      field("Alpha", alpha),
      alphaHelp,
    ),
  );
  store.watch((state) => state.blending, blending.set, "immediately");
  store.watch((state) => state.trigonometry, trigonometry.set, "immediately");
  const refresh = () => {
    select.replaceChildren(...possibleViews(kind()).map(({ id, title }) => element("option", { value: id }, title)));
    select.value = viewFor(kind(), store.state.view);
    const isImage = kind() === "image";
    description.textContent = isImage ? "what mainImage writes" : (findView(select.value)?.description ?? "");
    const isPossible = alphaFor(kind(), select.value, "straight") !== "opaque";
    alpha.disabled = !isPossible;
    alpha.value = alphaFor(kind(), select.value, store.state.alpha);
    alphaHelp.textContent = isPossible
      ? ALPHA_WORDS[store.state.alpha].help
      : `no coverage to be had from ${isImage ? "a mainImage" : "this view"}: opaque`;
  };
  store.watch((state) => state.view, refresh, "immediately");
  store.watch((state) => state.alpha, refresh);
  return refresh;
}
