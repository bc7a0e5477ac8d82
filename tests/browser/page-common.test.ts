/** The playground in a real browser: the Common tab, a text that is read before the scene's own. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Playground, servePlayground } from "./playground.ts";

const { open } = servePlayground();

const COMMON = `const float radius = 0.5;

float circle(vec2 p) { return length(p) - radius; }
`;
const SCENE = "float sdf(vec2 p) { return circle(p); }\n";

const tab = (name: "Scene" | "Common") => `#source-tabs [role=tab]:nth-child(${name === "Scene" ? 1 : 2})`;

async function openTab({ page }: Playground, name: "Scene" | "Common"): Promise<void> {
  await page.click(tab(name));
}

async function writeBoth(playground: Playground, scene = SCENE, common = COMMON): Promise<void> {
  await openTab(playground, "Common");
  await playground.paste(common);
  await openTab(playground, "Scene");
  await playground.write(scene);
}

async function undo(playground: Playground): Promise<void> {
  await playground.page.focus(".cm-content");
  await playground.page.keyboard.down("Control");
  await playground.page.keyboard.press("z");
  await playground.page.keyboard.up("Control");
}

describe("the Common tab", () => {
  test("is offered, and its text is drawn with the scene's, live", async () => {
    const playground = await open();
    expect(await playground.text(tab("Common"))).toBe("+ Common");
    await playground.write(SCENE.replace("circle(p)", "length(p) - 0.5"));
    const expected = await playground.shot();

    await writeBoth(playground);
    expect(await playground.status()).toBe("good");
    expect(await playground.text(tab("Common"))).toBe("Common");
    expect((await playground.shot()).digest).toBe(expected.digest);

    await openTab(playground, "Common");
    await playground.write(COMMON.replace("0.5", "0.75"));
    expect(await playground.status()).toBe("good");
    expect((await playground.shot()).digest).not.toBe(expected.digest);
    expect(playground.complaints).toEqual([]);
  });

  test("has its own problems, at their own lines, and the list leads to them from the other tab", async () => {
    const playground = await open();
    await writeBoth(playground, SCENE, COMMON.replace("- radius", "- radio"));
    expect(await playground.text(".problems .where")).toBe("Common 3:43");
    expect(await playground.page.$$(".cm-lintRange-error")).toEqual([]);
    expect(await playground.page.$$(`${tab("Common")} .dot.error`)).toHaveLength(1);
    expect(await playground.page.$$(`${tab("Scene")} .dot`)).toHaveLength(0);

    // Who opens a tab writes in it.
    await openTab(playground, "Common");
    expect(await playground.page.evaluate(() => document.activeElement?.className)).toContain("cm-content");
    await openTab(playground, "Scene");
    await playground.page.click(".problems button");
    expect(await playground.page.$eval(tab("Common"), (found) => found.getAttribute("aria-selected"))).toBe("true");
    expect(await playground.page.evaluate(() => window.getSelection()?.toString())).toBe("radio");
    expect(
      await playground.page.$$eval(".cm-lintRange-error", (marks) => marks.map((mark) => mark.textContent)),
    ).toEqual(["radio"]);

    await playground.write(COMMON);
    await openTab(playground, "Scene");
    await playground.write(SCENE.replace("circle", "square"));
    expect(await playground.text(".problems .where")).toBe("Scene 1:28");
    expect(await playground.page.$$(`${tab("Scene")} .dot.error`)).toHaveLength(1);
  });

  test("keeps a history of its own", async () => {
    const playground = await open();
    const original = await playground.code();
    await writeBoth(playground);
    await openTab(playground, "Common");
    await undo(playground);
    expect(await playground.code()).toBe("");
    await openTab(playground, "Scene");
    expect(await playground.code()).toBe(SCENE);
    await undo(playground);
    expect(await playground.code()).toBe(original);
  });

  test("is kept over a reload, for its scene alone, and goes with the way back to the original, which can be undone", async () => {
    const playground = await open();
    await writeBoth(playground);
    await playground.page.reload({ waitUntil: "load" });
    await playground.settle();
    expect(await playground.status()).toBe("good");
    await openTab(playground, "Common");
    expect(await playground.code()).toBe(COMMON);

    await playground.press("]");
    expect(await playground.text(tab("Common"))).toBe("+ Common");
    await playground.press("[");
    await playground.page.click(".bar-scene [aria-label='Back to the original']");
    await playground.settle();
    expect(await playground.text(tab("Common"))).toBe("+ Common");
    expect(await playground.page.$(".bar-scene [aria-label='Back to the original']:not([hidden])")).toBeNull();
    await openTab(playground, "Common");
    await undo(playground);
    expect(await playground.code()).toBe(COMMON);
  });

  test("travels in a link, stands in a saved picture, is drawn in the gallery and proven with the truth", async () => {
    const sender = await open({ height: 700 });
    await writeBoth(sender);
    const { text } = await sender.save();
    expect(JSON.parse(text.nabla ?? "")).toMatchObject({ common: [createHash("sha256").update(COMMON).digest("hex")] });

    await sender.page.evaluate(() =>
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("shut")) } }),
    );
    await sender.page.click("[aria-label^='Copy a link']");
    await sender.page.waitForFunction(() => window.location.hash.length > 1);
    const receiver = await open({ height: 700, fragment: new URL(sender.page.url()).hash });
    await receiver.settle();
    expect(await receiver.status()).toBe("good");
    expect((await receiver.shot()).digest).toBe((await sender.shot()).digest);
    await openTab(receiver, "Common");
    expect(await receiver.code()).toBe(COMMON);

    await receiver.press("e");
    await receiver.page.waitForSelector("#viewport[data-measured=true]", { timeout: 60_000 });
    expect(receiver.complaints).toEqual([]);

    await receiver.press("g");
    const own = ".card canvas[data-scene^='own/']";
    await receiver.page.$eval(own, (canvas) => canvas.scrollIntoView());
    await receiver.page.waitForFunction(
      (selector) => {
        const canvas = document.querySelector<HTMLCanvasElement>(selector);
        const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        const colors = new Set<number>();
        for (let at = 0; at < data.length; at += 4) colors.add(((data[at] ?? 0) << 8) | (data[at + 1] ?? 0));
        // A message instead of a picture is drawn in shades of one colour on nothing.
        return data[3] === 255 && colors.size > 2;
      },
      { timeout: 20_000 },
      own,
    );
  });
});
