/**
 * Closed forms against finite differences, at points where finite differences can tell.
 *
 * A point is left out if the differences' own estimate of their error is too large to tell a right derivative from a
 * wrong one: within a step of 2⁻¹² of a kink, a jump or a pole. The closed form is not looked at for this, so it cannot
 * hide its own errors, and the share of such points is bounded: kinks are lines, and few points are that near to one.
 */

import type { CpuProgram } from "../../src/reference/cpu.ts";
import { numericalDerivatives, type ScalarField } from "../../src/reference/finite-differences.ts";
import type { Uniforms } from "../../src/scene/scene.ts";
import { INTERMEDIATE_SCALE, isWithin, libraryDifference, USEFUL_FIRST_DIFFERENCE } from "../tolerances.ts";

export interface Comparison {
  /** Derivatives that were compared, and those that finite differences could not tell. */
  compared: number;
  left: number;
  /** What disagreed, with place and numbers. */
  readonly failures: string[];
}

/** One component of a program's value as a function of the place. */
export function component(program: CpuProgram, uniforms: Uniforms, index: number): ScalarField {
  return (points) => {
    const values = program.evaluate(points, uniforms);
    return Float64Array.from(
      { length: points.length / 2 },
      (_, point) => values[point * program.components + index] as number,
    );
  };
}

/** Compares ∂x and ∂y of a field at a point with the closed form's. */
export function compareSlope(
  field: ScalarField,
  x: number,
  y: number,
  closed: readonly [number, number],
  into: Comparison,
): void {
  const { value, gradient } = numericalDerivatives(field, x, y);
  gradient.forEach((estimate, axis) => {
    const exact = closed[axis] as number;
    const scale = Math.max(1, Math.abs(value), Math.abs(estimate.value));
    if (!(estimate.error <= USEFUL_FIRST_DIFFERENCE * scale)) {
      into.left++;
      return;
    }
    into.compared++;
    if (
      !isWithin(
        estimate.value,
        exact,
        libraryDifference(estimate, exact, Math.max(Math.abs(value), INTERMEDIATE_SCALE)),
      )
    )
      into.failures.push(
        `∂${axis === 0 ? "x" : "y"} at (${x}, ${y}): closed ${exact}, differences ${estimate.value} ± ${estimate.error}`,
      );
  });
}
