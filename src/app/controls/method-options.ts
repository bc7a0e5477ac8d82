/** The options of a coverage method as lil-gui controls; the whole choice is one text, `half-plane:fade=3`. */
import GUI from "lil-gui";
import { choiceText, type MethodChoice } from "../../coverage/options/choice.ts";
import type { CoverageOption, OptionValue } from "../../coverage/options/option.ts";
import { chooseCoverage } from "../../scene/coverage-choice.ts";
import { element } from "../element.ts";

export interface MethodOptions {
  readonly element: HTMLElement;
  /** Shows the options of this choice with its values. */
  show(choice: MethodChoice): void;
}

/** @param change gets the text of the new choice; one that there is none of is refused in words and not handed on */
export function createMethodOptions(label: string, change: (text: string) => void): MethodOptions {
  const holder = element("div", { class: "parameters" });
  const refusal = element("p", { class: "help refusal", role: "status" });
  const box = element("div", { class: "method-options", role: "group", "aria-label": label }, holder, refusal);
  let gui: GUI | null = null;
  let shownId: string | null = null;
  let values: Record<string, OptionValue> = {};

  const build = ({ declared }: MethodChoice) => {
    gui?.destroy();
    gui = null;
    const options = declared.options ?? [];
    box.hidden = options.length === 0;
    if (options.length === 0) return;
    gui = new GUI({ container: holder, title: label });
    // The method above is its heading.
    gui.$title.hidden = true;
    for (const option of options) {
      const control = addOption(gui, values, option);
      control.domElement.title = describeOption(option);
      control.onChange(() => {
        const text = choiceText(declared, values);
        const chosen = chooseCoverage(text);
        refusal.textContent = chosen.ok ? "" : chosen.message;
        if (chosen.ok) change(text);
      });
    }
  };
  return {
    element: box,
    show(choice) {
      const starts = (choice.declared.options ?? []).map(({ name, default: start }) => [name, start] as const);
      // lil-gui keeps the object that it was given.
      if (choice.declared.id !== shownId) values = {};
      Object.assign(values, Object.fromEntries(starts), choice.values);
      if (choice.declared.id !== shownId) build(choice);
      shownId = choice.declared.id;
      refusal.textContent = "";
      for (const control of gui?.controllers ?? []) control.updateDisplay();
    },
  };
}

function addOption(gui: GUI, values: Record<string, OptionValue>, option: CoverageOption) {
  switch (option.kind) {
    case "choice": {
      const titles = Object.fromEntries(option.choices.map(({ value, title }) => [title, value]));
      return gui.add(values, option.name, titles).name(option.title);
    }
    case "number": {
      const unit = option.unit === "pixels" ? " (px)" : "";
      const control = gui.add(values, option.name, option.minimum, option.maximum).name(option.title + unit);
      return option.step > 0 ? control.step(option.step) : control.decimals(4);
    }
  }
}

function describeOption(option: CoverageOption): string {
  const choices =
    option.kind === "choice" ? option.choices.map(({ title, description }) => `\n${title}: ${description}`) : [];
  return `${option.name}: ${option.description}${choices.join("")}`;
}
