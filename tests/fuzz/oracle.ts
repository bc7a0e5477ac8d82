/** What must hold for any text: the front-end comes to a verdict, prints what it reads, and the browser agrees. */
import { print } from "../../src/glsl/print.ts";
import { type ReadResult, read } from "../../src/glsl/read.ts";

/** Milliseconds that reading a text of a few kilobytes may take: a hundred times what it does take. */
const LONGEST_READING = 1000;

export interface Opinion {
  readonly reads: boolean;
  /** The program as it is printed, which the browser takes as well. */
  readonly printed: string | null;
  /** Why the browser's verdict may be another one, or null. */
  readonly exemption: string | null;
  readonly messages: readonly string[];
}

/** Where the front-end differs from the browser on purpose, or draws a line at another place. */
const EXEMPTIONS: readonly (readonly [string, RegExp])[] = [
  [
    "a bound of the front-end",
    /\b(?:at most|more than|nested|deep|too (?:long|many|high)|characters|does not fit|takes? longer)\b/,
  ],
  ["an include", /#include|include/],
];

/** The front-end's opinion. Throws for what must never be: a crash, a hang, a program that prints as another one. */
export function opinionOf(text: string): Opinion {
  const start = performance.now();
  const reading = readWhole(text);
  const milliseconds = performance.now() - start;
  if (milliseconds > LONGEST_READING) throw new Error(`reading took ${Math.round(milliseconds)} ms`);
  const messages = reading.diagnostics.map(({ severity, message }) => `${severity}: ${message}`);
  return {
    reads: reading.program !== null,
    printed: printedOf(reading),
    exemption: exemptionOf(reading),
    messages,
  };
}

function readWhole(text: string): ReadResult {
  return read([{ name: "shader", text }], { main: true });
}

function printedOf({ program }: ReadResult): string | null {
  if (program === null) return null;
  const once = `#version 300 es\n${print(program)}`;
  const again = readWhole(once).program;
  if (again === null) throw new Error(`what is printed is not read:\n${once}`);
  const twice = `#version 300 es\n${print(again)}`;
  if (twice !== once) throw new Error(`what is printed reads as another program:\n${once}\nand\n${twice}`);
  return once;
}

function exemptionOf({ diagnostics }: ReadResult): string | null {
  if (diagnostics.some(({ isModernised }) => isModernised)) return "GLSL ES 1.00 in its modern form";
  for (const [reason, pattern] of EXEMPTIONS)
    if (diagnostics.some(({ severity, message }) => severity === "error" && pattern.test(message))) return reason;
  return null;
}
