/** The report of `nabla compare` as a person opens it: a file from the disk, without a network. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { nabla } from "../cli/run.ts";
import { circle } from "../cli/shaders.ts";

let browser: Browser;
let page: Page;
let folder: string;
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nabla-report-"));
  // A title and an error message that would break out of the page if they were not escaped.
  writeFileSync(join(folder, "a.glsl"), circle.replace("Circle", "Circle </h2><img> & 'more'"));
  writeFileSync(join(folder, "b.glsl"), "float sdf(vec2 p) { return p.x - 0.3 * p.y; }\n");
  const given = ["compare", "a.glsl", "b.glsl", "--size", "64x48", "--coverage", "none,gradient,half-plane"];
  const { code, stderr } = await nabla([...given, "--device", "cpu", "-o", "report.html"], { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  browser = await puppeteer.connect({ browserWSEndpoint: inject("browserEndpoint") });
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
});

afterAll(async () => {
  await page?.close();
  await browser?.disconnect();
  rmSync(folder, { recursive: true, force: true });
});

async function open(width = 1000, height = 800): Promise<void> {
  requests.length = 0;
  complaints.length = 0;
  await page.setViewport({ width, height });
  await page.goto(pathToFileURL(join(folder, "report.html")).href);
}

const text = (selector: string) => page.$eval(selector, (element) => element.textContent ?? "");

describe("the report", () => {
  test("opens offline without a request, a word of the console, or a picture that is missing", async () => {
    await open();
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([
      pathToFileURL(join(folder, "report.html")).href,
    ]);
    const broken = await page.$$eval("img[src]", (images) => images.filter((image) => image.naturalWidth === 0).length);
    expect(broken).toBe(0);
    // For each scene: the truth, and for each method picture and errors.
    expect(await page.$$eval(".open img", (images) => images.length)).toBe(2 * (1 + 3 * 2));
    expect(complaints).toEqual([]);
  });

  test("shows titles as they are written", async () => {
    await open();
    expect(await text("#scene-1 h2")).toContain("Circle </h2><img> & 'more'");
    expect(await page.$$eval("h2 img", (images) => images.length)).toBe(0);
  });

  test("states the scale of the errors and marks the Pareto front", async () => {
    await open();
    expect(await text(".legend figcaption")).toMatch(/1\/255 of coverage.*±128/);
    const front = await page.$$eval("#scene-2 .wide .on-front", (marks) =>
      marks.map((mark) => mark.getAttribute("aria-label")),
    );
    // All cost one evaluation, and a half-plane is exact for a straight edge.
    expect(front).toHaveLength(1);
    expect(front[0]).toMatch(/^half-plane: evaluations of the field a pixel 1, .*on the Pareto front$/);
  });

  test.each([320, 1000])("fits a window of %d pixels", async (width) => {
    await open(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test("is light or dark as the system is", async () => {
    const paper = async (scheme: string) => {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    };
    await open();
    expect(await paper("light")).not.toBe(await paper("dark"));
  });
});

describe("with the keyboard alone", () => {
  const names = () => page.$$eval("#scene-1 tbody th", (heads) => heads.map((head) => head.textContent));

  test("a table sorts up, down and back", async () => {
    await open();
    const before = await names();
    await page.focus("#scene-1 thead th:nth-child(3) button");
    expect(await text("#scene-1 thead th:nth-child(3) button")).toBe("mean");
    await page.keyboard.press("Enter");
    expect(await names()).toEqual(["half-plane", "gradient", "none"]);
    await page.keyboard.press("Enter");
    expect(await names()).toEqual(["none", "gradient", "half-plane"]);
    expect(await page.$eval("#scene-1 thead th:nth-child(3)", (head) => head.getAttribute("aria-sort"))).toBe(
      "descending",
    );
    await page.keyboard.press("Enter");
    expect(await names()).toEqual(before);
  });

  test("a picture opens, goes to the next method, to the truth and the errors, and closes", async () => {
    await open();
    const shown = () =>
      page.$eval(".viewer", (dialog) => ({
        open: (dialog as HTMLDialogElement).open,
        title: dialog.querySelector("h2")?.textContent,
        alt: dialog.querySelector("img")?.alt,
      }));
    await page.focus('#scene-1 .open[data-method="none"]');
    await page.keyboard.press("Enter");
    expect(await shown()).toEqual({ open: true, title: "none", alt: "picture by none" });
    await page.keyboard.press("ArrowRight");
    expect(await shown()).toMatchObject({ title: "gradient" });
    await page.keyboard.press("Space");
    expect(await shown()).toMatchObject({ title: "certified truth", alt: "certified truth" });
    await page.keyboard.press("Space");
    await page.keyboard.press("e");
    expect(await shown()).toMatchObject({ title: "gradient", alt: "signed errors of gradient" });
    const width = () => page.$eval(".stage img", (image) => image.getBoundingClientRect().width);
    const before = await width();
    await page.keyboard.press("+");
    expect((await width()) - before).toBe(64);
    await page.keyboard.press("Escape");
    expect((await shown()).open).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-method"))).toBe("none");
  });

  test("every point of the plot and the scrolling table can be reached", async () => {
    await open();
    const reached = await page.$$eval("#scene-1 .wide .point, #scene-1 .scroll", (elements) =>
      elements.map((element) => (element as HTMLElement).tabIndex),
    );
    expect(reached).toEqual([0, 0, 0, 0]);
  });
});
