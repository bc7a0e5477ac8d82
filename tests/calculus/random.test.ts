/**
 * Random programs: the transform against finite differences, and against itself for the same program written in other
 * ways. Only points at which finite differences see a kink are left out, and they are counted.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { numericalDerivatives } from "../../src/reference/finite-differences.ts";
import { ATTACK_SEED, attackTimeout, programsOnCpu, tell } from "../attack-size.ts";
import {
  derivedDerivative,
  finiteDifference,
  isMeaningful,
  isWithin,
  LARGEST_RANDOM_KINK_SHARE,
  RANDOM_PROGRAM_ROUNDING,
} from "../tolerances.ts";
import { generateProgram, spellings } from "./program-generator.ts";
import { compileJet, POINTS } from "./run.ts";

/** Kinks are lines through the plane: the smaller the stencil, the fewer points lie near one. */
const STEP = 2 ** -11;

const tapes = fc.array(fc.nat(9973), { minLength: 60, maxLength: 260 });
const againstDifferences = programsOnCpu(120);
const rewritten = Math.ceil(programsOnCpu(120) / 6);

test(
  "gradient and Hessian of random programs",
  () => {
    let compared = 0;
    let skipped = 0;
    fc.assert(
      fc.property(tapes, (numbers) => {
        const text = generateProgram(numbers);
        const second = compileJet(text, 2);
        const first = compileJet(text, 1);
        for (const point of POINTS) {
          const exact = second.exact(point);
          const numeric = numericalDerivatives(second.field, ...point, {
            step: STEP,
            rounding: RANDOM_PROGRAM_ROUNDING,
          });
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
      { seed: ATTACK_SEED, numRuns: againstDifferences, endOnFailure: true },
    );
    tell(`${againstDifferences} programs, ${compared} points compared, ${skipped} left out near a kink`);
    expect(skipped / (skipped + compared)).toBeLessThan(LARGEST_RANDOM_KINK_SHARE);
  },
  attackTimeout(againstDifferences),
);

test(
  "the same program in another spelling has the same derivatives",
  () => {
    fc.assert(
      fc.property(tapes, (numbers) => {
        const plain = compileJet(generateProgram(numbers), 2);
        for (const spelling of spellings) {
          if (spelling === "plain") continue;
          const text = generateProgram(numbers, spelling);
          const other = compileJet(text, 2);
          for (const point of POINTS) {
            const [one, two] = [plain.exact(point), other.exact(point)];
            expect(two.value, `${spelling}, at ${point}, of\n${text}`).toBe(one.value);
            const partials = [...one.gradient, ...one.hessian];
            const scale = Math.max(...partials.map(Math.abs));
            [...two.gradient, ...two.hessian].forEach((value, at) => {
              if (!isWithin(value, partials[at] as number, derivedDerivative(scale)))
                expect.fail(`${spelling}: partial ${at} at ${point} is ${value}, not ${partials[at]}, of\n${text}`);
            });
          }
        }
      }),
      { seed: ATTACK_SEED, numRuns: rewritten, endOnFailure: true },
    );
    tell(`${rewritten} programs in ${spellings.length} spellings`);
  },
  attackTimeout(4 * rewritten),
);
