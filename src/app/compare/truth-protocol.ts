/** What the page asks the Worker of the truth, and what comes back. */
import type { SourceText } from "../../glsl/source.ts";
import type { SceneTruth } from "../../reference/scene-truth.ts";
import type { Frame } from "../../scene/scene.ts";

export interface TruthQuestion {
  readonly text: string;
  /** Texts that are read before it. */
  readonly common: readonly SourceText[];
  /** What messages call the scene. */
  readonly name: string;
  readonly frame: Frame;
  /** Largest distance of a pixel's bounds. */
  readonly enclosure: number;
  /** Cells of one pixel at most. */
  readonly cells: number;
}

export type TruthAnswer =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly truth: SceneTruth }
  /** The scene has no certified truth; `reason` in lower case. */
  | { readonly kind: "refused"; readonly reason: string };
