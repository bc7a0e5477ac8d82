/**
 * Which blocks of the front-end a text has run, from V8's own block coverage: a text that reaches a block that none
 * before it reached is worth changing further. V8 counts while the code runs as it is; nothing is instrumented.
 */
import { Session } from "node:inspector";

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

export interface BlockCoverage {
  /** Whether what ran since the last call reached a block that never ran before, or ran it much more often. */
  reachesMore(): boolean;
  /** Blocks reached so far, by how often: 1, 2–3, 4–15, 16 and more times. */
  readonly size: number;
  close(): void;
}

/** @param isOurs whether the script of a URL is part of what is fuzzed */
export function startCoverage(isOurs: (url: string) => boolean): BlockCoverage {
  const session = new Session();
  session.connect();
  const ask = (method: string, parameters: object = {}): Coverage => {
    let answer: Coverage | undefined;
    // The inspector of this very thread answers at once.
    session.post(method, parameters, (error: Error | null, result?: object) => {
      if (error !== null) throw error;
      answer = result as Coverage;
    });
    if (answer === undefined) throw new Error(`the inspector has no answer to ${method}`);
    return answer;
  };
  ask("Profiler.enable");
  ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const reached = new Set<string>();
  return {
    reachesMore() {
      const before = reached.size;
      for (const { url, functions } of ask("Profiler.takePreciseCoverage").result) {
        if (!isOurs(url)) continue;
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0) reached.add(`${startOffset}-${endOffset}-${frequency(count)}`);
      }
      return reached.size > before;
    },
    get size() {
      return reached.size;
    },
    close() {
      session.disconnect();
    },
  };
}

function frequency(count: number): number {
  if (count < 2) return 1;
  if (count < 4) return 2;
  return count < 16 ? 3 : 4;
}
