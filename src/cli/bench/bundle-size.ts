/** How large the front-end is where it is sent to a page: one minified file. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export interface BundleSize {
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** What a program takes of the front-end: text to typed tree, tree to text, messages for people. */
const ENTRY = `export { read } from "./read.ts";
export { print } from "./print.ts";
export { format, locate } from "./diagnostics.ts";
`;

/** Bundles the front-end from this checkout's sources; null outside a checkout, where there are none. */
export async function frontEndBundle(): Promise<BundleSize | null> {
  const folder = fileURLToPath(new URL("../src/glsl/", import.meta.url));
  if (!existsSync(folder)) return null;
  const { build } = await import("vite");
  const name = `${folder}nabla-front-end`;
  const built = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "front-end",
        resolveId: (id: string) => (id === name ? id : null),
        load: (id: string) => (id === name ? ENTRY : null),
      },
    ],
    build: { write: false, minify: true, lib: { entry: name, formats: ["es"] } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !("output" in first)) throw new Error("the bundler gave no output");
  const [{ code }] = first.output;
  return { bytes: Buffer.byteLength(code), gzipBytes: gzipSync(code, { level: 9 }).length };
}
