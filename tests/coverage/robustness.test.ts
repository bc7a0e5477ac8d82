/** Coverage is a number from 0 to 1 whatever the field and its derivatives are, and looks the same from all sides. */
import { describe, expect, test } from "vitest";
import type { CoverageMethod, CoverageNeed } from "../../src/coverage/coverage.ts";
import type { CoverageOption } from "../../src/coverage/options/option.ts";
import { coverageMethods, readCoverage } from "../../src/coverage/registry.ts";
import { FLOAT_CONSTANTS, isWithin } from "../tolerances.ts";
import { compileGlsl } from "./evaluate.ts";
import { methodOver } from "./method-program.ts";

/**
 * What stands in for the scene: every number that a method asks for is one that the test sets. Methods that ask for more
 * than the numbers at a place, like bounds over a cell, are held over scenes alone.
 */
const STUBS: Readonly<Partial<Record<CoverageNeed, string>>> = {
  field: "",
  quad: "vec2 nabla_quad_gradient(float f, vec2 pixel) { return g; }\n",
  gradient: "float nabla_field_jet1(vec2 pixel, out vec2 gradient) { gradient = g; return f; }\n",
  hessian:
    "float nabla_field_jet2(vec2 pixel, out vec2 gradient, out vec3 hessian) { gradient = g; hessian = h; return f; }\n",
  sites: `#include "nabla/math/sites.glsl"
float nabla_field_sites(vec2 pixel, out vec2 gradient, out vec3 hessian) { gradient = g; hessian = h; return f; }
`,
  warp: "vec2 nabla_warp_jet1(vec2 pixel, out mat2 jacobian) { jacobian = mat2(g.x, h.x, h.y, g.y); return vec2(f, h.z); }\n",
  sdf: "float nabla_sdf_jet1(vec2 q, out vec2 gradient) { gradient = g; return f; }\n",
};

const VALUES = [
  0,
  -0,
  1,
  -0.3,
  1e-30,
  -1e-45,
  1e30,
  -3e38,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

/** Each choice of every method once, and a wide fade. */
const specs = coverageMethods.flatMap((method) => [
  method.id,
  ...(method.options ?? []).flatMap((option) =>
    extremes(option).map((value) => `${method.id}:${option.name}=${value}`),
  ),
]);

function extremes(option: CoverageOption): readonly (string | number)[] {
  switch (option.kind) {
    case "choice":
      return option.choices.map(({ value }) => value);
    case "number":
      return [option.minimum, option.maximum];
  }
}

const choices = new Map(
  specs.flatMap((spec) => {
    const read = readCoverage(spec);
    // The widest number of samples is no square number, so grids refuse it.
    return read.ok ? [[read.choice.method.id, read.choice] as const] : [];
  }),
);
const methods = [...choices].map(([id, { method }]) => [id, method] as const);
const edges = methods.filter(
  (entry): entry is readonly [string, CoverageMethod & { kind: "edge" }] =>
    entry[1].kind === "edge" && entry[1].needs.every((need) => STUBS[need] !== undefined),
);

describe("any input gives a number from 0 to 1", () => {
  test.each(edges)("%s", (_id, method) => {
    const needs = method.needs.map((need) => STUBS[need]).join("");
    // Values of the field by place, so that differences between them are of all kinds too.
    const program = compileGlsl(`uniform float f; uniform vec2 g; uniform vec3 h;
float nabla_field(vec2 p) { return p.x > 0.1 ? g.x : p.x < -0.1 ? h.x : p.y > 0.1 ? g.y : p.y < -0.1 ? h.y : f; }
${needs}${method.glsl}
float entry(vec2 p) { return nabla_coverage(p); }`);
    const out = new Float64Array(1);
    const origin = Float64Array.of(0, 0);
    let random = 1;
    const any = (): number => {
      random = (random * 48271) % 2147483647;
      return VALUES[random % VALUES.length] as number;
    };
    for (const f of VALUES)
      for (const x of VALUES)
        for (const y of VALUES) {
          const h = [any(), any(), any()];
          program.evaluateInto(origin, program.pack({ f, g: [x, y], h }), out);
          const coverage = out[0] as number;
          if (!(coverage >= 0 && coverage <= 1)) expect.fail(`f ${f}, g ${x} ${y}, h ${h.join(" ")}: ${coverage}`);
        }
  });

  test.each(coverageMethods.map(({ id }) => [id] as const))("%s over scenes that have no number there", (id) => {
    for (const scene of [
      "float sdf(vec2 p) { return sqrt(p.x - 2.0); }",
      "float sdf(vec2 p) { return 1.0 / (p.x * 0.0); }",
      "float sdf(vec2 p) { return log(p.x * 0.0); }",
      "float sdf(vec2 p) { return 0.0; }",
      "float sdf(vec2 p) { return length(p) * 1e30 * 1e30; }",
      "vec2 warp(vec2 p) { return p / dot(p, p); } float sdf(vec2 p) { return length(p) - 1.0; }",
    ]) {
      for (const float32 of [false, true]) {
        const coverage = methodOver(scene, id, { float32 })({});
        expect(coverage >= 0 && coverage <= 1, `${scene}: ${coverage}`).toBe(true);
      }
    }
  });
});

describe("turning and mirroring the picture changes nothing", () => {
  const TURNS = [
    [0, -1, 1, 0],
    [-1, 0, 0, -1],
    [0, 1, -1, 0],
    [-1, 0, 0, 1],
    [1, 0, 0, -1],
    [0, 1, 1, 0],
    [0, -1, -1, 0],
  ];
  /** Curved, with a corner, nowhere symmetric. */
  const SCENE = `uniform vec4 turn; //! min=-1 max=1
uniform vec2 place; //! min=-9 max=9
float sdf(vec2 p) {
  vec2 q = vec2(dot(turn.xy, p), dot(turn.zw, p)) + place;
  return max(length(q * vec2(1.0, 0.8) - vec2(3.1, 1.3)) - 3.0, 0.7 * q.x + 0.4 * q.y - 2.9);
}`;
  // Differences in a pixel quad look to one side, and no set of samples in general position has the square's symmetry.
  const symmetric = [...choices].filter(([, { declared, values, method }]) => {
    if (method.kind === "edge") return !method.needs.includes("quad");
    const pattern = declared.options?.find(({ name }) => name === "pattern")?.default;
    return pattern === undefined || (values.pattern ?? pattern) === "regular";
  });

  test("most methods have the square's symmetry", () => {
    expect(symmetric.length).toBeGreaterThan(coverageMethods.length);
  });

  test.each(symmetric)("%s", (id) => {
    const at = methodOver(SCENE, id);
    for (let index = 0; index < 24; index++) {
      const angle = index * 2.399963;
      const place = [3.1 + 3.2 * Math.cos(angle) + 0.01 * index, 1.3 + 3.9 * Math.sin(angle)];
      const straight = at({ turn: [1, 0, 0, 1], place });
      for (const turn of TURNS) {
        const turned = at({ turn, place });
        expect(isWithin(turned, straight, FLOAT_CONSTANTS), `${place} ${turn}: ${turned}, ${straight}`).toBe(true);
      }
    }
  });
});
