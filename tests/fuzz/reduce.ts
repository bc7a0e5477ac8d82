/** Makes a text smaller that shows something, piece by piece, as long as it still shows it (delta debugging). */
import { piecesOf } from "./mutation.ts";

/** @param shows whether a smaller text still shows it; asked at most `most` times */
export async function reduce(text: string, shows: (text: string) => Promise<boolean>, most = 2000): Promise<string> {
  let pieces = piecesOf(text);
  let asked = 0;
  for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < pieces.length && asked < most; ) {
      const smaller = [...pieces.slice(0, start), ...pieces.slice(start + size)];
      asked++;
      if (await shows(smaller.join(""))) pieces = smaller;
      else start += size;
    }
  }
  return pieces.join("");
}
