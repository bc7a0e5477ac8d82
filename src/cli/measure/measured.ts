/** What is known of a scene's coverage methods after they have been measured; `nabla bench` and `nabla compare` show it. */
import type { SceneTruth } from "../../reference/scene-truth.ts";
import type { Scene } from "../../scene/scene.ts";
import type { Size } from "../arguments.ts";

export interface MeasuredMethod {
  readonly id: string;
  /** Field evaluations a pixel. */
  readonly evaluations: number;
  /** The picture: coverage of each pixel, row by row from the top. */
  readonly coverage: Float64Array;
  /** Every metric that was measured, by its id; NaN where the pictures do not tell. */
  readonly values: Readonly<Record<string, number>>;
  /** Of the quickest whole frame; null where nothing was timed. */
  readonly milliseconds: number | null;
  /** That frame against the frame of `none` in the same run. */
  readonly relativeCost: number | null;
}

export interface MeasuredScene {
  readonly scene: Scene;
  readonly size: Size;
  readonly truth: SceneTruth;
  /** Pixels that an edge crosses. */
  readonly edgePixels: number;
  readonly methods: readonly MeasuredMethod[];
  /** Methods that could not be drawn, with the reason. */
  readonly failures: readonly { readonly id: string; readonly message: string }[];
}
