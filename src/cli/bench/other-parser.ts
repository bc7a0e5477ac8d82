/** The npm parser that the front-end's speed is held against. It checks no types, and it is installed in a checkout only. */

/** Parses a text and throws for what it cannot read. */
export type OtherParser = (text: string) => void;

/** null where it is not installed. */
export async function loadOtherParser(): Promise<OtherParser | null> {
  try {
    const { parser } = (await import("@shaderfrog/glsl-parser/index.js")) as {
      parser: { parse(text: string, options: object): unknown };
    };
    return (text) => {
      parser.parse(text, { quiet: true });
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}
