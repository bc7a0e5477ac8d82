/** The nesting of `#if … #elif … #else … #endif` in one text. */
import type { Range } from "../source.ts";

interface Conditional {
  readonly range: Range;
  /** Whether the text around it counts at all. */
  readonly outer: boolean;
  /** Whether one of its branches has been taken. */
  taken: boolean;
  active: boolean;
  sawElse: boolean;
}

/** Its methods give the message of an error, or null. */
export class Conditionals {
  readonly #open: Conditional[] = [];

  /** Whether the text here counts. */
  get active(): boolean {
    return this.#open.at(-1)?.active ?? true;
  }

  /** Where the conditionals begin that are still open. */
  get open(): readonly Range[] {
    return this.#open.map(({ range }) => range);
  }

  /** `#if` and its kin; `test` is asked only where its answer counts. */
  begin(range: Range, test: () => boolean): void {
    const outer = this.active;
    const holds = outer && test();
    this.#open.push({ range, outer, taken: holds, active: holds, sawElse: false });
  }

  elseIf(test: () => boolean): string | null {
    const current = this.#open.at(-1);
    if (current === undefined) return "'#elif' without '#if'";
    if (current.sawElse) return "'#elif' behind '#else'";
    current.active = current.outer && !current.taken && test();
    current.taken ||= current.active;
    return null;
  }

  else(): string | null {
    const current = this.#open.at(-1);
    if (current === undefined) return "'#else' without '#if'";
    if (current.sawElse) return "second '#else' of one '#if'";
    current.sawElse = true;
    current.active = current.outer && !current.taken;
    return null;
  }

  end(): string | null {
    return this.#open.pop() === undefined ? "'#endif' without '#if'" : null;
  }
}
