/** A driver's results of a built-in function against their acceptance intervals and against float64. */
import { ESSL } from "../../../src/backends/interval.ts";
import type { Session } from "../../../src/cli/browser/session.ts";
import { ulp32 } from "../../../src/glsl/float32.ts";
import { isAccepted, saysNothing } from "../../../src/reference/acceptance.ts";
import { compileForCpu } from "../../../src/reference/cpu.ts";
import { compileInterval, type Interval } from "../../../src/reference/interval.ts";
import { SIDE } from "./inputs.ts";
import { type BuiltinProgram, builtinProgram, RESULTS } from "./program.ts";

/** What is known of a built-in function before any driver runs it. */
export interface Expectation {
  readonly program: BuiltinProgram;
  /** Intervals of the results at each input, a list for each path. */
  readonly accepted: readonly (readonly (readonly Interval[])[])[];
  /** Results in float64 on the same inputs. */
  readonly exact: Float64Array;
  /** Whether all numbers that the function reads at an input are of everyday size, 2⁻²⁴ to 10⁴. */
  readonly isEveryday: readonly boolean[];
  /** Inputs at which the interval of the value, or of some derivative, says nothing. */
  readonly unbounded: { readonly value: number; readonly derivatives: number };
}

export function expectation(field: string): Expectation {
  const program = builtinProgram(field);
  const { compiled, diagnostics } = compileInterval(program.program, "nabla_results", ESSL);
  const reference = compileForCpu(program.exact, "nabla_results").compiled;
  if (compiled === null || reference === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  compiled.load({});
  const accepted: (readonly (readonly Interval[])[])[] = [];
  const points: number[] = [];
  const unbounded = { value: 0, derivatives: 0 };
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const [x, y] = [column + 0.5, row + 0.5];
      const paths = compiled.enclose([x, x], [y, y]);
      accepted.push(paths);
      points.push(x, y);
      if (paths.some((path) => saysNothing(path[0] as Interval))) unbounded.value++;
      if (paths.some((path) => path.slice(1).some(saysNothing))) unbounded.derivatives++;
    }
  const places = Float64Array.from(points);
  const inputs = compileForCpu(program.exact, "nabla_inputs").compiled?.evaluate(places, {}) as Float64Array;
  const read = [0, ...(/\bp\b(?!\.x)/.test(field) ? [1] : []), ...(/\bn\b/.test(field) ? [2, 3, 4, 5] : [])];
  const isEveryday = accepted.map((_, input) =>
    read.every((slot) => {
      const size = Math.abs(inputs[6 * input + slot] as number);
      return size >= 2 ** -24 && size <= 1e4;
    }),
  );
  return { program, accepted, exact: reference.evaluate(places, {}), isEveryday, unbounded };
}

export interface Measurement {
  /** Inputs whose results lie outside of what is accepted, and the first of them in words. */
  readonly outside: number;
  readonly first: string;
  /** Largest errors in ulp of the exact result, of the value, the first and the second derivatives. */
  readonly ulps: readonly [number, number, number];
}

/** The results of all inputs, `RESULTS` numbers each, rows from the bottom. */
async function results(session: Session, glsl: string): Promise<Float64Array> {
  const all = new Float64Array(SIDE * SIDE * RESULTS);
  for (const [layer, count] of [4, 2].entries()) {
    const { data } = await session.floats({ glsl, uniforms: { nabla_layer: layer }, width: SIDE, height: SIDE });
    for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
      // Row 0 of a picture is its top.
      const from = 4 * ((SIDE - 1 - Math.floor(pixel / SIDE)) * SIDE + (pixel % SIDE));
      for (let channel = 0; channel < count; channel++)
        all[pixel * RESULTS + 4 * layer + channel] = data[from + channel] as number;
    }
  }
  return all;
}

export async function measure(
  session: Session,
  { program, accepted, exact, isEveryday }: Expectation,
): Promise<Measurement> {
  const all = await results(session, program.glsl);
  const ulps: [number, number, number] = [0, 0, 0];
  let outside = 0;
  let first = "";
  accepted.forEach((paths, input) => {
    const numbers = [...all.subarray(input * RESULTS, (input + 1) * RESULTS)];
    if (!isAccepted(paths, numbers)) {
      outside++;
      if (first === "") first = `input ${input}: ${numbers.join(", ")}; accepted ${JSON.stringify(paths)}`;
    }
    // Where a jump or overflow may lie between, or a result is not a normal number, an ulp says nothing.
    if (paths.length > 1 || !isEveryday[input]) return;
    numbers.forEach((number, index) => {
      const truth = exact[input * RESULTS + index] as number;
      const size = Math.abs(truth);
      if (!(size >= 2 ** -100 && size < 2 ** 100)) return;
      const order = index === 0 ? 0 : index < 3 ? 1 : 2;
      ulps[order] = Math.max(ulps[order], Math.abs(number - truth) / ulp32(truth));
    });
  });
  return { outside, first, ulps };
}
