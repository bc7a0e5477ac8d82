/** What is left to do when this process ends, also by a signal. */

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type Work = () => void | Promise<void>;

const works = new Set<Work>();

/**
 * Does `work` when the process ends, unless the function that it returns was called before. A signal waits for what it
 * returns, a second signal does not; at other ends only what it does at once is done.
 */
export function whenEnded(work: Work): () => void {
  if (works.size === 0) {
    process.on("exit", workAtOnce);
    for (const signal of SIGNALS) process.on(signal, endBySignal);
  }
  works.add(work);
  return () => {
    works.delete(work);
    if (works.size === 0) stopListening();
  };
}

function workAtOnce(): void {
  for (const work of works) void work();
}

function stopListening(): void {
  process.off("exit", workAtOnce);
  for (const signal of SIGNALS) process.off(signal, endBySignal);
}

async function endBySignal(signal: NodeJS.Signals): Promise<void> {
  stopListening();
  await Promise.allSettled([...works].map((work) => work()));
  works.clear();
  // A listener of somebody else decides what the signal means; without one it ends the process as if we hadn't listened.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
