/** Files that are dropped anywhere on the page: each becomes a scene of the person's own, and the last one is opened. */
import { MOST_CHARACTERS } from "../../glsl/limits.ts";
import { cleanPaste } from "../editor/paste.ts";
import type { SceneText } from "./scene-text.ts";

export interface DropTarget {
  /** Opens a new scene with these texts. */
  readonly create: (texts: SceneText) => void;
  readonly report: (message: string) => void;
}

export function listenForFiles({ create, report }: DropTarget): void {
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
  // Before the editor, which would put the file into the text; and the browser would leave the page for it.
  const options = { capture: true };
  const take = (event: DragEvent) => {
    if (!hasFiles(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  document.addEventListener("dragover", take, options);
  document.addEventListener(
    "drop",
    async (event) => {
      if (!take(event)) return;
      for (const file of [...(event.dataTransfer?.files ?? [])]) {
        const text = await readText(file);
        if (text.ok) create({ text: text.text, common: "" });
        else report(`'${file.name}' is not opened: ${text.problem}`);
      }
    },
    options,
  );
}

type ReadText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

async function readText(file: File): Promise<ReadText> {
  // The compiler takes no longer one.
  if (file.size > MOST_CHARACTERS)
    return { ok: false, problem: `it has ${file.size} bytes, possible are ${MOST_CHARACTERS}` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    if (text.includes("\0")) return { ok: false, problem: "it is no text" };
    return { ok: true, text: cleanPaste(text).replace(/\r\n?/g, "\n") };
  } catch {
    return { ok: false, problem: "it is no text" };
  }
}
