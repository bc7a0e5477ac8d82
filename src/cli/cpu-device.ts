/** The CPU as a device of the command line: the JavaScript backend in float64, without a browser. */
import { format } from "../glsl/diagnostics.ts";
import type { ByteImage } from "../image/image.ts";
import { encodePng } from "../image/png.ts";
import { BudgetExceeded, type CpuProgram, compileForCpu, flipRows } from "../reference/cpu.ts";
import type { AssembledProgram } from "../scene/scene.ts";
import type { Job, OpenDevice } from "./device.ts";
import { Problem } from "./problem.ts";

/** Rows that are computed before they are turned into bytes, of which their float64 numbers are eight times as many. */
const BAND = 64;

export function openCpu(): OpenDevice {
  // One program draws many frames of a comparison.
  const compiled = new WeakMap<AssembledProgram, CpuProgram>();
  const compile = (job: Job): CpuProgram => {
    const program = compiled.get(job.assembled) ?? compileJob(job);
    compiled.set(job.assembled, program);
    return program;
  };
  return {
    renderer: "CPU, float64",
    // One thing after the other.
    announce: () => {},
    time: null,
    draw: async (job, text) => encodePng(draw(compile(job), job), text),
    compute: async (job) => {
      const { width, height } = job.size;
      const rows = render(compile(job), job, 0, height);
      return { kind: "floats", width, height, data: flipRows(rows, 4 * width) };
    },
    close: async () => {},
  };
}

function compileJob(job: Job): CpuProgram {
  const { compiled, diagnostics } = compileForCpu(job.assembled.program, job.assembled.entry);
  if (compiled !== null) return compiled;
  throw new Problem(diagnostics.map((diagnostic) => format(diagnostic, job.sources)).join("\n"), 1);
}

/** Four numbers a pixel of the rows y0 ≤ y < y1, y up, row y0 first. */
function render(program: CpuProgram, job: Job, y0: number, y1: number): Float64Array {
  try {
    return program.render({ x0: 0, y0, x1: job.size.width, y1 }, job.uniforms);
  } catch (error) {
    if (error instanceof BudgetExceeded) throw new Problem(`${job.name}: ${error.message}`, 1);
    throw error;
  }
}

function draw(program: CpuProgram, job: Job): ByteImage {
  const { width, height } = job.size;
  const data = new Uint8Array(4 * width * height);
  for (let y0 = 0; y0 < height; y0 += BAND) {
    const y1 = Math.min(y0 + BAND, height);
    const rows = render(program, job, y0, y1);
    for (let y = y0; y < y1; y++) {
      const from = 4 * width * (y - y0);
      // Row 0 of a picture is its top, row 0 of the plane its bottom.
      storeBytes(rows.subarray(from, from + 4 * width), data.subarray(4 * width * (height - 1 - y)));
    }
  }
  return { kind: "bytes", width, height, data };
}

/** As WebGL stores a float in eight bits: clamped to 0…1, times 255, rounded to the nearest; NaN becomes 0. */
function storeBytes(values: Float64Array, bytes: Uint8Array): void {
  for (let index = 0; index < values.length; index++)
    bytes[index] = Math.round(255 * Math.min(Math.max(values[index] as number, 0), 1));
}
