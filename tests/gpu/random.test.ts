/** Random programs on every driver that is here, value and derivatives, against the CPU in float64. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadScene } from "../../src/scene/load.ts";
import { ATTACK_SEED, attackTimeout, programsOnGpu, tell } from "../attack-size.ts";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";
import { generateProgram } from "../calculus/program-generator.ts";
import { LARGEST_SEAM_SHARE } from "../tolerances.ts";
import { compareDevices } from "./compare-devices.ts";

const SIDE = 8;
const programs = programsOnGpu(12);

for (const [driver, endpoint] of testedDrivers())
  describe(`random programs on ${driver}`, async () => {
    const session = await gpuSession(endpoint);
    test(
      "have the derivatives that they have on the CPU",
      async () => {
        let pixels = 0;
        let seams = 0;
        let vague = 0;
        const tapes = fc.array(fc.nat(9973), { minLength: 40, maxLength: 140 });
        await fc.assert(
          fc.asyncProperty(tapes, async (numbers) => {
            const text = generateProgram(numbers).replace("float f(vec2 p)", "float sdf(vec2 p)");
            try {
              for (const layer of await compareDevices(session, loadScene(text, "random.glsl"), SIDE)) {
                pixels += layer.pixels;
                seams += layer.seams;
                vague += layer.vague;
              }
            } catch (error) {
              expect.fail(`${(error as Error).message} of\n${text}`);
            }
          }),
          { seed: ATTACK_SEED, numRuns: programs, endOnFailure: true },
        );
        tell(`${driver}: ${programs} programs, ${pixels} pixels of 4 numbers, ${seams} on a seam, ${vague} vague`);
        expect(seams / pixels).toBeLessThanOrEqual(LARGEST_SEAM_SHARE);
        expect(vague / pixels).toBeLessThanOrEqual(LARGEST_SEAM_SHARE);
      },
      attackTimeout(programs),
    );
  });
