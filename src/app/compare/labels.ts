/** The names of the compared methods over their pictures: in the cells of a grid, or of the one that blinks. */
import { findCoverageMethod } from "../../coverage/registry.ts";
import { element } from "../element.ts";
import type { Picture } from "../picture/picture.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";

export interface Labels {
  /** Names the methods anew, because what is shown or its size has changed. */
  refresh(): void;
  /** A line behind each method's name, by method: `mean 0.05`. */
  setNumbers(numbers: ReadonlyMap<string, string>): void;
}

export function createLabels(viewport: HTMLElement, picture: Picture, store: Store<State>): Labels {
  const box = element("div", { class: "cell-labels" });
  viewport.append(box);
  let numbers: ReadonlyMap<string, string> = new Map();

  const refresh = () => {
    const { comparison } = store.state;
    const methods = picture.shown()?.methods ?? [];
    const [width, height] = picture.canvasSize();
    const isNamed = comparison === "grid" || (comparison === "blink" && methods.length > 1);
    const cells = isNamed ? picture.layout().cells : [];
    box.replaceChildren(
      ...cells.map(({ method, left, right, top }) => {
        const coverage = methods[method]?.coverage ?? "";
        const letter = ["a", "b"][method];
        const badge = letter === undefined ? null : element("span", { class: `badge ${letter}` }, letter.toUpperCase());
        const title = findCoverageMethod(coverage)?.title ?? coverage;
        const number = numbers.get(coverage);
        const name = element("span", { class: "cell-name" }, badge, element("span", { class: "words" }, title));
        const says = number === undefined ? null : element("span", { class: "cell-number" }, number);
        const label = element("div", { class: "cell-label" }, name, says);
        label.style.left = `${(100 * left) / width}%`;
        label.style.top = `${100 * (1 - top / height)}%`;
        label.style.setProperty("--cell-width", `${(100 * (right - left)) / width}%`);
        return label;
      }),
    );
  };
  store.watch((state) => state.blink, refresh);
  store.watch((state) => state.comparison, refresh);
  return {
    refresh,
    setNumbers(next) {
      numbers = next;
      refresh();
    },
  };
}
