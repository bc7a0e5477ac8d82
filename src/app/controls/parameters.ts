/** A scene's parameters as lil-gui controls. Values outlive a recompile as long as the parameter still has their type. */
import GUI, { type Controller } from "lil-gui";
import type { Parameter } from "../../scene/scene.ts";
import { button, element } from "../element.ts";
import { icon } from "../icons.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import { section } from "./field.ts";

export interface ParameterControls {
  /** Shows the parameters of a scene that has compiled. */
  show(parameters: readonly Parameter[]): void;
}

type Values = Record<string, number | boolean | number[]>;

export function createParameterControls(parent: HTMLElement, store: Store<State>): ParameterControls {
  const holder = element("div", { class: "parameters" });
  const nothing = element("p", { class: "help" }, "None. A uniform with a comment makes one:");
  const example = element("p", { class: "formula" }, "uniform float k; //! min=0 max=2 default=1");
  const none = element("div", {}, nothing, example);
  const reset = button("Reset parameters", [icon("reset"), "reset"], () => store.update({ parameters: {} }), {
    class: "small",
  });
  const box = section("Parameters", holder, none);
  box.querySelector("h2")?.append(reset);
  parent.append(box);

  let shown: readonly Parameter[] = [];
  let gui: GUI | null = null;
  let refresh = () => {};
  const build = () => {
    gui?.destroy();
    gui = new GUI({ container: holder, title: "Parameters" });
    // The section has a heading already.
    gui.$title.hidden = true;
    const values: Values = {};
    const updates = shown.map((parameter) => addControl(gui as GUI, parameter, values, store));
    refresh = () => {
      for (const update of updates) update();
    };
    refresh();
  };
  store.watch(
    (state) => state.parameters,
    (parameters) => {
      reset.hidden = Object.keys(parameters).length === 0;
      refresh();
    },
    "immediately",
  );
  return {
    show(parameters) {
      if (shape(parameters) === shape(shown)) return;
      shown = parameters;
      none.hidden = parameters.length > 0;
      holder.hidden = parameters.length === 0;
      build();
    },
  };
}

/** What the controls are made from; while it stays the same they stay, also under a finger that drags one. */
function shape(parameters: readonly Parameter[]): string {
  return JSON.stringify(parameters.map(({ range: _, ...rest }) => rest));
}

/** Adds the control or controls of a parameter; the result brings them to the present value. */
function addControl(gui: GUI, parameter: Parameter, values: Values, store: Store<State>): () => void {
  const { name, type, minimum, maximum, step } = parameter;
  const current = () => store.state.parameters[name] ?? parameter.default;
  const set = (value: readonly number[]) => {
    const { [name]: _, ...others } = store.state.parameters;
    const isDefault = value.every((number, index) => number === parameter.default[index]);
    store.update({ parameters: isDefault ? others : { ...others, [name]: value } });
  };
  const explain = <Control extends Controller>(control: Control): Control => {
    control.domElement.title = parameter.description === "" ? name : `${name}: ${parameter.description}`;
    return control;
  };
  const slider = (target: Values, key: string, label: string): Controller => {
    const control = explain(gui.add(target, key, minimum, maximum)).name(label);
    // Two digits behind the first one that differs between the ends of the slider.
    const decimals = Math.min(9, Math.max(0, 2 - Math.floor(Math.log10(Math.max(maximum - minimum, 1e-9)))));
    return step > 0 ? control.step(step) : control.decimals(decimals);
  };
  switch (type) {
    case "bool": {
      values[name] = false;
      const control = explain(gui.add(values, name)).onChange((value: boolean) => set([value ? 1 : 0]));
      return () => {
        values[name] = current()[0] !== 0;
        control.updateDisplay();
      };
    }
    case "float":
    case "int": {
      values[name] = parameter.default[0] as number;
      const control = slider(values, name, name).onChange((value: number) => set([value]));
      return () => {
        values[name] = current()[0] as number;
        control.updateDisplay();
      };
    }
    case "vec2":
    case "vec3":
    case "vec4":
      return parameter.isColor ? addColor() : addComponents();
  }

  function addColor(): () => void {
    // lil-gui reads and writes the array's first three numbers, sRGB 0 to 1; a fourth stays as it is.
    values[name] = [...parameter.default];
    const control = explain(gui.addColor(values, name)).onChange((value: number[]) =>
      set([...value.slice(0, 3), ...current().slice(3)]),
    );
    return () => {
      const target = values[name] as number[];
      for (const [index, number] of current().entries()) target[index] = number;
      control.updateDisplay();
    };
  }

  function addComponents(): () => void {
    const target: Values = {};
    const controls = parameter.default.map((start, index) => {
      const component = "xyzw"[index] as string;
      target[component] = start;
      return slider(target, component, `${name}.${component}`).onChange((value: number) =>
        set(current().map((number, other) => (other === index ? value : number))),
      );
    });
    return () => {
      for (const [index, number] of current().entries()) target["xyzw"[index] as string] = number;
      for (const control of controls) control.updateDisplay();
    };
  }
}

/** The values that still fit the parameters: known names, as many numbers as the type has, within the limits. */
export function fittingValues(
  parameters: readonly Parameter[],
  values: Readonly<Record<string, readonly number[]>>,
): Readonly<Record<string, readonly number[]>> {
  const fitting: Record<string, readonly number[]> = {};
  for (const parameter of parameters) {
    const value = values[parameter.name];
    if (value === undefined || value.length !== parameter.default.length) continue;
    const { type, minimum, maximum, isColor } = parameter;
    const isWithin = type === "bool" || isColor || value.every((number) => number >= minimum && number <= maximum);
    if (isWithin && (type !== "int" || value.every(Number.isInteger))) fitting[parameter.name] = value;
  }
  return fitting;
}
