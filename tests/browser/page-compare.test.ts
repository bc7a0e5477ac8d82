/** The playground in a real browser: methods held against each other and against the truth. */
import { describe, expect, test } from "vitest";
import { type Playground, servePlayground } from "./playground.ts";

const { open } = servePlayground();

const DISC = "//! Disc: for the tests\nfloat sdf(vec2 p) { return length(p) - 0.61; }\n";

/** Waits until the numbers of what is shown are complete. */
const measured = (playground: Playground) =>
  playground.page.waitForSelector('#viewport[data-measured="true"]', { timeout: 60_000 });

/** Rows of the table: method → mean error. */
async function means(playground: Playground): Promise<Map<string, number>> {
  const rows = await playground.page.$$eval(".results-table tbody tr", (all) =>
    all.map((row) => [row.querySelector("th")?.textContent ?? "", row.querySelector("td")?.textContent ?? ""] as const),
  );
  return new Map(rows.map(([method, mean]) => [method, Number(mean.replace("<", ""))]));
}

describe("comparing", () => {
  test("a grid names each method once, in cells of one size", async () => {
    const playground = await open();
    await playground.write(DISC);
    await playground.press("d");
    const labels = await playground.page.$$eval(".cell-label .words", (all) => all.map((label) => label.textContent));
    expect(labels).toEqual([
      "Hessian",
      "smoothstep over fwidth",
      "None",
      "Exact gradient",
      "Half-plane",
      "Supersample 16",
    ]);
    await playground.press("d");
    expect(await playground.page.$$(".cell-label")).toEqual([]);
    expect(playground.complaints).toEqual([]);
  });

  test("the error map comes with numbers against the proven truth", async () => {
    const playground = await open();
    await playground.write(DISC);
    await playground.press("w");
    await playground.press("e");
    await measured(playground);
    const found = await means(playground);
    expect([...found.keys()]).toEqual(["hessian", "fwidth-smoothstep"]);
    expect(found.get("hessian")).toBeLessThan(1);
    expect(found.get("fwidth-smoothstep")).toBeGreaterThan(20);
    expect(await playground.text(".truth-state")).toMatch(/^errors over \d+ edge pixels/);
    expect(await playground.page.$eval(".error-overlay", (map) => (map as HTMLElement).hidden)).toBe(false);
    expect(await playground.page.$$(".results-plot .point")).toHaveLength(2);
    await playground.press("e");
    expect(await playground.page.$eval(".error-overlay", (map) => (map as HTMLElement).hidden)).toBe(true);
    expect(playground.complaints).toEqual([]);
  });

  test("while time runs there is no truth, and the page says so", async () => {
    const playground = await open();
    await playground.page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "no-preference" }]);
    await playground.paste("//! Moving\nfloat sdf(vec2 p) { return length(p) - 0.5 - 0.1 * sin(iTime); }\n");
    await playground.page.waitForFunction(() => document.title.startsWith("Moving"));
    await playground.page.focus("#viewport");
    await playground.page.keyboard.press("e");
    await playground.page.waitForFunction(
      () => document.querySelector(".truth-state")?.textContent?.startsWith("time runs") === true,
    );
  });
});

describe("a setting that does not go with another", () => {
  test("is told without a place in the text, which has nothing wrong", async () => {
    const playground = await open();
    await playground.settle();
    await playground.choose("#view", "bound");
    expect(await playground.text(".problems .what")).toContain("view 'bound' needs a method that states its bound");
    expect(await playground.text(".problems .where")).toBe("");
    expect(await playground.page.$$("#source-tabs .dot, .cm-lint-marker, .cm-lintPoint")).toEqual([]);
    await playground.choose("#coverage-a", "certified");
    expect(await playground.page.$$(".problems li")).toEqual([]);
    expect(await playground.status()).toBe("good");
  });
});

describe("a Worker that cannot be loaded", () => {
  test("is said to be, and asked again when the picture changes", async () => {
    const playground = await open({ width: 900, height: 500 });
    await playground.settle();
    const { page } = playground;
    await page.setRequestInterception(true);
    let isShut = true;
    page.on("request", (request) => {
      if (isShut && request.url().includes("worker")) void request.abort();
      else void request.continue();
    });
    await playground.press("e");
    const says = (words: string) =>
      page.waitForFunction(
        (wanted) => document.querySelector(".truth-state")?.textContent?.includes(wanted),
        { timeout: 60_000 },
        words,
      );
    await says("no certified truth: the worker could not be loaded; it is tried again when the picture changes");
    isShut = false;
    await playground.press("ArrowLeft");
    await page.waitForSelector("#viewport[data-measured=true]", { timeout: 60_000 });
  });
});
