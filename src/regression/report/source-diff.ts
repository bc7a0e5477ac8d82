/** The lines of two texts, told apart: the longest common subsequence, by dynamic programming. */

export interface DiffLine {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Cells of the table; texts with more in their different middles are shown one after the other. */
const MOST_CELLS = 4_000_000;

export function diffLines(before: string, now: string): DiffLine[] {
  const [old, fresh] = [before.split("\n"), now.split("\n")];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ kind: "same", text }));
  return [
    ...same(old.slice(0, start)),
    ...diffMiddle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...same(end === 0 ? [] : old.slice(-end)),
  ];
}

function diffMiddle(old: readonly string[], fresh: readonly string[]): DiffLine[] {
  const gone = (text: string): DiffLine => ({ kind: "gone", text });
  const added = (text: string): DiffLine => ({ kind: "new", text });
  if (old.length * fresh.length > MOST_CELLS) return [...old.map(gone), ...fresh.map(added)];
  const width = fresh.length + 1;
  // Length of the longest common subsequence of what is left from (i, j) on.
  const left = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => left[i * width + j] as number;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      left[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < fresh.length)
    if (old[i] === fresh[j]) {
      lines.push({ kind: "same", text: old[i] as string });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) lines.push(gone(old[i++] as string));
    else lines.push(added(fresh[j++] as string));
  return [...lines, ...old.slice(i).map(gone), ...fresh.slice(j).map(added)];
}

/** The lines with at most `context` unchanged ones around each change; null stands for what is left out. */
export function around(lines: readonly DiffLine[], context: number): (DiffLine | null)[] {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== "same"),
  );
  return lines.flatMap((line, index) =>
    isNear[index] ? [line] : isNear[index - 1] !== false || index === 0 ? [null] : [],
  );
}
