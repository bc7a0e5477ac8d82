/**
 * What has been computed while a cell is recorded, by operation and operands: all paths through a program share the
 * models of what they have in common, so that a cell computes it once for all of them, and never twice on one path.
 */

/** A power of two. Past three quarters of it nothing more is kept, which costs time and nothing else. */
const ENTRIES = 1 << 15;
/** Numbers of one entry: the recording that it belongs to, operation, both operands, result. */
const ENTRY = 5;

export class KnownModels {
  readonly #entries = new Int32Array(ENTRIES * ENTRY);
  readonly #constants = new Map<number, number>();
  #recording = 0;
  #count = 0;
  /** Where the last search has ended. */
  #place = 0;

  /** Forgets everything: models are used again for other things. */
  clear(): void {
    if (this.#recording === 2 ** 31 - 1) {
      this.#entries.fill(0);
      this.#recording = 0;
    }
    this.#recording++;
    this.#count = 0;
    this.#constants.clear();
  }

  /** The model that the operation has given; −1 if it is new. `keep` stores what it gives then. */
  find(operation: number, x: number, y: number): number {
    const entries = this.#entries;
    let slot = (Math.imul(Math.imul(operation, 31) + x, 0x9e3779b1) + Math.imul(y, 0x85ebca6b)) >>> 0;
    for (slot = (slot ^ (slot >>> 15)) & (ENTRIES - 1); ; slot = (slot + 1) & (ENTRIES - 1)) {
      const place = slot * ENTRY;
      this.#place = place;
      if (entries[place] !== this.#recording) return -1;
      if (entries[place + 1] === operation && entries[place + 2] === x && entries[place + 3] === y)
        return entries[place + 4] as number;
    }
  }

  keep(operation: number, x: number, y: number, result: number): void {
    if (this.#count >= (3 * ENTRIES) / 4 || this.find(operation, x, y) >= 0) return;
    const entries = this.#entries;
    const place = this.#place;
    entries[place] = this.#recording;
    entries[place + 1] = operation;
    entries[place + 2] = x;
    entries[place + 3] = y;
    entries[place + 4] = result;
    this.#count++;
  }

  /** The model of a number; −1 if there is none yet. */
  constant(value: number): number {
    // A map takes −0 for 0.
    return Object.is(value, -0) ? -1 : (this.#constants.get(value) ?? -1);
  }

  keepConstant(value: number, model: number): void {
    if (!Object.is(value, -0)) this.#constants.set(value, model);
  }
}
