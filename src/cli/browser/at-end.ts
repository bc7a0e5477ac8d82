/** What is left to do when this process ends, also by a signal. */

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const works = new Set<() => void>();

/**
 * Does `work`, which cannot wait for anything, when the process ends; unless the function that it returns was called
 * before.
 */
export function whenEnded(work: () => void): () => void {
  if (works.size === 0) {
    process.on("exit", workAll);
    for (const signal of SIGNALS) process.on(signal, endBySignal);
  }
  works.add(work);
  return () => {
    works.delete(work);
    if (works.size === 0) stopListening();
  };
}

function workAll(): void {
  for (const work of works) work();
  works.clear();
}

function stopListening(): void {
  process.off("exit", workAll);
  for (const signal of SIGNALS) process.off(signal, endBySignal);
}

function endBySignal(signal: NodeJS.Signals): void {
  workAll();
  stopListening();
  // A listener of somebody else decides what the signal means; without one it ends the process as if we hadn't listened.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
