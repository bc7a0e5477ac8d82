/** What all cases of a worker share: where browsers come from, what is remembered. */
import { renderPageScript } from "../cli/gpu-device.ts";
import type { IdentityAnswer } from "./browser-host.ts";
import { openCache, type ResultCache } from "./cache.ts";
import type { WorkerOptions } from "./run-options.ts";

export interface Surroundings {
  /** Address of the browser host. */
  readonly host: string;
  /** The bundled script of the render page. */
  readonly script: string;
  readonly cache: ResultCache | null;
  /** The browser that would draw, as text; null if nothing may be remembered about it. Asked for once. */
  readonly identity: () => Promise<string | null>;
}

export function surroundingsOf({ host, cacheFolder }: WorkerOptions): Surroundings {
  let identity: Promise<string | null> | undefined;
  return {
    host,
    script: renderPageScript(),
    cache: cacheFolder === null ? null : openCache(cacheFolder),
    identity: () => {
      identity ??= cacheFolder === null ? Promise.resolve(null) : askIdentity(host);
      return identity;
    },
  };
}

async function askIdentity(host: string): Promise<string | null> {
  const response = await fetch(`${host}/identity`);
  if (!response.ok) return null;
  return ((await response.json()) as IdentityAnswer).identity;
}
