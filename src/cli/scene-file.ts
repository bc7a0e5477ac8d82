/** From what a person names (a path, a folder, a pattern, the id of an example, `-`) to the texts of scenes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gallery } from "../scene/gallery.ts";
import { loadScene, type Surroundings } from "../scene/load.ts";
import type { Scene } from "../scene/scene.ts";
import { filesOfPattern, isPattern } from "./glob.ts";
import { Problem } from "./problem.ts";
import { possible } from "./suggest.ts";
import { includeFrom, withoutMark } from "./text-file.ts";
import { isFolder } from "./write-file.ts";

export interface SceneFile {
  /** What messages show: the path as it was given, or the example's id. */
  readonly name: string;
  /** Name of its picture without `.png`. */
  readonly stem: string;
  readonly text: string;
  /** What the scene stands among: a Common tab, and the files beside it that it includes. */
  readonly surroundings: Surroundings;
}

/** Reads a scene of the command line. */
export function loadSceneFile({ name, text, surroundings }: SceneFile): Scene {
  return loadScene(text, name, surroundings);
}

/** Endings that are left off in the name of the picture, and that a folder is searched for. */
const ENDINGS = /\.(glsl|frag|fs)$/i;

/**
 * The texts of all scenes that are named, each folder standing for the shaders in it.
 *
 * @throws Problem for a name that is neither a file nor an example, and for a file that cannot be read
 */
export function readSceneFiles(names: readonly string[]): SceneFile[] {
  return names.flatMap((name) => {
    if (name === "-")
      return [
        {
          name: "stdin",
          stem: "stdin",
          text: readText(0, "standard input"),
          surroundings: { include: includeFrom(".") },
        },
      ];
    if (!existsSync(name)) return isPattern(name) ? readPattern(name) : [readExample(name)];
    if (!isFolder(name)) return [readSceneFile(name)];
    const inside = readdirSync(name)
      .filter((entry) => ENDINGS.test(entry))
      .sort();
    if (inside.length === 0) throw new Problem(`folder '${name}' has no shader in it (*.glsl, *.frag, *.fs)`);
    return inside.map((entry) => readSceneFile(join(name, entry)));
  });
}

function readPattern(pattern: string): SceneFile[] {
  const paths = filesOfPattern(pattern);
  if (paths.length === 0) throw new Problem(`no file fits the pattern '${pattern}'`);
  return paths.map(readSceneFile);
}

/** The text of the one scene that is named, with a Common tab before it if one is given. */
export function readOneScene(name: string, common: string | undefined): SceneFile {
  const files = readSceneFiles([name]);
  if (files.length !== 1)
    throw new Problem(`'${name}' is a folder with ${files.length} shaders, this command takes one`);
  return withCommon(files, common)[0] as SceneFile;
}

function readSceneFile(path: string): SceneFile {
  const surroundings = { include: includeFrom(dirname(path)) };
  return { name: path, stem: basename(path).replace(ENDINGS, ""), text: readText(path, `'${path}'`), surroundings };
}

/** The files with a Common tab before each of them. @throws Problem if it cannot be read */
export function withCommon(files: readonly SceneFile[], path: string | undefined): readonly SceneFile[] {
  if (path === undefined) return files;
  const common = [{ name: path, text: readText(path, `'${path}'`) }];
  return files.map((file) => ({ ...file, surroundings: { ...file.surroundings, common } }));
}

function readExample(name: string): SceneFile {
  const text = gallery.get(name);
  if (text !== undefined) return { name, stem: name, text, surroundings: {} };
  const examples = possible(name, gallery.keys(), "examples are");
  throw new Problem(`no scene '${name}': no such file and no such example${examples}`);
}

function readText(path: string | 0, shown: string): string {
  try {
    return withoutMark(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Problem(`cannot read ${shown}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
