/** The scenes that can be opened: the examples, each perhaps edited, and the person's own. Edits are never lost. */
import { gallery } from "../../scene/gallery.ts";
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

  /** Examples in the order of their ids, then own scenes, the newest first. */
  list(): DocumentEntry[] {
    const own = this.#storage
      .keys(`text/${OWN}`)
      .sort((a, b) => Number.parseInt(b, 36) - Number.parseInt(a, 36))
      .map((name) => ({ id: OWN + name, isExample: false, isEdited: false }));
    const examples = [...gallery.keys()].map((id) => ({ id, isExample: true, isEdited: this.isEdited(id) }));
    return [...examples, ...own];
  }

  has(id: string): boolean {
    return gallery.has(id) || this.#storage.read(`text/${id}`) !== null;
  }

  /** The text as the person left it, or null if there is no such scene. */
  text(id: string): string | null {
    return this.#storage.read(`text/${id}`) ?? gallery.get(id) ?? null;
  }

  /** The text of an example as its file has it; null for own scenes. */
  original(id: string): string | null {
    return gallery.get(id) ?? null;
  }

  isEdited(id: string): boolean {
    return gallery.has(id) && this.#storage.read(`text/${id}`) !== null;
  }

  save(id: string, text: string): void {
    // An example that is typed back to what it was is an example again.
    if (gallery.get(id) === text) this.#storage.remove(`text/${id}`);
    else this.#storage.write(`text/${id}`, text);
  }

  /** The scene that has exactly this text, or null. */
  idOf(text: string): string | null {
    return this.list().find((entry) => this.text(entry.id) === text)?.id ?? null;
  }

  /** Keeps a text as a new own scene and gives its id. */
  create(text: string = STARTER): string {
    let number = Date.now();
    while (this.#storage.read(`text/${OWN}${number.toString(36)}`) !== null) number++;
    const id = OWN + number.toString(36);
    this.#storage.write(`text/${id}`, text);
    return id;
  }

  /** Brings an example back to its file, or forgets an own scene. */
  remove(id: string): void {
    this.#storage.remove(`text/${id}`);
    this.#storage.remove(`settings/${id}`);
  }
}
