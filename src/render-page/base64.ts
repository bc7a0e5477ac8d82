/** Bytes as text, the way out of the page. */

/** `Uint8Array.prototype.toBase64` of ECMAScript 2026, which older browsers do not have yet. */
interface WithBase64 {
  toBase64?(): string;
}

/** Bytes of a part that `String.fromCharCode` takes as arguments. A multiple of three needs no padding in between. */
const PART = 3 * 2 ** 13;

/** RFC 4648, with padding. */
export function base64(bytes: Uint8Array<ArrayBuffer>): string {
  const native = (bytes as WithBase64).toBase64?.();
  if (native !== undefined) return native;
  let text = "";
  for (let start = 0; start < bytes.length; start += PART)
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + PART)));
  return text;
}
