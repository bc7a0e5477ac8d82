/**
 * Holds what is shown against the truth, live: when the picture stands still its coverage is proven in a Worker, then each
 * method's errors are drawn over it and listed, and at last the methods are timed.
 */
import type { Renderer } from "../../gpu/renderer.ts";
import type { SceneTruth } from "../../reference/scene-truth.ts";
import type { SceneKind } from "../../scene/scene.ts";
import { checkbox, section } from "../controls/field.ts";
import type { Picture } from "../picture/picture.ts";
import { possibleMethods, type State } from "../state.ts";
import type { Store } from "../store.ts";
import { createErrorOverlay, createErrorScale } from "./error-overlay.ts";
import type { Labels } from "./labels.ts";
import { type Coverage, createMeasurer, type Measured, type Measurer } from "./measure.ts";
import { createResults, number } from "./results.ts";
import { createTruthService } from "./truth.ts";

export interface Compare {
  /** The picture has been drawn anew, or something else is shown. */
  refresh(): void;
  /** The truth of the present frame, if it is known. */
  truth(): SceneTruth | null;
}

/** What stands still for this long is measured. */
const PAUSE_MS = 250;
/** Rounds of timing over all methods. */
const ROUNDS = 3;

/**
 * @param scale where the scale of the error map stands, beside the picture
 * @param onTruth called when the truth of the present frame has become known
 */
export function createCompare(
  parent: HTMLElement,
  viewport: HTMLElement,
  scale: HTMLElement,
  picture: Picture,
  renderer: Renderer,
  store: Store<State>,
  labels: Labels,
  onTruth: () => void,
): Compare {
  const overlay = createErrorOverlay(viewport);
  scale.append(createErrorScale());
  const truth = createTruthService(() => showTruth());
  const errors = checkbox("error map over the picture", (value) => store.update({ errorMap: value }));
  const measure = checkbox("measure live", (value) => store.update({ measure: value }));
  const all = checkbox("all methods in the table", (value) => {
    measuresAll = value;
    void run();
  });
  const results = createResults(() => store.update({ measure: false, errorMap: false }));
  parent.append(section("Truth", errors.element, measure.element, all.element, results.element));

  let measuresAll = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** What `measured` is of; another frame, scene or setting makes another key. */
  let key = "";
  let measurer: Measurer | null = null;
  let measured = new Map<string, { coverage: Coverage; errors: ReadonlyMap<string, number> }>();
  /** Milliseconds by method, of this scene at this size. */
  let times = new Map<string, number>();
  let timesOf = "";
  /** Each run has a number; one that a later one has overtaken ends. */
  let latest = 0;

  const isWanted = () => store.state.errorMap || store.state.measure;
  const isMoving = () => picture.shown()?.scene.isAnimated === true && store.state.isPlaying;
  const note = (): string | null => {
    const shown = picture.shown();
    if (!isWanted() || shown === null) return "";
    if (shown.scene.kind !== "sdf") return "a mainImage has no field whose coverage could be proven";
    return isMoving() ? "time runs: pause it (Space) to hold the picture against the truth" : null;
  };
  const known = (): SceneTruth | null => (truth.state.kind === "known" && note() === null ? truth.state.truth : null);
  const shownMethods = (): string[] => (picture.shown()?.methods ?? []).map(({ coverage }) => coverage);
  const listed = (kind: SceneKind): string[] => [
    ...new Set([...shownMethods(), ...(measuresAll ? possibleMethods(kind) : [])]),
  ];

  const drawOverlay = () => {
    const of = known();
    if (!store.state.errorMap || of === null) return overlay.clear();
    const coverages = shownMethods().map((method) => measured.get(method)?.coverage ?? null);
    overlay.draw(picture.canvasSize(), picture.layout(), coverages, of);
  };
  const list = () => {
    if (known() === null) {
      results.showMethods(null);
      labels.setNumbers(new Map());
      return;
    }
    const base = times.get("none");
    const rows = listed("sdf").flatMap((coverage): Measured[] => {
      const found = measured.get(coverage);
      const time = times.get(coverage);
      if (found === undefined) return [];
      const cost = time === undefined || base === undefined ? null : time / base;
      return [{ coverage, errors: found.errors, cost, isShown: shownMethods().includes(coverage) }];
    });
    results.showMethods(rows);
    labels.setNumbers(
      new Map(rows.map((row) => [row.coverage, `mean ${number(row.errors.get("mean") ?? Number.NaN)}`])),
    );
  };

  /** Asks for what the present frame needs; everything that is known already stays. */
  const ask = () => {
    timer = null;
    const shown = picture.shown();
    if (!isWanted() || shown === null || note() !== null) return;
    const frame = { ...picture.frame(), frame: 0 };
    const { common, text } = shown.scene;
    const { blending, trigonometry } = store.state;
    const now = JSON.stringify([common, text, frame, blending, trigonometry]);
    if (now !== key) {
      key = now;
      measured = new Map();
      measurer = createMeasurer(renderer, shown.scene, frame, store.state);
      const place = JSON.stringify([common, text, frame.width, frame.height, trigonometry]);
      if (place !== timesOf) times = new Map();
      timesOf = place;
    }
    truth.ask(shown.scene, frame);
    if (truth.state.kind === "known") void run();
  };
  const run = async () => {
    const number = ++latest;
    const of = known();
    if (of === null || measurer === null || of.width !== picture.size()[0] || of.height !== picture.size()[1]) return;
    const mine = measurer;
    for (const method of listed("sdf")) {
      if (measured.has(method)) continue;
      const coverage = await mine.coverageOf(method);
      if (number !== latest) return;
      if (coverage !== null) measured.set(method, { coverage, errors: mine.errorsOf(coverage, of) });
      drawOverlay();
      list();
    }
    drawOverlay();
    list();
    const untimed = [...new Set(["none", ...listed("sdf")])];
    // All of them in turn, and the quickest counts: what is drawn first waits for the driver, and noise comes and goes.
    for (let round = 0; round < ROUNDS && untimed.some((method) => !times.has(method) || round > 0); round++)
      for (const method of untimed) {
        const time = await mine.timeOf(method);
        if (number !== latest) return;
        if (time !== null) times.set(method, Math.min(time, times.get(method) ?? Number.POSITIVE_INFINITY));
        if (round > 0) list();
      }
    list();
    viewport.dataset.measured = String(isWanted());
  };
  const showTruth = () => {
    results.showTruth(truth.state, note());
    if (truth.state.kind !== "known") return;
    onTruth();
    void run();
  };
  const refresh = () => {
    latest++;
    viewport.dataset.measured = "false";
    overlay.clear();
    if (!isWanted()) truth.cancel();
    results.showTruth(truth.state, note());
    list();
    if (timer !== null) clearTimeout(timer);
    timer = isWanted() ? setTimeout(ask, PAUSE_MS) : null;
  };

  store.watch((state) => state.errorMap, errors.set, "immediately");
  // The scale takes room beside the picture as long as the map is wanted, so that frames do not change their size.
  store.watch(
    (state) => state.errorMap,
    (isOn) => {
      scale.hidden = !isOn;
    },
    "immediately",
  );
  store.watch((state) => state.measure, measure.set, "immediately");
  const deciding: readonly ((state: State) => unknown)[] = [
    (state) => state.errorMap,
    (state) => state.measure,
    (state) => state.camera,
    (state) => state.parameters,
    (state) => state.mouse,
    (state) => state.isPlaying,
    (state) => (state.isPlaying ? 0 : state.time),
  ];
  for (const part of deciding) store.watch(part, refresh);
  const moving: readonly ((state: State) => unknown)[] = [(state) => state.divider, (state) => state.blink];
  for (const part of moving) store.watch(part, drawOverlay);
  return { refresh, truth: known };
}
