/**
 * A comparison as one HTML file that needs no other: pictures are data URIs, the plot is SVG, style and script are in it.
 *
 * There is no date in it; but for measured times the same comparison gives the same bytes.
 */
import { version } from "../../../../package.json";
import type { Camera, Device, Frame } from "../../../scene/scene.ts";
import type { MeasuredScene } from "../../measure/measured.ts";
import type { Setting } from "../../settings.ts";
import { settingsFor } from "../../settings.ts";
import { escapeHtml, inWords } from "./html.ts";
import { glossary } from "./metrics-table.ts";
import { sceneSection } from "./scene-section.ts";
import script from "./script.js?raw";
import style from "./style.css?raw";
import { viewer } from "./viewer.ts";

export interface ReportOptions {
  readonly renderer: string;
  readonly set?: readonly Setting[];
  readonly time: number;
  readonly camera: Camera;
  readonly device: Device;
}

/** The file's text. */
export function comparisonReport(scenes: readonly MeasuredScene[], options: ReportOptions): string {
  const titles = scenes.map(({ scene }) => scene.title);
  const anchors = scenes.map((_, index) => `scene-${index + 1}`);
  const sections = scenes.map((measured, index) =>
    sceneSection(measured, frameOf(measured, options), anchors[index] as string),
  );
  const links = scenes.map(
    ({ scene }, index) => `<li><a href="#${anchors[index]}">${escapeHtml(scene.title)}</a></li>`,
  );
  const settings = [
    ...(options.set ?? []).map(({ name, value }) => `${name} = ${value}`),
    ...(options.time === 0 ? [] : [`time ${options.time} s`]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Coverage methods on ${escapeHtml(inWords(titles))}</title>
<style>
${style}</style>
</head>
<body>
<header class="page">
<h1>Coverage methods compared</h1>
<p>Nabla ${version} · ${escapeHtml(options.renderer)}${settings.length === 0 ? "" : ` · ${escapeHtml(settings.join(", "))}`}</p>
${scenes.length === 1 ? "" : `<nav aria-label="scenes"><ul>${links.join("")}</ul></nav>`}
</header>
<main>
${sections.join("\n")}
${glossary(scenes)}
</main>
${viewer()}
<script>
${script}</script>
</body>
</html>
`;
}

function frameOf({ size, scene }: MeasuredScene, { camera, time, set = [] }: ReportOptions): Frame {
  return { ...size, camera, time, frame: 0, mouse: [0, 0, 0, 0], parameters: settingsFor(scene, set) };
}
