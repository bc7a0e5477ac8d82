/** Share links: the scene and its settings, deflated, in the fragment of the address, which no server ever sees. */
import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import type { SceneText } from "./scene-text.ts";
import { readSnapshot, type Snapshot } from "./snapshot.ts";

/** The number is the format's version. */
const PREFIX = "#nabla1=";

/** Largest data that a link may unfold to; a short link can hold an endless amount. */
const LARGEST = 512 * 1024;

export type SharedScene =
  | { readonly kind: "none" }
  | { readonly kind: "scene"; readonly texts: SceneText; readonly snapshot: Partial<Snapshot> }
  | { readonly kind: "broken"; readonly problem: string };

/** The fragment (with `#`) that `readShared` reads back. */
export function writeShared({ text, common }: SceneText, snapshot: Snapshot): string {
  const data = { text, ...(common === "" ? {} : { common }), ...snapshot };
  const packed = deflateSync(strToU8(JSON.stringify(data)), { level: 9 });
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Reads the fragment of an address. Never throws: what is wrong with a link is said in `problem`. */
export function readShared(fragment: string): SharedScene {
  if (!fragment.startsWith("#nabla")) return { kind: "none" };
  if (!fragment.startsWith(PREFIX)) return broken("it was made by another version of Nabla");
  const data = unpack(fragment.slice(PREFIX.length));
  if (typeof data === "string") return broken(data);
  const { text, common = "" } = data;
  if (typeof text !== "string") return broken("it holds no scene");
  if (typeof common !== "string") return broken("common is no text");
  const result = readSnapshot(data);
  return result.ok ? { kind: "scene", texts: { text, common }, snapshot: result.snapshot } : broken(result.problem);
}

function broken(problem: string): SharedScene {
  return { kind: "broken", problem };
}

function unpack(code: string): Readonly<Record<string, unknown>> | string {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  } catch {
    return "it has characters that no link has";
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  let isComplete = false;
  const inflate = new Inflate((part, final) => {
    size += part.length;
    if (size > LARGEST) throw new RangeError("too large");
    parts.push(part);
    isComplete = final;
  });
  try {
    // In small steps, so that the cap is met before the memory is taken.
    for (let start = 0; start < bytes.length; start += 1024)
      inflate.push(bytes.subarray(start, start + 1024), start + 1024 >= bytes.length);
  } catch {
    return size > LARGEST ? "it unfolds to more than a scene can be" : "it is damaged";
  }
  if (!isComplete) return "its end is missing";
  try {
    const whole = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    const data: unknown = JSON.parse(strFromU8(whole));
    return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : "it holds no scene";
  } catch {
    return "it is damaged";
  }
}
