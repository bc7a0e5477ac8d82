/** What a picture says about how it was made: the text in its PNG. Without a date, so that the bytes can be made again. */
import { createHash } from "node:crypto";
import { version } from "../../package.json";
import type { AssembleOptions, Frame, Scene } from "../scene/scene.ts";

/** Everything that decides the bytes of a picture. */
export interface Provenance {
  /** Version of Nabla. */
  readonly nabla: string;
  /** The scene's file name without folder and ending, or the example's id: the same on every machine. */
  readonly scene: string;
  /** SHA-256 of the scene's text in UTF-8. */
  readonly sha256: string;
  /** SHA-256 of each text that was read before it, as a Common tab; absent if there was none. */
  readonly common?: readonly string[];
  readonly renderer: string;
  readonly width: number;
  readonly height: number;
  readonly device: AssembleOptions["device"];
  readonly coverage: string;
  readonly view: string;
  readonly trigonometry: AssembleOptions["trigonometry"];
  readonly blending: AssembleOptions["blending"];
  /** Absent in an opaque picture. */
  readonly alpha?: "straight" | "premultiplied";
  readonly camera: Frame["camera"];
  readonly time: number;
  /** All parameters of the scene with the values that were used. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

export function provenanceOf(
  stem: string,
  scene: Scene,
  frame: Frame,
  options: AssembleOptions,
  renderer: string,
): Provenance {
  return {
    nabla: version,
    scene: stem,
    sha256: sha256(scene.text),
    ...(scene.common.length > 0 && { common: scene.common.map(({ text }) => sha256(text)) }),
    renderer,
    width: frame.width,
    height: frame.height,
    device: options.device,
    coverage: options.coverage,
    view: options.view,
    trigonometry: options.trigonometry ?? "own",
    blending: options.blending ?? "linear",
    ...(options.alpha === undefined || options.alpha === "opaque" ? {} : { alpha: options.alpha }),
    camera: frame.camera,
    time: frame.time,
    parameters: Object.fromEntries(
      scene.parameters.map(({ name, default: start }) => [name, frame.parameters[name] ?? start]),
    ),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** As keywords and texts of a PNG: `Software` for everybody, `nabla` with all of it as JSON. */
export function pngText(provenance: Provenance): Readonly<Record<string, string>> {
  // A PNG's plain text is Latin-1; JSON can say the rest in escapes.
  const json = JSON.stringify(provenance).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return { Software: `Nabla ${provenance.nabla}`, nabla: json };
}
