/** Pan by dragging, zoom by wheel and pinch, back to the start by a double click; with Shift a drag is `iMouse`. */
import { DEFAULT_CAMERA } from "../../scene/frame.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import { type Pixels, panned, zoomed } from "./camera.ts";

export interface Surface {
  readonly element: HTMLElement;
  /** Size of the picture in device pixels. */
  size(): Pixels;
  /** Place of an event in device pixels, y up. */
  pixelAt(event: MouseEvent): Pixels;
}

/** Zoom of one keyboard step or button press. */
export const ZOOM_STEP = 1.25;

export function createCameraControl(surface: Surface, store: Store<State>): void {
  const { element } = surface;
  /** Pointers that are down, by their id, with their last place. */
  const down = new Map<number, Pixels>();
  let isMouse = false;

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target as HTMLElement).closest("button, [role=slider]") !== null) return;
    element.setPointerCapture(event.pointerId);
    const pixel = surface.pixelAt(event);
    down.set(event.pointerId, pixel);
    isMouse = event.shiftKey && down.size === 1;
    if (isMouse) store.update({ mouse: [...pixel, ...pixel] });
    else element.classList.add("dragging");
  });
  element.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const now = surface.pixelAt(event);
    if (isMouse) {
      const [, , clickX, clickY] = store.state.mouse;
      store.update({ mouse: [...now, clickX, clickY] });
    } else move(event.pointerId, before, now);
    down.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"] as const)
    element.addEventListener(end, (event) => {
      if (!down.delete(event.pointerId)) return;
      element.classList.remove("dragging");
      if (!isMouse) return;
      // Shadertoy tells a released button by negative click coordinates.
      const [x, y, clickX, clickY] = store.state.mouse;
      store.update({ mouse: [x, y, -Math.abs(clickX), -Math.abs(clickY)] });
      isMouse = false;
    });
  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      // A pinch on a touch pad arrives as small wheel steps with Ctrl.
      const rate = event.ctrlKey ? 0.01 : 0.0016;
      const factor = Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) * rate);
      store.update({ camera: zoomed(store.state.camera, surface.size(), surface.pixelAt(event), factor) });
    },
    { passive: false },
  );
  element.addEventListener("dblclick", (event) => {
    if ((event.target as HTMLElement).closest("button, [role=slider]") === null)
      store.update({ camera: DEFAULT_CAMERA });
  });

  function move(pointer: number, before: Pixels, now: Pixels): void {
    const size = surface.size();
    const other = [...down].find(([id]) => id !== pointer)?.[1];
    const offset: Pixels = [now[0] - before[0], now[1] - before[1]];
    if (other === undefined) {
      store.update({ camera: panned(store.state.camera, size, offset) });
      return;
    }
    // Two fingers: the middle moves by half of what one of them does, and their distance is the zoom.
    const middle: Pixels = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
    const distance = Math.hypot(before[0] - other[0], before[1] - other[1]);
    const factor = distance > 0 ? Math.hypot(now[0] - other[0], now[1] - other[1]) / distance : 1;
    const moved = panned(store.state.camera, size, [offset[0] / 2, offset[1] / 2]);
    store.update({ camera: zoomed(moved, size, middle, factor) });
  }
}
