import { describe, expect, test } from "vitest";
import { errorCostPlot, type PlottedMethod } from "../../../src/image/plot/error-cost.ts";
import { placeLabels } from "../../../src/image/plot/labels.ts";

const options = { width: 640, height: 400, costTitle: "relative cost", errorTitle: "mean error" };
const methods: readonly PlottedMethod[] = [
  { id: "none", cost: 1, error: 50 },
  { id: "gradient", cost: 1.5, error: 4 },
  { id: "worse", cost: 2, error: 30 },
  { id: "exact", cost: 3, error: 0 },
];

describe("the plot of error against cost", () => {
  const svg = errorCostPlot(methods, options);

  test("marks the front and names every method with its numbers", () => {
    const marks = [...svg.matchAll(/<g class="(point[^"]*)" tabindex="0" role="img" aria-label="([^"]*)"/g)];
    expect(marks.map(([, , label]) => label)).toEqual([
      "none: relative cost 1, mean error 50, on the Pareto front",
      "gradient: relative cost 1.5, mean error 4, on the Pareto front",
      "worse: relative cost 2, mean error 30",
      "exact: relative cost 3, mean error 0, on the Pareto front",
    ]);
    expect(marks.map(([, name]) => name?.includes("on-front"))).toEqual([true, true, false, true]);
    expect(svg.match(/class="front" d="M[^H]*H[^H]*H/)).not.toBeNull();
  });

  test("names all, or those that are to be named; the others say their name still", () => {
    const written = (text: string) => [...text.matchAll(/<text class="label"[^>]*>([^<]*)</g)].map(([, name]) => name);
    expect(written(svg)).toEqual(["none", "gradient", "worse", "exact"]);
    const some = errorCostPlot(methods, { ...options, isNamed: (id, isOnFront) => isOnFront && id !== "none" });
    expect(written(some)).toEqual(["gradient", "exact"]);
    expect(some).toContain("<title>worse: relative cost 2, mean error 30</title>");
  });

  test("leaves out what has no number, and escapes names", () => {
    const one = errorCostPlot(
      [
        { id: '<b>"&', cost: 1, error: 2 },
        { id: "unknown", cost: Number.NaN, error: 1 },
      ],
      options,
    );
    expect(one).not.toContain("<b>");
    expect(one).not.toContain("unknown");
    expect(errorCostPlot([], options)).toContain("</svg>");
  });

  test("has no number that is not finite in it", () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(errorCostPlot([], options)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("labels of points", () => {
  const area = { left: 0, right: 400, top: 0, bottom: 300 };

  test("lie apart where points are close", () => {
    const points = [
      { x: 100, y: 100, text: "half-plane" },
      { x: 104, y: 101, text: "gradient" },
      { x: 98, y: 97, text: "jacobian" },
    ];
    const boxes = placeLabels(points, { fontSize: 12, radius: 5, area }).map(({ x, y, anchor }, index) => {
      const width = (points[index]?.text.length ?? 0) * 7;
      const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
      return { left, right: left + width, top: y - 9, bottom: y + 2 };
    });
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
  });

  test("stay in the picture", () => {
    const [label] = placeLabels([{ x: 395, y: 150, text: "supersample-256" }], { fontSize: 12, radius: 5, area });
    expect(label?.anchor).toBe("end");
  });
});
