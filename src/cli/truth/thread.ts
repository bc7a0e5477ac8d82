/** The other threads of `nabla truth`: each certifies the tiles that it is sent. */
import { parentPort, workerData } from "node:worker_threads";
import { type CertifiedTile, Certifier, type Tile } from "../../reference/certifier.ts";
import { linkTaylor, makerOf } from "../../reference/taylor.ts";

/** What a thread is started with. */
export interface ThreadData {
  readonly task: "truth";
  readonly source: string;
  readonly values: Float64Array;
  readonly enclosure: number;
  readonly cells: number;
}

/** A tile by its number, which the answer has as well. */
export interface TileRequest {
  readonly index: number;
  readonly tile: Tile;
}

export interface TileAnswer {
  readonly index: number;
  readonly certified: CertifiedTile;
}

/** Answers requests until the thread is ended. */
export function serveTiles(): void {
  const { source, values, enclosure, cells } = workerData as ThreadData;
  const field = linkTaylor(makerOf(source));
  field.loadValues(values);
  const certifier = new Certifier(field, { enclosure, cells });
  parentPort?.on("message", ({ index, tile }: TileRequest) => {
    const answer: TileAnswer = { index, certified: certifier.certify(tile) };
    parentPort?.postMessage(answer);
  });
}
