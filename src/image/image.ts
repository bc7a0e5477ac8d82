/** Pictures in memory. Row 0 is the top row, as in a PNG; GPU readbacks are flipped before they become an image. */

/** Eight bits a channel, RGBA, not premultiplied. */
export interface ByteImage {
  readonly kind: "bytes";
  readonly width: number;
  readonly height: number;
  /** `4 * width * height` values, row by row from the top. */
  readonly data: Uint8Array;
}

/** Four floats a pixel: linear light or plain numbers (a readback of derivatives). */
export interface FloatImage {
  readonly kind: "floats";
  readonly width: number;
  readonly height: number;
  /** `4 * width * height` values, row by row from the top. */
  readonly data: Float32Array | Float64Array;
}
