/** The parts that the controls are made of: sections, labelled fields, rows of exclusive choices, switches. */
import { element } from "../element.ts";

export function section(title: string, ...children: readonly (Node | null)[]): HTMLElement {
  return element("section", { class: "section" }, element("h2", {}, title), ...children);
}

let count = 0;

/** A label in front of a control. */
export function field(label: string, control: HTMLElement): HTMLElement {
  if (control.id === "") control.id = `field-${++count}`;
  return element("div", { class: "field" }, element("label", { for: control.id }, label), control);
}

export interface Segments<Value extends string> {
  readonly element: HTMLElement;
  set(value: Value): void;
}

/** One of a few, all in sight. */
export function segments<Value extends string>(
  label: string,
  options: readonly { readonly value: Value; readonly title: string; readonly help: string }[],
  choose: (value: Value) => void,
): Segments<Value> {
  const group = `segments-${++count}`;
  const inputs = options.map(({ value }) => {
    const input = element("input", { type: "radio", name: group, value });
    input.addEventListener("change", () => choose(value));
    return input;
  });
  const labels = options.map(({ title, help }, index) =>
    element("label", { title: help }, inputs[index] as HTMLInputElement, element("span", {}, title)),
  );
  return {
    element: element("div", { class: "segments", role: "radiogroup", "aria-label": label }, ...labels),
    set(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

export interface Switch {
  readonly element: HTMLElement;
  set(value: boolean): void;
}

export function checkbox(label: string, choose: (value: boolean) => void): Switch {
  const input = element("input", { type: "checkbox" });
  input.addEventListener("change", () => choose(input.checked));
  return {
    element: element("label", { class: "check" }, input, label),
    set(value) {
      input.checked = value;
    },
  };
}
