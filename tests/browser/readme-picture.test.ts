/** The README's picture of the page: what is to be seen on it is there, and `npm run picture` makes it anew. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { servePlayground } from "./playground.ts";

const { open } = servePlayground();
const FILE = fileURLToPath(new URL("../../docs/pictures/playground.png", import.meta.url));
const isPublishing = process.env.NABLA_PUBLISH === "1";

/** Where the pointer stands, in CSS pixels from the picture's middle; the next edge to its left is magnified. */
const POINTED = [-20, -143] as const;

test("two methods, the magnifier with the local model, parameters", async () => {
  const playground = await open({ scene: "polar-petals", width: 1280, height: 760 });
  const { page } = playground;
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await playground.settle();
  await playground.press("w");
  await playground.settle();
  const { x, y } = await playground.middle("#viewport");
  await page.mouse.move(x + POINTED[0], y + POINTED[1]);
  await playground.press("m");
  const place = () => playground.text(".loupe .place");
  await expect.poll(place).toMatch(/^pixel/);
  for (let step = 0; step < 60; step++) {
    if ((await playground.text(".loupe .local-model .number")).startsWith("radius")) break;
    const before = await place();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(place).not.toBe(before);
  }
  expect(await playground.text(".loupe .local-model .number")).toMatch(/^radius \d+ px/);
  expect(await playground.text(".loupe .local-model figcaption")).toBe("Local model");
  // How long it took is another number each time.
  await page.addStyleTag({ content: "#status span:has(b) { display: none; }" });
  if (isPublishing) await page.screenshot({ path: FILE });
});
