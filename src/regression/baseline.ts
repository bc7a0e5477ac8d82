/**
 * Stored pictures. Each says in its text what made it, so that a difference can be put down to the scene, the compiler
 * or the driver:
 *
 * | keyword | text |
 * |---|---|
 * | `Software`, `nabla` | as `nabla render` writes them, see docs/command-line.md |
 * | `nabla-test` | JSON: `program`, `pixels`: SHA-256 of the emitted program and of the picture's RGBA; `browser`: its version |
 * | `nabla-scene` | the scene's text: UTF-8, deflated, base64 |
 * | `nabla-beside` | the same of a JSON object: texts that it is read with, by name; absent without any |
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { writeWhole } from "../cli/write-file.ts";
import type { ByteImage } from "../image/image.ts";
import { decodePng, encodePng } from "../image/png.ts";
import { type Provenance, pngText } from "../scene/provenance.ts";
import type { TextsBeside } from "./beside.ts";

/** What a picture was made from and with. */
export interface Making {
  readonly provenance: Provenance;
  /** SHA-256 of the emitted program. */
  readonly program: string;
  /** The browser's version; "" without one. */
  readonly browser: string;
  readonly sceneText: string;
  readonly beside: TextsBeside;
}

export interface Baseline {
  readonly file: Uint8Array;
  readonly image: ByteImage;
  /** null for a picture that Nabla did not make, or an old version of it. */
  readonly making: Making | null;
  /** Whether the picture is no longer what was stored under its text. */
  readonly isEdited: boolean;
}

export type ReadBaseline =
  | { readonly kind: "there"; readonly baseline: Baseline }
  | { readonly kind: "missing" }
  /** `message`: what is wrong with the file, lower case. */
  | { readonly kind: "damaged"; readonly message: string };

/** SHA-256 of a picture's size and RGBA values. */
export function pixelHash({ width, height, data }: ByteImage): string {
  return createHash("sha256").update(`${width}x${height}\n`).update(data).digest("hex");
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function readBaseline(path: string): ReadBaseline {
  if (!existsSync(path)) return { kind: "missing" };
  let file: Uint8Array;
  try {
    file = readFileSync(path);
  } catch (error) {
    return { kind: "damaged", message: `cannot read '${path}': ${(error as NodeJS.ErrnoException).code ?? error}` };
  }
  const decoded = decodePng(file);
  if (!decoded.ok) return { kind: "damaged", message: `'${path}': ${decoded.message}` };
  const { image, text } = decoded;
  const test = parseJson<{ program: string; pixels: string; browser: string }>(text["nabla-test"]);
  const provenance = parseJson<Provenance>(text.nabla);
  const making =
    test === null || provenance === null
      ? null
      : {
          provenance,
          program: test.program,
          browser: test.browser,
          sceneText: unpackText(text["nabla-scene"]),
          beside: parseJson<TextsBeside>(unpackText(text["nabla-beside"])) ?? {},
        };
  const isEdited = test !== null && test.pixels !== pixelHash(image);
  return { kind: "there", baseline: { file, image, making, isEdited } };
}

/** The file of a picture with all it says about itself. */
export function encodeBaseline(image: ByteImage, making: Making): Uint8Array {
  const { provenance, program, browser, sceneText, beside } = making;
  return encodePng(image, {
    ...pngText(provenance),
    "nabla-test": JSON.stringify({ program, pixels: pixelHash(image), browser }),
    "nabla-scene": packText(sceneText),
    ...(Object.keys(beside).length > 0 && { "nabla-beside": packText(JSON.stringify(beside)) }),
  });
}

/** Stores a picture, whole or not at all. @throws Problem if its place cannot be written */
export function writeBaseline(path: string, file: Uint8Array): void {
  writeWhole(path, file);
}

function packText(text: string): string {
  return Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString("base64");
}

function unpackText(packed: string | undefined): string {
  try {
    return strFromU8(inflateSync(Buffer.from(packed ?? "", "base64")));
  } catch {
    // A picture without the text is still a picture; only the difference of the sources cannot be shown.
    return "";
  }
}

function parseJson<Shape>(text: string | undefined): Shape | null {
  try {
    return text === undefined ? null : (JSON.parse(text) as Shape);
  } catch {
    return null;
  }
}
