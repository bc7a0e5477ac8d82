/** Text that outlives the page, in the browser's local storage. */

export interface TextStorage {
  read(key: string): string | null;
  /** Keeps a text; false if the browser refused (full, or storage is switched off), which is also reported once. */
  write(key: string, text: string): boolean;
  remove(key: string): void;
  /** Calls `react` with the key of each text that another tab of this browser writes or removes. */
  watchOthers(react: (key: string) => void): void;
  /** The keys that begin with `prefix`, without it. */
  keys(prefix: string): string[];
}

const ROOT = "nabla/";

/**
 * The storage of this origin. Where the browser has none, texts are kept until the page is closed and `report` says so.
 */
export function openStorage(report: (message: string) => void): TextStorage {
  const memory = new Map<string, string>();
  let reported = false;
  const warn = (reason: string) => {
    if (!reported) report(`changes are kept only until this page is closed: ${reason}`);
    reported = true;
  };
  let storage: Storage | null = null;
  try {
    storage = window.localStorage;
  } catch {
    warn("the browser does not let this page store anything");
  }
  return {
    read: (key) => memory.get(key) ?? storage?.getItem(ROOT + key) ?? null,
    write(key, text) {
      try {
        if (storage !== null) {
          storage.setItem(ROOT + key, text);
          memory.delete(key);
          return true;
        }
      } catch {
        warn("the browser's storage is full");
      }
      memory.set(key, text);
      return false;
    },
    remove(key) {
      memory.delete(key);
      storage?.removeItem(ROOT + key);
    },
    watchOthers(react) {
      window.addEventListener("storage", ({ key, storageArea }) => {
        if (storageArea === storage && key?.startsWith(ROOT) === true) react(key.slice(ROOT.length));
      });
    },
    keys(prefix) {
      const stored = storage === null ? [] : Object.keys(storage).filter((key) => key.startsWith(ROOT + prefix));
      const all = [...stored.map((key) => key.slice(ROOT.length)), ...memory.keys()];
      return [...new Set(all.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)))];
    },
  };
}
