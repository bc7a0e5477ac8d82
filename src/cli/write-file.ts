/** Files that are written whole or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Problem } from "./problem.ts";

/**
 * Writes a file beside its place and renames it there, so that a reader sees the old one or all of the new one.
 * Folders on the way are made.
 *
 * @throws Problem if the place cannot be written
 */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const folder = dirname(path);
  const unfinished = join(folder, `.${basename(path)}.${process.pid}.unfinished`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished);
    throw new Problem(`cannot write '${path}': ${reason(error as NodeJS.ErrnoException)}`);
  }
}

/** Whether a path is a folder that is there. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a part of its path is a file",
};

function reason(error: NodeJS.ErrnoException): string {
  return REASONS[error.code ?? ""] ?? error.message;
}
