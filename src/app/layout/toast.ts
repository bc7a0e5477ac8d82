/** Short messages that come and go: what was done, and what could not be. */
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";

export interface Toasts {
  /** `kind` "problem" stays until it is closed. */
  show(message: string, kind?: "done" | "problem"): void;
}

const SHOWN_MS = 3500;

export function createToasts(parent: HTMLElement): Toasts {
  return {
    show(message, kind = "done") {
      const box = element("div", { class: `toast ${kind}` }, element("span", {}, message));
      box.append(button("Close", [icon("close")], () => box.remove(), { class: "small" }));
      parent.append(box);
      if (kind === "done") setTimeout(() => box.remove(), SHOWN_MS);
    },
  };
}
