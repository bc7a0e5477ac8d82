/** What is known about a case beside its pictures: why it is so, numbers, properties, source, how it was made. */
import { element } from "../../app/element.ts";
import type { ReportRecord } from "./data.ts";
import { around, diffLines } from "./source-diff.ts";

/** Unchanged lines around a changed one. */
const CONTEXT = 4;

export function detailsOf(record: ReportRecord): HTMLElement {
  return element(
    "div",
    { class: "details" },
    messageOf(record),
    record.texts === undefined ? null : section("Source", sourceOf(record.texts)),
    section("Numbers", table(numbersOf(record))),
    record.properties.length === 0
      ? null
      : section(
          "Properties",
          table(record.properties.map(({ demand, holds, text }) => [`${holds ? "holds" : "fails"}: ${demand}`, text])),
        ),
    record.made === undefined ? null : section("Drawn with", table(settingsOf(record.made))),
  );
}

function messageOf({ message, changes, state }: ReportRecord): HTMLElement | null {
  if (message === "" && changes.length === 0) return null;
  // What changed stands above the rest.
  const rest = message.split("\n").filter((line) => !changes.some(({ text }) => line.endsWith(text)));
  return element(
    "div",
    { class: `message state-${state}` },
    ...changes.map(({ what, text }) =>
      element("p", { class: "change" }, element("b", {}, `${what} changed`), `: ${text}`),
    ),
    rest.length === 0 ? null : element("pre", {}, rest.join("\n")),
  );
}

function section(title: string, content: HTMLElement): HTMLElement {
  return element("section", {}, element("h2", {}, title), content);
}

type Rows = readonly (readonly [string, string])[];

function table(rows: Rows): HTMLElement {
  return element(
    "table",
    {},
    ...rows.map(([name, value]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value))),
  );
}

function numbersOf({ difference, acceptance, milliseconds, isCached, retries }: ReportRecord): Rows {
  const rows: [string, string][] = [];
  if (difference !== undefined) {
    const { differing, pixels, largest, mean, worst } = difference;
    rows.push(["differing pixels", `${differing} of ${pixels}, ${percent(differing / pixels)}`]);
    if (differing > 0)
      rows.push(
        ["largest difference", `${inCodes(largest)} of linear light, at column ${worst[0]}, row ${worst[1]}`],
        ["mean difference", `${inCodes(mean)} of linear light, over all pixels`],
      );
  }
  if (acceptance !== undefined) rows.push(["another driver", acceptance.text]);
  rows.push([
    "time",
    isCached ? "remembered, not drawn" : `${milliseconds} ms${retries > 0 ? `, browser lost ${retries} times` : ""}`,
  ]);
  return rows;
}

function inCodes(light: number): string {
  return `${(255 * light).toPrecision(3)}/255`;
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(2)} %`;
}

function sourceOf([before, now]: readonly [string, string]): HTMLElement {
  const signs = { same: " ", gone: "−", new: "+" } as const;
  return element(
    "pre",
    { class: "source" },
    ...around(diffLines(before, now), CONTEXT).map((line) =>
      line === null
        ? element("span", { class: "cut" }, "⋯")
        : element("span", { class: line.kind }, `${signs[line.kind]} ${line.text}`),
    ),
  );
}

function settingsOf(made: NonNullable<ReportRecord["made"]>): Rows {
  return Object.entries(made).map(([name, value]) => [
    name,
    typeof value === "object"
      ? Object.entries(value)
          .map(([key, one]) => `${key} ${Array.isArray(one) ? one.join(", ") : one}`)
          .join("; ")
      : String(value),
  ]);
}
