/** Making DOM elements without a framework: attributes as a record, children in order. */

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A new element. `true` sets an attribute without a value, `false` leaves it out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A push button with an icon, words or both. `label` is what a screen reader says and the tooltip shows. */
export function button(
  label: string,
  content: readonly Child[],
  press: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = element("button", { type: "button", "aria-label": label, title: label, ...attributes }, ...content);
  made.addEventListener("click", press);
  return made;
}

/** The element of an id that `index.html` has; its absence is our own mistake. */
export function byId<Kind extends HTMLElement>(id: string, kind: { new (): Kind }): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${kind.name} '${id}'`);
  return found;
}
