/** What the page knows: the open scene and everything that decides its picture. */
import { drawsImages } from "../coverage/coverage.ts";
import { coverageMethods } from "../coverage/registry.ts";
import { DEFAULT_CAMERA } from "../scene/frame.ts";
import type { Alpha, Camera, SceneKind } from "../scene/scene.ts";
import { findView, views } from "../views/registry.ts";
import type { View } from "../views/view.ts";
import type { SceneText } from "./documents/scene-text.ts";

/** The two sides of a comparison. Without one only `a` is drawn. */
export type Side = "a" | "b";
export const SIDES: readonly Side[] = ["a", "b"];

/** How two methods are held against each other. */
export type Comparison = "single" | "wipe" | "blink" | "grid";
export const COMPARISONS: readonly Comparison[] = ["single", "wipe", "blink", "grid"];

/** Methods that a grid shows beside A and B. */
export const MOST_IN_GRID = 7;

/** Settings of the picture that outlive a scene and travel in a share link. */
export interface Settings {
  /** Ids of the methods. An sdf and a `mainImage` have different possible ones, so each kind keeps its own choice. */
  readonly coverage: Readonly<Record<SceneKind, Readonly<Record<Side, string>>>>;
  /** Methods that a grid shows beside A and B, in order. */
  readonly grid: Readonly<Record<SceneKind, readonly string[]>>;
  readonly view: string;
  readonly comparison: Comparison;
  /** Whether signed errors against the truth lie over the picture. */
  readonly errorMap: boolean;
  /** Place of the divider, 0 (left) to 1 (right) of the picture's width. */
  readonly divider: number;
  readonly dividerFollowsPointer: boolean;
  readonly blending: "linear" | "srgb";
  readonly trigonometry: "own" | "driver";
  /** What saved pictures hold in their fourth channel; where it is not opaque the canvas lets a checkerboard through. */
  readonly alpha: Alpha;
}

/** The open scene as the person left it. */
export interface OpenScene extends SceneText {
  /** Id in the gallery or among the person's own scenes. */
  readonly document: string;
  /** Values that differ from the defaults of the text. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly camera: Camera;
  /** `iMouse`, pixels, y up. */
  readonly mouse: readonly [number, number, number, number];
}

export interface Clock {
  /** Seconds. */
  readonly time: number;
  readonly isPlaying: boolean;
  /** Seconds of the scene for each second of the clock on the wall. */
  readonly speed: number;
}

export interface State extends Settings, OpenScene, Clock {
  readonly magnifier: boolean;
  /** Whether the shown methods are measured against the truth; an error map asks for the same. */
  readonly measure: boolean;
  /** Which side a blinking comparison shows at the moment. */
  readonly blink: Side;
}

export const DEFAULT_SETTINGS: Settings = {
  coverage: {
    sdf: { a: "hessian", b: "fwidth-smoothstep" },
    image: { a: "supersample-16", b: "none" },
  },
  grid: {
    sdf: ["none", "gradient", "half-plane", "supersample-16"],
    image: ["supersample-4", "supersample-64"],
  },
  view: "colour",
  comparison: "single",
  errorMap: false,
  divider: 0.5,
  dividerFollowsPointer: false,
  blending: "linear",
  trigonometry: "own",
  alpha: "opaque",
};

export const DEFAULT_CLOCK: Clock = { time: 0, isPlaying: true, speed: 1 };

export const UNTOUCHED: Pick<OpenScene, "parameters" | "camera" | "mouse"> = {
  parameters: {},
  camera: DEFAULT_CAMERA,
  mouse: [0, 0, 0, 0],
};

/** Ids of the methods that can draw a kind of scene: a `mainImage` has no field. */
export function possibleMethods(kind: SceneKind): readonly string[] {
  return coverageMethods.filter((method) => kind === "sdf" || drawsImages(method)).map((method) => method.id);
}

/** The views that can show a kind of scene: a `mainImage` has nothing but its colour. */
export function possibleViews(kind: SceneKind): readonly View[] {
  return views.filter((view) => kind === "sdf" || view.id === "colour");
}

/** The view that a kind of scene is drawn with: the chosen one, or colour where that one has nothing to show. */
export function viewFor(kind: SceneKind, chosen: string): string {
  return possibleViews(kind).some((view) => view.id === chosen) ? chosen : "colour";
}

/** The alpha that a view of a kind of scene is drawn with: the chosen one, or none where there is no coverage to give. */
export function alphaFor(kind: SceneKind, view: string, chosen: Alpha): Alpha {
  return kind === "sdf" && findView(view)?.alphaGlsl !== undefined ? chosen : "opaque";
}
