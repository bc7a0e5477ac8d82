/** How a picture of the command line was made, with the digests that Node computes. */
import { createHash } from "node:crypto";
import { type Provenance, provenanceFrom } from "../scene/provenance.ts";
import type { AssembleOptions, Frame, Scene } from "../scene/scene.ts";

export function provenanceOf(
  stem: string,
  scene: Scene,
  frame: Frame,
  options: AssembleOptions,
  renderer: string,
): Provenance {
  const { common, text } = scene;
  const digests = {
    sha256: sha256(text),
    ...(common.length > 0 && { common: common.map((before) => sha256(before.text)) }),
  };
  return provenanceFrom({ stem, scene, digests, frame, options, renderer });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
