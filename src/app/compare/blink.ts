/** Shows A and B in turn at the same place, where the eye sees every difference as movement. */
import type { State } from "../state.ts";
import type { Store } from "../store.ts";

/** Slow enough to look at each, well below what may harm people who react to flashes (three a second). */
const EVERY_MS = 700;

export function createBlink(store: Store<State>): void {
  let timer: ReturnType<typeof setInterval> | null = null;
  store.watch(
    (state) => state.comparison,
    (comparison) => {
      if (timer !== null) clearInterval(timer);
      timer = null;
      // Who asked the system for less motion turns by hand, with X.
      const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (comparison === "blink" && !isStill) timer = setInterval(() => flip(store), EVERY_MS);
      if (comparison !== "blink" && store.state.blink !== "a") store.update({ blink: "a" });
    },
    "immediately",
  );
}

/** Shows the other one. */
export function flip(store: Store<State>): void {
  store.update({ blink: store.state.blink === "a" ? "b" : "a" });
}
