/** The built playground in the shared browser, for the tests of the page. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type BrowserContext, type Page } from "puppeteer-core";
import { preview } from "vite";
import { afterAll, beforeAll, inject, vi } from "vitest";
import type { ByteImage } from "../../src/image/image.ts";
import { decodePng } from "../../src/image/png.ts";

/** A picture as it is on the canvas: RGBA, row 0 at the top. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Tells pictures apart; a failing comparison of millions of bytes would be printed for minutes. */
  readonly digest: string;
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly isTouch?: boolean;
  /** The example that is open at first; null: what the page itself chooses, which is a costly one. */
  readonly scene?: string | null;
  /** What follows the address: `#…`. */
  readonly fragment?: string;
  /** Runs before the page's own scripts; an arrow function, since it travels as its text. */
  readonly before?: () => void;
  /** Opens the page beside another one, with the same local storage. */
  readonly beside?: Playground;
}

export class Playground {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, failed and refused requests, messages of the console that are no chatter. */
  readonly complaints: string[] = [];
  /** Hosts that something was asked of. */
  readonly hosts = new Set<string>();

  constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("requestfailed", (request) => this.complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warn") this.complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (/^(https?|wss?):/.test(request.url())) this.hosts.add(new URL(request.url()).host);
    });
  }

  /** Waits until nothing is being compiled or drawn: the canvas and the status stay the same for a while. */
  async settle(): Promise<void> {
    let last = "";
    for (let same = 0; same < 3; ) {
      await new Promise((resolve) => setTimeout(resolve, 120));
      const now = await this.page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>("canvas.picture");
        const { compiling, drawing } = canvas?.dataset ?? {};
        if (compiling !== "false" || drawing !== "false") return null;
        return `${canvas?.toDataURL()} ${document.querySelector("#status")?.textContent}`;
      });
      same = now !== null && now === last ? same + 1 : 0;
      last = now ?? "";
    }
  }

  /** The words of the first part of the status line. */
  status(): Promise<string> {
    return this.text("#status .state");
  }

  text(selector: string): Promise<string> {
    return this.page.$eval(selector, (element) => element.textContent ?? "");
  }

  /** What stands in the editor, as copying all of it gives it: lines out of sight are not in the document. */
  async code(): Promise<string> {
    await this.#selectAll();
    return this.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(".cm-content")?.dispatchEvent(event);
      return clipboardData.getData("text/plain");
    });
  }

  /** Replaces all of the text as if it had been pasted, and waits for its picture. */
  async write(text: string): Promise<void> {
    await this.paste(text);
    // Longer than the pause after which the page compiles.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await this.settle();
  }

  /** Replaces all of the text and waits for nothing. */
  async paste(text: string): Promise<void> {
    await this.#selectAll();
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(".cm-content")?.dispatchEvent(event);
    }, text);
  }

  async #selectAll(): Promise<void> {
    await this.page.focus(".cm-content");
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("a");
    await this.page.keyboard.up("Control");
  }

  async choose(selector: string, value: string): Promise<void> {
    await this.page.select(selector, value);
    await this.settle();
  }

  async press(...keys: readonly Parameters<Page["keyboard"]["press"]>[0][]): Promise<void> {
    await this.page.focus("#viewport");
    for (const key of keys) await this.page.keyboard.press(key);
    await this.settle();
  }

  async shot(): Promise<Shot> {
    const { width, height, code } = await this.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas.picture") as HTMLCanvasElement;
      const copy = document.createElement("canvas");
      copy.width = canvas.width;
      copy.height = canvas.height;
      const context = copy.getContext("2d") as CanvasRenderingContext2D;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      let binary = "";
      for (let start = 0; start < data.length; start += 8192)
        binary += String.fromCharCode(...data.subarray(start, start + 8192));
      return { width: copy.width, height: copy.height, code: btoa(binary) };
    });
    const data = new Uint8Array(Buffer.from(code, "base64"));
    return { width, height, data, digest: digestOf(width, height, data) };
  }

  /** Saves the picture and gives the file. */
  async save(): Promise<{ readonly image: ByteImage; readonly text: Readonly<Record<string, string>> }> {
    await this.page.evaluate(() => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob: Blob) => {
        URL.createObjectURL = createObjectURL;
        void blob.arrayBuffer().then((buffer) => {
          Object.assign(window, { saved: [...new Uint8Array(buffer)] });
        });
        return createObjectURL(blob);
      };
      Object.assign(window, { saved: undefined });
    });
    await this.page.click("[aria-label^='Save the picture']");
    const saved = await this.page.waitForFunction(() => (window as unknown as { saved?: number[] }).saved);
    const png = decodePng(Uint8Array.from((await saved.jsonValue()) as number[]));
    if (!png.ok) throw new Error("the saved file is no PNG");
    return png;
  }

  /** Middle of an element in CSS pixels of the page. */
  async middle(selector: string): Promise<{ readonly x: number; readonly y: number }> {
    const element = await this.page.$(selector);
    const box = await element?.boundingBox();
    if (box === null || box === undefined) throw new Error(`nothing to be seen of ${selector}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.page.mouse.move(to.x, to.y);
    await this.page.mouse.up();
    await this.settle();
  }
}

/** Serves the built page for the tests of one file, and gives a way to open it. */
export function servePlayground(): {
  open(options?: OpenOptions): Promise<Playground>;
  readonly address: () => string;
} {
  // A test of the page draws a dozen pictures, on a software renderer that other files use at the same time.
  vi.setConfig({ testTimeout: 120_000 });
  const root = fileURLToPath(new URL("../..", import.meta.url));
  let browser: Browser;
  let address = "";
  let close = async () => {};
  beforeAll(async () => {
    const server = await preview({
      root,
      mode: "page",
      preview: { host: "127.0.0.1", port: 0 },
    });
    address = server.resolvedUrls?.local[0] ?? "";
    browser = await puppeteer.connect({ browserWSEndpoint: inject("browserEndpoint") });
    // A hook that is registered within another one is never called.
    close = async () => {
      await server.close();
      await browser.disconnect();
    };
  });
  const contexts: BrowserContext[] = [];
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await close();
  });
  return {
    address: () => address,
    async open(options: OpenOptions = {}) {
      const { width = 1280, height = 560, isTouch = false, scene = "ellipse", fragment = "", before, beside } = options;
      // A context of its own: a window that is in front, and an empty local storage.
      const context = beside?.context ?? (await browser.createBrowserContext());
      if (beside === undefined) contexts.push(context);
      const page = await context.newPage();
      await page.setViewport({ width, height, hasTouch: isTouch, isMobile: isTouch });
      if (before !== undefined) await page.evaluateOnNewDocument(before);
      if (scene !== null)
        await page.evaluateOnNewDocument((id) => {
          localStorage["nabla/document"] ??= id;
        }, scene);
      const playground = new Playground(page, context);
      await page.goto(address + fragment, { waitUntil: "load" });
      return playground;
    },
  };
}

export function digestOf(width: number, height: number, data: Uint8Array): string {
  return `${width}x${height} ${createHash("sha256").update(data).digest("hex")}`;
}

/** The number of different colours in columns `from` ≤ x < `to`. */
export function colorsIn({ width, height, data }: Shot, from: number, to: number): number {
  const found = new Set<number>();
  for (let y = 0; y < height; y++)
    for (let x = from; x < to; x++) {
      const at = 4 * (y * width + x);
      found.add(((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number));
    }
  return found.size;
}
