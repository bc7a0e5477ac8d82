/** The report in the browser: one file, any number of cases, by keyboard. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { joinBrowser, type RunningBrowser } from "../../src/cli/browser/launch.ts";
import { encodePng } from "../../src/image/png.ts";
import type { RenderRecord } from "../../src/regression/record.ts";
import { around, diffLines } from "../../src/regression/report/source-diff.ts";
import { htmlReport } from "../../src/regression/report-file.ts";
import { markdownSummary } from "../../src/regression/summary.ts";
import { emptyFolder } from "../cli/run.ts";

const script = readFileSync(new URL("../../dist/report-page.js", import.meta.url), "utf8");

/** A picture of 8 × 8 pixels whose pixel (5, 2) has this grey. */
function picture(grey: number): string {
  const data = new Uint8Array(4 * 64).fill(255);
  data.set([grey, grey, grey], 4 * (2 * 8 + 5));
  return Buffer.from(encodePng({ kind: "bytes", width: 8, height: 8, data })).toString("base64");
}

const quiet: RenderRecord = {
  id: "",
  scene: "a.scene.glsl",
  name: "default",
  state: "match",
  message: "",
  file: "stored.png",
  changes: [],
  properties: [],
  milliseconds: 3,
  isCached: false,
  retries: 0,
};

const loud: Partial<RenderRecord> = {
  state: "differs",
  message: "1 of 64 pixels differ</script><img src=x>",
  changes: [{ what: "scene", text: "line 2 is the first that is another one" }],
  expected: picture(0),
  actual: picture(255),
  drawn: "0123456789ab",
  difference: { differing: 1, pixels: 64, largest: 1, mean: 1 / 64, worst: [5, 2] },
  texts: ["one\ntwo\nthree", "one\nzwei\nthree"],
};

const COUNT = 1000;
const records = Array.from({ length: COUNT }, (_, index): RenderRecord => {
  const id = `scenes/s${String(index).padStart(4, "0")}/default`;
  return index % 100 === 7 ? { ...quiet, ...loud, id } : { ...quiet, id };
});

let browser: RunningBrowser;
let page: Page;
const requests: string[] = [];

beforeAll(async () => {
  browser = await joinBrowser(inject("browserEndpoint"));
  page = await browser.openPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) requests.push(request.url());
  });
});
afterAll(() => browser.close());

async function open(): Promise<string[]> {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(String(error)));
  const file = join(emptyFolder(), "report.html");
  writeFileSync(
    file,
    htmlReport(script, records, () => picture(0)),
  );
  requests.length = 0;
  await page.goto(pathToFileURL(file).href);
  return failures;
}

const textOf = (selector: string) => page.$eval(selector, (node) => node.textContent ?? "");

test("needs no other file and shows a failing case first", async () => {
  const failures = await open();
  expect(failures).toEqual([]);
  expect(requests).toHaveLength(1);
  expect(await textOf("h1")).toBe("scenes/s0007/default");
  expect(await textOf(".message")).toBe(
    "scene changed: line 2 is the first that is another one1 of 64 pixels differ</script><img src=x>",
  );
  expect(await textOf(".source")).toBe("  one− two+ zwei  three");
  expect(await page.$$eval("figcaption", (all) => all.length)).toBe(3);
});

test("of 1,000 cases only those that can be seen are in the page", async () => {
  await open();
  const rows = () => page.$$eval(".row", (all) => all.map((row) => row.getAttribute("title")));
  expect((await rows()).length).toBeLessThan(60);
  await page.$eval(".list", (list) => {
    list.scrollTop = list.scrollHeight;
  });
  await page.waitForFunction(
    (last) => [...document.querySelectorAll(".row")].some((row) => row.getAttribute("title") === last),
    {},
    "scenes/s0999/default",
  );
  expect((await rows()).length).toBeLessThan(60);
});

test("every key does what the help says", async () => {
  await open();
  const press = async (
    ...keys: readonly ("n" | "p" | "j" | "k" | "a" | "w" | "0" | "2" | "3" | "4" | "5" | "/" | "?")[]
  ) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("n");
  expect(await textOf("h1")).toBe("scenes/s0107/default");
  await press("p", "j", "j", "k");
  expect(await textOf("h1")).toBe("scenes/s0107/default");
  for (const [key, mode] of [
    ["2", "wipe"],
    ["3", "blink"],
    ["4", "onion skin"],
    ["5", "difference"],
  ] as const) {
    await press(key);
    expect(await textOf("[aria-pressed=true][data-mode]")).toBe(mode);
    expect(await page.$$eval("figcaption", (all) => all.length)).toBe(1);
  }
  await press("a", "n", "a");
  expect(await textOf("footer code")).toBe(
    "npx nabla test --accept scenes/s0107/default@0123456789ab scenes/s0207/default@0123456789ab",
  );
  await press("/");
  await page.keyboard.type("s0042");
  expect(await textOf("h1")).toBe("scenes/s0042/default");
  expect(await page.$$eval(".row", (all) => all.length)).toBe(1);
  await page.keyboard.press("Escape");
  await press("?");
  expect(await page.$eval("dialog", (dialog) => dialog.open)).toBe(true);
});

test("the worst pixel is zoomed to, and red where it is brighter now", async () => {
  await open();
  await page.keyboard.press("5");
  await page.keyboard.press("w");
  const [red = 0, green = 0, blue = 0] = await page.$eval("canvas", (canvas) => {
    const { width, height } = canvas;
    return [...(canvas.getContext("2d")?.getImageData(width / 2, height / 2, 1, 1).data ?? [])];
  });
  expect(red).toBeGreaterThan(150);
  expect(Math.max(green, blue)).toBeLessThan(80);
});

test("a state is hidden by its button", async () => {
  await open();
  expect(await page.$$eval("nav button", (all) => all.map((one) => one.textContent))).toEqual([
    "10 differs",
    "990 match",
  ]);
  await page.click("nav .state-differs");
  expect(await textOf("h1")).toBe("scenes/s0000/default");
});

describe("lines of two texts", () => {
  test.each([
    ["a\nb\nc", "a\nc", " a|-b| c"],
    ["a\nc", "a\nb\nc", " a|+b| c"],
    ["a\nb", "b\na", "-a| b|+a"],
    ["same", "same", " same"],
    ["", "new", "-|+new"],
  ])("%j and %j", (before, now, lines) => {
    const signs = { same: " ", gone: "-", new: "+" };
    expect(
      diffLines(before, now)
        .map(({ kind, text }) => signs[kind] + text)
        .join("|"),
    ).toBe(lines);
  });

  test("what is far from a change is left out", () => {
    const old = Array.from({ length: 9 }, (_, index) => String(index)).join("\n");
    expect(around(diffLines(old, old.replace("4", "x")), 1).map((line) => line?.text)).toEqual([
      undefined,
      "3",
      "4",
      "x",
      "5",
      undefined,
    ]);
  });
});

test("the summary for a pull request names what differs, in one line each", () => {
  const summary = markdownSummary(
    [
      { ...quiet, ...loud, id: "a|b/default" },
      { ...quiet, id: "c/default" },
    ],
    ["no\nroom"],
  );
  expect(summary).toBe(`## Pictures

**1** differs · **1** match

| case | state | difference | what changed | |
|---|---|---|---|---|
| a&#124;b/default | differs | 1 px, 1.0 of light | scene | 1 of 64 pixels differ&#60;/script&#62;&#60;img src=x&#62; |

- no room
`);
});
