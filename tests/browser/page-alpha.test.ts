/** The playground in a real browser: pictures with an alpha, on the canvas, in files and by the command line. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodePng } from "../../src/image/png.ts";
import { emptyFolder, nabla } from "../cli/run.ts";
import { digestOf, type Playground, servePlayground } from "./playground.ts";

const { open } = servePlayground();

const SCENE = `//! Rings: thin ones, for many edges
uniform vec3 ink; //! color default=#c08040
float sdf(vec2 p) { return abs(fract(4.0 * length(p)) - 0.5) - 0.2; }
`;

/** The colours that a person sees in a square of the picture's upper left corner, without the canvas's help. */
async function cornerColors({ page }: Playground): Promise<Set<string>> {
  const box = await (await page.$("#viewport"))?.boundingBox();
  if (box === null || box === undefined) throw new Error("there is no viewport");
  const clip = { x: Math.ceil(box.x), y: Math.ceil(box.y), width: 8, height: 32 };
  const read = decodePng(await page.screenshot({ clip }));
  if (!read.ok) throw new Error("the screenshot is no PNG");
  const { data } = read.image;
  return new Set(Array.from({ length: data.length / 4 }, (_, pixel) => data.slice(4 * pixel, 4 * pixel + 3).join(" ")));
}

/** Smallest and largest alpha of a file. */
function alphas(data: Uint8Array): readonly [number, number] {
  const found = data.filter((_, index) => index % 4 === 3);
  return [found.reduce((a, b) => Math.min(a, b)), found.reduce((a, b) => Math.max(a, b))];
}

describe("alpha", () => {
  test.each(["straight", "premultiplied"] as const)(
    "%s is in the file as the command line writes it",
    async (alpha) => {
      const playground = await open({ width: 800, height: 420 });
      await playground.write(SCENE);
      await playground.choose("#alpha", alpha);
      expect(await playground.status()).toBe("good");
      const { image, text } = await playground.save();
      expect(alphas(image.data)).toEqual([0, 255]);
      expect(JSON.parse(text.nabla ?? "")).toMatchObject({ alpha, coverage: "hessian", blending: "linear" });

      const cwd = emptyFolder();
      writeFileSync(join(cwd, "rings.glsl"), SCENE);
      const size = `${image.width}x${image.height}`;
      const { bytes, stderr } = await nabla(["render", "rings.glsl", "-o", "-", "--size", size, "--alpha", alpha], {
        cwd,
      });
      expect(stderr).toBe("");
      const drawn = decodePng(new Uint8Array(bytes));
      if (!drawn.ok) throw new Error("the command line wrote no PNG");
      // The scene in the page is an edited example; all else that made the pictures is the same.
      expect(JSON.parse(text.nabla ?? "")).toEqual({ ...JSON.parse(drawn.text.nabla ?? ""), scene: "ellipse" });
      expect(digestOf(image.width, image.height, image.data)).toBe(
        digestOf(drawn.image.width, drawn.image.height, drawn.image.data),
      );
    },
  );

  test("lets a checkerboard through the canvas, stays over a reload and goes again", async () => {
    const playground = await open({ width: 800, height: 420 });
    await playground.write("float sdf(vec2 p) { return length(p) - 0.25; }\n");
    const paper = await cornerColors(playground);
    expect(paper.size).toBe(1);
    await playground.choose("#alpha", "straight");
    const checker = await cornerColors(playground);
    expect(checker.size).toBe(2);
    expect([...checker].some((color) => paper.has(color))).toBe(false);

    // Settings are kept a moment after they have changed, or when the page is left.
    await playground.page.reload({ waitUntil: "load" });
    await playground.settle();
    expect(await cornerColors(playground)).toEqual(checker);
    await playground.choose("#alpha", "opaque");
    expect(await cornerColors(playground)).toEqual(paper);
    expect(playground.complaints).toEqual([]);
  });

  test("is opaque, and says why, where there is no coverage to give", async () => {
    const playground = await open({ width: 800, height: 420 });
    await playground.choose("#alpha", "premultiplied");
    const state = () =>
      playground.page.$eval("#alpha", (select) => [(select as HTMLSelectElement).value, select.matches(":disabled")]);
    expect(await state()).toEqual(["premultiplied", false]);
    await playground.choose("#view", "coverage");
    expect(await playground.status()).toBe("good");
    expect(await state()).toEqual(["opaque", true]);
    const { image, text } = await playground.save();
    expect(alphas(image.data)).toEqual([255, 255]);
    expect(JSON.parse(text.nabla ?? "")).not.toHaveProperty("alpha");

    await playground.write("void mainImage(out vec4 color, in vec2 pixel) { color = vec4(0.5, 0.25, 0.0, 0.1); }");
    expect(await playground.status()).toBe("good");
    expect(await state()).toEqual(["opaque", true]);
    expect(await playground.text(".section:has(#alpha)")).toContain("no coverage to be had from a mainImage");
    expect(alphas((await playground.save()).image.data)).toEqual([255, 255]);
    await playground.write(SCENE);
    await playground.choose("#view", "colour");
    expect(await state()).toEqual(["premultiplied", false]);
  });
});
