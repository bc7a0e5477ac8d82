/** What a picture says about how it was made: the text in its PNG. Without a date, so that the bytes can be made again. */
import { version } from "../../package.json";
import type { AssembleOptions, Frame, Scene } from "./scene.ts";

/** Everything that decides the bytes of a picture. */
export interface Provenance extends Digests, Comparison {
  /** Version of Nabla. */
  readonly nabla: string;
  /** The scene's file name without folder and ending, or the example's id: the same on every machine. */
  readonly scene: string;
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

/** Hexadecimal SHA-256 of a scene's texts in UTF-8. How they are computed differs between Node and a page. */
export interface Digests {
  /** Of the scene's own text; absent where nothing can compute it, so that nothing false stands there. */
  readonly sha256?: string;
  /** Of each text that was read before it, as a Common tab; absent if there was none. */
  readonly common?: readonly string[];
}

/** What a picture of several methods holds beside that of `coverage`. */
export interface Comparison {
  /** The second method, from this column on. */
  readonly wipe?: { readonly coverage: string; readonly from: number };
  /** The methods of which it holds one picture of `width` × `height` each, row by row from the top. */
  readonly grid?: readonly string[];
}

interface Making {
  /** As `Provenance.scene`. */
  readonly stem: string;
  readonly scene: Scene;
  readonly digests: Digests;
  readonly frame: Frame;
  readonly options: AssembleOptions;
  readonly renderer: string;
  readonly comparison?: Comparison;
}

export function provenanceFrom({ stem, scene, digests, frame, options, renderer, comparison }: Making): Provenance {
  return {
    nabla: version,
    scene: stem,
    ...digests,
    renderer,
    width: frame.width,
    height: frame.height,
    device: options.device,
    coverage: options.coverage,
    ...comparison,
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

/** As keywords and texts of a PNG: `Software` for everybody, `nabla` with all of it as JSON. */
export function pngText(provenance: Provenance): Readonly<Record<"Software" | "nabla", string>> {
  // A PNG's plain text is Latin-1; JSON can say the rest in escapes.
  const json = JSON.stringify(provenance).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return { Software: `Nabla ${provenance.nabla}`, nabla: json };
}
