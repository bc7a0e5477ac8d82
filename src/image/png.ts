/**
 * Pictures as PNG files, by fast-png: the same code in the page and in Node, so the same picture gives the same bytes.
 *
 * A picture is stored in the fewest bytes a pixel that hold it exactly: grey, a palette of at most 256 colours, RGB or
 * RGBA. Rows are not filtered, see docs/decisions/png.md.
 */
import { convertIndexedToRgb, type DecodedPng, decode, encode, type ImageData } from "fast-png";
import type { ByteImage } from "./image.ts";
import { indexColours } from "./palette.ts";

/** Of unfiltered rows, deflate finds the repetitions at its lowest level; higher ones took longer for 1 % or nothing. */
const DEFLATE_LEVEL = 1;

type Channels = 1 | 3 | 4;

/**
 * The bytes of a PNG file of 8 bits a channel, without a date or anything else that differs between two runs.
 *
 * @param text `tEXt` chunks in order: keyword (1 to 79 characters) → text, both Latin-1
 * @throws RangeError if a keyword or text is not so, or the image's data have another size than it says
 */
export function encodePng(image: ByteImage, text: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  const { width, height, data } = image;
  if (data.length !== 4 * width * height)
    throw new RangeError(`an image of ${width}x${height} has ${4 * width * height} bytes, given ${data.length}`);
  for (const [keyword, value] of Object.entries(text)) requireLatin1(keyword, value);
  const stored = { width, height, ...fewestBytes(data), depth: 8, text: { ...text } } as const;
  return new Uint8Array(encode(stored, { zlib: { level: DEFLATE_LEVEL } }));
}

function requireLatin1(keyword: string, value: string): void {
  // U+0000 would end the keyword or the text for a reader.
  if (!/^[\u0001-\u00ff]{1,79}$/.test(keyword))
    throw new RangeError(`a keyword of a PNG is 1 to 79 characters of Latin-1, given ${JSON.stringify(keyword)}`);
  if (!/^[\u0001-\u00ff]*$/.test(value))
    throw new RangeError(`the text '${keyword}' of a PNG is Latin-1, given ${JSON.stringify(value)}`);
}

function fewestBytes(data: Uint8Array): Pick<ImageData, "data" | "channels" | "palette"> {
  const channels = fewestChannels(data);
  // Of a palette with transparent colours fast-png writes their alphas as if they came first.
  const indexed = channels === 3 ? indexColours(data) : null;
  if (indexed !== null) return { data: indexed.indices, channels: 1, palette: indexed.palette };
  return { data: channels === 4 ? data : pack(data, channels), channels };
}

function fewestChannels(data: Uint8Array): Channels {
  let isGrey = true;
  for (let index = 0; index < data.length; index += 4) {
    if (data[index + 3] !== 255) return 4;
    if (data[index] !== data[index + 1] || data[index] !== data[index + 2]) isGrey = false;
  }
  return isGrey ? 1 : 3;
}

function pack(data: Uint8Array, channels: Channels): Uint8Array {
  const packed = new Uint8Array((data.length / 4) * channels);
  for (let from = 0, to = 0; from < data.length; from += 4)
    for (let channel = 0; channel < channels; channel++) packed[to++] = data[from + channel] as number;
  return packed;
}

export type ReadPng =
  | { readonly ok: true; readonly image: ByteImage; readonly text: Readonly<Record<string, string>> }
  /** `message`: what is wrong with the file, lower case. */
  | { readonly ok: false; readonly message: string };

/**
 * Reads a PNG file of 8 bits a channel or with a palette; grey and RGB become RGBA. Checksums are checked. Texts are
 * those of `tEXt` chunks.
 */
export function decodePng(file: Uint8Array): ReadPng {
  try {
    const decoded = decode(file, { checkCrc: true });
    const { width, height, text } = decoded;
    const refusal = refuse(decoded);
    if (refusal !== null) return { ok: false, message: refusal };
    return { ok: true, image: { kind: "bytes", width, height, data: unpack(decoded) }, text };
  } catch (error) {
    // fast-png throws for what is wrong with the file, and has no type of error of its own.
    return { ok: false, message: `not a PNG that can be read: ${error instanceof Error ? error.message : error}` };
  }
}

function refuse({ depth, palette, transparency }: DecodedPng): string | null {
  // To round 16 bits to 8 silently would hide differences of the last bits.
  if (palette === undefined && depth !== 8) return `a PNG of ${depth} bits a channel, possible is 8`;
  if (palette === undefined && transparency !== undefined && transparency.length > 0)
    return "a PNG with one transparent colour, possible is an alpha channel";
  return null;
}

/** RGBA of 1 (grey), 2 (grey, alpha), 3 or 4 channels. */
function unpack(decoded: DecodedPng): Uint8Array {
  const { palette, width, height } = decoded;
  const data = palette === undefined ? decoded.data : convertIndexedToRgb(decoded);
  const channels = palette === undefined ? decoded.channels : (palette[0]?.length ?? 3);
  const isGrey = channels < 3;
  const rgba = new Uint8Array(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = channels * pixel;
    for (let channel = 0; channel < 3; channel++)
      rgba[4 * pixel + channel] = data[from + (isGrey ? 0 : channel)] as number;
    rgba[4 * pixel + 3] = channels % 2 === 0 ? (data[from + channels - 1] as number) : 255;
  }
  return rgba;
}
