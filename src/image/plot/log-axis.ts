/** A logarithmic axis: where a number stands on it, and which numbers are written beside it. */

export interface LogAxis {
  /** The ends, both above 0. */
  readonly from: number;
  readonly to: number;
  /** 0 at `from`, 1 at `to`; a number below `from` (also 0) stands at 0, one above `to` at 1. */
  readonly place: (value: number) => number;
  /** Numbers to be written, ascending. */
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Share of the axis that is left free at both ends. */
const MARGIN = 0.06;
/** Below this many decades there are ticks within a decade too. */
const FINE_DECADES = 1.5;

/** An axis with room for all values above 0; from 0.1 to 10 if there is none. */
export function logAxis(values: readonly number[]): LogAxis {
  const logarithms = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  if (logarithms.length === 0) logarithms.push(-1, 1);
  const least = Math.min(...logarithms);
  const most = Math.max(...logarithms);
  // Equal values stand in the middle of a decade.
  const span = Math.max(most - least, 1);
  const start = (least + most) / 2 - span * (0.5 + MARGIN);
  const length = span * (1 + 2 * MARGIN);
  const factors = length > FINE_DECADES ? [1] : [1, 2, 5];
  const ticks: { value: number; label: string }[] = [];
  for (let exponent = Math.floor(start); exponent <= start + length; exponent++)
    for (const factor of factors) {
      const logarithm = exponent + Math.log10(factor);
      if (logarithm < start || logarithm > start + length) continue;
      // Read from text, 0.002 is 0.002 and not 0.002 and a rounding error.
      const value = Number(`${factor}e${exponent}`);
      ticks.push({ value, label: shortNumber(value) });
    }
  return {
    from: 10 ** start,
    to: 10 ** (start + length),
    place: (value) => (value > 0 ? Math.min(Math.max((Math.log10(value) - start) / length, 0), 1) : 0),
    ticks,
  };
}

/** As short as it can be: 0.001, 250, 1e-7. */
function shortNumber(value: number): string {
  return value >= 1e-4 && value < 1e5 ? String(value) : value.toExponential().replace("e+", "e");
}
