/** The icons of the page: strokes on a 16 × 16 grid, drawn in the colour of the text around them. */

const PATHS = {
  scenes: "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z",
  share: "M6.5 9.5 9.5 6.5M7 4.5l1.8-1.8a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5l-1.8 1.8a2.8 2.8 0 0 1-4-4L5 7.5",
  save: "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.5 11v2.5h11V11",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  help: "M6 6a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.5M8 11.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z",
  play: "M4.5 2.8v10.4L13 8z",
  pause: "M5 3v10M11 3v10",
  restart: "M3 3v10M12.5 3.2v9.6L5.5 8z",
  stepBack: "M10.5 3.5v9L5 8zM3.5 3.5v9",
  stepOn: "M5.5 3.5v9L11 8zM12.5 3.5v9",
  fit: "M8 2v3.5M8 10.5V14M2 8h3.5M10.5 8H14M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
  whole: "M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  loupe: "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3l3.4 3.4M5 7h4M7 5v4",
  wipe: "M2.5 3.5h11v9h-11zM8 1.5v13M10.5 6l1.8 2-1.8 2M5.5 6 3.7 8l1.8 2",
  blink: "M2.5 3.5h6v6h-6zM7.5 6.5h6v6h-6zM11 2.5l2 2M2.5 12l2 2",
  grid: "M2.5 2.5h11v11h-11zM2.5 8h11M8 2.5v11",
  error: "M2.5 12.5l3.5-8 3 5 2-3 2.5 6zM2.5 14.5h11",
  swap: "M4.5 3 2 5.5 4.5 8M2 5.5h10M11.5 8 14 10.5 11.5 13M14 10.5H4",
  reset: "M3.2 8a4.8 4.8 0 1 0 1.6-3.6L3 6M3 2.8V6h3.2",
  duplicate: "M4 2.5h5.5L13 6v7.5H4zM9 2.8V6.5h3.7M8.5 8v4M6.5 10h4",
  add: "M8 3v10M3 8h10",
  remove: "M3.5 4.5h9M6.5 4.5v-2h3v2M5 4.5l.5 9h5l.5-9",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  previous: "M10 3 5 8l5 5",
  next: "M6 3l5 5-5 5",
} as const;

export type IconName = keyof typeof PATHS;

/** The icon as an element; it says nothing to a screen reader, the button around it has the words. */
export function icon(name: IconName): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(namespace, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", PATHS[name]);
  picture.append(path);
  return picture;
}
