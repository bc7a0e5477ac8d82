/** Handing the work on: a link, a PNG file that says what made it, a picture on the clipboard. */
import { encodePng } from "../../image/png.ts";
import { methodsForFile } from "../compile.ts";
import { button } from "../element.ts";
import { icon } from "../icons.ts";
import type { Toasts } from "../layout/toast.ts";
import type { Picture } from "../picture/picture.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import { pictureText } from "./provenance.ts";
import { writeShared } from "./share.ts";
import { takeSnapshot } from "./snapshot.ts";

export interface Exports {
  share(): Promise<void>;
  save(): Promise<void>;
  copy(): Promise<void>;
}

/** The longest address that common chat programs and browsers carry without cutting it. */
const LONGEST_LINK = 32_000;

export function createExports(
  parent: HTMLElement,
  store: Store<State>,
  picture: Picture,
  renderer: string,
  toasts: Toasts,
): Exports {
  const png = async (): Promise<Blob | null> => {
    const shown = picture.shown();
    const methods = shown === null ? null : methodsForFile(shown, store.state);
    const image = shown === null || methods === null ? null : await picture.read({ scene: shown.scene, methods });
    if (shown === null || image === null) {
      toasts.show("there is no finished picture to keep", "problem");
      return null;
    }
    const bytes = encodePng(image, await pictureText(shown.scene, picture.frame(), store.state, renderer));
    return new Blob([bytes], { type: "image/png" });
  };
  const exports: Exports = {
    async share() {
      const link = new URL(writeShared(store.state, takeSnapshot(store.state)), window.location.href).href;
      try {
        await navigator.clipboard.writeText(link);
        const warning =
          link.length > LONGEST_LINK ? `; with ${link.length} characters it is too long for some programs` : "";
        toasts.show(`link copied${warning}`);
      } catch {
        // Without the right to the clipboard the address bar is the place to copy it from.
        window.history.replaceState(window.history.state, "", link);
        toasts.show("the browser keeps its clipboard shut: the link is in the address bar");
      }
    },
    async save() {
      const blob = await png();
      if (blob === null) return;
      const anchor = document.createElement("a");
      anchor.href = URL.createObjectURL(blob);
      anchor.download = `${store.state.document.replace(/^.*\//, "")}.png`;
      anchor.click();
      URL.revokeObjectURL(anchor.href);
    },
    async copy() {
      const blob = await png();
      if (blob === null) return;
      try {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
        toasts.show("picture copied");
      } catch {
        toasts.show("the browser does not let this page write to the clipboard; saving works", "problem");
      }
    },
  };
  parent.append(
    button("Copy a link to this scene and view (Ctrl S)", [icon("share")], exports.share),
    button("Save the picture as PNG (S)", [icon("save")], exports.save),
    button("Copy the picture (C)", [icon("copy")], exports.copy),
  );
  return exports;
}
