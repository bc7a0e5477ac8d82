/** The bar between code and picture; its place is kept. */
import type { TextStorage } from "../documents/storage.ts";

const NARROWEST = 260;

export function createSplitter(bar: HTMLElement, workspace: HTMLElement, storage: TextStorage): void {
  bar.setAttribute("role", "separator");
  bar.setAttribute("aria-orientation", "vertical");
  bar.setAttribute("aria-label", "Width of the code");
  bar.tabIndex = 0;
  const set = (share: number) => {
    workspace.style.setProperty("--code-width", `clamp(${NARROWEST}px, ${(100 * share).toFixed(2)}%, 72%)`);
    bar.setAttribute("aria-valuenow", String(Math.round(100 * share)));
  };
  const current = () => {
    const box = workspace.getBoundingClientRect();
    return (bar.getBoundingClientRect().left - box.left) / box.width;
  };
  const keep = () => storage.write("code-width", current().toFixed(4));
  const stored = Number(storage.read("code-width"));
  if (stored > 0 && stored < 1) set(stored);

  bar.addEventListener("pointerdown", (event) => bar.setPointerCapture(event.pointerId));
  bar.addEventListener("pointermove", (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = workspace.getBoundingClientRect();
    set(Math.min(0.72, Math.max(0.1, (event.clientX - box.left) / box.width)));
  });
  bar.addEventListener("pointerup", keep);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(Math.min(0.72, Math.max(0.1, current() + step)));
    keep();
  });
  bar.addEventListener("dblclick", () => {
    workspace.style.removeProperty("--code-width");
    storage.remove("code-width");
  });
}
