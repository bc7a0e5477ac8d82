/** Small pictures of scenes for the gallery, drawn by the same renderer, one after the other, each text once. */
import type { Renderer } from "../../gpu/renderer.ts";
import { assemble } from "../../scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { THUMBNAIL } from "./gallery-dialog.ts";
import { loadTexts, type SceneText } from "./scene-text.ts";

/** The best method of each kind of scene that costs next to nothing. */
const COVERAGE = { sdf: "half-plane", image: "supersample-16" } as const;

/** A moment at which an animated scene has left its start. */
const TIME = 1;

/** Milliseconds that a thumbnail may take. */
const BUDGET = 3_000;

/** @returns a function that draws a scene into a canvas, as soon as it is its turn */
export function createThumbnails(renderer: Renderer): (texts: SceneText, canvas: HTMLCanvasElement) => void {
  const done = new Map<string, ImageData | string>();
  let queue = Promise.resolve();
  return (texts, canvas) => {
    const key = JSON.stringify([texts.common, texts.text]);
    queue = queue.then(async () => {
      // A card that is gone, because the gallery was closed or filled again, needs no picture.
      if (!canvas.isConnected || canvas.offsetParent === null) return;
      let picture = done.get(key);
      if (picture === undefined) {
        picture = await drawThumbnail(renderer, texts);
        done.set(key, picture);
      }
      put(canvas, picture);
      // Between two of them the page breathes.
      await new Promise((resolve) => setTimeout(resolve));
    });
  };
}

async function drawThumbnail(renderer: Renderer, texts: SceneText): Promise<ImageData | string> {
  const scene = loadTexts(texts, "thumbnail.glsl");
  if (scene.kind === null) return "has errors";
  const { assembled } = assemble(scene, { coverage: COVERAGE[scene.kind], view: "colour", device: "gpu" });
  if (assembled === null) return "has errors";
  const { width, height } = THUMBNAIL;
  const uniforms = uniformsOf(scene, { ...defaultFrame(width, height), time: TIME }, {});
  const result = await renderer.render(assembled.glsl, uniforms, width, height, "bytes", { budget: BUDGET });
  if (result.ok) return new ImageData(new Uint8ClampedArray(result.image.data), width, height);
  const words = { compile: "does not compile here", time: "takes too long", lost: "no graphics", size: "too large" };
  return words[result.problem.kind];
}

function put(canvas: HTMLCanvasElement, picture: ImageData | string): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  if (typeof picture !== "string") {
    context.putImageData(picture, 0, 0);
    return;
  }
  context.fillStyle = getComputedStyle(canvas).color;
  context.font = `${THUMBNAIL.height / 10}px system-ui`;
  context.textAlign = "center";
  context.fillText(picture, THUMBNAIL.width / 2, THUMBNAIL.height / 2);
}
