/**
 * What has been certified of a frame, kept between runs: a run that was broken off goes on where it was.
 *
 * The key is made of the emitted program, the values of its uniforms and the settings, so a file is never of another
 * frame. It is written whole or not at all.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { version } from "../../../package.json";
import { writeWhole } from "../write-file.ts";

/** Rises whenever bounds may come out differently. */
const ENGINE = 12;

export interface TruthKey {
  /** The emitted program and the packed values of its uniforms. */
  readonly source: string;
  readonly values: Float64Array;
  readonly width: number;
  readonly height: number;
  readonly enclosure: number;
  readonly cells: number;
}

/** Bounds of a picture's pixels, row 0 at the top; tiles that are not done have none yet. */
export interface Certified {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Of each tile the number of cells evaluated; 0 if it is not done. */
  readonly evaluations: Float64Array;
}

/** Where caches lie: `NABLA_CACHE`, or `nabla` in the folder that the system has for such files. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  const { NABLA_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = environment;
  if (NABLA_CACHE !== undefined && NABLA_CACHE !== "") return NABLA_CACHE;
  if (XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== "") return join(XDG_CACHE_HOME, "nabla");
  if (platform === "win32" && LOCALAPPDATA !== undefined) return join(LOCALAPPDATA, "nabla", "cache");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "nabla");
  return join(homedir(), ".cache", "nabla");
}

/** The file of a frame in a folder. */
export function cacheFile(folder: string, key: TruthKey): string {
  const digest = createHash("sha256");
  const { width, height, enclosure, cells } = key;
  digest.update(JSON.stringify([version, ENGINE, width, height, enclosure, cells]));
  digest.update(key.source);
  digest.update(new Uint8Array(key.values.buffer, key.values.byteOffset, key.values.byteLength));
  return join(folder, `truth-${digest.digest("hex").slice(0, 32)}.gz`);
}

export function emptyCertified({ width, height }: TruthKey, tiles: number): Certified {
  const pixels = width * height;
  return { lo: new Float64Array(pixels), hi: new Float64Array(pixels), evaluations: new Float64Array(tiles) };
}

/** What a file holds; null if there is none, or it is not a whole one of this size. */
export function readCache(path: string, key: TruthKey, tiles: number): Certified | null {
  const empty = emptyCertified(key, tiles);
  try {
    const bytes = gunzipSync(readFileSync(path));
    const arrays = [empty.lo, empty.hi, empty.evaluations];
    if (bytes.byteLength !== arrays.reduce((sum, array) => sum + array.byteLength, 0)) return null;
    let from = 0;
    for (const array of arrays) {
      new Uint8Array(array.buffer).set(bytes.subarray(from, from + array.byteLength));
      from += array.byteLength;
    }
    return empty;
  } catch {
    // No file, or one that something else has damaged: everything is computed anew.
    return null;
  }
}

export function writeCache(path: string, { lo, hi, evaluations }: Certified): void {
  const bytes = Buffer.concat([lo, hi, evaluations].map((array) => new Uint8Array(array.buffer)));
  writeWhole(path, gzipSync(bytes, { level: 1 }));
}
