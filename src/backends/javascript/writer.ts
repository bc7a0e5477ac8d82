/** Lines of JavaScript with their indentation, and fresh names for what stands in them. */
export class Writer {
  #lines: string[] = [];
  #indent = "";

  get lines(): readonly string[] {
    return this.#lines;
  }

  line(text: string): void {
    this.#lines.push(this.#indent + text);
  }

  /** `header {`, what `body` writes, and `}`. */
  block(header: string, body: () => void): void {
    this.line(`${header} {`);
    const outer = this.#indent;
    this.#indent += "  ";
    body();
    this.#indent = outer;
    this.line("}");
  }

  /** What `body` writes, held back for `append`. */
  capture(body: () => void): string[] {
    const [outerLines, outerIndent] = [this.#lines, this.#indent];
    const captured: string[] = [];
    this.#lines = captured;
    this.#indent = "";
    body();
    this.#lines = outerLines;
    this.#indent = outerIndent;
    return captured;
  }

  append(lines: readonly string[]): void {
    for (const line of lines) this.line(line);
  }
}

/** Names that no text of a user has a share in: a letter and a number. */
export class Names {
  #next = 0;

  fresh(prefix: "variable" | "temporary" | "function" | "array" | "label" | "uniform"): string {
    return `${prefix[0]}${this.#next++}`;
  }
}
