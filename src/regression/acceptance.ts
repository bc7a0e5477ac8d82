/**
 * Whether two drivers may draw one program so differently: a pixel at a time, without a threshold set by hand.
 *
 * Where two pictures differ, the program is first enclosed with the errors that GLSL ES 3.00 allows a GPU (acceptance
 * intervals). If all four numbers are known so to one code and both pictures' bytes are among those, the difference is
 * proven to be one of rounding.
 *
 * Where the intervals are wider, which says nothing, the program is run in float64 at the pixel's centre and at eight places around it that
 * float32 hardly tells apart, and with every operation rounded to float32 at the same nine. What correct rounding loses
 * there, conditioning and cancellation included, tells what a driver may lose: 32 times as much, because an operation of
 * a driver may be wrong by 15 units (`exp` with |x| ≤ 6 is allowed 3 + 2|x|, GLSL ES 3.00 §4.5.1) where correct rounding is
 * wrong by ½; plus 2⁻¹⁹ for numbers that rounding gives exactly (two such powers, which may cancel). A pixel is explained if
 * both pictures' bytes are among those that this makes possible around one of the nine exact values. So the size of
 * a difference is bounded by what the program itself does at that pixel, and a picture that another program made is not
 * explained, however small the difference.
 *
 * A pixel on a seam, or where the program loses its digits (more than 2⁻⁸ of the value), could hide anything. There
 * may be as many of them as two rows and two columns: pixel centres lie exactly on a seam along an axis of symmetry.
 *
 * Rejected: a threshold on colour differences with anti-aliased pixels left out, as general picture comparators have it.
 * Edges are what these pictures are about, and a threshold that forgives a driver forgives a thin line as well.
 */
import { ESSL } from "../backends/interval/precision.ts";
import type { ByteImage } from "../image/image.ts";
import { BudgetExceeded, type CpuProgram, compileForCpu } from "../reference/cpu.ts";
import { type CompiledInterval, compileInterval } from "../reference/interval.ts";
import type { AssembledProgram, Frame, Uniforms } from "../scene/scene.ts";
import type { Acceptance } from "./record.ts";

const FLOAT32_UNIT = 2 ** -24;
/** What a driver may lose against correct rounding, and what it may always lose; see above. */
const DRIVER_FACTOR = 32;
const LEAST_LOSS = 2 ** -19;
/** Loss of correct rounding above which a pixel says little. */
const VAGUE_LOSS = 2 ** -8;

/** Unexplained pixels after which no more are looked for. */
const ENOUGH = 256;

const AROUND = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const;

/** How the pictures came to be. */
export interface AcceptanceJob {
  /** The program for the CPU. */
  readonly assembled: AssembledProgram;
  /** The program as GPUs run it; for pictures of the CPU the same as `assembled`. */
  readonly onGpu: AssembledProgram;
  readonly uniforms: Uniforms;
  readonly frame: Frame;
}

/** Judges two pictures of one program on two drivers. */
export function acceptPictures(expected: ByteImage, actual: ByteImage, job: AcceptanceJob): Acceptance {
  const { width, height } = expected;
  const mostVague = 2 * (width + height);
  const [exact, rounded] = [false, true].map((float32) => compile(job, float32));
  if (exact === undefined || exact === null || rounded === undefined || rounded === null)
    return refused(mostVague, "the program does not run in float64, so nothing tells what another driver may do");
  const places = placesAround(job);
  const allowed = allowedIntervals(job);
  let unexplained = 0;
  let proven = 0;
  let vague = 0;
  let isAtLeast = false;
  try {
    for (let pixel = 0; pixel < width * height; pixel++) {
      if (isEqual(expected.data, actual.data, pixel)) continue;
      if (allowed !== null && isProven(expected, actual, pixel, allowed)) {
        proven++;
        continue;
      }
      const verdict = judgePixel(expected, actual, pixel, { exact, rounded, places });
      if (verdict === "unexplained") unexplained++;
      else if (verdict === "vague") vague++;
      if (unexplained < ENOUGH) continue;
      isAtLeast = true;
      break;
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return refused(mostVague, `in float64 ${error.message}, so nothing tells what another driver may do`);
  }
  const accepted = unexplained === 0 && vague <= mostVague;
  const text = accepted
    ? `every difference is one of rounding, ${proven} proven by intervals; ${vague} pixels on seams, ${mostVague} are possible`
    : unexplained > 0
      ? `rounding does not explain ${isAtLeast ? "at least " : ""}${unexplained} of the differing pixels`
      : `${vague} differing pixels on seams, ${mostVague} are possible`;
  return { accepted, unexplained, isAtLeast, vague, mostVague, text };
}

function refused(mostVague: number, text: string): Acceptance {
  return { accepted: false, unexplained: 0, isAtLeast: true, vague: 0, mostVague, text };
}

function compile({ assembled }: AcceptanceJob, float32: boolean): CpuProgram | null {
  return compileForCpu(assembled.program, assembled.entry, { float32 }).compiled;
}

/**
 * The job's uniforms with the camera moved to the nine places. A coordinate gets three roundings on its way through
 * the camera, each of at most the largest coordinate's unit.
 */
function placesAround({ uniforms, frame }: AcceptanceJob): Uniforms[] {
  const { camera, width, height } = frame;
  const aspect = Math.max(1, width / height);
  const extent = Math.max(1, Math.hypot(...camera.center) + camera.height * aspect);
  const units = 3 * extent * FLOAT32_UNIT;
  const pixels = (units * height) / camera.height;
  const moved = (name: string, x: number, y: number): readonly number[] => {
    const [a = 0, b = 0] = uniforms[name] as readonly number[];
    return [a + x, b + y];
  };
  return AROUND.map(([x, y]) => ({
    ...uniforms,
    nabla_camera_center: moved("nabla_camera_center", x * units, y * units),
    nabla_image_shift: moved("nabla_image_shift", x * pixels, y * pixels),
  }));
}

interface Programs {
  readonly exact: CpuProgram;
  readonly rounded: CpuProgram;
  readonly places: readonly Uniforms[];
}

type Verdict = "explained" | "vague" | "unexplained";

function judgePixel(expected: ByteImage, actual: ByteImage, pixel: number, programs: Programs): Verdict {
  const { exact, rounded, places } = programs;
  const { width, height } = expected;
  const x0 = pixel % width;
  const y0 = height - 1 - Math.floor(pixel / width);
  const at = (program: CpuProgram) =>
    places.map((uniforms) => [...program.render({ x0, y0, x1: x0 + 1, y1: y0 + 1 }, uniforms)]);
  const values = at(exact);
  const loss = Math.max(...at(rounded).map((one) => Math.min(...values.map((value) => apart(one, value)))));
  const tolerance = DRIVER_FACTOR * loss + LEAST_LOSS;
  const fits = (image: ByteImage) =>
    values.findIndex((value) =>
      value.every((number, channel) => isByteOf(image.data[4 * pixel + channel] as number, number, tolerance)),
    );
  const [first, second] = [fits(expected), fits(actual)];
  if (first < 0 || second < 0) return "unexplained";
  return first > 0 || second > 0 || loss > VAGUE_LOSS ? "vague" : "explained";
}

/** What GLSL ES allows a GPU; null where the program has no intervals (derivatives by neighbour pixels). */
function allowedIntervals({ onGpu, uniforms }: AcceptanceJob): CompiledInterval | null {
  const { compiled } = compileInterval(onGpu.program, onGpu.entry, ESSL);
  compiled?.load(uniforms);
  return compiled;
}

/** Whether one path of the program gives numbers known to a code, which the bytes of both pictures fit. */
function isProven(expected: ByteImage, actual: ByteImage, pixel: number, allowed: CompiledInterval): boolean {
  const { width, height } = expected;
  const x = (pixel % width) + 0.5;
  const y = height - Math.floor(pixel / width) - 0.5;
  return allowed.enclose([x, x], [y, y]).some((numbers) =>
    numbers.every(([lo, hi], channel) => {
      if (!(hi - lo <= VAGUE_LOSS)) return false;
      const middle = (lo + hi) / 2;
      const bytes = [expected, actual].map(({ data }) => data[4 * pixel + channel] as number);
      return bytes.every((byte) => isByteOf(byte, middle, (hi - lo) / 2));
    }),
  );
}

function apart(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, channel) => Math.abs(value - (b[channel] as number))));
}

/** Whether a byte may be stored for a number that is known to `tolerance`: clamped, times 255, to the nearest. */
function isByteOf(byte: number, number: number, tolerance: number): boolean {
  return Math.abs(byte - 255 * Math.min(Math.max(number, 0), 1)) <= 0.5 + 255 * tolerance;
}

function isEqual(a: Uint8Array, b: Uint8Array, pixel: number): boolean {
  for (let index = 4 * pixel; index < 4 * pixel + 4; index++) if (a[index] !== b[index]) return false;
  return true;
}
