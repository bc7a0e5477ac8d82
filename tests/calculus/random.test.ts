/** Random programs: the transform against finite differences. Only points at which those see a kink are left out. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { numericalDerivatives } from "../../src/reference/finite-differences.ts";
import {
  finiteDifference,
  isMeaningful,
  isWithin,
  LARGEST_RANDOM_KINK_SHARE,
  RANDOM_PROGRAM_ROUNDING,
} from "../tolerances.ts";
import { generateProgram } from "./program-generator.ts";
import { compileJet, POINTS } from "./run.ts";

/** Kinks are lines through the plane: the smaller the stencil, the fewer points lie near one. */
const STEP = 2 ** -11;

test("gradient and Hessian of random programs", () => {
  let compared = 0;
  let skipped = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(9973), { minLength: 60, maxLength: 260 }), (numbers) => {
      const text = generateProgram(numbers);
      const second = compileJet(text, 2);
      const first = compileJet(text, 1);
      for (const point of POINTS) {
        const exact = second.exact(point);
        const numeric = numericalDerivatives(second.field, ...point, { step: STEP, rounding: RANDOM_PROGRAM_ROUNDING });
        const estimates = [...numeric.gradient, ...numeric.hessian];
        if (!estimates.every(isMeaningful)) {
          skipped++;
          continue;
        }
        compared++;
        expect(exact.value).toBe(numeric.value);
        const gradient = first.exact(point).gradient;
        [...exact.gradient, ...exact.hessian, ...gradient].forEach((value, at) => {
          const estimate = estimates[at % 5] as (typeof estimates)[number];
          if (!isWithin(value, estimate.value, finiteDifference(estimate, value)))
            expect.fail(
              `partial ${at} at ${point} is ${value}, not ${estimate.value} ± ${estimate.error}, of\n${text}`,
            );
        });
      }
    }),
    { seed: 20, numRuns: 120, endOnFailure: true },
  );
  expect(skipped / (skipped + compared)).toBeLessThan(LARGEST_RANDOM_KINK_SHARE);
});
