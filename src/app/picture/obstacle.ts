/** What stands in the way of a picture, said where the picture would be. */
import { button, element } from "../element.ts";

export interface Obstacle {
  /** Covers the picture with a message; `action` is a button that does something about it. */
  show(title: string, message: string, action?: { readonly label: string; readonly run: () => void }): void;
  hide(): void;
}

export function createObstacle(viewport: HTMLElement): Obstacle {
  const box = element("div", { class: "obstacle", role: "alert" });
  box.hidden = true;
  viewport.append(box);
  return {
    show(title, message, action) {
      const act = action === undefined ? null : button(action.label, [action.label], action.run, { class: "outlined" });
      const parts = [element("h2", {}, title), element("p", {}, message), act];
      box.replaceChildren(...parts.filter((part) => part !== null));
      box.hidden = false;
    },
    hide() {
      box.hidden = true;
    },
  };
}
