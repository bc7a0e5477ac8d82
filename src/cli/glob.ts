/** Patterns of paths, for shells that leave them alone and for lists that are longer than a command line may be. */
import { isAbsolute } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";

/** Whether a name stands for others. */
export function isPattern(name: string): boolean {
  return isDynamicPattern(name);
}

/** The files that a pattern names, in alphabetical order. Hidden files and `node_modules` are left out, as tools do. */
export function filesOfPattern(pattern: string): string[] {
  return globSync(pattern, {
    absolute: isAbsolute(pattern),
    ignore: ["**/node_modules/**"],
    expandDirectories: false,
  }).sort();
}
