/** The texts of a scene as a person writes them: what is drawn, and what is read before it. */
import { loadScene } from "../../scene/load.ts";
import type { Scene } from "../../scene/scene.ts";

export interface SceneText {
  readonly text: string;
  /** Read before the text, as Shadertoy's Common tab; empty: there is none. */
  readonly common: string;
}

/** What messages call the text that is read before the scene. A scene's own name ends in `.glsl`. */
export const COMMON_NAME = "Common";

/** Reads the texts of a scene; `name` is what messages call its own. */
export function loadTexts({ text, common }: SceneText, name: string): Scene {
  return loadScene(text, name, common === "" ? {} : { common: [{ name: COMMON_NAME, text: common }] });
}
