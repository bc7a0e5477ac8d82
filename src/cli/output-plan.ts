/** Which picture goes where. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.ts";
import { isFolder } from "./write-file.ts";

/** Standard output, as the place of a picture. */
export const STDOUT = "-";

/**
 * The place of each scene's picture: `STEM.png` in the folder that `output` names, or the file that it names.
 *
 * A name that ends in `.png` is a file, unless there is a folder of that name; any other name is a folder.
 *
 * @param stems names of the pictures without `.png`
 * @param output what `-o` was given, the current folder without it
 * @throws Problem where two pictures would go to the same place, or a folder is needed where a file is
 */
export function planOutputs(stems: readonly string[], output: string | undefined): string[] {
  const isFile = output === STDOUT || (output !== undefined && /\.png$/i.test(output) && !isFolder(output));
  if (isFile) {
    if (stems.length === 1) return [output];
    const what = output === STDOUT ? "standard output" : `'${output}'`;
    throw new Problem(`${stems.length} pictures do not fit into ${what}, name a folder with -o FOLDER`);
  }
  const folder = output ?? "";
  if (folder !== "" && existsSync(folder) && !isFolder(folder))
    throw new Problem(`'${folder}' is a file; -o takes a folder or a name that ends in .png`);
  const places = stems.map((stem) => join(folder, `${stem}.png`));
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined)
    throw new Problem(`two of the scenes would be drawn to '${twice}', draw them one by one with -o`);
  return places;
}
