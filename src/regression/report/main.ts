/** The report's page. Built into one script, `dist/report-page.js`, which the report carries. */
import { button, element } from "../../app/element.ts";
import { PASSING, type RenderState, renderStates } from "../record.ts";
import type { ReportData, ReportRecord } from "./data.ts";
import { detailsOf } from "./details.ts";
import { createList } from "./list.ts";
import { picturesOf } from "./pictures.ts";
import style from "./style.css?inline";
import { createViewer, type Mode, modes } from "./viewer.ts";

const { version, records: given } = JSON.parse(document.getElementById("data")?.textContent ?? "") as ReportData;

/** What somebody has to look at comes first. */
const records = [...given].sort((a, b) => renderStates.indexOf(a.state) - renderStates.indexOf(b.state));

document.head.append(element("style", {}, style));

const isFailing = ({ state }: ReportRecord): boolean => !PASSING.includes(state);

/** What is looked at. */
const hidden = new Set<RenderState>();
const accepted = new Set<string>();
let words = "";
let shown: readonly ReportRecord[] = [];
let selected: ReportRecord | undefined;

const readout = element("output", { class: "readout" });
const details = element("div", { class: "beside" });
const heading = element("h1");
const acceptButton = button("accept this picture (a)", ["accept"], toggleAccepted, { class: "accept" });
const modeButtons = modes.map((mode, index) =>
  button(`${mode} (${index + 1})`, [mode], () => viewer.setMode(mode), { "data-mode": mode }),
);
const viewer = createViewer(
  (text) => {
    readout.textContent = text;
  },
  (mode: Mode) => {
    for (const one of modeButtons) one.setAttribute("aria-pressed", String(one.dataset.mode === mode));
  },
);
const list = createList(select, (id) => accepted.has(id));
const search = element("input", { type: "search", placeholder: "filter by name (/)", "aria-label": "filter by name" });
const command = element("code");
const acceptBar = element(
  "footer",
  { hidden: true },
  element("span", {}, "run where the scenes are:"),
  command,
  button("copy the command (c)", ["copy"], copyCommand),
);
const help = element(
  "dialog",
  { "aria-label": "keys" },
  element(
    "table",
    {},
    ...[
      ["↑ ↓, k j", "case before, next case"],
      ["p n", "failing case before, next one"],
      ["1 … 5", modes.join(", ")],
      ["w", "zoom to the worst pixel"],
      ["+ − 0", "larger, smaller, all of it; also wheel, drag, double click"],
      ["a", "accept the picture that was drawn"],
      ["c", "copy the command that accepts"],
      ["/", "filter by name"],
    ].map(([keys = "", what = ""]) => element("tr", {}, element("th", {}, keys), element("td", {}, what))),
  ),
);

const chips = renderStates
  .map((state) => ({ state, count: records.filter((record) => record.state === state).length }))
  .filter(({ count }) => count > 0)
  .map(({ state, count }) => {
    const chip = button(`${state}: show or hide`, [`${count} ${state}`], () => toggleState(state, chip), {
      class: `chip state-${state}`,
      "aria-pressed": "true",
    });
    return chip;
  });

document.body.append(
  element(
    "header",
    {},
    element("strong", {}, "Pictures"),
    element("nav", { "aria-label": "states" }, ...chips),
    search,
    button("keys (?)", ["?"], () => help.showModal()),
    element("span", { class: "version" }, `Nabla ${version}`),
  ),
  element(
    "main",
    {},
    list.node,
    element(
      "article",
      {},
      element("div", { class: "title" }, heading, acceptButton),
      element(
        "div",
        { class: "tools", role: "toolbar", "aria-label": "view" },
        ...modeButtons,
        element("span", { class: "gap" }),
        button("zoom to the worst pixel (w)", ["worst pixel"], () => viewer.zoomToWorst()),
        button("smaller (−)", ["−"], () => viewer.zoomBy(1 / 2)),
        button("larger (+)", ["+"], () => viewer.zoomBy(2)),
        button("all of it (0)", ["fit"], () => viewer.fit()),
      ),
      viewer.node,
      readout,
      details,
    ),
  ),
  acceptBar,
  help,
);

function filter(): void {
  const needle = words.toLowerCase();
  shown = records.filter(({ state, id }) => !hidden.has(state) && id.toLowerCase().includes(needle));
  list.show(shown);
  if (selected === undefined || !shown.includes(selected)) select(shown[0]?.id);
  else list.select(selected.id);
}

function select(id: string | undefined): void {
  selected = shown.find((record) => record.id === id);
  list.select(selected?.id ?? "");
  heading.textContent =
    selected === undefined ? (records.length === 0 ? "no case was run" : "no case fits the filter") : selected.id;
  details.replaceChildren(...(selected === undefined ? [] : [detailsOf(selected)]));
  viewer.show(
    selected === undefined ? { expected: null, actual: null, difference: null } : picturesOf(selected),
    selected?.difference !== undefined && selected.difference.differing > 0 ? selected.difference.worst : null,
  );
  if (selected !== undefined) history.replaceState(null, "", `#${encodeURIComponent(selected.id)}`);
  showAccepted();
}

function step(by: 1 | -1, fits: (record: ReportRecord) => boolean): void {
  const start = selected === undefined ? -1 : shown.indexOf(selected);
  for (let index = start + by; index >= 0 && index < shown.length; index += by) {
    const record = shown[index] as ReportRecord;
    if (!fits(record)) continue;
    select(record.id);
    return;
  }
}

function toggleState(state: RenderState, chip: HTMLButtonElement): void {
  if (!hidden.delete(state)) hidden.add(state);
  chip.setAttribute("aria-pressed", String(!hidden.has(state)));
  filter();
}

/** Only what was drawn and is not stored can be accepted. */
function canAccept(record: ReportRecord | undefined): record is ReportRecord {
  return (
    record !== undefined && (record.state === "differs" || record.state === "missing") && record.drawn !== undefined
  );
}

function toggleAccepted(): void {
  if (!canAccept(selected)) return;
  if (!accepted.delete(selected.id)) accepted.add(selected.id);
  showAccepted();
  list.refresh();
}

function showAccepted(): void {
  acceptButton.hidden = !canAccept(selected);
  acceptButton.setAttribute("aria-pressed", String(selected !== undefined && accepted.has(selected.id)));
  acceptBar.hidden = accepted.size === 0;
  const cases = records.filter(({ id }) => accepted.has(id)).map(({ id, drawn }) => `${id}@${drawn}`);
  command.textContent = `npx nabla test --accept ${cases.join(" ")}`;
}

function copyCommand(): void {
  if (accepted.size > 0) void navigator.clipboard?.writeText(command.textContent ?? "");
}

const keys: Readonly<Record<string, () => void>> = {
  ArrowDown: () => step(1, () => true),
  ArrowUp: () => step(-1, () => true),
  j: () => step(1, () => true),
  k: () => step(-1, () => true),
  n: () => step(1, isFailing),
  p: () => step(-1, isFailing),
  w: () => viewer.zoomToWorst(),
  "+": () => viewer.zoomBy(2),
  "=": () => viewer.zoomBy(2),
  "-": () => viewer.zoomBy(1 / 2),
  0: () => viewer.fit(),
  a: toggleAccepted,
  c: copyCommand,
  "/": () => search.focus(),
  "?": () => help.showModal(),
  ...Object.fromEntries(modes.map((mode, index) => [String(index + 1), () => viewer.setMode(mode)])),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.target instanceof HTMLInputElement) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const press = keys[event.key];
  if (press === undefined) return;
  event.preventDefault();
  press();
});
search.addEventListener("input", () => {
  words = search.value;
  filter();
});

viewer.setMode("side by side");
shown = records;
const wanted = decodeURIComponent(location.hash.slice(1));
selected = records.find(({ id }) => id === wanted) ?? records.find(isFailing);
filter();
select(selected?.id);
