/** What a saved picture says about how it was made: the text chunks of its PNG. */
import { version } from "../../../package.json";
import { findCoverageMethod } from "../../coverage/registry.ts";
import type { Frame, Scene } from "../../scene/scene.ts";
import { shownSides } from "../compile.ts";
import { type State, viewFor } from "../state.ts";

/** `Software` for everybody, `nabla` with all that decides the picture as JSON in ASCII. */
export async function pictureText(
  scene: Scene,
  frame: Frame,
  state: State,
  renderer: string,
): Promise<Readonly<Record<string, string>>> {
  const kind = scene.kind ?? "sdf";
  const methods = shownSides(state).map((side) => state.coverage[kind][side]);
  const provenance = {
    nabla: version,
    scene: state.document.replace(/^.*\//, ""),
    sha256: await sha256(scene.text),
    renderer,
    width: frame.width,
    height: frame.height,
    device: "gpu",
    coverage: methods[0],
    // A wipe holds two methods: the second one from this column on.
    ...(methods.length === 2 && { wipe: { coverage: methods[1], from: Math.round(state.divider * frame.width) } }),
    view: viewFor(kind, state.view),
    trigonometry: state.trigonometry,
    blending: state.blending,
    camera: frame.camera,
    time: frame.time,
    parameters: Object.fromEntries(
      scene.parameters.map(({ name, default: start }) => [name, frame.parameters[name] ?? start]),
    ),
  };
  const json = JSON.stringify(provenance).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const titles = methods.map((id) => findCoverageMethod(id)?.title ?? id).join(" | ");
  return { Software: `Nabla ${version}`, Comment: `anti-aliasing: ${titles}`.replace(/[^ -~]/g, "?"), nabla: json };
}

/** Hexadecimal digest of the text in UTF-8; absent where the page is not served securely, so that nothing false stands there. */
async function sha256(text: string): Promise<string | undefined> {
  // Browsers offer it to secure contexts only, which https and localhost are.
  if (window.crypto.subtle === undefined) return undefined;
  const digest = await window.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
