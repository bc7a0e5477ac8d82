/**
 * Of which kind each of Shadertoy's channels is.
 *
 * A pasted shader declares none of them: Shadertoy does, by the picture that is bound there. All that tells here is what
 * the text does with a channel, so it is read as `sampler2D` first, and again if another kind makes sense of every use.
 */
import type { SamplerUse } from "../glsl/check/sampler-use.ts";
import { type ReadResult, read } from "../glsl/read.ts";
import type { SourceText } from "../glsl/source.ts";
import { type SamplerType, samplerType, type Type } from "../glsl/types.ts";
import { hostChannels, preludeFor } from "./prelude.ts";
import type { Include } from "./scene.ts";

/** The kinds that Shadertoy has, the most usual ones first: a cube map is more usual than a volume. */
const KINDS = ["sampler2D", "samplerCube", "sampler3D"].map(samplerType);

/** Readings of one text, each with the kinds that the one before has found: a channel may be read where another one says. */
const MOST_READINGS = 4;

export interface ChannelReading {
  /** What was read: the prelude, then the texts given. */
  readonly texts: readonly SourceText[];
  readonly reading: ReadResult;
  /** Kinds that a channel, taken for another than `sampler2D`, could have as well. */
  readonly doubts: (channel: string) => readonly string[];
}

/** Reads a scene's texts behind the prelude, with channels of the kinds that their uses ask for. */
export function readWithChannels(own: readonly SourceText[], include: Include): ChannelReading {
  const channels = hostChannels(own);
  let given: ReadonlyMap<string, SamplerType> = new Map();
  for (let count = 1; ; count++) {
    const kinds = new ChannelKinds(channels);
    const texts = [preludeFor(own, given), ...own];
    const reading = read(texts, { include, onSamplerUse: (use) => kinds.note(use) });
    const others = kinds.others();
    const isSettled = others.size === given.size && [...others].every(([name, kind]) => given.get(name) === kind);
    if (isSettled || count === MOST_READINGS) return { texts, reading, doubts: (name) => kinds.doubts(name) };
    given = others;
  }
}

/** What a reading has found out about the channels that the prelude declares. */
class ChannelKinds {
  readonly #possible: Map<string, readonly Type[]>;

  /** @param channels the names of those that the scene does not declare itself */
  constructor(channels: readonly string[]) {
    this.#possible = new Map(channels.map((name) => [name, KINDS]));
  }

  /** To be told of each use of a sampler. */
  note({ sampler, kinds }: SamplerUse): void {
    const possible = this.#possible.get(sampler.name)?.filter((kind) => kinds.has(kind));
    if (possible !== undefined) this.#possible.set(sampler.name, possible);
  }

  /** The channels that are no `sampler2D`, with their kinds. One whose uses contradict each other stays what it is. */
  others(): ReadonlyMap<string, SamplerType> {
    const others = new Map<string, SamplerType>();
    for (const [name, possible] of this.#possible) {
      const kind = KINDS.find((one) => possible.includes(one));
      if (kind !== undefined && kind !== KINDS[0]) others.set(name, kind);
    }
    return others;
  }

  /** Further kinds that a channel could have as well, by their keywords. */
  doubts(name: string): readonly string[] {
    const kind = this.others().get(name);
    const possible = this.#possible.get(name) ?? [];
    return KINDS.filter((one) => kind !== undefined && one !== kind && possible.includes(one)).map((one) => one.name);
  }
}
