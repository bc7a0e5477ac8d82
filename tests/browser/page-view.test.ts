/** The playground in a real browser: looking closer, time, small windows, loss of the graphics context. */
import { describe, expect, test } from "vitest";
import { isWithin, shownDecimals } from "../tolerances.ts";
import { type Playground, servePlayground } from "./playground.ts";

const { open } = servePlayground();

/** Half a plane whose edge crosses the middle row left of the middle. */
const EDGE = `//! Edge: for the tests
uniform vec3 ink; //! color default=#000000
uniform vec3 paper; //! color default=#ffffff
float sdf(vec2 p) { return p.x + 0.25 * p.y + 0.02; }
`;
const MOVING =
  "//! Moving: for the tests\nfloat sdf(vec2 p) { return length(p - 0.3 * vec2(cos(iTime), sin(iTime))) - 0.5; }\n";

async function readout(playground: Playground): Promise<number[]> {
  const words = await playground.text(".readout");
  return [...words.matchAll(/[−\d.]+/g)].map(([digits]) => Number(digits.replace("−", "-")));
}

describe("the camera", () => {
  test("zooms about the pointer, pans with it, and a double click leads back", async () => {
    const playground = await open();
    await playground.write(EDGE);
    const first = await playground.shot();
    const { x, y } = await playground.middle("#viewport");
    const place = { x: x + 100, y: y - 60 };
    await playground.page.mouse.move(place.x, place.y);
    const under = await readout(playground);
    await playground.page.mouse.wheel({ deltaY: -200 });
    await playground.settle();
    expect(await playground.text("#stage-bar .seconds[title=magnification]")).not.toBe("1.00×");
    await playground.page.mouse.move(place.x + 1, place.y);
    await playground.page.mouse.move(place.x, place.y);
    const [px = Number.NaN, py = Number.NaN] = await readout(playground);
    // The readout has as many digits as a pixel is large, and a zoom changes how many that are.
    expect(px.toFixed(2)).toBe(under[0]?.toFixed(2));
    expect(py.toFixed(2)).toBe(under[1]?.toFixed(2));
    expect((await playground.shot()).digest).not.toBe(first.digest);

    await playground.drag(place, { x: place.x + 80, y: place.y + 40 });
    expect((await readout(playground))[0]?.toFixed(2)).toBe(under[0]?.toFixed(2));

    await playground.page.mouse.click(place.x, place.y, { count: 2 });
    await playground.settle();
    expect((await playground.shot()).digest).toBe(first.digest);
  });
});

describe("a mainImage", () => {
  test("is zoomed and panned like a field, and led by Shift and the pointer through iMouse", async () => {
    const playground = await open();
    await playground.write(`void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  fragColor = vec4(step(length(p), 0.5), step(fragCoord.x, iMouse.x), 0.0, 1.0);
}
`);
    expect(await playground.status()).toBe("good");
    const first = await playground.shot();
    await playground.press("+");
    expect((await playground.shot()).digest).not.toBe(first.digest);
    await playground.press("r");
    expect((await playground.shot()).digest).toBe(first.digest);

    const { x, y } = await playground.middle("#viewport");
    await playground.page.keyboard.down("Shift");
    await playground.drag({ x, y }, { x: x + 50, y });
    await playground.page.keyboard.up("Shift");
    const { width, height, data } = await playground.shot();
    const row = 4 * width * Math.floor(height / 2);
    const green = (column: number) => data[row + 4 * column + 1];
    expect([green(0), green(width / 2 + 45), green(width / 2 + 55)]).toEqual([255, 255, 0]);
  });
});

describe("the magnifier", () => {
  test("tells the coverage of the pixel under it for both methods and their difference", async () => {
    const playground = await open();
    await playground.write(EDGE);
    await playground.press("w");
    await playground.choose("#coverage-a", "half-plane");
    await playground.choose("#coverage-b", "none");
    await playground.press("m");
    // From the middle of the picture to the edge on side A, pixel by pixel, until one is neither in nor out.
    for (let step = 0; step < 80; step++) {
      const [a, b, difference] = await numbers(playground);
      if (a !== undefined && a > 0 && a < 1) {
        expect([0, 1]).toContain(b);
        expect(difference).toBe(Number((a - (b ?? Number.NaN)).toFixed(4)));
        const hex = (await playground.text(".loupe figure .number")).split("\n")[1];
        expect(hex).toBe(await pixelUnderLoupe(playground));
        return;
      }
      await playground.page.keyboard.press("ArrowLeft");
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
    throw new Error("no pixel of the edge was found");
  });

  test("draws the local model with the coverage of nine pixels, and tells the truth's bounds where they are known", async () => {
    const playground = await open();
    await playground.write("float sdf(vec2 p) { return length(p) - 0.5; }\n");
    await playground.choose("#coverage-a", "hessian");
    await playground.press("m");
    const model = () => playground.text(".loupe .local-model .number");
    // A radius of .5 in a picture that is 2 high is a quarter of its height.
    const { height } = await playground.shot();
    for (let step = 0; step < height / 4; step++) await playground.page.keyboard.press("ArrowLeft");
    await expect.poll(model).toMatch(new RegExp(`^radius ${Math.round(height / 4)} px\\ntruth unknown$`));
    await playground.page.evaluate(() => {
      const boxes = [...document.querySelectorAll<HTMLLabelElement>("#controls label")];
      boxes.find((label) => label.textContent?.includes("error map") === true)?.click();
    });
    await expect.poll(model, { timeout: 20_000 }).toMatch(/\n(truth 0\.\d{4}|0\.\d{4} … 0\.\d{4})$/);
    // Higher up on the circle the bounds are those of that row: a row further they would differ by a third of a pixel.
    const place = async () =>
      (/pixel (\d+), (\d+)/.exec(await playground.text(".loupe .place")) ?? []).slice(1).map(Number);
    const [column = Number.NaN, row = Number.NaN] = await place();
    for (let step = 0; step < 60; step++) await playground.page.keyboard.press("ArrowUp");
    await expect.poll(place).toEqual([column, row + 60]);
    const isOnEdge = async () => {
      const [covered] = await numbers(playground);
      return covered !== undefined && covered > 0 && covered < 1;
    };
    for (let step = 1; step < 80 && !(await isOnEdge()); step++) {
      await playground.page.keyboard.press("ArrowRight");
      await expect.poll(place).toEqual([column + step, row + 60]);
    }
    const [covered = Number.NaN] = await numbers(playground);
    const bounds = [...(await model()).matchAll(/0\.\d{4}/g)].map(Number);
    expect(await isOnEdge()).toBe(true);
    expect(isWithin(covered, bounds[0] ?? Number.NaN, shownDecimals(4))).toBe(true);
    const covers = await playground.page.evaluate(() => {
      const [scale, picture] = ["#error-scale", "#viewport"].map((id) =>
        document.querySelector(id)?.getBoundingClientRect(),
      );
      return scale === undefined || picture === undefined || scale.height === 0 || scale.top < picture.bottom;
    });
    expect(covers).toBe(false);
  });
});

async function numbers(playground: Playground): Promise<number[]> {
  const words = await playground.page.$$eval(".loupe .number", (parts) => parts.map((part) => part.textContent ?? ""));
  return words.map((word) => Number.parseFloat(word.replace("−", "-")));
}

/** The colour on the canvas of the pixel that the magnifier names. */
async function pixelUnderLoupe(playground: Playground): Promise<string> {
  const [, x, y] = /pixel (\d+), (\d+)/.exec(await playground.text(".loupe .place")) ?? [];
  const { width, height, data } = await playground.shot();
  const at = 4 * ((height - 1 - Number(y)) * width + Number(x));
  return `#${Buffer.from(data.subarray(at, at + 3)).toString("hex")}`;
}

describe("time", () => {
  test("runs, pauses and goes back; a static scene is drawn once", async () => {
    const playground = await open({
      before: () => {
        // A frame is drawn in pieces; this is how all of it comes to the canvas.
        const { blitFramebuffer } = WebGL2RenderingContext.prototype;
        Object.assign(window, { draws: 0 });
        WebGL2RenderingContext.prototype.blitFramebuffer = function (...given) {
          (window as unknown as { draws: number }).draws++;
          blitFramebuffer.apply(this, given);
        };
      },
    });
    const drawsIn = async (milliseconds: number) => {
      const count = () => playground.page.evaluate(() => (window as unknown as { draws: number }).draws);
      const before = await count();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return (await count()) - before;
    };
    await playground.write(EDGE);
    await playground.page.focus("#viewport");
    expect(await drawsIn(400)).toBe(0);

    // Writing waits until the picture stands still, so the clock is stopped first.
    await playground.page.keyboard.press(" ");
    await playground.write(MOVING);
    const start = await playground.shot();
    await playground.page.focus("#viewport");
    await playground.page.keyboard.press(" ");
    const shown = await playground.page.evaluate(() => (window as unknown as { draws: number }).draws);
    const later = (before: number) => (window as unknown as { draws: number }).draws > before + 2;
    await playground.page.waitForFunction(later, {}, shown);
    await playground.page.keyboard.press(" ");
    await playground.settle();
    expect((await playground.shot()).digest).not.toBe(start.digest);
    expect(Number.parseFloat(await playground.text(".timeline .seconds"))).toBeGreaterThan(0);
    expect(await drawsIn(400)).toBe(0);
    await playground.press("0");
    expect((await playground.shot()).digest).toBe(start.digest);
  });

  test("goes on and back by single frames, whose number a shader gets", async () => {
    const playground = await open();
    await playground.press(" ");
    await playground.write("float sdf(vec2 p) { return p.x - 0.25 * float(iFrame % 4); }\n");
    await playground.press("0");
    const start = await playground.shot();
    await playground.press(".");
    const second = await playground.shot();
    expect(await playground.text(".timeline .seconds")).toBe("0.02 s");
    expect(second.digest).not.toBe(start.digest);
    // Drawn again because the view has changed and come back, it is the same frame.
    await playground.press("+", "r");
    expect((await playground.shot()).digest).toBe(second.digest);
    await playground.press(",");
    expect(await playground.text(".timeline .seconds")).toBe("0.00 s");
    expect((await playground.shot()).digest).toBe(start.digest);
  });
});

describe("the whole screen", () => {
  test("is filled with the picture and its bar, and left by the same key", async () => {
    const playground = await open({ width: 900, height: 600 });
    await playground.write(EDGE);
    const { page } = playground;
    const picture = () =>
      page.$eval("canvas.picture", (canvas) => [(canvas as HTMLCanvasElement).width, canvas.clientWidth] as const);
    const [before] = await picture();
    await playground.press("v");
    expect(await page.evaluate(() => document.fullscreenElement?.className)).toBe("stage");
    const [drawn, shown] = await picture();
    expect(drawn).toBeGreaterThan(before);
    expect(shown).toBe(await page.evaluate(() => window.innerWidth));
    expect(await page.$eval("#stage-bar", (bar) => bar.getClientRects().length)).toBe(1);
    await playground.press("v");
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
    expect((await picture())[0]).toBe(before);
  });
});

describe("a lost graphics context", () => {
  test("is said, and the picture comes back as it was", async () => {
    const playground = await open();
    await playground.write(EDGE);
    const before = await playground.shot();
    await playground.page.evaluate(() => {
      const gl = document.querySelector<HTMLCanvasElement>("canvas.picture")?.getContext("webgl2");
      const extension = gl?.getExtension("WEBGL_lose_context") as WEBGL_lose_context;
      extension.loseContext();
      Object.assign(window, { restore: () => extension.restoreContext() });
    });
    await playground.page.waitForSelector(".obstacle:not([hidden])");
    expect(await playground.text(".obstacle")).toContain("context was lost");
    expect(await playground.status()).toBe("no graphics");
    // What is written meanwhile is read, and not called good.
    await playground.write(EDGE.replace("0.02", "0.03"));
    expect(await playground.status()).toBe("no graphics");
    await playground.paste(EDGE);
    await playground.page.evaluate("restore()");
    await playground.page.waitForSelector(".obstacle[hidden]");
    await playground.settle();
    expect((await playground.shot()).digest).toBe(before.digest);
    expect(await playground.status()).toBe("good");
  });
});

describe("a heavy scene", () => {
  test("is given up with a message while the page stays awake", async () => {
    const playground = await open({ width: 700, height: 600 });
    await playground.write(EDGE);
    const heavy = `float sdf(vec2 p) {
  float sum = p.x;
  for (int i = 0; i < 400000; i++) sum = fract(sum * 1.0001 + p.y);
  return sum - 0.5;
}
`;
    await playground.paste(heavy);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await playground.text("#status .frame-time b")).toBe("drawing");
    const start = Date.now();
    await playground.page.evaluate(() => document.title);
    // A page that stood still would do so until the budget of ten seconds is over.
    expect(Date.now() - start).toBeLessThan(5000);
    await playground.page.waitForSelector(".obstacle:not([hidden])", { timeout: 60_000 });
    expect(await playground.text(".obstacle")).toContain("Time budget of 10000 ms exceeded. A smaller window");
    const says = (words: string) => document.querySelector("#status .frame-time b")?.textContent === words;
    await playground.page.waitForFunction(says, { timeout: 60_000 }, "not finished");
    await playground.write(EDGE);
    expect(await playground.text("#status .frame-time b")).toMatch(/^[\d.]+ ms$/);
  });
});

describe("a window of 360 × 640 pixels under a finger", () => {
  test("has everything in sight or behind a tab, and nothing beside it", async () => {
    const playground = await open({ width: 360, height: 640, isTouch: true });
    await playground.settle();
    const outside = () =>
      playground.page.evaluate(() =>
        [...document.querySelectorAll("button, select, input, h2, .cm-editor, canvas")]
          .filter((element) => element.getClientRects().length > 0)
          .filter((element) => {
            const box = element.getBoundingClientRect();
            return box.left < -0.5 || box.right > window.innerWidth + 0.5;
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      );
    expect(await playground.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await outside()).toEqual([]);
    expect(await playground.page.$eval(".controls", (part) => part.getClientRects().length)).toBe(0);
    await playground.page.tap("#tabs button:nth-child(2)");
    expect(await playground.page.$eval(".controls", (part) => part.getClientRects().length)).toBe(1);
    expect(await playground.page.$eval(".code", (part) => part.getClientRects().length)).toBe(0);
    expect(await outside()).toEqual([]);
  });
});
