/** What a test tells about a case: kept in the task's `meta`, so that reporters, shards and merged reports have all of it. */
import type { Provenance } from "../scene/provenance.ts";

/**
 * What became of a case.
 *
 * match: as its picture, or within what another driver may do. differs: not so. missing: there is no picture. written,
 * updated: the picture was stored in this run. property: a property does not hold. broken: the scene does not compile or
 * cannot be drawn so. timeout: drawing took too long. error: nothing could be found out (no browser, a damaged file).
 */
export const renderStates = [
  "differs",
  "property",
  "broken",
  "timeout",
  "error",
  "missing",
  "updated",
  "written",
  "match",
] as const;
export type RenderState = (typeof renderStates)[number];

/** States in which the test passes. */
export const PASSING: readonly RenderState[] = ["match", "written", "updated"];

/** What changed since the picture was stored. */
export interface Change {
  readonly what: "scene" | "settings" | "compiler" | "driver" | "file" | "nothing";
  /** One line: from what to what. */
  readonly text: string;
}

/** How far two pictures of the same size are apart. */
export interface Difference {
  /** Pixels that are not the same bytes. */
  readonly differing: number;
  readonly pixels: number;
  /** Largest difference of a channel in linear light, 0 to 1: the coverage error of black on white. */
  readonly largest: number;
  /** Mean over all pixels of the largest channel's difference in linear light. */
  readonly mean: number;
  /** Where the largest difference is: column and row from the top left. */
  readonly worst: readonly [number, number];
}

/** What a driver other than the picture's may do; see `acceptance.ts`. */
export interface Acceptance {
  readonly accepted: boolean;
  /** Differing pixels that rounding does not explain; counting may stop early, then `isAtLeast`. */
  readonly unexplained: number;
  readonly isAtLeast: boolean;
  /** Differing pixels on a seam or where the program loses its digits. */
  readonly vague: number;
  /** How many of those there may be. */
  readonly mostVague: number;
  readonly text: string;
}

export interface PropertyResult {
  readonly name: string;
  /** As people write it: `error <= 0.5`. */
  readonly demand: string;
  /** What was found; null if it could not be computed. */
  readonly value: number | null;
  readonly holds: boolean;
  readonly text: string;
}

export interface RenderRecord {
  /** `folder/scene/case`, the same on every machine; what `--accept` takes. */
  readonly id: string;
  /** The scene's file from the root, or the name that the test gave it. */
  readonly scene: string;
  readonly name: string;
  readonly state: RenderState;
  /** For people, lower case; "" if there is nothing to say. */
  readonly message: string;
  /** The stored picture from the root; null if the case has none. */
  readonly file: string | null;
  /** The stored picture as base64, where it is not what the file holds now or the test failed. */
  readonly expected?: string;
  /** What was drawn, as a PNG in base64, where it differs. */
  readonly actual?: string;
  /** First digits of the SHA-256 of what was drawn. */
  readonly drawn?: string;
  readonly difference?: Difference;
  readonly acceptance?: Acceptance;
  readonly changes: readonly Change[];
  readonly properties: readonly PropertyResult[];
  /** How it was drawn. */
  readonly made?: Provenance;
  /** The scene's text when the picture was stored, and now, where they differ. */
  readonly texts?: readonly [before: string, now: string];
  readonly milliseconds: number;
  /** Whether it was known without drawing. */
  readonly isCached: boolean;
  /** How often a browser was lost while it was drawn. */
  readonly retries: number;
}

/** A difference as one line. */
export function describeDifference({ differing, pixels, largest, worst: [x, y] }: Difference): string {
  return `${differing} of ${pixels} pixels differ, by ${largest.toPrecision(3)} of linear light at most, at column ${x}, row ${y}`;
}
