/**
 * Results of programs that were drawn before on the same browser: a scene that did not change costs no drawing, and a run
 * in which none changed starts no browser.
 *
 * An entry holds the hash of the picture, not the picture: it can say "as the stored one" and nothing else. Whatever is
 * not that is drawn. Its key is everything that decides a result: the program's text, all uniforms, size, what is asked
 * for, the browser's program (path, size, time of change) and this build of Nabla.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeWhole } from "../cli/write-file.ts";
import { sha256 } from "./baseline.ts";
import type { PropertyResult } from "./record.ts";

export interface CacheEntry {
  /** As `pixelHash`; "" where no picture was asked for. */
  readonly pixels: string;
  readonly renderer: string;
  readonly version: string;
  readonly properties: readonly PropertyResult[];
}

export interface ResultCache {
  read(key: readonly unknown[]): CacheEntry | null;
  write(key: readonly unknown[], entry: CacheEntry): void;
}

export function openCache(folder: string): ResultCache {
  const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url));
  const place = (key: readonly unknown[]) => join(folder, `${sha256(JSON.stringify([size, mtimeMs, ...key]))}.json`);
  return {
    read(key) {
      const path = place(key);
      if (!existsSync(path)) return null;
      try {
        return JSON.parse(readFileSync(path, "utf8")) as CacheEntry;
      } catch {
        // A file that somebody else damaged is as good as none.
        return null;
      }
    },
    write: (key, entry) => writeWhole(place(key), JSON.stringify(entry)),
  };
}
