/** PNG files. The same picture and text give the same bytes in the page and in Node: both run this code. */
import { decode, encode } from "fast-png";
import type { ByteImage } from "./image.ts";

export interface PngFile {
  readonly image: ByteImage;
  /** The text chunks by keyword. */
  readonly text: Readonly<Record<string, string>>;
  /** 1 for grey, 3 for RGB, 4 for RGBA. */
  readonly channels: number;
}

/**
 * The bytes of a PNG: grey if all pixels are opaque and grey, RGB if all are opaque, else RGBA.
 *
 * @param text keyword → text; keywords have 1 to 79 characters, both are Latin-1
 * @throws RangeError for a keyword or text that a `tEXt` chunk cannot hold
 */
export function encodePng(image: ByteImage, text: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  for (const [keyword, value] of Object.entries(text)) {
    if (!/^[\x20-\x7e\xa1-\xff]{1,79}$/.test(keyword))
      throw new RangeError(`a PNG's keyword is 1 to 79 characters of Latin-1, given '${keyword}'`);
    if (/[^\n\x20-\x7e\xa0-\xff]/.test(value))
      throw new RangeError(`the text of '${keyword}' has characters outside of Latin-1`);
  }
  const channels = channelsOf(image);
  const data = channels === 4 ? image.data : packed(image, channels);
  const bytes = encode({ width: image.width, height: image.height, data, depth: 8, channels, text: { ...text } });
  return new Uint8Array(bytes);
}

/** @throws Error if the bytes are no PNG */
export function decodePng(bytes: Uint8Array): PngFile {
  const png = decode(bytes);
  if (png.depth !== 8 || png.palette !== undefined)
    throw new Error(
      `only PNGs of 8 bits a channel without a palette are read, this one has ${png.depth} bits${png.palette === undefined ? "" : " and a palette"}`,
    );
  const data = new Uint8Array(4 * png.width * png.height);
  const hasAlpha = png.channels === 2 || png.channels === 4;
  const colors = png.channels - (hasAlpha ? 1 : 0);
  for (let pixel = 0; pixel < png.width * png.height; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      data[4 * pixel + channel] = png.data[png.channels * pixel + Math.min(channel, colors - 1)] as number;
    data[4 * pixel + 3] = hasAlpha ? (png.data[png.channels * pixel + colors] as number) : 255;
  }
  return {
    image: { kind: "bytes", width: png.width, height: png.height, data },
    text: png.text,
    channels: png.channels,
  };
}

function channelsOf(image: ByteImage): 1 | 3 | 4 {
  const { data } = image;
  let isGrey = true;
  for (let index = 0; index < data.length; index += 4) {
    if (data[index + 3] !== 255) return 4;
    if (data[index] !== data[index + 1] || data[index] !== data[index + 2]) isGrey = false;
  }
  return isGrey ? 1 : 3;
}

function packed(image: ByteImage, channels: 1 | 3): Uint8Array {
  const pixels = image.width * image.height;
  const data = new Uint8Array(channels * pixels);
  for (let pixel = 0; pixel < pixels; pixel++)
    for (let channel = 0; channel < channels; channel++)
      data[channels * pixel + channel] = image.data[4 * pixel + channel] as number;
  return data;
}
