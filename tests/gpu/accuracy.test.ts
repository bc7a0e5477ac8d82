/**
 * Every built-in function with both derivatives on every driver that is here: 16,384 inputs each, all results within what
 * the specification allows, and no error above the published one. `npm run accuracy` writes the table anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { emitGlsl } from "../../src/backends/glsl.ts";
import { builtinFunctionNames } from "../../src/glsl/builtins.ts";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";
import { FIELDS, WITHOUT_FIELD } from "./accuracy/fields.ts";
import { expectation, type Measurement, measure } from "./accuracy/measure.ts";
import { isWorse, PAGE, type Row, readTable, writeTable } from "./accuracy/table.ts";

/**
 * Inputs that a driver is known to compute otherwise than the specification says.
 *
 * refract on llvmpipe: Mesa computes a·b·c in an order of its own, and with it one of the derivative's products underflows.
 */
const DEVIATIONS: Readonly<Record<string, Readonly<Record<string, number>>>> = { llvmpipe: { refract: 1 } };

const sessions = await Promise.all(
  testedDrivers().map(async ([driver, endpoint]) => [driver, await gpuSession(endpoint)] as const),
);
const published = readTable(readFileSync(PAGE, "utf8"));
const isPublishing = process.env.NABLA_PUBLISH === "1";
const rows: Row[] = [];

test("every built-in function of floats has a field", () => {
  const isNamed = (name: string): boolean =>
    Object.entries(FIELDS).some(([field, text]) => field === name || new RegExp(`\\b${name}\\(`).test(text));
  expect(builtinFunctionNames.filter((name) => !WITHOUT_FIELD.test(name) && !isNamed(name))).toEqual([]);
});

describe("within what GLSL ES allows", () => {
  test.each(Object.entries(FIELDS))("%s", async (name, field) => {
    const known = expectation(field);
    const measured: Record<string, Measurement> = {};
    for (const [driver, session] of sessions) {
      const found = await measure(session, known);
      measured[driver] = found;
      if (found.outside > (DEVIATIONS[driver]?.[name] ?? 0))
        expect.fail(`${driver}: ${found.outside} inputs lie outside, the first ${found.first}`);
    }
    const row: Row = { name, unbounded: known.unbounded, measured };
    rows.push(row);
    if (isPublishing) return;
    const before = published.get(name);
    if (before === undefined) return expect.fail(`${name} is not in the published table: npm run accuracy`);
    expect(known.unbounded).toEqual(before.unbounded);
    for (const [driver, found] of Object.entries(measured))
      if (isWorse(found, before.ulps[driver]))
        expect.fail(
          `${driver} has errors of ${found.ulps.join(", ")} ulp, published are ${before.ulps[driver]?.join(", ")}`,
        );
  });
});

test("a driver's own sine lies outside of what the library's may be", async () => {
  const known = expectation("sin(p.x)");
  const glsl = emitGlsl(known.program.exact);
  const [[, session]] = sessions as [(typeof sessions)[number]];
  expect((await measure(session, { ...known, program: { ...known.program, glsl } })).outside).toBeGreaterThan(1000);
});

afterAll(() => {
  if (!isPublishing) return;
  if (sessions.length < 2) throw new Error("the table needs both drivers, SwiftShader and llvmpipe");
  writeFileSync(PAGE, writeTable(readFileSync(PAGE, "utf8"), rows));
});
