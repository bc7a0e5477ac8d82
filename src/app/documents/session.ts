/** Which scene is open, and keeping all that the person does to it: text, parameters and view of each scene, settings. */
import { DEFAULT_SETTINGS, type Settings, type State, UNTOUCHED } from "../state.ts";
import type { Store } from "../store.ts";
import type { Documents } from "./documents.ts";
import type { SceneText } from "./scene-text.ts";
import { readShared } from "./share.ts";
import { readSnapshot, type Snapshot, takeSnapshot } from "./snapshot.ts";
import type { TextStorage } from "./storage.ts";

export interface Session {
  open(id: string): void;
  /** Takes a text of the editor. */
  edit(change: Partial<SceneText>): void;
  /** The file's own texts, parameters and view again; only examples have one. */
  reset(): void;
  /** Opens a new scene: with these texts, or a small one to start from. */
  create(texts?: SceneText): void;
  /** Opens a copy of the open scene, with its parameters and view, as the person's own; the scene itself stays as it is. */
  duplicate(): void;
  remove(id: string): void;
  /** Opens what the address carries, if it does; true if a scene was opened. */
  openAddress(): boolean;
}

/** The example that a first visit shows. */
const FIRST = "polar-petals";

/** Time between a change of settings and its being kept; text is kept at once. */
const KEEP_AFTER_MS = 300;

export interface SessionEvents {
  /** Something could not be opened or read. */
  readonly report: (message: string) => void;
  /** Another tab has changed the texts of the open scene; the store has them already. */
  readonly onOthersEdit: () => void;
}

export function createSession(
  store: Store<State>,
  documents: Documents,
  storage: TextStorage,
  { report, onOthersEdit }: SessionEvents,
): Session {
  let pending: ReturnType<typeof setTimeout> | null = null;
  const keep = () => {
    pending = null;
    const { parameters, camera, ...rest } = takeSnapshot(store.state);
    storage.write(`settings/${store.state.document}`, JSON.stringify({ parameters, camera }));
    const { time: _time, mouse: _mouse, ...settings } = rest;
    storage.write("settings", JSON.stringify(settings));
  };
  const flush = () => {
    if (pending === null) return;
    clearTimeout(pending);
    keep();
  };
  const keepSoon = () => {
    pending ??= setTimeout(keep, KEEP_AFTER_MS);
  };
  const recall = (key: string): Partial<Snapshot> => {
    const text = storage.read(key);
    if (text === null) return {};
    try {
      const result = readSnapshot(JSON.parse(text));
      if (result.ok) return result.snapshot;
      // Another version of Nabla may have written it; the scene's text is kept apart and does not suffer.
      report(`kept settings were left out: ${result.problem}`);
    } catch {
      report("kept settings were left out: they are damaged");
    }
    storage.remove(key);
    return {};
  };

  const show = (id: string, texts: SceneText, snapshot: Partial<Snapshot>) => {
    flush();
    storage.write("document", id);
    store.update({ ...UNTOUCHED, time: 0, ...snapshot, ...texts, document: id });
  };
  const recallScene = (id: string) => {
    const texts = documents.texts(id);
    if (texts === null) return report(`there is no scene '${id}'`);
    // Of what a scene keeps, only its own part; the rest belongs to all scenes.
    const { parameters, camera } = recall(`settings/${id}`);
    show(id, texts, { ...(parameters && { parameters }), ...(camera && { camera }) });
  };
  // The browser's way back leads through the scenes.
  const rememberStep = (document: string) => window.history.pushState({ document }, "");
  const open = (id: string) => {
    if (id !== store.state.document && documents.has(id)) rememberStep(id);
    recallScene(id);
  };
  const rememberAddress = (document: string) =>
    window.history.replaceState({ document }, "", window.location.pathname + window.location.search);
  const openAddress = (): boolean => {
    const shared = readShared(window.location.hash);
    if (shared.kind === "none") return false;
    if (shared.kind === "broken") {
      rememberAddress(store.state.document);
      report(`this link cannot be opened: ${shared.problem}`);
      return false;
    }
    const { texts, snapshot } = shared;
    const id = documents.idOf(texts) ?? documents.create(texts);
    // The scene is one of the person's own from here on; a reload must not bring the link's text back over edits.
    rememberAddress(id);
    show(id, texts, snapshot);
    return true;
  };

  store.update(settingsOf(recall("settings")));
  for (const part of Object.keys({ ...DEFAULT_SETTINGS, parameters: 0, camera: 0 }) as (keyof State)[])
    store.watch((state) => state[part], keepSoon);
  window.addEventListener("pagehide", flush);
  window.addEventListener("hashchange", () => openAddress());
  window.addEventListener("popstate", ({ state }) => {
    const id = documentOf(state);
    if (id !== null && documents.has(id)) recallScene(id);
  });
  storage.watchOthers((key) => {
    const { document, text, common } = store.state;
    if (key !== `text/${document}` && key !== `common/${document}`) return;
    const texts = documents.texts(document);
    // A scene that another tab has deleted stays open here, and a further edit keeps it again.
    if (texts === null || (texts.text === text && texts.common === common)) return;
    store.update(texts);
    onOthersEdit();
  });
  // What this tab showed before a reload comes before what another one has opened since.
  const lasts = [documentOf(window.history.state), storage.read("document")];
  if (!openAddress()) {
    const id = lasts.find((last) => last !== null && documents.has(last)) ?? FIRST;
    rememberAddress(id);
    recallScene(id);
  }
  return {
    open,
    edit(change) {
      const { document, text, common } = store.state;
      documents.save(document, { text, common, ...change });
      store.update(change);
    },
    reset() {
      const { document } = store.state;
      const original = documents.original(document);
      if (original === null) return;
      documents.remove(document);
      store.update({ ...UNTOUCHED, ...original });
    },
    create: (texts) => open(documents.create(texts)),
    duplicate() {
      const { text, common, parameters, camera, time, mouse } = store.state;
      const id = documents.create({ text, common });
      rememberStep(id);
      show(id, { text, common }, { parameters, camera, time, mouse });
      keepSoon();
    },
    remove(id) {
      documents.remove(id);
      if (store.state.document === id) open(FIRST);
    },
    openAddress,
  };
}

/** The scene that an entry of the browser's history is of; null for entries of other pages and versions. */
function documentOf(entry: unknown): string | null {
  const { document } = (entry ?? {}) as { readonly document?: unknown };
  return typeof document === "string" ? document : null;
}

function settingsOf({ parameters: _, camera: __, time: ___, mouse: ____, ...settings }: Partial<Snapshot>) {
  return settings satisfies Partial<Settings>;
}
