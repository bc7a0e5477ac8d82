/** Time: play and pause, scrub, speed, back to zero. A static scene has none and is drawn once. */
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";

const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4];

/** Seconds that the scrubber spans; later times move its window on. */
const WINDOW = 20;

/** Frames a second of a step. */
const RATE = 60;

export interface Timeline {
  /** Shows or hides the controls. */
  setAnimated(isAnimated: boolean): void;
  toggle(): void;
  restart(): void;
  /** Stops, and goes on or back by frames of a sixtieth of a second. */
  step(frames: number): void;
}

export function createTimeline(parent: HTMLElement, store: Store<State>): Timeline {
  const toggle = () => store.update({ isPlaying: !store.state.isPlaying });
  const restart = () => store.update({ time: 0 });
  const step = (frames: number) =>
    store.update({ time: Math.max(0, store.state.time + frames / RATE), isPlaying: false });
  const play = button("Pause (Space)", [icon("pause")], toggle);
  const scrubber = element("input", { type: "range", min: 0, max: WINDOW, step: 0.01, "aria-label": "Time, seconds" });
  scrubber.addEventListener("input", () => {
    const start = WINDOW * Math.floor(store.state.time / WINDOW);
    // The right end belongs to this window, not to the next one.
    store.update({ time: start + Math.min(Number(scrubber.value), WINDOW - 0.001), isPlaying: false });
  });
  const seconds = element("output", { class: "seconds" });
  const speed = element(
    "select",
    { "aria-label": "Speed", title: "Speed" },
    ...SPEEDS.map((value) => element("option", { value }, `${value}×`)),
  );
  speed.addEventListener("change", () => store.update({ speed: Number(speed.value) }));
  const back = button("Back to time 0 (0)", [icon("restart")], restart);
  const controls = element("div", { class: "timeline", role: "group", "aria-label": "Time" });
  const steps = ([-1, 1] as const).map((frames) =>
    button(
      frames < 0 ? "Previous frame (,)" : "Next frame (.)",
      [icon(frames < 0 ? "stepBack" : "stepOn")],
      () => step(frames),
      { class: "wide" },
    ),
  );
  controls.append(back, play, ...steps, scrubber, seconds, speed);
  const still = element("span", { class: "still", title: "nothing depends on time: it is drawn once" }, "static scene");
  controls.hidden = true;
  parent.append(controls, still);

  store.watch(
    (state) => state.isPlaying,
    (isPlaying) => {
      play.replaceChildren(icon(isPlaying ? "pause" : "play"));
      play.title = isPlaying ? "Pause (Space)" : "Play (Space)";
      play.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
    },
    "immediately",
  );
  store.watch(
    (state) => state.time,
    (time) => {
      seconds.textContent = `${time.toFixed(2)} s`;
      scrubber.value = String(time - WINDOW * Math.floor(time / WINDOW));
    },
    "immediately",
  );
  store.watch(
    (state) => state.speed,
    (value) => {
      speed.value = String(value);
    },
    "immediately",
  );
  return {
    setAnimated(isAnimated) {
      controls.hidden = !isAnimated;
      still.hidden = isAnimated;
    },
    toggle,
    restart,
    step,
  };
}
