/** Certifies a frame on several cores, from where a cache has left off. */
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type CertifiedCoverage, placeTile, singularOf, tilesOf } from "../../reference/certified.ts";
import { type CertifiedTile, Certifier } from "../../reference/certifier.ts";
import type { CompiledTaylor } from "../../reference/taylor.ts";
import { Problem } from "../problem.ts";
import { cacheFile, emptyCertified, readCache, type TruthKey, writeCache } from "./cache.ts";
import type { ThreadData, TileAnswer, TileRequest } from "./thread.ts";

export interface FrameOptions {
  readonly key: TruthKey;
  /** Threads at most, this one included. */
  readonly jobs: number;
  /** Folder of the cache; null for none. */
  readonly cache: string | null;
  readonly progress: (share: number) => void;
  /** Told once if the cache cannot be written. */
  readonly warn: (message: string) => void;
  readonly signal: AbortSignal;
}

export interface CertifiedFrame extends CertifiedCoverage {
  /** Share of the pixels that are done; below 1 if it was broken off, and those that are missing have bounds 0 and 0. */
  readonly share: number;
  /** Share that the cache had. */
  readonly cached: number;
  /** Where the cache lies, null if there is none. */
  readonly cacheFile: string | null;
}

/** Starting a thread takes as long as this; what is done sooner stays on this one. */
const ALONE_MILLISECONDS = 250;
const SAVE_MILLISECONDS = 5000;

/** `field` has its uniforms loaded. */
export async function certifyFrame(field: CompiledTaylor, options: FrameOptions): Promise<CertifiedFrame> {
  const { key, signal } = options;
  const { width, height, enclosure, cells } = key;
  const tiles = tilesOf(width, height);
  const path = options.cache === null ? null : cacheFile(options.cache, key);
  const found = path === null ? null : readCache(path, key, tiles.length);
  const certified = found ?? emptyCertified(key, tiles.length);
  const open = tiles.map((_, index) => index).filter((index) => certified.evaluations[index] === 0);
  let missing = open.length;
  const shareOf = (count: number): number => (tiles.length - count) / tiles.length;
  const cached = shareOf(missing);
  let saved = performance.now();
  let canSave = path !== null;
  const save = (): void => {
    if (path === null || !canSave) return;
    try {
      writeCache(path, certified);
    } catch (error) {
      // The result does not hang on it.
      if (!(error instanceof Problem)) throw error;
      canSave = false;
      options.warn(`${error.message}; what is proven is not kept`);
    }
    saved = performance.now();
  };
  const finish = (index: number, tile: CertifiedTile): void => {
    placeTile(tiles[index] as (typeof tiles)[number], tile, { ...certified, width, height });
    certified.evaluations[index] = tile.evaluations;
    missing--;
    options.progress(shareOf(missing));
    if (performance.now() - saved >= SAVE_MILLISECONDS) save();
  };
  const next = (): number | undefined => (signal.aborted ? undefined : open.shift());
  const certifier = new Certifier(field, { enclosure, cells });
  const start = performance.now();
  const threads: Promise<void>[] = [];
  for (let index = next(); index !== undefined; index = next()) {
    finish(index, certifier.certify(tiles[index] as (typeof tiles)[number]));
    if (threads.length === 0 && performance.now() - start > ALONE_MILLISECONDS) {
      const data: ThreadData = { task: "truth", source: key.source, values: key.values, enclosure, cells };
      for (let job = 1; job < Math.min(options.jobs, open.length); job++)
        threads.push(
          runThread(
            data,
            signal,
            () => {
              const one = next();
              return one === undefined ? undefined : { index: one, tile: tiles[one] as (typeof tiles)[number] };
            },
            finish,
          ),
        );
    }
    // Answers of other threads and Ctrl-C come in between.
    await setImmediate();
  }
  await Promise.all(threads);
  if (shareOf(missing) > cached) save();
  const { lo, hi } = certified;
  return {
    width,
    height,
    lo,
    hi,
    singular: singularOf({ width, height, lo, hi }, enclosure),
    evaluations: certified.evaluations.reduce((sum, one) => sum + one, 0),
    share: shareOf(missing),
    cached,
    cacheFile: canSave ? path : null,
  };
}

/** One other thread, which gets a tile whenever it has finished one. */
function runThread(
  data: ThreadData,
  signal: AbortSignal,
  next: () => TileRequest | undefined,
  finish: (index: number, tile: CertifiedTile) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // The built command line serves as the thread's program too, see `main.ts`.
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: data });
    const end = (): void => {
      signal.removeEventListener("abort", end);
      void worker.terminate().then(() => resolve());
    };
    const ask = (): void => {
      const request = next();
      if (request === undefined) end();
      else worker.postMessage(request);
    };
    signal.addEventListener("abort", end);
    worker.on("message", ({ index, certified }: TileAnswer) => {
      finish(index, certified);
      ask();
    });
    worker.on("error", reject);
    ask();
  });
}
