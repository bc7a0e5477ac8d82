/**
 * The certified truth of frames, for the page: computed in a Worker, one at a time, given up when another one is asked for,
 * and remembered by everything that decides it. All that the page knows of the truth comes through here.
 */
import type { SceneTruth } from "../../reference/scene-truth.ts";
import type { Frame, Scene } from "../../scene/scene.ts";
import type { TruthAnswer, TruthQuestion } from "./truth-protocol.ts";

export type TruthState =
  /** Nothing has been asked for, or it was given up. */
  | { readonly kind: "none" }
  | { readonly kind: "working"; readonly share: number }
  | { readonly kind: "known"; readonly truth: SceneTruth }
  | { readonly kind: "refused"; readonly reason: string };

export interface TruthService {
  readonly state: TruthState;
  /** Asks for the truth of a frame; gives up what is under way for another one. */
  ask(scene: Scene, frame: Frame): void;
  /** Forgets what was asked for. */
  cancel(): void;
}

/** A sixteenth of an 8-bit code, as the command line has it. */
const ENCLOSURE = 1 / 4096;
const CELLS = 256;
/** Frames that are remembered; one of a million pixels takes 24 MB. */
const REMEMBERED = 6;

/** @param react is called whenever the state has changed */
export function createTruthService(react: (state: TruthState) => void): TruthService {
  const known = new Map<string, TruthState>();
  let worker: Worker | null = null;
  let state: TruthState = { kind: "none" };
  let asked: string | null = null;

  const set = (next: TruthState) => {
    state = next;
    react(state);
  };
  const stop = () => {
    worker?.terminate();
    worker = null;
    asked = null;
  };
  const finish = (key: string, next: TruthState) => {
    stop();
    asked = key;
    known.set(key, next);
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    set(next);
  };
  return {
    get state() {
      return state;
    },
    ask(scene, frame) {
      // Neither the number of the frame nor the clock matters where the picture stands still.
      const { time, ...still } = { ...frame, frame: 0 };
      const key = JSON.stringify([scene.common, scene.text, scene.isAnimated ? { ...still, time } : still]);
      if (key === asked) return;
      stop();
      asked = key;
      const remembered = known.get(key);
      if (remembered !== undefined) {
        // What was used last is forgotten last.
        known.delete(key);
        known.set(key, remembered);
        return set(remembered);
      }
      set({ kind: "working", share: 0 });
      worker = new Worker(new URL("./truth-worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<TruthAnswer>) => {
        switch (data.kind) {
          case "progress":
            return set({ kind: "working", share: data.share });
          case "done":
            return finish(key, { kind: "known", truth: data.truth });
          case "refused":
            return finish(key, data);
        }
      };
      worker.onerror = ({ message }) => {
        // Nothing is known of the frame, so it may be asked for again. A script that is not there gives no message.
        stop();
        const reason = message ? `the worker failed: ${message}` : "the worker could not be loaded";
        set({ kind: "refused", reason: `${reason}; it is tried again when the picture changes` });
      };
      const question: TruthQuestion = {
        text: scene.text,
        common: scene.common,
        name: scene.name,
        frame,
        enclosure: ENCLOSURE,
        cells: CELLS,
      };
      worker.postMessage(question);
    },
    cancel() {
      stop();
      set({ kind: "none" });
    },
  };
}
