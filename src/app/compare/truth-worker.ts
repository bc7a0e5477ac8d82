/**
 * The Worker that proves a frame's coverage. It reads the scene's text itself, so that no compiled code travels; the page's
 * own content security policy stays without `unsafe-eval`, as only this Worker makes functions of emitted code.
 */
import { compileTruth, sceneTruth } from "../../reference/scene-truth.ts";
import { loadScene } from "../../scene/load.ts";
import type { TruthAnswer, TruthQuestion } from "./truth-protocol.ts";

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 100;

const post = (answer: TruthAnswer, transfer: Transferable[] = []): void => globalThis.postMessage(answer, { transfer });

globalThis.onmessage = ({ data }: MessageEvent<TruthQuestion>) => {
  try {
    const { field, diagnostics } = compileTruth(loadScene(data.text, data.name, { common: data.common }));
    if (field === null) {
      const reason = diagnostics.find(({ severity }) => severity === "error")?.message ?? "no reason given";
      return post({ kind: "refused", reason });
    }
    let reported = performance.now();
    const truth = sceneTruth(field, data.frame, {
      enclosure: data.enclosure,
      cells: data.cells,
      progress(share) {
        const now = performance.now();
        if (now - reported < REPORT_EVERY) return;
        reported = now;
        post({ kind: "progress", share });
      },
    });
    const { coverage, lo, hi } = truth;
    post({ kind: "done", truth }, [coverage.buffer, lo.buffer, hi.buffer] as ArrayBuffer[]);
  } catch (error) {
    post({ kind: "refused", reason: error instanceof Error ? error.message : String(error) });
  }
};
