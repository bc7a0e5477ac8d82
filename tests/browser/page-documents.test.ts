/** The playground in a real browser: gallery, own scenes, share links, saved pictures. */
import { describe, expect, test } from "vitest";
import { gallery } from "../../src/scene/gallery.ts";
import { digestOf, type Playground, servePlayground } from "./playground.ts";

const { open } = servePlayground();

const SQUARE = `//! Square: for the tests
uniform float size; //! min=0.1 max=0.9 default=0.5
float sdf(vec2 p) { vec2 q = abs(p) - size; return max(q.x, q.y); }
`;

describe("the gallery", () => {
  test("shows every example with a picture that Nabla has drawn, and opens the one that is chosen", async () => {
    const playground = await open({ height: 900 });
    await playground.settle();
    await playground.page.focus("#viewport");
    await playground.page.keyboard.press("g");
    const cards = await playground.page.$$eval(".card canvas", (all) => all.map((card) => card.dataset.scene));
    expect(cards).toEqual([...gallery.keys()]);
    // The first one is in sight, so it is drawn.
    await playground.page.$eval(".cards", (list) => list.scrollTo(0, 0));
    const first = cards[0] ?? "";
    await playground.page.waitForFunction(
      () => {
        const canvas = document.querySelector<HTMLCanvasElement>(".card canvas");
        const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        const colors = new Set<number>();
        for (let at = 0; at < data.length; at += 4) colors.add(((data[at] ?? 0) << 8) | (data[at + 1] ?? 0));
        return colors.size > 2;
      },
      { timeout: 20_000 },
    );
    await playground.page.click(".card");
    await playground.settle();
    expect(await playground.code()).toBe(gallery.get(first));
    expect(await playground.page.$("dialog[open]")).toBeNull();
  });

  test("begins a scene of one's own, which stays beside the examples until it is deleted", async () => {
    const playground = await open();
    await playground.page.focus("#viewport");
    await playground.page.keyboard.press("g");
    await playground.page.click("[aria-label='New scene']");
    await playground.settle();
    expect(await playground.status()).toBe("good");
    await playground.write(SQUARE);
    await playground.page.reload({ waitUntil: "load" });
    expect(await playground.code()).toBe(SQUARE);
    await playground.page.focus("#viewport");
    await playground.page.keyboard.press("g");
    const own = ".card canvas[data-scene^='own/']";
    expect(await playground.page.$$(own)).toHaveLength(1);
    await playground.page.click("[aria-label='Delete Square']");
    expect(await playground.page.$$(own)).toHaveLength(1);
    await playground.page.click("[aria-label='Delete Square']");
    expect(await playground.page.$$(own)).toHaveLength(0);
  });
});

describe("a copy of one's own", () => {
  test("has the text and the view, and the scene it was made from stays as it was", async () => {
    const playground = await open();
    const { page } = playground;
    const original = await playground.code();
    await page.focus("#viewport");
    await page.keyboard.press("+");
    const scale = () => page.$eval("[title='magnification']", (label) => label.textContent);
    const zoomed = await scale();
    await page.click("[aria-label='A copy of your own']");
    await playground.settle();
    expect(await playground.code()).toBe(original);
    expect(await scale()).toBe(zoomed);
    await playground.write(SQUARE);
    await page.reload({ waitUntil: "load" });
    expect(await playground.code()).toBe(SQUARE);
    expect(await scale()).toBe(zoomed);
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector(".cm-content")?.textContent?.includes("Square"));
    expect(await playground.code()).toBe(original);
    expect(await page.$(".bar-scene [aria-label='Back to the original']:not([hidden])")).toBeNull();
  });
});

describe("the gallery's keys", () => {
  test("arrows lead from card to card, letters search, Enter opens what was found", async () => {
    const playground = await open({ width: 1280, height: 720 });
    const { page } = playground;
    await playground.settle();
    await page.focus("#viewport");
    await page.keyboard.press("g");
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector("canvas")?.getAttribute("data-scene") ?? null);
    const ids = [...gallery.keys()];
    expect(await focused()).toBe("ellipse");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(ids[ids.indexOf("ellipse") + 1]);
    await page.keyboard.press("ArrowLeft");
    const place = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().toJSON() as DOMRect);
    const before = await place();
    await page.keyboard.press("ArrowDown");
    expect((await place()).left).toBe(before.left);
    expect(await focused()).not.toBe("ellipse");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe("ellipse");

    await page.keyboard.type("tips ring");
    const shown = () =>
      page.$$eval(".cards li:not([hidden]) canvas", (all) => all.map((canvas) => canvas.dataset.scene));
    expect(await shown()).toEqual(["star"]);
    await page.keyboard.type("xyz");
    expect(await shown()).toEqual([]);
    expect(await playground.text(".cards [role=status]")).toBe(
      "no scene has 'tips ringxyz' in its name or description",
    );
    for (let letter = 0; letter < 3; letter++) await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    expect(await playground.text(".scene-title")).toBe("Star");
  });
});

describe("a file that is dropped", () => {
  test("becomes a scene of one's own, wherever it falls, unless it is no text", async () => {
    const playground = await open();
    await playground.settle();
    const drop = (selector: string, name: string, text: string) =>
      playground.page.evaluate(
        (where, called, content) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([content], called));
          const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector(where)?.dispatchEvent(event);
          return event.defaultPrevented;
        },
        selector,
        name,
        text,
      );
    const title = (wanted: string) =>
      playground.page.waitForFunction((words) => document.title.startsWith(words), {}, wanted);
    const original = await playground.code();
    expect(await drop("#viewport", "square.glsl", `\uFEFF${SQUARE.replaceAll("\n", "\r\n")}`)).toBe(true);
    await title("Square");
    expect(await playground.code()).toBe(SQUARE);
    expect(await drop(".cm-content", "round.glsl", SQUARE.replace("Square", "Round"))).toBe(true);
    await title("Round");
    expect(await drop("#viewport", "picture.png", "\0PNG")).toBe(true);
    await playground.page.waitForSelector(".toast");
    expect(await playground.text("#toasts")).toContain("'picture.png' is not opened: it is no text");
    await playground.page.goBack();
    await playground.page.goBack();
    expect(await playground.code()).toBe(original);
  });
});

describe("the browser's way back", () => {
  test("leads to the scene before, and a reload stays at the one that this tab shows", async () => {
    const playground = await open();
    const { page } = playground;
    const title = () => playground.text(".scene-title");
    const next = async ({ page: of }: Playground) => {
      await of.focus("#viewport");
      await of.keyboard.press("]");
    };
    await next(playground);
    expect(await title()).toBe("Ellipse bands");
    await page.goBack();
    expect(await title()).toBe("Ellipse");
    await page.goForward();
    expect(await title()).toBe("Ellipse bands");

    const beside = await open({ beside: playground });
    await next(beside);
    expect(await beside.text(".scene-title")).toBe("Field lines");
    await page.bringToFront();
    await page.reload();
    expect(await title()).toBe("Ellipse bands");
  });
});

describe("two tabs with the same scene", () => {
  test("show the same text, and what stood in one before can be had back", async () => {
    const first = await open();
    await first.write(SQUARE);
    const second = await open({ beside: first });
    await second.settle();
    expect(await second.code()).toBe(SQUARE);
    await second.write(SQUARE.replace("0.5", "0.25"));
    await first.page.bringToFront();
    await first.page.waitForFunction(
      () =>
        document.querySelector(".cm-content")?.textContent?.includes("0.25") &&
        document.querySelector("#toasts")?.textContent?.includes("another tab has changed this scene"),
    );
    await first.page.focus(".cm-content");
    await first.page.keyboard.down("Control");
    await first.page.keyboard.press("z");
    await first.page.keyboard.up("Control");
    expect(await first.code()).toBe(SQUARE);
    await second.page.bringToFront();
    await second.page.waitForFunction(() => document.querySelector(".cm-content")?.textContent?.includes("0.5"));
    expect(await second.code()).toBe(SQUARE);
  });
});

describe("a share link", () => {
  test("brings text, parameters, view and methods to another browser, and the same picture", async () => {
    const sender = await open();
    await sender.write(SQUARE);
    await sender.press("w", "+", "+");
    await sender.choose("#coverage-b", "fwidth");
    const slider = await sender.page.$(".lil-slider");
    await slider?.click({ offset: { x: 10, y: 5 } });
    await sender.settle();
    // Where the clipboard is shut, the link is put into the address bar.
    await sender.page.evaluate(() =>
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: (text: string) => Promise.resolve(Object.assign(window, { copied: text })) },
      }),
    );
    await sender.page.click("[aria-label^='Copy a link']");
    const link = await sender.page.evaluate(() => (window as unknown as { copied: string }).copied);
    const fragment = new URL(link).hash;

    const receiver = await open({ fragment });
    await receiver.settle();
    expect(await receiver.code()).toBe(SQUARE);
    expect(await receiver.page.$eval("#coverage-b", (select) => (select as HTMLSelectElement).value)).toBe("fwidth");
    expect((await receiver.shot()).digest).toBe((await sender.shot()).digest);
    expect(new URL(receiver.page.url()).hash).toBe("");
    expect(receiver.complaints).toEqual([]);
  });

  test("that is damaged is said to be, and the page works", async () => {
    const playground = await open({ fragment: "#nabla1=AAAA" });
    await playground.settle();
    expect(await playground.text("#toasts")).toContain("this link cannot be opened");
    // The same again is no second message.
    await playground.page.evaluate(() => Object.assign(window.location, { hash: "#nabla1=AAAA" }));
    await playground.page.waitForFunction(() => window.location.hash === "");
    expect(await playground.page.$$(".toast")).toHaveLength(1);
    expect(await playground.status()).toBe("good");
    expect(playground.complaints).toEqual([]);
  });

  test("does not touch what the receiver has edited", async () => {
    const receiver = await open();
    await receiver.write(SQUARE);
    const shared = await open();
    await shared.write(SQUARE.replace("size;", "size; // theirs"));
    await shared.page.evaluate(() =>
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("shut")) } }),
    );
    await shared.page.click("[aria-label^='Copy a link']");
    await shared.page.waitForFunction(() => window.location.hash.length > 1);
    const fragment = new URL(shared.page.url()).hash;

    const opened = await open({ fragment, beside: receiver });
    expect(await opened.code()).toContain("theirs");
    const again = await open({ beside: receiver });
    await again.page.focus("#viewport");
    await again.page.keyboard.press("g");
    await again.page.click(".card [data-scene='ellipse']");
    await again.settle();
    expect(await again.code()).toBe(SQUARE);
  });
});

describe("a saved picture", () => {
  test("has the bytes of the canvas and says what made it", async () => {
    const playground = await open();
    await playground.write(SQUARE);
    const { image, text } = await playground.save();
    const shot = await playground.shot();
    expect(digestOf(image.width, image.height, image.data)).toBe(shot.digest);
    expect(JSON.parse(text.nabla ?? "")).toMatchObject({
      scene: "ellipse",
      coverage: "hessian",
      view: "colour",
      width: shot.width,
      parameters: { size: [0.5] },
      renderer: await playground.text("#status .grow"),
    });
  });
});
