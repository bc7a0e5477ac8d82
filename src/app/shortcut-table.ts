/** What each key does; the help lists the same table. */
import { DEFAULT_CAMERA } from "../scene/frame.ts";
import type { Exports } from "./documents/export.ts";
import { type Pixels, panned, zoomed } from "./picture/camera.ts";
import { ZOOM_STEP } from "./picture/camera-control.ts";
import type { Magnifier } from "./picture/magnifier.ts";
import type { Picture } from "./picture/picture.ts";
import { toggleComparison } from "./picture/stage-bar.ts";
import type { Timeline } from "./picture/timeline.ts";
import type { Shortcut } from "./shortcuts.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

export interface ShortcutTargets {
  readonly store: Store<State>;
  readonly picture: Picture;
  readonly magnifier: Magnifier;
  readonly timeline: Timeline;
  readonly exports: Exports;
  readonly openGallery: () => void;
  readonly openHelp: () => void;
  readonly stepScene: (step: number) => void;
  readonly swap: () => void;
  readonly fillScreen: () => void;
}

/** Share of the picture's height that an arrow key moves it. */
const PAN = 0.05;

/** Where each arrow leads, y up. */
const DIRECTIONS: Readonly<Record<string, Pixels>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function shortcutsOf(targets: ShortcutTargets): readonly Shortcut[] {
  const { store, picture, magnifier, timeline, exports } = targets;
  const zoom = (factor: number) => () => {
    const size = picture.size();
    store.update({ camera: zoomed(store.state.camera, size, [size[0] / 2, size[1] / 2], factor) });
  };
  const arrow = (key: string) => {
    const [x, y] = DIRECTIONS[key] as Pixels;
    // With the magnifier on, the arrows lead it from pixel to pixel.
    if (magnifier.step(x, y)) return;
    const size = picture.size();
    store.update({ camera: panned(store.state.camera, size, [-x * PAN * size[1], -y * PAN * size[1]]) });
  };
  return [
    { keys: ["g"], description: "all scenes", run: targets.openGallery },
    { keys: ["[", "]"], description: "previous, next scene", run: (key) => targets.stepScene(key === "]" ? 1 : -1) },
    {
      keys: ["w"],
      description: "wipe between two methods",
      run: () => toggleComparison(store, "wipe"),
    },
    { keys: ["b"], description: "show two methods in turn", run: () => toggleComparison(store, "blink") },
    { keys: ["d"], description: "grid of methods", run: () => toggleComparison(store, "grid") },
    {
      keys: ["e"],
      description: "errors against the truth over the picture",
      run: () => store.update({ errorMap: !store.state.errorMap }),
    },
    { keys: ["x"], description: "swap methods A and B", run: targets.swap },
    {
      keys: ["f"],
      description: "divider follows the pointer",
      run: () => store.update({ dividerFollowsPointer: !store.state.dividerFollowsPointer }),
    },
    { keys: ["m"], description: "magnifier", run: () => store.update({ magnifier: !store.state.magnifier }) },
    { keys: Object.keys(DIRECTIONS), description: "look further that way, or move the magnifier", run: arrow },
    { keys: ["+", "="], description: "zoom in", run: zoom(ZOOM_STEP) },
    { keys: ["-"], description: "zoom out", run: zoom(1 / ZOOM_STEP) },
    { keys: ["v"], description: "fill the screen with the picture", run: targets.fillScreen },
    { keys: ["r"], description: "first view", run: () => store.update({ camera: DEFAULT_CAMERA }) },
    { keys: [" "], description: "play or pause", run: timeline.toggle },
    { keys: [",", "."], description: "a frame back, on", run: (key) => timeline.step(key === "." ? 1 : -1) },
    { keys: ["0"], description: "back to time 0", run: timeline.restart },
    { keys: ["s"], description: "save the picture as PNG", run: () => void exports.save() },
    { keys: ["c"], description: "copy the picture", run: () => void exports.copy() },
    {
      keys: ["s"],
      isControl: true,
      description: "copy a link to this scene and view",
      run: () => void exports.share(),
    },
    { keys: ["?"], description: "this help", run: targets.openHelp },
  ];
}
