/** "did you mean": the known name that a mistyped one is nearest to. */

/**
 * Damerau's edit distance (insert, delete, replace, swap neighbours), as "optimal string alignment" computes it:
 * F. J. Damerau, "A technique for computer detection and correction of spelling errors", 1964.
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let best = Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, (beforePrevious[column - 2] as number) + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] as number;
}

/** The candidate nearest to `given` if it is near enough to be meant, else null. */
export function nearest(given: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  // One slip in three letters; with more the suggestion would only be another riddle.
  let bestDistance = Math.floor(given.length / 3) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(given.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance || (best === null && distance === bestDistance)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The end of a message about an unknown name: `, did you mean 'x'? possible are x, y`. */
export function possible(given: string, candidates: readonly string[]): string {
  const meant = nearest(given, candidates);
  return `${meant === null ? "" : `, did you mean '${meant}'?`}${meant === null ? ", " : " "}possible are ${candidates.join(", ")}`;
}
