/** What a saved picture says about how it was made: the text chunks of its PNG. */
import { version } from "../../../package.json";
import { findCoverageMethod } from "../../coverage/registry.ts";
import type { Frame, Scene } from "../../scene/scene.ts";
import { shownMethods } from "../compile.ts";
import { alphaFor, type State, viewFor } from "../state.ts";

/** `Software` for everybody, `nabla` with all that decides the picture as JSON in ASCII. */
export async function pictureText(
  scene: Scene,
  frame: Frame,
  state: State,
  renderer: string,
): Promise<Readonly<Record<string, string>>> {
  const kind = scene.kind ?? "sdf";
  const view = viewFor(kind, state.view);
  const alpha = alphaFor(kind, view, state.alpha);
  const shown = shownMethods(state, kind);
  // Of two that blink the picture holds the one that is to be seen.
  const methods = state.comparison === "blink" ? [shown[state.blink === "a" ? 0 : 1] as string] : shown;
  const provenance = {
    nabla: version,
    scene: state.document.replace(/^.*\//, ""),
    sha256: await sha256(scene.text),
    ...(scene.common.length > 0 && { common: await Promise.all(scene.common.map(({ text }) => sha256(text))) }),
    renderer,
    width: frame.width,
    height: frame.height,
    device: "gpu",
    coverage: methods[0],
    // A wipe holds two methods: the second one from this column on.
    ...(state.comparison === "wipe" && {
      wipe: { coverage: methods[1], from: Math.round(state.divider * frame.width) },
    }),
    // A grid holds one picture of this size for each, row by row from the top.
    ...(state.comparison === "grid" && { grid: methods }),
    view,
    trigonometry: state.trigonometry,
    blending: state.blending,
    ...(alpha !== "opaque" && { alpha }),
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
