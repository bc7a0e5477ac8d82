/**
 * A scene with all settings as plain data: what a share link carries and the local storage keeps. What comes back from
 * either is somebody else's text and is checked field by field; a wrong field is named and nothing of it is used.
 */
import { chooseCoverage } from "../../scene/coverage-choice.ts";
import { ALPHAS } from "../../scene/scene.ts";
import { views } from "../../views/registry.ts";
import { COMPARISONS, MOST_IN_GRID, type Settings, SIDES, type State } from "../state.ts";

/** Everything of the state that describes the picture; the text stands beside it. */
export type Snapshot = Settings & Pick<State, "parameters" | "camera" | "time" | "mouse">;

export type SnapshotResult =
  | { readonly ok: true; readonly snapshot: Partial<Snapshot> }
  | { readonly ok: false; readonly problem: string };

export function takeSnapshot(state: State): Snapshot {
  const { coverage, grid, view, comparison, errorMap, divider, dividerFollowsPointer } = state;
  const { blending, trigonometry, alpha } = state;
  const look = { view, comparison, errorMap, divider, dividerFollowsPointer, blending, trigonometry, alpha };
  const settings: Settings = { coverage, grid, ...look };
  return { ...settings, parameters: state.parameters, camera: state.camera, time: state.time, mouse: state.mouse };
}

class Wrong extends Error {}

type Check<Value> = (value: unknown, field: string) => Value;

const FIELDS: { readonly [Key in keyof Snapshot]: Check<Snapshot[Key]> } = {
  coverage: (value, field) => ({
    sdf: sides(object(value, field).sdf, `${field}.sdf`),
    image: sides(object(value, field).image, `${field}.image`),
  }),
  grid: (value, field) => ({
    sdf: methods(object(value, field).sdf, `${field}.sdf`),
    image: methods(object(value, field).image, `${field}.image`),
  }),
  errorMap: boolean,
  view: oneOf(views.map((view) => view.id)),
  comparison: oneOf(COMPARISONS),
  divider: number(0, 1),
  dividerFollowsPointer: boolean,
  blending: oneOf(["linear", "srgb"] as const),
  trigonometry: oneOf(["own", "driver"] as const),
  alpha: oneOf(ALPHAS),
  parameters(value, field) {
    const entries = Object.entries(object(value, field));
    if (entries.length > 256) throw new Wrong(`${field} has ${entries.length} entries, possible are 256`);
    return Object.fromEntries(
      entries.map(([name, list]) => {
        if (!/^[A-Za-z_]\w*$/.test(name)) throw new Wrong(`${field} names '${name}', which is no GLSL name`);
        return [name, numbers(list, `${field}.${name}`, 1, 4)];
      }),
    );
  },
  camera(value, field) {
    const camera = object(value, field);
    const [x, y] = numbers(camera.center, `${field}.center`, 2, 2) as [number, number];
    return { center: [x, y], height: number(1e-12, 1e12)(camera.height, `${field}.height`) };
  },
  time: number(-1e9, 1e9),
  mouse: (value, field) => numbers(value, field, 4, 4) as unknown as Snapshot["mouse"],
};

/** Checks data that was written from a snapshot. Fields that are absent stay absent, unknown ones are ignored. */
export function readSnapshot(data: unknown): SnapshotResult {
  try {
    const given = object(data, "the whole");
    const snapshot: Record<string, unknown> = {};
    for (const [name, check] of Object.entries(FIELDS))
      if (given[name] !== undefined) snapshot[name] = check(given[name], name);
    return { ok: true, snapshot: snapshot as Partial<Snapshot> };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.message };
    throw error;
  }
}

function sides(value: unknown, field: string): Settings["coverage"]["sdf"] {
  const given = object(value, field);
  const [a, b] = SIDES.map((side) => method(given[side], `${field}.${side}`)) as [string, string];
  return { a, b };
}

function methods(value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value) || value.length > MOST_IN_GRID)
    throw new Wrong(`${field} is no list of at most ${MOST_IN_GRID} methods`);
  return value.map((one, index) => method(one, `${field}[${index}]`));
}

function method(value: unknown, field: string): string {
  if (typeof value !== "string") throw new Wrong(`${field} is no text`);
  const chosen = chooseCoverage(value);
  if (!chosen.ok) throw new Wrong(`${field}: ${chosen.message}`);
  return chosen.choice.method.id;
}

function object(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Wrong(`${field} is no object`);
}

function boolean(value: unknown, field: string): boolean {
  if (typeof value === "boolean") return value;
  throw new Wrong(`${field} is neither true nor false`);
}

function number(minimum: number, maximum: number): Check<number> {
  return (value, field) => {
    if (typeof value === "number" && value >= minimum && value <= maximum) return value;
    throw new Wrong(`${field} is ${JSON.stringify(value)}, possible is ${minimum} to ${maximum}`);
  };
}

function numbers(value: unknown, field: string, least: number, most: number): readonly number[] {
  const isList = Array.isArray(value) && value.every((item) => typeof item === "number" && Number.isFinite(item));
  if (isList && value.length >= least && value.length <= most) return value as number[];
  throw new Wrong(`${field} is no list of ${least === most ? least : `${least} to ${most}`} numbers`);
}

function oneOf<Value extends string>(possible: readonly Value[]): Check<Value> {
  return (value, field) => {
    const found = possible.find((known) => known === value);
    if (found !== undefined) return found;
    throw new Wrong(`${field} is ${JSON.stringify(value)}, possible are ${possible.join(", ")}`);
  };
}
