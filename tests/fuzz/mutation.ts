/** Small changes to programs, token by token: what lies just beside a program that is known is where rules are missed. */
import { lex } from "../../src/glsl/lexer.ts";
import { KEYWORDS, RESERVED, TYPE_WORDS } from "../../src/glsl/parser/words.ts";
import { Tape } from "./tape.ts";

/** Words and signs of the language, and a few numbers at the ends of their ranges. */
const DICTIONARY: readonly string[] = [
  ...KEYWORDS,
  ...TYPE_WORDS,
  ...[...RESERVED].slice(0, 12),
  ..."( ) [ ] { } . , ; : ? + - * / % < > = ! ~ & ^ | ++ -- << >> <= >= == != && || ^^ += -= *= <<= ##".split(" "),
  ..."0 1 2 0u 1u 1.0 .5 1e9 0x80000000 4294967295u 1e40 08 1.0f a b f x main color gl_FragCoord length xy rgb".split(
    " ",
  ),
  "#define A 1\n",
  "\n#if 1\n",
  "\n#endif\n",
  "\n#ifdef GL_ES\n",
  "\n#else\n",
  "\n#undef A\n",
  "\\\n",
];

/** The text of a program as pieces that can be moved: tokens with what stands before them. */
export function piecesOf(text: string): string[] {
  const ends = lex(text, 0, () => {}).map(({ end }) => end);
  const pieces: string[] = [];
  let start = 0;
  for (const end of ends) {
    if (end > start) pieces.push(text.slice(start, end));
    start = Math.max(start, end);
  }
  return [...pieces, text.slice(start)];
}

/** A few changes to one of the programs; `numbers` tell which. */
export function mutate(programs: readonly string[], numbers: readonly number[]): string {
  const tape = new Tape(numbers);
  const pieces = piecesOf(tape.pick(programs));
  do change(pieces, tape, programs);
  while (!tape.isOver && tape.once(2));
  return pieces.join("");
}

function change(pieces: string[], tape: Tape, programs: readonly string[]): void {
  // The version stays: without it nearly all programs are refused for that alone.
  const first = Math.min(4, pieces.length - 1);
  const place = (): number => first + tape.below(pieces.length - first);
  const at = place();
  switch (tape.below(7)) {
    case 0:
      pieces.splice(at, 1);
      return;
    case 1:
      pieces.splice(at, 1, ` ${tape.pick(DICTIONARY)}`);
      return;
    case 2:
      pieces.splice(at, 0, ` ${tape.pick(DICTIONARY)}`);
      return;
    case 3:
      pieces.splice(at, 0, ` ${(pieces[place()] ?? "").trim()}`);
      return;
    case 4: {
      const other = place();
      [pieces[at], pieces[other]] = [pieces[other] ?? "", pieces[at] ?? ""];
      return;
    }
    case 5: {
      const copied = pieces.slice(at, at + 1 + tape.below(12));
      pieces.splice(place(), 0, " ", ...copied);
      return;
    }
    default: {
      const others = piecesOf(tape.pick(programs));
      const from = tape.below(others.length);
      pieces.splice(at, tape.below(3), " ", ...others.slice(from, from + 1 + tape.below(12)));
    }
  }
}
