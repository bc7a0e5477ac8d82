/** The pictures of a case, decoded exactly, and what is different between them. */
import { errorColours, errorPosition } from "../../image/error-map.ts";
import type { ByteImage } from "../../image/image.ts";
import { decodePng } from "../../image/png.ts";
import { linearFromSrgb } from "../../image/srgb.ts";
import type { ReportRecord } from "./data.ts";

export interface Pictures {
  readonly expected: ByteImage | null;
  readonly actual: ByteImage | null;
  /** Signed difference of luminance as colours; null unless there are two pictures of one size. */
  readonly difference: ByteImage | null;
}

/** What there is to see of a case. A case that matches byte for byte has one picture. */
export function picturesOf(record: ReportRecord): Pictures {
  const expected = decoded(record.expected);
  const actual = decoded(record.actual ?? null);
  const isPair = expected !== null && actual !== null && isSameSize(expected, actual);
  const isLinear = record.made?.view === "coverage";
  return { expected, actual, difference: isPair ? signedDifference(expected, actual, isLinear) : null };
}

function decoded(base64: string | null): ByteImage | null {
  if (base64 === null) return null;
  const read = decodePng(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  return read.ok ? read.image : null;
}

function isSameSize(a: ByteImage, b: ByteImage): boolean {
  return a.width === b.width && a.height === b.height;
}

/** Luminance of linear sRGB, IEC 61966-2-1 with the primaries of BT.709. */
const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

const LINEAR = Float64Array.from({ length: 256 }, (_, code) => linearFromSrgb(code / 255));

/**
 * Actual − expected in linear light: red is brighter now, blue darker, on the scale of error maps. A pixel whose colours
 * differ at the same luminance takes the sign and size of its largest channel.
 */
function signedDifference(expected: ByteImage, actual: ByteImage, isLinear: boolean): ByteImage {
  const { width, height } = expected;
  const colours = errorColours();
  const last = colours.length / 3 - 1;
  const light = (code: number) => (isLinear ? code / 255 : (LINEAR[code] as number));
  const data = new Uint8Array(4 * width * height).fill(255);
  for (let from = 0; from < data.length; from += 4) {
    const changes = [0, 1, 2].map(
      (channel) => light(actual.data[from + channel] as number) - light(expected.data[from + channel] as number),
    );
    const brighter = changes.reduce((sum, change, channel) => sum + change * (LUMINANCE[channel] as number), 0);
    const largest = changes.reduce((most, change) => (Math.abs(change) > Math.abs(most) ? change : most), 0);
    const size = 255 * Math.abs(largest) * (Math.sign(brighter) || Math.sign(largest));
    const step = Math.round(((errorPosition(size) + 1) / 2) * last);
    data.set(colours.subarray(3 * step, 3 * step + 3), from);
  }
  return { kind: "bytes", width, height, data };
}
