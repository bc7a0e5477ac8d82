/** Files of GLSL: what stands in them, and what lies beside them. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Include } from "../scene/scene.ts";

/** Files that lie in the scene's folder or are named from there. */
export function includeFrom(folder: string): Include {
  return (path) => {
    try {
      return withoutMark(readFileSync(resolve(folder, path), "utf8"));
    } catch {
      // The scene gets a message at the place of its #include.
      return null;
    }
  };
}

/** A byte order mark is no GLSL. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}
