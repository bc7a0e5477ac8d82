/** A list of numbers as a source of choices: where it ends each choice is the first, so a shorter list is a smaller text. */
export class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get isOver(): boolean {
    return this.#at >= this.#numbers.length;
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    const number = this.#numbers[this.#at++] ?? 0;
    return number % count;
  }

  /** True once in `count` times, never at the end. */
  once(count: number): boolean {
    return this.below(count) === count - 1;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Between `least` and `most` results. */
  some<Item>(least: number, most: number, make: () => Item): Item[] {
    const count = least + this.below(most - least + 1);
    return Array.from({ length: count }, make);
  }
}
