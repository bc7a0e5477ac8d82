/**
 * What `nabla/vitest` gives to a configuration and to tests. The build ships this file as it is (`dist/vitest.d.ts`), so it
 * holds nothing but types and imports none of Nabla.
 */
import type { Plugin } from "vite";
import type {} from "vitest";

/** Drivers that a case may ask for: two that draw without a GPU, and float64 without a browser. */
export type DriverName = "swiftshader" | "llvmpipe" | "cpu";

/** Which pictures a run writes; see `docs/regression.md`. */
export type UpdateMode = "all" | "changed" | "missing" | "none";

export interface NablaOptions {
  /** Patterns of the scenes that are tests; `**\/*.scene.glsl` by default. */
  readonly include?: string | readonly string[];
  /** Folder of the pictures, beside each scene; `__renders__` by default. */
  readonly folder?: string;
  /** Program of Chrome or Chromium; found by itself without it. */
  readonly browser?: string;
  /** Addresses of browsers that run already (`ws://…` or `http://…` of their DevTools), in place of starting one. */
  readonly browserWs?: string | readonly string[];
  /** Driver of cases that name none; `swiftshader` by default. */
  readonly driver?: DriverName;
  /** Path, from the project's root, of a text that is read before each scene whose cases name none. */
  readonly common?: string;
  /** Milliseconds after which a case is given up as TIMEOUT; 9000 by default. */
  readonly timeout?: number;
  /** Whether results of programs that did not change are remembered; true by default. */
  readonly cache?: boolean;
}

/** Facts about a scene that hold without a picture. */
export interface RenderProperties {
  /** The mean coverage error over edge pixels is proven to be at most this, in 1/255. */
  readonly error?: number;
  /** The gradient's length is at most this at every pixel's centre. */
  readonly lipschitz?: number;
  /** No NaN and no infinity in the picture, in the field and in its gradient. */
  readonly finite?: boolean;
  /** Sign of the warp's Jacobian determinant at every pixel's centre. */
  readonly determinant?: "positive" | "negative" | "nonzero";
}

/** How a case is drawn; what is left out is as `nabla render` has it, at 256x256. */
export interface RenderSettings {
  /** `WIDTHxHEIGHT` in pixels. */
  readonly size?: string;
  /** Id of a coverage method. */
  readonly coverage?: string;
  /** Id of a view. */
  readonly view?: string;
  /** Middle and height of what is shown, scene units. */
  readonly camera?: string | readonly [x: number, y: number, height: number];
  /** `iTime`, seconds. */
  readonly time?: number | string;
  readonly driver?: DriverName;
  readonly trigonometry?: "own" | "driver";
  readonly blending?: "linear" | "srgb";
  /** Path of a text that is read before the scene, as Shadertoy's Common tab; from the scene's file, or from the test's. */
  readonly common?: string;
  /** Milliseconds after which the case is given up. */
  readonly timeout?: number;
  /** Values of the scene's parameters. */
  readonly set?: Readonly<Record<string, string | number | boolean | readonly number[]>>;
  /** Whether there is a picture to compare with; true by default. */
  readonly picture?: boolean;
  readonly properties?: RenderProperties;
}

/** A sidecar file, `NAME.scene.json`. */
export interface SceneSidecar {
  /** Settings of all cases of the scene. */
  readonly defaults?: RenderSettings;
  /** Settings of each case by its name. */
  readonly cases?: Readonly<Record<string, RenderSettings>>;
}

/** A scene for `toMatchRender` that is no file. */
export interface SceneText {
  readonly name: string;
  readonly text: string;
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the declaration that it is merged with is written so
  interface Matchers<T = any> {
    /**
     * Draws a scene and compares it with its stored picture. The scene is a path from the test's file, or a name and a
     * text.
     */
    toMatchRender(settings?: RenderSettings & { readonly name?: string }): Promise<T>;
  }
}

/** The plugin. */
declare const nabla: (options?: NablaOptions) => Plugin;
export default nabla;
