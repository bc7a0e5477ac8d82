#!/usr/bin/env node
/**
 * What `npx nabla` starts: runs the built command line, `dist/cli.js`.
 *
 * In a checkout it is built first if it does not belong to the sources as they are now; a published package has no
 * sources. Plain JavaScript without syntax of recent years, so that an old Node gets as far as the message.
 */
import { existsSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`nabla: needs Node 20.19 or newer, this is ${process.versions.node}\n`);
  process.exit(2);
}

let isBuilt = true;
if (existsSync(new URL("./main.ts", import.meta.url))) {
  const { ensureBuilt } = await import("./build.mjs");
  isBuilt = await ensureBuilt();
}
if (isBuilt) await import("../../dist/cli.js");
else process.exitCode = 2;
