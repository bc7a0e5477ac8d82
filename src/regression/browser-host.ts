/**
 * Browsers for the test workers, started and ended by the process that they all belong to.
 *
 * Each worker slot of Vitest (`VITEST_POOL_ID`) has a browser of its own for each driver, so that a scene that hangs one
 * GPU process holds up no other worker. A slot's browser outlives its worker: Vitest may start a process for each
 * test file. Workers ask over HTTP on the loopback interface, under a path that nobody else knows; Vitest has no way
 * for a plugin's own messages between its processes.
 */
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { findBrowser } from "../cli/browser/find.ts";
import { addressOf, type Driver, joinBrowser } from "../cli/browser/launch.ts";
import { openSession, type Session } from "../cli/browser/session.ts";
import { Problem } from "../cli/problem.ts";

/** A worker's question. */
export interface BrowserRequest {
  readonly slot: string;
  readonly driver: Driver;
  /** The browser's endpoint that the worker lost or that hangs: it is ended and another one started. */
  readonly broken?: string;
}

export type BrowserAnswer =
  | {
      readonly ok: true;
      readonly endpoint: string;
      /** Name of the page that the slot's workers use. */
      readonly keptPage: string;
      /** Version as the browser says it. */
      readonly version: string;
    }
  | { readonly ok: false; readonly message: string };

/** What draws, as far as it is known without starting it; null where that says too little to rely on. */
export type IdentityAnswer = { readonly identity: string | null };

export interface BrowserHost {
  /** Address that workers ask. */
  readonly url: string;
  close(): Promise<void>;
}

export interface HostOptions {
  /** Path of the browser's program; found by itself without it. */
  readonly path: string | undefined;
  /** Browsers that run already, for slots in turn. None is started then. */
  readonly endpoints: readonly string[];
  /** The bundled script of the render page. */
  readonly script: string;
}

/** A browser of a slot. */
interface Place {
  readonly endpoint: string;
  readonly version: string;
  readonly keptPage: string;
  close(): Promise<void>;
}

export async function startBrowserHost(options: HostOptions): Promise<BrowserHost> {
  const secret = randomBytes(16).toString("hex");
  const places = new Map<string, Promise<Place>>();
  const closing = new Set<Promise<void>>();
  let opened = 0;

  function open({ slot, driver }: BrowserRequest): Promise<Place> {
    const keptPage = `nabla-${secret.slice(0, 8)}-${slot}-${driver}-${opened++}`;
    return options.endpoints.length > 0
      ? joinPlace(options.endpoints[Number(slot) % options.endpoints.length] as string, keptPage)
      : startPlace(driver, keptPage, options);
  }

  function discard(key: string, place: Place): void {
    places.delete(key);
    const ended = place.close().catch(() => {});
    closing.add(ended);
    void ended.then(() => closing.delete(ended));
  }

  async function answer(request: BrowserRequest): Promise<BrowserAnswer> {
    const key = `${request.slot} ${request.driver}`;
    const known = places.get(key);
    if (known !== undefined && request.broken !== undefined) {
      const place = await known.catch(() => null);
      if (place !== null && place.endpoint === request.broken && places.get(key) === known) discard(key, place);
    }
    let opening = places.get(key);
    if (opening === undefined) {
      opening = open(request);
      places.set(key, opening);
    }
    try {
      const { endpoint, keptPage, version } = await opening;
      return { ok: true, endpoint, keptPage, version };
    } catch (error) {
      if (places.get(key) === opening) places.delete(key);
      if (!(error instanceof Problem)) throw error;
      return { ok: false, message: error.message };
    }
  }

  const server = createServer((request, response) => {
    const respond = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    const path = request.url ?? "";
    if (path === `/${secret}/identity`) identify(options).then((identity) => respond(200, { identity }), fail(respond));
    else if (path === `/${secret}/browser`)
      readJson<BrowserRequest>(request)
        .then(answer)
        .then((body) => respond(200, body), fail(respond));
    else respond(404, { message: "no such address" });
  });
  const port = await listen(server);
  // What is left to answer does not keep the process.
  server.unref();
  return {
    url: `http://127.0.0.1:${port}/${secret}`,
    async close() {
      server.close();
      const left = await Promise.allSettled(places.values());
      places.clear();
      await Promise.allSettled([
        ...closing,
        ...left.map((one) => (one.status === "fulfilled" ? one.value.close() : Promise.resolve())),
      ]);
    },
  };
}

/** @throws Problem if there is no browser, or none that draws with this driver */
async function startPlace(driver: Driver, keptPage: string, { path, script }: HostOptions): Promise<Place> {
  const session: Session = await openSession({ path, script, driver, keptPage, isShared: true });
  const { renderer } = session.info;
  if (!renderer.toLowerCase().includes(driver)) {
    await session.close();
    throw new Problem(`the browser '${session.browser.path}' has no ${driver}, it draws with ${renderer}`);
  }
  return { endpoint: session.endpoint, version: session.version, keptPage, close: () => session.close() };
}

/** @throws Problem if no browser answers there */
async function joinPlace(endpoint: string, keptPage: string): Promise<Place> {
  const joined = await joinBrowser(endpoint).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message.split("\n")[0] : "no browser answers there";
    throw new Problem(`cannot join the browser at '${endpoint}': ${reason}`);
  });
  return {
    endpoint,
    version: await joined.browser.version(),
    keptPage,
    async close() {
      // The browser is somebody else's, the workers' page in it is ours.
      for (const page of await joined.browser.pages())
        if (page.url() === addressOf(keptPage)) await page.close().catch(() => {});
      await joined.close();
    },
  };
}

/** Program, size and time of change of the browser that would be started. */
async function identify({ path, endpoints }: HostOptions): Promise<string | null> {
  if (endpoints.length > 0) return null;
  const { browser } = await findBrowser(path);
  if (browser === null) return null;
  const { size, mtimeMs } = statSync(browser.path);
  return `${browser.path} ${size} ${mtimeMs}`;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function fail(respond: (status: number, body: unknown) => void): (error: unknown) => void {
  return (error) => respond(500, { message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

async function readJson<Shape>(request: IncomingMessage): Promise<Shape> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Shape;
}
