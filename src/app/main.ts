/** The playground: makes the parts of the page and connects them. No part knows more than what it is given here. */
import { createRenderer, type Renderer } from "../gpu/renderer.ts";
import { createBlink, flip } from "./compare/blink.ts";
import { createCompare } from "./compare/compare.ts";
import { createLabels } from "./compare/labels.ts";
import { shownMethods } from "./compile.ts";
import { createEdgeControls, swapSides } from "./controls/edges.ts";
import { createLookControls } from "./controls/look.ts";
import { createParameterControls } from "./controls/parameters.ts";
import { Documents } from "./documents/documents.ts";
import { listenForFiles } from "./documents/drop.ts";
import { createExports } from "./documents/export.ts";
import { createGallery } from "./documents/gallery-dialog.ts";
import { createSceneBar } from "./documents/scene-bar.ts";
import { createSession } from "./documents/session.ts";
import { openStorage } from "./documents/storage.ts";
import { createThumbnails } from "./documents/thumbnails.ts";
import { namesOf } from "./editor/completion.ts";
import { createProblemList } from "./editor/problems.ts";
import { createSourceTabs } from "./editor/source-tabs.ts";
import { HOST_GLOBALS } from "./editor/words.ts";
import { button, byId, element } from "./element.ts";
import { icon } from "./icons.ts";
import { createHelp } from "./layout/help.ts";
import { createSplitter } from "./layout/splitter.ts";
import { createStatusLine, NO_GRAPHICS } from "./layout/status.ts";
import { createTabs } from "./layout/tabs.ts";
import { createToasts } from "./layout/toast.ts";
import { createLiveCompiler } from "./live.ts";
import { createCameraControl } from "./picture/camera-control.ts";
import { watchContext } from "./picture/context-loss.ts";
import { createMagnifier } from "./picture/magnifier.ts";
import { createObstacle } from "./picture/obstacle.ts";
import { createPicture } from "./picture/picture.ts";
import { createReadout } from "./picture/readout.ts";
import { createStageBar, fillScreen } from "./picture/stage-bar.ts";
import { createWipe } from "./picture/wipe.ts";
import { shortcutsOf } from "./shortcut-table.ts";
import { listenForShortcuts } from "./shortcuts.ts";
import { DEFAULT_CLOCK, DEFAULT_SETTINGS, type State, UNTOUCHED } from "./state.ts";
import { createStore } from "./store.ts";

const viewport = byId("viewport", HTMLElement);
const obstacle = createObstacle(viewport);
const canvas = element("canvas");
const created = createRenderer(canvas);
if (created.ok) start(created.renderer);
else {
  // Without a renderer there is nothing that an editor could show.
  document.body.classList.add("without-graphics");
  obstacle.show(
    "Nabla needs WebGL2",
    `Here ${created.message}. A current Chrome, Firefox, Edge or Safari has it; hardware acceleration may be switched off in the browser's settings.`,
  );
}

/** A message of the program as one to people. */
function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

function start(renderer: Renderer): void {
  const store = createStore<State>({
    ...DEFAULT_SETTINGS,
    ...UNTOUCHED,
    ...DEFAULT_CLOCK,
    // Who asked the system for less motion starts the clock by hand.
    isPlaying: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    document: "",
    text: "",
    common: "",
    magnifier: false,
    blink: "a",
    measure: false,
  });
  const toasts = createToasts(byId("toasts", HTMLElement));
  const problem = (message: string) => toasts.show(message, "problem");
  const storage = openStorage(problem);
  const documents = new Documents(storage);
  const session = createSession(store, documents, storage, {
    report: problem,
    onOthersEdit() {
      editor.replace(store.state);
      toasts.show("another tab has changed this scene; undo brings back what stood here");
    },
  });
  const status = createStatusLine(byId("status", HTMLElement));
  status.set({ renderer: renderer.info.renderer });

  // The picture.
  const picture = createPicture(viewport, canvas, renderer, store, {
    onFrame(frameMilliseconds) {
      if (picture.shown() !== null) obstacle.hide();
      status.set({ frameMilliseconds, frame: null });
      magnifier.refresh();
    },
    onResize(size) {
      status.set({ size });
      labels.refresh();
      compare.refresh();
    },
    onSlow: () => status.set({ frame: "drawing" }),
    onTrouble({ kind, message }) {
      status.set({ frame: "not finished" });
      const advice = kind === "time" ? ". A smaller window, fewer methods or a lighter text take less." : ".";
      const action = { label: "Draw again", run: () => picture.redraw() };
      obstacle.show("This picture is not finished", `${sentence(message)}${advice}`, action);
    },
  });
  const magnifier = createMagnifier(viewport, picture, renderer, store, () => compare.truth());
  const kind = () => picture.shown()?.scene.kind ?? "sdf";
  createCameraControl({ element: viewport, size: picture.size, pixelAt: picture.pixelAt }, store);
  createReadout(viewport, picture, store);
  const refreshWipe = createWipe(viewport, store, kind);
  createBlink(store);
  const labels = createLabels(viewport, picture, store);
  const timeline = createStageBar(byId("stage-bar", HTMLElement), store);

  // The controls.
  const workspace = byId("workspace", HTMLElement);
  const controls = byId("controls", HTMLElement);
  createSplitter(byId("splitter", HTMLElement), workspace, storage);
  createTabs(byId("tabs", HTMLElement), workspace);
  const parameters = createParameterControls(controls, store);
  const refreshEdges = createEdgeControls(controls, store, kind);
  const errorScale = byId("error-scale", HTMLElement);
  const compare = createCompare(controls, viewport, errorScale, picture, renderer, store, labels, magnifier.refresh);
  const refreshLook = createLookControls(controls, store, kind);

  // The editor.
  let names: ReturnType<typeof namesOf> = [];
  const host = new Set(HOST_GLOBALS.keys());
  const editor = createSourceTabs(byId("source-tabs", HTMLElement), byId("editor", HTMLElement), store, {
    onChange: session.edit,
    names: () => names,
    wraps: {
      get: () => storage.read("wraps") === "yes",
      set: (wraps) => (wraps ? storage.write("wraps", "yes") : storage.remove("wraps")),
    },
  });
  const problems = createProblemList(byId("problems", HTMLElement), editor.jump);
  const live = createLiveCompiler({
    store,
    renderer,
    picture,
    status,
    showProblems(found) {
      editor.show(found);
      problems.show(found, store.state.common !== "");
    },
    onNothing: () => obstacle.show("No picture yet", "The text has errors. It is drawn as soon as they are gone."),
    onShown({ scene }) {
      if (scene.program !== null) names = namesOf(scene.program, host);
      parameters.show(scene.parameters);
      timeline.setAnimated(scene.isAnimated);
      for (const refresh of [refreshEdges, refreshLook, refreshWipe, labels.refresh, compare.refresh]) refresh();
      status.set({ methods: shownMethods(store.state, kind()).join(" | ") });
    },
  });
  listenForFiles({ create: session.create, report: problem });
  watchContext(renderer, obstacle, {
    onLost: () => status.set({ activity: NO_GRAPHICS }),
    again: live.again,
  });

  // The bar.
  const drawThumbnail = createThumbnails(renderer);
  const openGallery = createGallery(documents, {
    open: session.open,
    create: () => session.create(),
    remove: session.remove,
    current: () => store.state.document,
    draw(id, canvas) {
      const texts = documents.texts(id);
      if (texts !== null) drawThumbnail(texts, canvas);
    },
  });
  const sceneBar = createSceneBar(byId("bar-scene", HTMLElement), store, documents, session, {
    openGallery,
    onReset() {
      editor.replace(store.state);
      toasts.show("this is the original; undo in the editor brings your text back");
    },
    onDuplicate: () => toasts.show("this is a copy of your own; it stands first among the scenes"),
  });
  const actions = byId("bar-actions", HTMLElement);
  const exports = createExports(actions, store, picture, renderer.info.renderer, toasts);
  const shortcuts = shortcutsOf({
    store,
    picture,
    magnifier,
    timeline,
    exports,
    openGallery,
    openHelp: () => openHelp(),
    stepScene: sceneBar.step,
    fillScreen: () => fillScreen(byId("stage-bar", HTMLElement)),
    swap: () => (store.state.comparison === "blink" ? flip(store) : swapSides(store, kind())),
  });
  const openHelp = createHelp(shortcuts);
  actions.append(button("Help (?)", [icon("help")], openHelp));
  viewport.tabIndex = 0;
  viewport.setAttribute("aria-label", "Picture: arrow keys move it, plus and minus zoom");
  listenForShortcuts(shortcuts);
}
