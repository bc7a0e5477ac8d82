/** What a row of the table of derivatives is: how the partials of a built-in's result follow from its arguments. */

import type { Expression } from "../../glsl/tree.ts";
import type { Type } from "../../glsl/types.ts";
import { applyUnary } from "../chain.ts";
import type { Maybe } from "../expressions.ts";
import type { Algebra, Jet } from "../jet.ts";
import type { Partials } from "../partials.ts";

interface RuleBase {
  /** Where the function has no derivative but both sides do, and which side is taken. */
  readonly kinks?: string;
  /** Where there is no derivative at all: it is taken as 0 there and `nabla_singular` is set. */
  readonly singular?: string;
}

/** Each component of the result depends on that component of each argument; scalars serve every component. */
export interface ComponentwiseRule extends RuleBase {
  readonly kind: "componentwise";
  /** `operands` are atoms; `result` names the value of the call. */
  readonly partials: (algebra: Algebra, operands: readonly Jet[], result: () => Expression) => Partials;
}

export interface WholeSite {
  readonly algebra: Algebra;
  /** The arguments, taken apart to their components (matrices by columns). */
  readonly operands: readonly (readonly Jet[])[];
  /** The arguments themselves, each an atom. */
  readonly expressions: readonly Expression[];
  readonly type: Type;
  /** The value of the call, named. */
  readonly result: () => Expression;
}

/** The result depends on the arguments as a whole: one entry for each component of the result. */
export interface WholeRule extends RuleBase {
  readonly kind: "whole";
  readonly partials: (site: WholeSite) => readonly Partials[];
}

/** The derivative is zero wherever there is one. */
export interface ConstantRule extends RuleBase {
  readonly kind: "constant";
  /** Why an argument that depends on the pixel deserves a warning; absent where zero is the truth. */
  readonly warning?: string;
}

type Rule = ComponentwiseRule | WholeRule | ConstantRule;
export type RuleTable = Readonly<Record<string, Rule>>;

/** What the derivatives of a function of one float are made of: `u` the argument, `r` the value, both named. */
export interface UnarySite extends Algebra {
  readonly u: Expression;
  readonly r: () => Expression;
  /** φ′ again, for φ″. */
  readonly slope: () => Expression;
}

/** A function φ of one float, by φ′ and φ″. */
export function unary(
  first: (site: UnarySite) => Maybe,
  second: (site: UnarySite) => Maybe,
  remarks: RuleBase = {},
): ComponentwiseRule {
  return {
    kind: "componentwise",
    ...remarks,
    partials: (algebra, [operand], result) => {
      const { value: u, partials } = operand as Jet;
      let known: Maybe | undefined;
      const slope = (): Maybe => {
        if (known === undefined) known = first(site);
        return known;
      };
      const site: UnarySite = {
        ...algebra,
        u,
        r: result,
        slope: () => {
          known = algebra.emitter.name(slope() as Expression, "slope");
          return known;
        },
      };
      return applyUnary(
        algebra,
        partials,
        // At order 2 most φ″ are made from φ′, so it gets its name first.
        () => (algebra.order === 2 && slope() !== null ? site.slope() : slope()),
        () => second(site),
      );
    },
  };
}
