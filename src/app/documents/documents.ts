/** The scenes that can be opened: the examples, each perhaps edited, and the person's own. Edits are never lost. */
import { gallery } from "../../scene/gallery.ts";
import type { SceneText } from "./scene-text.ts";
import type { TextStorage } from "./storage.ts";

export interface DocumentEntry {
  readonly id: string;
  readonly isExample: boolean;
  /** Whether an example differs from its file. */
  readonly isEdited: boolean;
}

/** Ids of own scenes; no example's file name can contain the slash. */
const OWN = "own/";

const STARTER = `//! Untitled: say in a few words what it shows
uniform float radius; //! min=0.05 max=1 default=0.5 size of the circle

// Signed distance in scene units, negative inside; y is up and the picture shows heights from -1 to 1.
float sdf(vec2 p) {
  return length(p) - radius;
}
`;

export class Documents {
  readonly #storage: TextStorage;

  constructor(storage: TextStorage) {
    this.#storage = storage;
  }

  /** Own scenes, the newest first, then examples in the order of their ids. */
  list(): DocumentEntry[] {
    const own = this.#storage
      .keys(`text/${OWN}`)
      .sort((a, b) => Number.parseInt(b, 36) - Number.parseInt(a, 36))
      .map((name) => ({ id: OWN + name, isExample: false, isEdited: false }));
    const examples = [...gallery.keys()].map((id) => ({ id, isExample: true, isEdited: this.isEdited(id) }));
    return [...own, ...examples];
  }

  has(id: string): boolean {
    return gallery.has(id) || this.#storage.read(`text/${id}`) !== null;
  }

  /** The texts as the person left them, or null if there is no such scene. */
  texts(id: string): SceneText | null {
    const text = this.#storage.read(`text/${id}`) ?? gallery.get(id);
    return text === undefined ? null : { text, common: this.#storage.read(`common/${id}`) ?? "" };
  }

  /** The texts of an example as its file has them; null for own scenes. */
  original(id: string): SceneText | null {
    const text = gallery.get(id);
    return text === undefined ? null : { text, common: "" };
  }

  isEdited(id: string): boolean {
    return gallery.has(id) && ["text", "common"].some((part) => this.#storage.read(`${part}/${id}`) !== null);
  }

  save(id: string, { text, common }: SceneText): void {
    // An example that is typed back to what it was is an example again.
    this.#keep(`text/${id}`, text, gallery.get(id));
    this.#keep(`common/${id}`, common, "");
  }

  #keep(key: string, text: string, original: string | undefined): void {
    if (text === original) this.#storage.remove(key);
    else this.#storage.write(key, text);
  }

  /** The scene that has exactly these texts, or null. */
  idOf({ text, common }: SceneText): string | null {
    const found = this.list().find(({ id }) => {
      const texts = this.texts(id);
      return texts?.text === text && texts.common === common;
    });
    return found?.id ?? null;
  }

  /** Keeps texts as a new own scene and gives its id. */
  create(texts: SceneText = { text: STARTER, common: "" }): string {
    let number = Date.now();
    while (this.#storage.read(`text/${OWN}${number.toString(36)}`) !== null) number++;
    const id = OWN + number.toString(36);
    this.save(id, texts);
    return id;
  }

  /** Brings an example back to its file, or forgets an own scene. */
  remove(id: string): void {
    for (const part of ["text", "common", "settings"]) this.#storage.remove(`${part}/${id}`);
  }
}
