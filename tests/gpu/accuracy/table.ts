/** The published table of docs/accuracy.md: written from measurements, and read again to be held against them. */
import { fileURLToPath } from "node:url";
import type { Expectation, Measurement } from "./measure.ts";

export const PAGE = fileURLToPath(new URL("../../../docs/accuracy.md", import.meta.url));

const DRIVERS = ["swiftshader", "llvmpipe"] as const;

export interface Row {
  readonly name: string;
  readonly unbounded: Expectation["unbounded"];
  readonly measured: Readonly<Record<string, Measurement>>;
}

export interface PublishedRow {
  readonly unbounded: Expectation["unbounded"];
  /** By driver: value, first and second derivatives. */
  readonly ulps: Readonly<Record<string, readonly number[]>>;
}

const COLUMNS = "| | no bound: value, derivatives | SwiftShader: value | ∂ | ∂∂ | llvmpipe: value | ∂ | ∂∂ |";

/** An error in ulp, rounded up to what is printed. */
function rounded(ulps: number): string {
  if (ulps < 10) return (Math.ceil(ulps * 100) / 100).toFixed(2);
  const power = 10 ** (Math.floor(Math.log10(ulps)) - 1);
  const whole = Math.ceil(ulps / power) * power;
  return ulps < 1e4 ? String(Math.round(whole)) : whole.toExponential(1);
}

/** The page with its table replaced. */
export function writeTable(page: string, rows: readonly Row[]): string {
  const lines = rows.map(({ name, unbounded, measured }) => {
    const cells = DRIVERS.flatMap((driver) => (measured[driver] as Measurement).ulps.map(rounded));
    return `| ${name} | ${unbounded.value}, ${unbounded.derivatives} | ${cells.join(" | ")} |`;
  });
  const head = page.slice(0, page.indexOf("| |")).trimEnd();
  return [head, "", COLUMNS, "|---|---|---|---|---|---|---|---|", ...lines, ""].join("\n");
}

export function readTable(page: string): ReadonlyMap<string, PublishedRow> {
  const rows = page.split("\n").filter((line) => /^\| [^|]+ \| \d+, \d+ \|/.test(line));
  return new Map(
    rows.map((line) => {
      const [name, bounds, ...ulps] = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()) as [string, string, ...string[]];
      const [value, derivatives] = bounds.split(", ").map(Number) as [number, number];
      const numbers = ulps.map(Number);
      const byDriver = DRIVERS.map((driver, index) => [driver, numbers.slice(3 * index, 3 * index + 3)] as const);
      return [name, { unbounded: { value, derivatives }, ulps: Object.fromEntries(byDriver) }];
    }),
  );
}

/** Whether a measurement has an error above what is published; a result that is no number is above any. */
export function isWorse({ ulps }: Measurement, published: readonly number[] | undefined): boolean {
  const size = (value: number): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);
  return (
    published === undefined ||
    ulps.some((value, order) => size(Number(rounded(value))) > size(published[order] as number))
  );
}
