/** The parts of the page around the picture: keys, what is written into them, and whether it has room. */
import { describe, expect, test } from "vitest";
import { type Playground, servePlayground } from "./playground.ts";

const { open } = servePlayground();

/** Elements of `inner` that stand out of the element of `outer` that they are in, by their text. */
function standingOut({ page }: Playground, outer: string, inner: string): Promise<string[]> {
  return page.evaluate(
    (outside, inside) =>
      [...document.querySelectorAll(outside)].flatMap((box) => {
        const { left, right } = box.getBoundingClientRect();
        return [...box.querySelectorAll(inside)]
          .filter((part) => part.getBoundingClientRect().width > 0)
          .filter((part) => part.getBoundingClientRect().left < left || part.getBoundingClientRect().right > right)
          .map((part) => `${part.className} ${part.textContent}`);
      }),
    outer,
    inner,
  );
}

describe("the arrow keys", () => {
  test("choose among buttons of which one is pressed, and leave the picture where it is", async () => {
    const playground = await open();
    await playground.settle();
    const { page } = playground;
    await page.focus(".segments input:checked");
    await page.keyboard.press("ArrowRight");
    await playground.settle();
    expect(await page.$eval(".segments input:checked", (input) => (input as HTMLInputElement).value)).toBe("wipe");
    expect(await page.$eval("[aria-label^='First view']", (home) => (home as HTMLButtonElement).disabled)).toBe(true);
    await page.keyboard.press("ArrowLeft");
    await playground.press("ArrowLeft");
    expect(await page.$eval("[aria-label^='First view']", (home) => (home as HTMLButtonElement).disabled)).toBe(false);
  });
});

describe("keys with others held", () => {
  test("brackets of the third level step through scenes, and Ctrl S in a dialog is no matter of the browser", async () => {
    const playground = await open();
    const { page } = playground;
    const press = (init: KeyboardEventInit) =>
      page.evaluate((given) => {
        const event = new KeyboardEvent("keydown", { ...given, bubbles: true, cancelable: true });
        (document.activeElement ?? document.body).dispatchEvent(event);
        return event.defaultPrevented;
      }, init);
    expect(await press({ key: "]", ctrlKey: true, altKey: true, modifierAltGraph: true })).toBe(true);
    expect(await playground.text(".scene-title")).toBe("Ellipse bands");
    expect(await press({ key: "]", altKey: true })).toBe(false);
    expect(await playground.text(".scene-title")).toBe("Ellipse bands");
    await press({ key: "?" });
    expect(await press({ key: "s", ctrlKey: true })).toBe(true);
    expect(await press({ key: "]" })).toBe(false);
    expect(await page.$$(".toast")).toEqual([]);
  });

  test("the zoom has digits, however far away it is", async () => {
    const playground = await open();
    await playground.settle();
    const { page } = playground;
    await page.focus("#viewport");
    const zoom = () => playground.text("#stage-bar [title=magnification]");
    for (let step = 0; step < 4; step++) await page.keyboard.press("-");
    expect(await zoom()).toBe("0.41×");
    for (let step = 0; step < 26; step++) await page.keyboard.press("-");
    expect(await zoom()).toBe("0.0012×");
    for (let step = 0; step < 10; step++) await page.keyboard.press("-");
    expect(await zoom()).toBe("0.0002×");
  });
});

describe("the editor", () => {
  test("takes what other programs put into pasted text for what was meant", async () => {
    const playground = await open();
    await playground.write("\uFEFFfloat sdf(vec2 p) {  \r\n\u00A0\u00A0return length(\u200Bp) - 0.5;\t\r\n}\r\n");
    expect(await playground.status()).toBe("good");
    expect(await playground.code()).toBe("float sdf(vec2 p) {  \n  return length(p) - 0.5;\t\n}\n");
  });

  test("says what a name is under the pointer", async () => {
    const playground = await open();
    await playground.write(
      "float edge(vec2 p, float r) { return length(p) - r; }\nfloat sdf(vec2 p) { return edge(p, 0.5); }\n",
    );
    const { page } = playground;
    const explain = async (line: number, name: string): Promise<string | null> => {
      const place = await page.evaluate(
        (index, word) => {
          const walker = document.createTreeWalker(document.querySelectorAll(".cm-line")[index] as Element, 4);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const at = (node.textContent ?? "").indexOf(word);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            const { left, width, top, height } = range.getBoundingClientRect();
            return [left + width / 2, top + height / 2] as const;
          }
          return null;
        },
        line,
        name,
      );
      if (place === null) throw new Error(`there is no '${name}' in line ${line + 1}`);
      await page.mouse.move(1, 1);
      await page.mouse.move(place[0], place[1]);
      const found = await page.waitForSelector(".explained code", { timeout: 5000 });
      return (await found?.evaluate((code) => code.textContent)) ?? null;
    };
    expect(await explain(0, "length")).toBe("length(float) → float and 3 more");
    await page.mouse.move(1, 1);
    await page.waitForFunction(() => document.querySelector(".explained") === null);
    expect(await explain(1, "edge")).toBe("edge(vec2 p, float r)");
  });
});

describe("what is long", () => {
  test("lines are wrapped by a key, and stay so over a reload", async () => {
    const playground = await open({ width: 800 });
    await playground.write(`// ${"long ".repeat(60)}\nfloat sdf(vec2 p) { return length(p) - 0.5; }\n`);
    const { page } = playground;
    const overflow = () => page.$eval(".cm-scroller", (scroller) => scroller.scrollWidth - scroller.clientWidth);
    expect(await overflow()).toBeGreaterThan(500);
    await page.focus(".cm-content");
    await page.keyboard.down("Alt");
    await page.keyboard.press("z");
    await page.keyboard.up("Alt");
    expect(await overflow()).toBe(0);
    await page.reload();
    await playground.settle();
    expect(await overflow()).toBe(0);
    await page.focus(".cm-content");
    await page.keyboard.down("Alt");
    await page.keyboard.press("z");
    await page.keyboard.up("Alt");
    expect(await overflow()).toBeGreaterThan(500);
  });

  test("names of parameters leave room for their sliders, and numbers stay in the column", async () => {
    const playground = await open();
    const names = Array.from({ length: 12 }, (_, index) => `parameterWithAnUncommonlyLongName${index}`);
    const uniforms = names.map((name) => `uniform float ${name}; //! min=0 max=1 default=0.5`);
    await playground.write(
      `${uniforms.join("\n")}\nuniform bool inverted;\nfloat sdf(vec2 p) { return length(p) - ${names[0]}; }\n`,
    );
    expect(await standingOut(playground, "#controls .section", ".parameters *")).toEqual([]);
    const widths = await playground.page.$$eval(".parameters .lil-slider", (sliders) =>
      sliders.map((slider) => slider.getBoundingClientRect().width),
    );
    expect(Math.min(...widths)).toBeGreaterThan(40);
  });

  test("the clock and the tools beside it do not lie on each other", async () => {
    const playground = await open({ width: 380, height: 740 });
    await playground.press(" ");
    await playground.write("float sdf(vec2 p) { return length(p) - 0.5 - 0.1 * sin(iTime); }\n");
    const overlaps = await playground.page.$$eval("#stage-bar :is(button, select, input, output)", (parts) => {
      const boxes = parts.map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
      return boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => [a.left, a.top, b.left, b.top]),
      );
    });
    expect(overlaps).toEqual([]);
  });

  test("labels stay within the cells of a grid, at any width", async () => {
    const playground = await open({ width: 1000, height: 600 });
    await playground.press("d", "e");
    const { page } = playground;
    for (const width of [1000, 380]) {
      await page.setViewport({ width, height: 700 });
      await playground.settle();
      await page.waitForSelector("#viewport[data-measured=true]", { timeout: 60_000 });
      const beyond = await page.$$eval(".cell-label", (labels) =>
        labels.flatMap((label) => {
          const whole = label.parentElement?.clientWidth ?? Number.NaN;
          const share = Number.parseFloat((label as HTMLElement).style.getPropertyValue("--cell-width")) / 100;
          const { left, width: wide } = label.getBoundingClientRect();
          const number = label.querySelector(".cell-number")?.getBoundingClientRect().right ?? Number.NaN;
          const isWithin = wide + 12 <= share * whole + 0.5 && number <= left + wide;
          return isWithin ? [] : [`${label.textContent}: ${wide} of ${share * whole} pixels`];
        }),
      );
      expect(beyond).toEqual([]);
    }
  });
});
