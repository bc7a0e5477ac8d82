/** The line at the bottom: how the text and the picture are, and what they cost. */
import { element } from "../element.ts";

/** The activity while the graphics context is lost. */
export const NO_GRAPHICS = "no graphics";

export interface StatusLine {
  set(change: Partial<StatusParts>): void;
}

export interface StatusParts {
  readonly errors: number;
  readonly warnings: number;
  /** Whether the picture is that of an earlier text, because the present one has errors. */
  readonly isStale: boolean;
  /** Something that is going on, instead of the state of the text; null if nothing is. */
  readonly activity: string | null;
  /** A frame that takes long, or that was given up; null if the picture is what the state asks for. */
  readonly frame: "drawing" | "not finished" | null;
  readonly compileMilliseconds: number;
  readonly frameMilliseconds: number;
  /** Device pixels. */
  readonly size: readonly [number, number];
  readonly methods: string;
  readonly renderer: string;
}

export function createStatusLine(parent: HTMLElement): StatusLine {
  let parts: StatusParts = {
    errors: 0,
    warnings: 0,
    isStale: false,
    activity: null,
    frame: null,
    compileMilliseconds: Number.NaN,
    frameMilliseconds: Number.NaN,
    size: [0, 0],
    methods: "",
    renderer: "",
  };
  const state = element("span", { class: "state", role: "status" });
  const compile = measurement("compile", "reading, differentiating and compiling the scene", "wide");
  const frameTime = measurement("frame", "drawing one frame, until the last pixel is done", "frame-time");
  const methods = element("span", { class: "wide", title: "coverage method" });
  const size = element("span", { class: "wide", title: "size of the picture in device pixels" });
  const renderer = element("span", { class: "grow wide", title: "renderer" });
  parent.append(state, compile.element, frameTime.element, methods, size, renderer);
  return {
    set(change) {
      parts = { ...parts, ...change };
      state.textContent = sentence(parts);
      const kind = parts.activity !== null ? "busy" : parts.errors > 0 ? "bad" : parts.warnings > 0 ? "warned" : "";
      state.className = `state ${kind}`;
      compile.set(parts.compileMilliseconds);
      frameTime.set(parts.frame ?? parts.frameMilliseconds);
      methods.textContent = parts.methods;
      size.textContent = `${parts.size[0]} × ${parts.size[1]}`;
      renderer.textContent = parts.renderer;
      renderer.title = `renderer: ${parts.renderer}`;
    },
  };
}

function sentence({ errors, warnings, isStale, activity }: StatusParts): string {
  if (activity !== null) return activity;
  const words = [counted(errors, "error"), counted(warnings, "warning")].filter((word) => word !== null);
  if (errors > 0) return isStale ? `last good picture, ${words.join(", ")}` : words.join(", ");
  return words.length === 0 ? "good" : words.join(", ");
}

function counted(count: number, word: string): string | null {
  if (count === 0) return null;
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function measurement(label: string, title: string, style: string) {
  const value = element("b", {});
  return {
    element: element("span", { class: style, title }, `${label} `, value),
    /** Milliseconds, or words in their place. */
    set(measured: number | string) {
      value.classList.toggle("words", typeof measured === "string");
      if (typeof measured === "string") value.textContent = measured;
      else if (Number.isNaN(measured)) value.textContent = "–";
      else value.textContent = `${measured < 10 ? measured.toFixed(1) : Math.round(measured)} ms`;
    },
  };
}
