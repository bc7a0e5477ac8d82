/** Megabytes a second that the front-end lexes and reads, beside the npm parser on the same shaders in the same run. */
import { lex } from "../../glsl/lexer.ts";
import { read } from "../../glsl/read.ts";
import { writtenForm } from "../browser-verdict.ts";
import type { SceneFile } from "../scene-file.ts";
import { loadOtherParser } from "./other-parser.ts";

export interface Throughput {
  readonly shaders: number;
  readonly characters: number;
  /** 10⁶ characters a second, after warm-up. */
  readonly lexing: number;
  /** The same from text to typed tree: preprocessor, parser, checker. */
  readonly reading: number;
  /** The npm parser, which makes a syntax tree without types; null where it is not installed or reads none of them. */
  readonly otherParser: number | null;
  /** Shaders that the npm parser refuses; they are left out of its number. */
  readonly otherRefuses: number;
}

/** Work that warms up, and work of which the quickest round counts. */
const WARM_UP = 12;
const ROUNDS = 15;

/** Reads whole shaders: includes brought in, scenes behind the declarations of the host. */
export async function measureThroughput(files: readonly SceneFile[]): Promise<Throughput> {
  const texts = files.map((file) => writtenForm(file));
  const characters = sum(texts);
  const lexing = quickest(texts, (text) => lex(text, 0, () => {}));
  const reading = quickest(texts, (text) => read([{ name: "shader", text }], { main: true }));
  const other = await measureOther(texts);
  return { shaders: texts.length, characters, lexing, reading, ...other };
}

/** It takes seconds, so each text is parsed twice and the first time warms up. */
async function measureOther(texts: readonly string[]): Promise<Pick<Throughput, "otherParser" | "otherRefuses">> {
  const parse = await loadOtherParser();
  if (parse === null) return { otherParser: null, otherRefuses: 0 };
  const readable = texts.filter((text) => {
    try {
      parse(text);
      return true;
    } catch {
      return false;
    }
  });
  const start = performance.now();
  for (const text of readable) parse(text);
  const milliseconds = performance.now() - start;
  return {
    otherParser: readable.length === 0 ? null : sum(readable) / milliseconds / 1000,
    otherRefuses: texts.length - readable.length,
  };
}

/** 10⁶ characters a second. */
function quickest(texts: readonly string[], work: (text: string) => unknown): number {
  for (let round = 0; round < WARM_UP; round++) for (const text of texts) work(text);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const text of texts) work(text);
    least = Math.min(least, performance.now() - start);
  }
  return sum(texts) / least / 1000;
}

function sum(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + text.length, 0);
}
