/** "Did you mean": the known name nearest to an unknown one. */

/** `, did you mean 'length'?` or nothing. Near is at most a third of the letters changed, swapped, added or missing. */
export function suggestion(unknown: string, known: Iterable<string>): string {
  const limit = Math.max(1, Math.floor(unknown.length / 3));
  let best: string | null = null;
  let least = limit + 1;
  for (const name of known) {
    if (Math.abs(name.length - unknown.length) >= least || name.startsWith("nabla_")) continue;
    const distance = editDistance(unknown, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best === null ? "" : `, did you mean '${best}'?`;
}

/** Changes that turn `a` into `b`, a swap of neighbours being one (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] || a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase();
      let least = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] as number;
}
