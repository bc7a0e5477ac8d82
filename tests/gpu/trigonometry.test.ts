/** The own trigonometry on every driver that is here, against float64. */
import { describe, expect, test } from "vitest";
import { print } from "../../src/glsl/print.ts";
import { prune } from "../../src/glsl/prune.ts";
import { read } from "../../src/glsl/read.ts";
import { includeLibrary } from "../../src/scene/library.ts";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";
import { FUNCTIONS } from "../calculus/trigonometry-inputs.ts";
import { isWithin, ownTrigonometry } from "../tolerances.ts";

const SIDE = 128;

/** How the pixel's number from 0 to 16383 becomes the point p: each a product of a whole number and a power of two. */
const POINTS = {
  angles: ["p = vec2(float(index - 8192) * 1.220703125, 0.0);", "p = vec2(float(index - 8192) * 0.0009765625, 0.0);"],
  shares: [
    "p = vec2(float(index - 8192) * 0.0001220703125, 0.0);",
    "p = vec2(1.0 - float(index) * 1.1920929e-7, 0.0);",
  ],
  slopes: ["p = vec2(float(index - 8192) * 0.0009765625, 0.0);", "p = vec2(float(index - 8192) * 1.75, 0.0);"],
  plane: ["p = vec2(float(index % 128) - 63.5, float(index / 128) - 63.5);"],
} as const;

const PLACES = {
  sin: POINTS.angles,
  cos: POINTS.angles,
  tan: POINTS.angles,
  asin: POINTS.shares,
  acos: POINTS.shares,
  atan: POINTS.slopes,
  atan2: POINTS.plane,
} as const;

function program(expression: string, place: string): string {
  const text = `precision highp float;
precision highp int;
#include "nabla/math/trigonometry.glsl"
out vec4 nabla_color;
void main() {
  int index = int(gl_FragCoord.x) + ${SIDE} * int(gl_FragCoord.y);
  vec2 p;
  ${place}
  nabla_color = vec4(${expression}, p, 0.0);
}`;
  const { program, diagnostics } = read([{ name: "test.glsl", text }], { include: includeLibrary });
  if (program === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return `#version 300 es\n${print(prune(program, ["main"]))}`;
}

for (const [driver, endpoint] of testedDrivers())
  describe(driver, async () => {
    const session = await gpuSession(endpoint);
    test.each(Object.keys(FUNCTIONS) as (keyof typeof FUNCTIONS)[])("%s is within 2 units", async (name) => {
      const [, expression, exact] = FUNCTIONS[name];
      for (const place of PLACES[name]) {
        const job = { glsl: program(expression, place), uniforms: {}, width: SIDE, height: SIDE };
        const { data } = await session.floats(job);
        for (let at = 0; at < data.length; at += 4) {
          const [value, x, y] = [data[at], data[at + 1], data[at + 2]] as [number, number, number];
          const truth = exact(x, y);
          if (!isWithin(value, truth, ownTrigonometry(truth)))
            expect.fail(`${name}(${x}, ${y}) is ${value}, not ${truth}`);
        }
      }
    });
  });
