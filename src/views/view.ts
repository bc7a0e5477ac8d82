/** What a view is: how the numbers of a pixel become its colour. Each file in this folder exports `view`. */
import type { CoverageNeed } from "../coverage/coverage.ts";

export interface View {
  /** As the command line takes it: `coverage`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rank: number;
  /** True: it draws the coverage that the chosen method computes; false: it draws derivatives and ignores the method. */
  readonly usesCoverage: boolean;
  readonly needs: readonly CoverageNeed[];
  /** Reads `nabla_coverage_bound`, so it goes with methods that state one. */
  readonly needsBound?: boolean;
  /**
   * GLSL. With `usesCoverage` it defines `vec3 nabla_shade(float coverage)`, else `vec3 nabla_shade(vec2 pixel)`.
   * The result is the colour as it is stored in the file (sRGB codes for `colour`, linear coverage for `coverage`).
   */
  readonly glsl: string;
  /**
   * For views that can leave out what lies behind the shape: GLSL that defines
   * `vec4 nabla_shade_alpha(float coverage)`, with the alpha as fourth component; `NABLA_PREMULTIPLIED` is 1 if the
   * colour is to be multiplied by it.
   */
  readonly alphaGlsl?: string;
}
