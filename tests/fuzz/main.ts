/**
 * `npm run fuzz -- --minutes 60`: random programs and changed ones through front-end and browser until the time is over.
 *
 * A third comes from the grammar; the others are changes to programs that are known, to begin with the set of
 * `tests/glsl/programs`. A text that reaches new blocks of the front-end joins them. What is found (a crash, a hang, a
 * verdict that differs from the browser's, a program that prints as another one) is made small and written to a folder.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSession, RenderFailure, type Session } from "../../src/cli/browser/session.ts";
import { labelledPrograms } from "../glsl/programs.ts";
import { startCoverage } from "./coverage.ts";
import { generateShader } from "./grammar.ts";
import { mutate } from "./mutation.ts";
import { opinionOf } from "./oracle.ts";
import { reduce } from "./reduce.ts";

/** Milliseconds of the browser's compiler for one program; random ones are small. */
const COMPILE_TIME = 20_000;
/** Of the texts that reach nothing new one in so many is given to the browser, which takes ten times as long as we do. */
const BROWSER_SHARE = 4;

export async function main(given: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      minutes: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      into: { type: "string", default: "dist/fuzz" },
    },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
    process.stderr.write("fuzz: --minutes is a number above 0, --seed a whole number\n");
    return 2;
  }
  const script = readFileSync("dist/render-page.js", "utf8");
  const session = await openSession({ script, timeout: COMPILE_TIME });
  process.stdout.write(`seed ${seed}, ${minutes} minutes, ${session.info.renderer}\n`);
  const coverage = startCoverage((url) => url.includes("nabla-fuzz"));
  try {
    return (await run(session, coverage, Date.now() + 60_000 * minutes, seed, values.into)) === 0 ? 0 : 1;
  } finally {
    coverage.close();
    await session.close();
  }
}

async function run(
  session: Session,
  coverage: ReturnType<typeof startCoverage>,
  end: number,
  seed: number,
  folder: string,
): Promise<number> {
  const random = generator(seed);
  const corpus = labelledPrograms().map(({ text }) => text);
  const known = corpus.length;
  const found = new Map<string, string>();
  let texts = 0;
  let judged = 0;
  let told = Date.now();
  for (; Date.now() < end; texts++) {
    const tape = Array.from({ length: 4 + Math.floor(random() * 160) }, () => Math.floor(random() * 2 ** 20));
    const isNew = texts % 3 === 0;
    // What was found last is changed most.
    const recent = random() < 0.5 && corpus.length > known ? corpus.slice(known).slice(-200) : corpus;
    const text = isNew ? generateShader(tape) : mutate(recent, tape.slice(0, 24));
    const problem = await problemOf(session, text, () => {
      const reachesMore = coverage.reachesMore();
      if (reachesMore) corpus.push(text);
      const asks = reachesMore || isNew || texts % BROWSER_SHARE === 0;
      if (asks) judged++;
      return asks;
    });
    if (problem !== null && !found.has(problem)) {
      found.set(problem, text);
      const small = await reduce(text, async (part) => (await problemOf(session, part, () => true)) === problem);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${seed}-${found.size}.frag`), small);
      process.stdout.write(`\n${problem}\n${small}\n`);
    }
    if (Date.now() - told > 60_000) {
      told = Date.now();
      process.stdout.write(
        `${texts} texts, ${judged} of them to the browser, ${coverage.size} blocks, ${corpus.length - known} kept, ${found.size} found\n`,
      );
    }
  }
  process.stdout.write(
    `${texts} texts, ${judged} of them to the browser, ${coverage.size} blocks, ${found.size} found\n`,
  );
  return found.size;
}

/** What is wrong with a text, with the same words for what is wrong in the same way; null if all is well. */
async function problemOf(session: Session, text: string, asks: () => boolean): Promise<string | null> {
  try {
    const { reads, printed, exemption, messages } = opinionOf(text);
    if (!asks() || exemption !== null) return null;
    const verdict = await session.judge(text);
    const browser = verdict.log.find(({ severity }) => severity === "error")?.message ?? "";
    if (verdict.accepts && !reads)
      return `refused, the browser compiles it: ${withoutNames(messages.find((one) => one.startsWith("error")) ?? "")}`;
    if (!verdict.accepts && reads) return `read, the browser refuses it: ${withoutNames(browser)}`;
    if (printed === null) return null;
    const again = await session.judge(printed);
    const refusal = again.log.find(({ severity }) => severity === "error")?.message ?? "";
    return again.accepts ? null : `printed as what the browser refuses: ${withoutNames(refusal)}`;
  } catch (error) {
    // A program on which the browser fails says nothing about ours.
    if (error instanceof RenderFailure) return null;
    return `crash: ${withoutNames((error as Error).message.split("\n")[0] ?? "")}`;
  }
}

function withoutNames(message: string): string {
  return message.replace(/'\w[^']*'/g, "'…'").replace(/\d+/g, "0");
}

/** Mulberry32: numbers from 0 to below 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
