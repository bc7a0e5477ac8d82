/** The playground in a real browser: editing, the picture, the controls. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { colorsIn, servePlayground } from "./playground.ts";

const { open, address } = servePlayground();

/** A disc whose edge crosses every column of the middle of the picture. */
const DISC = `//! Disc: for the tests
uniform float radius; //! min=0.25 max=0.75 default=0.5
uniform vec3 ink; //! color default=#000000
uniform vec3 paper; //! color default=#ffffff

float sdf(vec2 p) {
  return length(p) - radius;
}
`;

describe("the page", () => {
  test("opens with a picture, asks nobody else for anything and has nothing to complain about", async () => {
    const playground = await open({ scene: null, height: 720 });
    await playground.settle();
    const shot = await playground.shot();
    expect(await playground.status()).toBe("good");
    expect(colorsIn(shot, 0, shot.width)).toBeGreaterThan(16);
    expect(playground.complaints).toEqual([]);
    expect([...playground.hosts]).toEqual([new URL(address()).host]);
  });

  test("draws the example of its documentation, with its parameters as controls", async () => {
    const manual = readFileSync(new URL("../../docs/playground.md", import.meta.url), "utf8");
    const playground = await open();
    await playground.write(/```glsl\n([\s\S]*?)```/.exec(manual)?.[1] ?? "");
    expect(await playground.status()).toBe("good");
    expect(await playground.text(".scene-title")).toBe("Petals");
    const names = await playground.page.$$eval(".section > .parameters .lil-name", (all) =>
      all.map((name) => name.textContent),
    );
    expect(names).toEqual(["petals", "ink"]);
    const shot = await playground.shot();
    expect(colorsIn(shot, 0, shot.width)).toBeGreaterThan(16);
  });

  test("says so where there is no WebGL2", async () => {
    const playground = await open({
      before: () => {
        const { getContext } = HTMLCanvasElement.prototype;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: [string]) {
          return given[0] === "webgl2" ? null : getContext.apply(this, given);
        } as typeof getContext;
      },
    });
    expect(await playground.text(".obstacle")).toContain("Nabla needs WebGL2");
    const empty = await playground.page.$$eval(".code, .controls, .stage-bar, .status", (parts) =>
      parts.filter((part) => part.getClientRects().length > 0).map((part) => part.className),
    );
    expect(empty).toEqual([]);
    expect(playground.complaints).toEqual([]);
  });
});

describe("the editor", () => {
  test("says that there is no picture yet where the first text has errors, and draws the first good one", async () => {
    const playground = await open();
    await playground.write("float sdf(vec2 p) { return lenght(p); }\n");
    await playground.page.reload();
    await playground.settle();
    expect(await playground.text(".obstacle:not([hidden])")).toContain("No picture yet");
    await playground.write(DISC);
    await playground.page.waitForSelector(".obstacle[hidden]");
    const shot = await playground.shot();
    expect(colorsIn(shot, 0, shot.width)).toBeGreaterThan(16);
  });

  test("shows an error under the words that are wrong, keeps the picture, and draws the next good text", async () => {
    const playground = await open();
    await playground.write(DISC);
    expect(await playground.status()).toBe("good");
    const before = await playground.shot();

    await playground.write(DISC.replace("length(p)", "lenght(p)"));
    const squiggles = await playground.page.$$eval(".cm-lintRange-error", (marks) =>
      marks.map((mark) => ({
        words: mark.textContent,
        line: [...document.querySelectorAll(".cm-line")].indexOf(mark.closest(".cm-line") as Element) + 1,
      })),
    );
    expect(squiggles).toEqual([{ words: "lenght", line: 7 }]);
    expect(await playground.text(".problems .where")).toBe("7:10");
    expect(await playground.text(".problems .what")).toContain("did you mean 'length'");
    expect(await playground.status()).toBe("last good picture, 1 error");
    expect((await playground.shot()).digest).toBe(before.digest);

    await playground.write(DISC.replace("- radius", "- 0.5 * radius"));
    expect(await playground.page.$$(".cm-lintRange-error")).toEqual([]);
    expect(await playground.page.$$(".problems li")).toEqual([]);
    expect(await playground.status()).toBe("good");
    expect((await playground.shot()).digest).not.toBe(before.digest);
  });

  test("keeps the line that is written in view when its problems are listed under the editor", async () => {
    const playground = await open({ width: 1000, height: 500 });
    const filler = Array.from({ length: 40 }, (_, index) => `float unused${index}() { return 0.0; }`).join("\n");
    await playground.write(`${filler}\n${DISC}float last() { return 1.0; }`);
    await playground.page.keyboard.down("Control");
    await playground.page.keyboard.press("End");
    await playground.page.keyboard.up("Control");
    await playground.page.keyboard.type("\nfloat wrong() { return nothing1 + nothing2 + nothing3; }");
    await playground.page.waitForSelector(".problems li");
    await playground.settle();
    const below = await playground.page.evaluate(() => {
      const line = document.querySelector(".cm-activeLine")?.getBoundingClientRect();
      const editor = document.querySelector(".cm-scroller")?.getBoundingClientRect();
      return line === undefined || editor === undefined ? null : line.bottom - editor.bottom;
    });
    expect(below).not.toBeNull();
    expect(below).toBeLessThanOrEqual(0);
  });

  test("takes the person to a problem that is chosen from the list", async () => {
    const playground = await open();
    await playground.write(DISC.replace("length(p) - radius", "length(p) - radio"));
    await playground.page.click(".problems button");
    expect(await playground.page.evaluate(() => window.getSelection()?.toString())).toBe("radio");
  });

  test("keeps edits of an example over a reload, marks it, and brings the original back", async () => {
    const playground = await open();
    const original = await playground.code();
    expect(await playground.page.$(".bar-scene [aria-label='Back to the original']:not([hidden])")).toBeNull();
    await playground.write(DISC);
    await playground.page.reload({ waitUntil: "load" });
    await playground.settle();
    expect(await playground.code()).toBe(DISC);
    await playground.page.click(".bar-scene [aria-label='Back to the original']");
    await playground.settle();
    expect(await playground.code()).toBe(original);
    await playground.page.keyboard.down("Control");
    await playground.page.keyboard.press("z");
    await playground.page.keyboard.up("Control");
    expect(await playground.code()).toBe(DISC);
    await playground.page.click(".bar-scene [aria-label='Back to the original']");
    await playground.settle();
    await playground.page.reload({ waitUntil: "load" });
    expect(await playground.code()).toBe(original);
  });
});

describe("parameters", () => {
  test("a slider changes the picture, and its value outlives an edit of the text", async () => {
    const playground = await open();
    await playground.write(DISC);
    const before = await playground.shot();
    const slider = await playground.page.$(".lil-slider");
    const box = await slider?.boundingBox();
    if (box === null || box === undefined) throw new Error("there is no slider");
    const y = box.y + box.height / 2;
    await playground.drag({ x: box.x + box.width / 2, y }, { x: box.x + box.width - 1, y });
    const after = await playground.shot();
    expect(after.digest).not.toBe(before.digest);
    const value = () => playground.page.$eval(".parameters input", (input) => (input as HTMLInputElement).value);
    const chosen = await value();
    expect(Number(chosen)).toBeGreaterThan(0.7);
    await playground.write(`${DISC}\n// a remark\n`);
    expect(await value()).toBe(chosen);
    expect((await playground.shot()).digest).toBe(after.digest);
  });
});

describe("the wipe", () => {
  test("draws method A left of the divider and B right of it, wherever it is dragged or moved by keys", async () => {
    const playground = await open();
    await playground.write(DISC);
    await playground.press("w");
    await playground.choose("#coverage-a", "none");
    await playground.choose("#coverage-b", "half-plane");
    const check = async (share: number) => {
      const shot = await playground.shot();
      const split = Math.round(share * shot.width);
      // Without anti-aliasing there is ink and paper, with it there is much in between.
      expect(colorsIn(shot, 0, split - 2)).toBe(2);
      expect(colorsIn(shot, split + 2, shot.width)).toBeGreaterThan(16);
    };
    const at = () =>
      playground.page.$eval(".divider", (divider) => Number(divider.getAttribute("aria-valuenow")) / 100);
    expect(await at()).toBe(0.5);
    await check(0.5);

    const viewport = await playground.page.$("#viewport");
    const box = await viewport?.boundingBox();
    if (box === null || box === undefined) throw new Error("there is no viewport");
    await playground.drag(await playground.middle(".divider"), { x: box.x + 0.4 * box.width, y: box.y + 50 });
    expect(await at()).toBe(0.4);
    await check(0.4);

    await playground.page.focus(".divider");
    await playground.page.keyboard.press("ArrowRight");
    await playground.settle();
    expect(await at()).toBe(0.41);
    await check(0.41);
  });

  test("has the two methods named at its sides, and swaps them", async () => {
    const playground = await open();
    await playground.press("w");
    await playground.choose("#coverage-a", "none");
    await playground.choose("#coverage-b", "half-plane");
    const labels = () =>
      playground.page.$$eval(".side-label", (parts) => parts.map((part) => part.textContent?.replace(/^[AB]/, "")));
    expect(await labels()).toEqual(["None", "Half-plane"]);
    await playground.press("x");
    expect(await labels()).toEqual(["Half-plane", "None"]);
  });
});
