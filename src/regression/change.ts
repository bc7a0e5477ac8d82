/** What changed since a picture was stored: the scene, the settings, the compiler, the driver, or the file itself. */
import type { Provenance } from "../scene/provenance.ts";
import type { Baseline, Making } from "./baseline.ts";
import type { TextsBeside } from "./beside.ts";
import type { Change } from "./record.ts";

/**
 * All that changed, the most likely reason first. With the same scene and settings another emitted program is Nabla's
 * doing (its compiler or its library); with the same program another picture is the driver's.
 */
export function findChanges({ making: before, isEdited }: Baseline, now: Making): readonly Change[] {
  if (before === null) return [{ what: "file", text: "the stored picture does not say how it was made" }];
  const changes: Change[] = [];
  if (isEdited)
    changes.push({
      what: "file",
      text: "the stored picture was edited: its pixels are not those that it was stored with",
    });
  const isSameText = before.provenance.sha256 === now.provenance.sha256;
  if (!isSameText) changes.push({ what: "scene", text: firstChange(before.sceneText, now.sceneText) });
  const others = changesBeside(before.beside, now.beside);
  for (const text of others) changes.push({ what: "scene", text });
  const isSameScene = isSameText && others.length === 0;
  const settings = settingChanges(before.provenance, now.provenance, isSameScene);
  if (settings.length > 0) changes.push({ what: "settings", text: settings.join(", ") });
  const isSameProgram = before.program === now.program;
  if (isSameScene && settings.length === 0 && !isSameProgram)
    changes.push({
      what: "compiler",
      text: `Nabla ${before.provenance.nabla} and Nabla ${now.provenance.nabla} emit different programs for this scene`,
    });
  const driver = driverChange(before, now);
  if (driver !== null) changes.push({ what: "driver", text: driver });
  if (changes.length === 0)
    changes.push({ what: "nothing", text: "the same program on the same driver gave another picture" });
  return changes;
}

/** Whether a picture has to come out with the same bytes: driver and browser are those that made it. */
export function isSameDriver(before: Making, now: Making): boolean {
  return driverChange(before, now) === null;
}

function driverChange(before: Making, now: Making): string | null {
  if (before.provenance.renderer !== now.provenance.renderer)
    return `${before.provenance.renderer} → ${now.provenance.renderer}`;
  return before.browser === now.browser ? null : `${before.browser} → ${now.browser}`;
}

/** What became of the texts that a scene is read with. */
function changesBeside(before: TextsBeside, now: TextsBeside): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((name) => {
    const [old, fresh] = [before[name], now[name]];
    if (old === fresh) return [];
    if (old === undefined) return [`it is read with '${name}' now`];
    return [fresh === undefined ? `it is read with '${name}' no longer` : `'${name}', ${firstChange(old, fresh)}`];
  });
}

function firstChange(before: string, now: string): string {
  const [old, fresh] = [before.split("\n"), now.split("\n")];
  const line = fresh.findIndex((text, index) => text !== old[index]);
  return line < 0 ? `lines at its end are gone` : `line ${line + 1} is the first that is another one`;
}

/** `coverage: hessian → none`, for all settings and for parameters whose default did not change with the scene. */
function settingChanges(before: Provenance, now: Provenance, isSameScene: boolean): string[] {
  const keys = ["width", "height", "device", "coverage", "view", "trigonometry", "blending", "camera", "time"] as const;
  const changed: string[] = keys
    .filter((key) => show(before[key]) !== show(now[key]))
    .map((key) => `${key}: ${show(before[key])} → ${show(now[key])}`);
  if (isSameScene)
    for (const [name, value] of Object.entries(now.parameters))
      if (show(before.parameters[name]) !== show(value))
        changed.push(`${name}: ${show(before.parameters[name])} → ${show(value)}`);
  return changed;
}

function show(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
}
