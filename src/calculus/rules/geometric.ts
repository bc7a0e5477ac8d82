/** Derivatives of the geometric functions, which take vectors as a whole. */

import type { Expression } from "../../glsl/tree.ts";
import { BOOL, FLOAT } from "../../glsl/types.ts";
import { selectPartials } from "../choices.ts";
import { add, binary, builtin, compare, literal, multiply, negate, ONE, select, ZERO } from "../expressions.ts";
import {
  type Algebra,
  dotJets,
  type Jet,
  multiplyJets,
  negateJet,
  ONE_JET,
  scaleJet,
  square,
  subtractJets,
  sumJets,
} from "../jet.ts";
import { guardedReciprocal, lengthJet, lengthPartials, sqrtPartials } from "../lengths.ts";
import { build, isActive, NONE, type Partials, scale } from "../partials.ts";
import { anglePartials } from "./angle.ts";
import type { RuleTable, WholeRule, WholeSite } from "./rule.ts";

const anyActive = (jets: readonly Jet[]): boolean => jets.some(({ partials }) => isActive(partials));
const operand = (site: WholeSite, at: number): readonly Jet[] => site.operands[at] ?? [];

/** |x| of a float: its length. */
function absolute(algebra: Algebra, { value, partials }: Jet): Partials {
  if (!isActive(partials)) return NONE;
  return scale(
    partials,
    algebra.emitter.name(select(compare("<", value, ZERO), negate(ONE), ONE) as Expression, "side"),
  );
}

const zero = { singular: "at the zero vector" };

const length: WholeRule = {
  kind: "whole",
  ...zero,
  partials: (site) => {
    const components = operand(site, 0);
    if (!anyActive(components)) return [NONE];
    if (components.length === 1) return [absolute(site.algebra, components[0] as Jet)];
    return [lengthPartials(site.algebra, components, site.result())];
  },
};

const distance: WholeRule = {
  kind: "whole",
  singular: "where both points are the same",
  partials: (site) => {
    const [a, b] = [operand(site, 0), operand(site, 1)];
    if (!anyActive(a) && !anyActive(b)) return [NONE];
    const { emitter } = site.algebra;
    const difference = a.map((jet, at) => {
      const { value, partials } = subtractJets(jet, b[at] as Jet);
      return { value: emitter.name(value, "difference"), partials };
    });
    if (difference.length === 1) return [absolute(site.algebra, difference[0] as Jet)];
    return [lengthPartials(site.algebra, difference, site.result())];
  },
};

/** In two dimensions n = (cos θ, sin θ): n′ = θ′ (−n₁, n₀). */
function normalizePlane(
  algebra: Algebra,
  [x, y]: readonly [Jet, Jet],
  n: readonly [Expression, Expression],
): Partials[] {
  const { emitter } = algebra;
  const angle = emitter.nameSlots(anglePartials(algebra, y, x), "turn");
  // The program's own value may be NaN at the origin, where the turn is 0.
  const isSomewhere = emitter.name(
    binary("||", compare("!=", x.value, ZERO), compare("!=", y.value, ZERO), BOOL),
    "somewhere",
  );
  const [ahead, side] = n.map((component) =>
    emitter.name(emitter.select(isSomewhere, component, null) as Expression, "normal"),
  );
  const rotate = (forward: Expression, own: Expression): Partials =>
    build(
      algebra.order,
      [angle],
      (i) => multiply(forward, angle.slots[i] ?? null),
      (slot, i, j) =>
        add(
          multiply(forward, angle.slots[slot] ?? null),
          multiply(own, multiply(angle.slots[i] ?? null, angle.slots[j] ?? null)),
        ),
    );
  const [cosine, back] = [ahead as Expression, negate(side as Expression) as Expression];
  return [rotate(back, negate(cosine) as Expression), rotate(cosine, back)];
}

const normalize: WholeRule = {
  kind: "whole",
  ...zero,
  partials: (site) => {
    const { algebra } = site;
    const v = operand(site, 0);
    if (!anyActive(v)) return v.map(() => NONE);
    if (v.length === 1) return [NONE];
    if (v.length === 2) {
      const result = site.result();
      return normalizePlane(algebra, [v[0] as Jet, v[1] as Jet], [componentOf(result, 0), componentOf(result, 1)]);
    }
    const radius = lengthJet(algebra, v, site.expressions[0] as Expression);
    const inverse = guardedReciprocal(algebra, radius.value);
    // The jet of 1/r, which stays 0 where r is 0.
    const shrink = inverseOf(algebra, radius.partials, inverse);
    return v.map((jet) => multiplyJets(algebra, jet, shrink).partials);
  },
};

/** The jet of 1/r from its value and the partials of r. */
function inverseOf(algebra: Algebra, r: Partials, inverse: Expression): Jet {
  const u = algebra.order === 2 ? algebra.emitter.nameSlots(r, "slope") : r;
  const negativeSquare = algebra.emitter.name(negate(multiply(inverse, inverse)) as Expression, "slope");
  return {
    value: inverse,
    partials: build(
      algebra.order,
      [u],
      (i) => multiply(negativeSquare, u.slots[i] ?? null),
      (slot, i, j) =>
        add(
          multiply(negativeSquare, u.slots[slot] ?? null),
          multiply(
            multiply(literal(-2), multiply(negativeSquare, inverse)),
            multiply(u.slots[i] ?? null, u.slots[j] ?? null),
          ),
        ),
    ),
  };
}

function componentOf(vector: Expression, at: number): Expression {
  return { kind: "swizzle", vector, components: [at], type: FLOAT, range: vector.range };
}

/** Chooses between two lists of partials by one condition. */
function selectAll(
  algebra: Algebra,
  condition: Expression,
  a: readonly Partials[],
  b: readonly Partials[],
  hint: string,
): Partials[] {
  const name = algebra.emitter.name(condition, hint);
  return a.map((partials, at) => selectPartials(algebra.emitter, name, partials, b[at] as Partials));
}

const dot: WholeRule = {
  kind: "whole",
  partials: (site) => [dotJets(site.algebra, operand(site, 0), operand(site, 1)).partials],
};

const cross: WholeRule = {
  kind: "whole",
  partials: (site) => {
    const [a, b] = [operand(site, 0), operand(site, 1)];
    return [0, 1, 2].map((at) => {
      const [next, last] = [(at + 1) % 3, (at + 2) % 3];
      return subtractJets(
        multiplyJets(site.algebra, a[next] as Jet, b[last] as Jet),
        multiplyJets(site.algebra, a[last] as Jet, b[next] as Jet),
      ).partials;
    });
  },
};

/** dot of two arguments as an expression and as a jet. */
function dotOf(site: WholeSite, a: number, b: number): Jet {
  const [u, v] = [site.expressions[a] as Expression, site.expressions[b] as Expression];
  const value = site.algebra.emitter.name(builtin("dot", FLOAT, u, v), "projection");
  return { value, partials: dotJets(site.algebra, operand(site, a), operand(site, b)).partials };
}

const faceforward: WholeRule = {
  kind: "whole",
  kinks: "dot(reference, incident) = 0: that of −normal",
  partials: (site) => {
    const normal = operand(site, 0);
    const [incident, reference] = [site.expressions[1] as Expression, site.expressions[2] as Expression];
    const facing = compare("<", builtin("dot", FLOAT, reference, incident), ZERO);
    return selectAll(
      site.algebra,
      facing,
      normal.map(({ partials }) => partials),
      normal.map((jet) => negateJet(jet).partials),
      "facing",
    );
  },
};

/** I − 2 (N·I) N */
const reflect: WholeRule = {
  kind: "whole",
  partials: (site) => {
    const { algebra } = site;
    const projection = scaleJet(dotOf(site, 1, 0), literal(2));
    return operand(site, 0).map(
      (jet, at) => subtractJets(jet, multiplyJets(algebra, projection, operand(site, 1)[at] as Jet)).partials,
    );
  },
};

/** η I − (η (N·I) + √k) N with k = 1 − η² (1 − (N·I)²), and 0 where k < 0. */
const refract: WholeRule = {
  kind: "whole",
  kinks: "total reflection begins (k = 0): 0",
  partials: (site) => {
    const { algebra } = site;
    const eta = operand(site, 2)[0] as Jet;
    const projection = dotOf(site, 1, 0);
    const lost = multiplyJets(algebra, square(algebra, eta), subtractJets(ONE_JET, square(algebra, projection)));
    const left = subtractJets(ONE_JET, lost);
    const k: Jet = { value: algebra.emitter.name(left.value, "rest"), partials: left.partials };
    const passes = algebra.emitter.name(compare(">", k.value, ZERO), "passes");
    const root = algebra.emitter.name(
      algebra.emitter.select(passes, builtin("sqrt", FLOAT, k.value), null) as Expression,
      "root",
    );
    const along = sumJets([
      multiplyJets(algebra, eta, projection),
      { value: root, partials: sqrtPartials(algebra, k.partials, () => root) },
    ]);
    const bent = operand(site, 0).map(
      (jet, at) =>
        subtractJets(multiplyJets(algebra, eta, jet), multiplyJets(algebra, along, operand(site, 1)[at] as Jet))
          .partials,
    );
    return selectAll(
      algebra,
      passes,
      bent,
      bent.map(() => NONE),
      "passes",
    );
  },
};

export const geometric: RuleTable = { length, distance, dot, cross, normalize, faceforward, reflect, refract };
