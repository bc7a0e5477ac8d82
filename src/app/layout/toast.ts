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
      // Said again, it stands once, as the latest.
      for (const said of [...parent.children]) if (said.firstElementChild?.textContent === message) said.remove();
      const box = element("div", { class: `toast ${kind}` }, element("span", {}, message));
      box.append(button("Close", [icon("close")], () => box.remove(), { class: "small" }));
      parent.append(box);
      if (kind === "done") whenSeen(() => setTimeout(() => box.remove(), SHOWN_MS));
    },
  };
}

/** Calls `run` now, or when the person comes back to this tab. */
function whenSeen(run: () => void): void {
  if (document.hidden) document.addEventListener("visibilitychange", run, { once: true });
  else run();
}
