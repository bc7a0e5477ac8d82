/** What a saved picture says about how it was made: the text chunks of its PNG, as those of the command line. */
import { findCoverageMethod } from "../../coverage/registry.ts";
import { type Comparison, type Digests, pngText, provenanceFrom } from "../../scene/provenance.ts";
import type { Frame, Scene } from "../../scene/scene.ts";
import { shownMethods } from "../compile.ts";
import { alphaFor, type State, viewFor } from "../state.ts";

/** The texts of the command line's pictures, and in `Comment` the titles of the methods. */
export async function pictureText(
  scene: Scene,
  frame: Frame,
  state: State,
  renderer: string,
): Promise<Readonly<Record<string, string>>> {
  const kind = scene.kind ?? "sdf";
  const view = viewFor(kind, state.view);
  const shown = shownMethods(state, kind);
  // Of two that blink the picture holds the one that is to be seen.
  const methods = state.comparison === "blink" ? [shown[state.blink === "a" ? 0 : 1] as string] : shown;
  const provenance = provenanceFrom({
    stem: state.document.replace(/^.*\//, ""),
    scene,
    digests: await digestsOf(scene),
    frame,
    options: {
      coverage: methods[0] as string,
      view,
      device: "gpu",
      trigonometry: state.trigonometry,
      blending: state.blending,
      alpha: alphaFor(kind, view, state.alpha),
    },
    renderer,
    comparison: comparisonOf(methods, frame, state),
  });
  const { Software, nabla } = pngText(provenance);
  const titles = methods.map((id) => findCoverageMethod(id)?.title ?? id).join(" | ");
  return { Software, Comment: `anti-aliasing: ${titles}`.replace(/[^ -~]/g, "?"), nabla };
}

function comparisonOf(methods: readonly string[], frame: Frame, state: State): Comparison {
  switch (state.comparison) {
    case "single":
    case "blink":
      return {};
    case "wipe":
      return { wipe: { coverage: methods[1] as string, from: Math.round(state.divider * frame.width) } };
    case "grid":
      return { grid: methods };
  }
}

/** Empty where the page is not served securely: browsers compute digests in secure contexts only, as https and localhost are. */
async function digestsOf({ text, common }: Scene): Promise<Digests> {
  if (window.crypto.subtle === undefined) return {};
  const [own = "", ...before] = await Promise.all([text, ...common.map((other) => other.text)].map(sha256));
  return { sha256: own, ...(before.length > 0 && { common: before }) };
}

async function sha256(text: string): Promise<string> {
  const digest = await window.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
