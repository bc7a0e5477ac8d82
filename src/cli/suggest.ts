/** "did you mean" for names of the command line, by the same measure of nearness as the compiler's messages. */
import { suggestion } from "../glsl/check/suggest.ts";

/** The end of a message about an unknown name: `, did you mean 'x'? possible are x, y`. */
export function possible(given: string, candidates: Iterable<string>, what = "possible are"): string {
  const names = [...candidates];
  return `${suggestion(given, names) || ","} ${what} ${names.join(", ")}`;
}
