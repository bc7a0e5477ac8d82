/** All views, found in the file system; the only list there is. */
import type { View } from "./view.ts";

const modules = import.meta.glob<{ view: View }>(["./*.ts", "!./view.ts", "!./registry.ts"], { eager: true });

/** In the order of menus. */
export const views: readonly View[] = Object.values(modules)
  .map((module) => module.view)
  .sort((a, b) => a.rank - b.rank);

/** The view of an id, or undefined. */
export function findView(id: string): View | undefined {
  return views.find((view) => view.id === id);
}
