/** Evaluates a tape over a cell and writes the shorter tape that does the same within it. */
import type { Flat } from "./flat.ts";
import { STRIDE } from "./memory.ts";
import { ANGLE, FIRST_GUARD, FIRST_KINK, INSTRUCTION, NEG, type Tape, type TapeStore } from "./tape.ts";

export class Shortener {
  /** Whether the last tape still has guards. */
  hasGuard = false;
  readonly #store: TapeStore;
  readonly #flat: Flat;
  /** Model → the model that it is a copy of, and whether anything still reads it; by model, not by place. */
  readonly #alias: Int32Array;
  readonly #isRead: Uint8Array;

  constructor(store: TapeStore, flat: Flat) {
    this.#store = store;
    this.#flat = flat;
    this.#alias = new Int32Array(store.isConstant.length);
    this.#isRead = new Uint8Array(store.isConstant.length);
  }

  /**
   * The tape behind all others in the store, or `tape` itself if it is no longer; its models are those of `tape`, and its
   * results hold the enclosure over the cell now. Null if the cell does not take this path.
   */
  shorten(tape: Tape): Tape | null {
    const store = this.#store;
    const { code, isConstant } = store;
    const alias = this.#alias;
    const start = store.codeEnd;
    this.hasGuard = false;
    let isSame = true;
    for (let index = tape.start; index < tape.end; index += INSTRUCTION) {
      const operation = code[index] as number;
      const target = code[index + 1] as number;
      const x = this.#origin(code[index + 2] as number);
      const y = this.#origin(code[index + 3] as number);
      const isKnown = (operation < FIRST_KINK || operation === ANGLE) && store.isComputed(target);
      const outcome = isKnown ? "kept" : this.#flat.evaluate(operation, target, x, y);
      if (operation >= FIRST_GUARD) {
        if (outcome === "void") {
          store.codeEnd = start;
          this.#forget(tape);
          return null;
        }
        if (outcome === "kept") {
          this.hasGuard = true;
          store.write(operation, target, x, y);
        } else isSame = false;
        continue;
      }
      const model = target / STRIDE;
      alias[model] = 0;
      if (outcome === "first" || outcome === "second") {
        alias[model] = outcome === "first" ? x : y;
        isSame = false;
      } else {
        const isFixed =
          outcome === "constant" ||
          (outcome !== "open" && isConstant[x / STRIDE] === 1 && isConstant[y / STRIDE] === 1);
        isConstant[model] = isFixed ? 1 : 0;
        isSame &&= !isFixed && outcome !== "negated";
        if (outcome === "negated") this.#flat.evaluate(NEG, target, x, x);
        const isSmooth = operation < FIRST_KINK || (operation === ANGLE && outcome === "kept");
        if (!isKnown && (isSmooth || outcome === "negated" || outcome === "constant")) store.noteComputed(target, x, y);
        if (!isFixed) store.write(outcome === "negated" ? NEG : operation, target, x, outcome === "negated" ? x : y);
      }
    }
    if (isSame) {
      // The cell decides nothing that the larger one has not.
      store.codeEnd = start;
      return tape;
    }
    const results = tape.results.map((place) => this.#origin(place));
    this.#forget(tape);
    this.#removeUnread(start, results);
    return { start, end: store.codeEnd, results };
  }

  /** What a model is a copy of; itself, if it was computed. */
  #origin(place: number): number {
    const other = this.#alias[place / STRIDE] as number;
    return other === 0 ? place : other;
  }

  /** Models are used again for other things. */
  #forget(tape: Tape): void {
    const { code } = this.#store;
    for (let index = tape.start; index < tape.end; index += INSTRUCTION)
      if ((code[index] as number) < FIRST_GUARD) this.#alias[(code[index + 1] as number) / STRIDE] = 0;
  }

  #removeUnread(start: number, results: readonly number[]): void {
    const store = this.#store;
    const { code } = store;
    const isRead = this.#isRead;
    const end = store.codeEnd;
    for (const place of results) isRead[place / STRIDE] = 1;
    let cursor = end;
    for (let index = end - INSTRUCTION; index >= start; index -= INSTRUCTION) {
      const operation = code[index] as number;
      const model = (code[index + 1] as number) / STRIDE;
      if (operation < FIRST_GUARD) {
        if (isRead[model] === 0) continue;
        isRead[model] = 0;
      }
      isRead[(code[index + 2] as number) / STRIDE] = 1;
      isRead[(code[index + 3] as number) / STRIDE] = 1;
      cursor -= INSTRUCTION;
      code.copyWithin(cursor, index, index + INSTRUCTION);
    }
    // The models that are left are constants and coordinates; the next tape starts with none read.
    for (const place of results) isRead[place / STRIDE] = 0;
    for (let index = cursor; index < end; index += INSTRUCTION) {
      isRead[(code[index + 2] as number) / STRIDE] = 0;
      isRead[(code[index + 3] as number) / STRIDE] = 0;
    }
    code.copyWithin(start, cursor, end);
    store.codeEnd = start + end - cursor;
  }
}
