/**
 * Planted faults: each a mistake that somebody could make. `find` stands exactly once in
 * the file. `npm run mutants` plants one after the other and expects the tests beside it to fail.
 *
 * @typedef {{ file: string, fault: string, find: string, replace: string }} Fault
 */

const rules = (file, faults) =>
  faults.map(([fault, find, replace]) => ({ file: `src/calculus/${file}`, fault, find, replace }));

const planted = (folder, faults) =>
  faults.map(([file, fault, find, replace]) => ({ file: folder + file, fault, find, replace }));

/** @type {readonly Fault[]} */
export const faults = [
  ...rules("rules/angle.ts", [
    [
      "sine's bend has the wrong sign",
      "sin: unary(cosine, ({ r }) => negate(r()))",
      "sin: unary(cosine, ({ r }) => r())",
    ],
    ["cosine's slope has the wrong sign", "(site) => negate(sine(site)),", "(site) => sine(site),"],
    [
      "tangent's slope lacks the 1",
      "({ r }) => onePlus(squared(r())),\n    ({ r, slope }) => multiply(literal(2)",
      "({ r }) => squared(r()),\n    ({ r, slope }) => multiply(literal(2)",
    ],
    [
      "tangent's bend lacks the 2",
      "({ r, slope }) => multiply(literal(2), multiply(r(), slope())),",
      "({ r, slope }) => multiply(r(), slope()),",
    ],
    [
      "arc cosine's slope has the sign of arc sine's",
      "(site) => negate(inverseRoot(site, oneMinus(squared(site.u)))),",
      "(site) => inverseRoot(site, oneMinus(squared(site.u))),",
    ],
    [
      "arc tangent's slope with minus",
      "({ u }) => reciprocal(onePlus(squared(u))),",
      "({ u }) => reciprocal(oneMinus(squared(u))),",
    ],
    [
      "hyperbolic cosine's slope has the sign of the cosine's",
      'cosh: unary(\n    ({ u }) => call("sinh", u),',
      'cosh: unary(\n    ({ u }) => negate(call("sinh", u)),',
    ],
    [
      "hyperbolic tangent's bend lacks the sign",
      "({ r }) => oneMinus(squared(r())),\n    ({ r, slope }) => multiply(literal(-2)",
      "({ r }) => oneMinus(squared(r())),\n    ({ r, slope }) => multiply(literal(2)",
    ],
    ["radians scale by degrees", "radians: linear(Math.PI / 180)", "radians: linear(180 / Math.PI)"],
    [
      "the angle of a point turns the other way",
      "subtract(multiply(right, b.slots[slot] ?? null), multiply(up, a.slots[slot] ?? null))",
      "subtract(multiply(up, a.slots[slot] ?? null), multiply(right, b.slots[slot] ?? null))",
    ],
    ["the angle of a point bends without its mixed term", "return subtract(turn(slot), mixed);", "return turn(slot);"],
    [
      "the angle's mixed term counts once on the diagonal",
      "? multiply(literal(2), multiply(turns[i] ?? null, grows[i] ?? null))",
      "? multiply(turns[i] ?? null, grows[i] ?? null)",
    ],
    [
      "the slope of arc sine at its ends is not 0",
      'return emitter.select(compare(">", radicand, ZERO), call("inversesqrt", radicand), null) as Expression;',
      'return call("inversesqrt", radicand);',
    ],
  ]),
  ...rules("rules/exponential.ts", [
    ["base 2 forgotten in exp2's slope", "({ r }) => multiply(LOG_2, r()),", "({ r }) => r(),"],
    [
      "base 2 forgotten in log2's slope",
      "(site) => multiply(INVERSE_LOG_2, chainedReciprocal(site, site.u)),",
      "(site) => chainedReciprocal(site, site.u),",
    ],
    [
      "the logarithm bends upwards",
      "({ slope }) => negate(multiply(slope(), slope())),",
      "({ slope }) => multiply(slope(), slope()),",
    ],
    ["a whole power's slope without its factor", "() => factor(n - 1, n),", "() => factor(n - 1, 1),"],
    ["a whole power's bend with n² for n (n − 1)", "() => factor(n - 2, n * (n - 1)),", "() => factor(n - 2, n * n),"],
    [
      "odd powers lose a factor",
      "return n % 2 === 0 ? square : (multiply(square, u) as Expression);",
      "return square;",
    ],
    [
      "a power's exponent is taken as constant",
      "first: [() => multiply(v.value, ratio()), () => multiply(result(), logarithm())],",
      "first: [() => multiply(v.value, ratio()), () => null],",
    ],
    [
      "a power's mixed derivative lacks the 1",
      "() => multiply(ratio(), add(ONE, multiply(v.value, logarithm()))),",
      "() => multiply(ratio(), multiply(v.value, logarithm())),",
    ],
    [
      "the inverse root's bend has half its factor",
      "return multiply(literal(-1.5), multiply(slope(), square));",
      "return multiply(literal(-0.5), multiply(slope(), square));",
    ],
  ]),
  ...rules("rules/common.ts", [
    [
      "min takes the larger one's slope",
      'const condition = compare("<", b.value, a.value);',
      'const condition = compare("<", a.value, b.value);',
    ],
    [
      "equal arguments of max give the second one's slope",
      'const condition = compare("<", a.value, b.value);',
      'const condition = compare("<=", a.value, b.value);',
    ],
    [
      "abs has the slope −1 at 0",
      '({ u }) => select(compare("<", u, ZERO), negate(ONE), ONE),',
      '({ u }) => select(compare("<=", u, ZERO), negate(ONE), ONE),',
    ],
    ["mod does not see that its period changes", "if (v.partials === NONE) return u.partials;", "return u.partials;"],
    [
      "mix weighs the first value by t",
      'scale(from.partials, algebra.emitter.name(subtract(ONE, part.value) as Expression, "rest"))',
      "scale(from.partials, part.value)",
    ],
    [
      "mix forgets that its weight changes",
      "return add(from, multiplyJets(algebra, subtractJets(to, from), part)).partials;",
      "return add(from, multiplyJets(algebra, subtractJets(to, from), { ...part, partials: NONE })).partials;",
    ],
    [
      "smoothstep's slope is that of t²",
      "multiply(literal(6), multiply(t, subtract(ONE, t)))",
      "multiply(literal(2), t)",
    ],
    [
      "smoothstep bends outside of its ramp",
      "() => emitter.select(inside, subtract(literal(6), multiply(literal(12), t)), null),",
      "() => subtract(literal(6), multiply(literal(12), t)),",
    ],
    [
      "clamp goes on outside",
      'return pick(algebra, compare("!=", result(), u.value), u.partials, NONE, "outside");',
      "return u.partials;",
    ],
    ["fract loses its slope", "fract: unary(\n    () => ONE,", "fract: unary(\n    () => null,"],
  ]),
  ...rules("rules/geometric.ts", [
    [
      "the normal turns the wrong way",
      "return [rotate(back, negate(cosine) as Expression), rotate(cosine, back)];",
      "return [rotate(negate(back) as Expression, negate(cosine) as Expression), rotate(cosine, back)];",
    ],
    [
      "a cross product with its factors swapped",
      "multiplyJets(site.algebra, a[next] as Jet, b[last] as Jet),",
      "multiplyJets(site.algebra, a[last] as Jet, b[next] as Jet),",
    ],
    [
      "a reflection goes only half the way",
      "const projection = scaleJet(dotOf(site, 1, 0), literal(2));",
      "const projection = dotOf(site, 1, 0);",
    ],
    [
      "faceforward looks away",
      'const facing = compare("<", builtin("dot", FLOAT, reference, incident), ZERO);',
      'const facing = compare(">", builtin("dot", FLOAT, reference, incident), ZERO);',
    ],
    [
      "refraction forgets the root",
      "multiplyJets(algebra, eta, projection),\n      { value: root, partials: sqrtPartials(algebra, k.partials, () => root) },",
      "multiplyJets(algebra, eta, projection),",
    ],
    [
      "the bend of 1/r in three dimensions has the wrong factor",
      "multiply(literal(-2), multiply(negativeSquare, inverse)),",
      "multiply(literal(2), multiply(negativeSquare, inverse)),",
    ],
  ]),
  ...rules("rules/matrix.ts", [
    ["a determinant without alternating signs", "return position % 2 === 0 ? term : negateJet(term);", "return term;"],
    [
      "a determinant of two by two with plus",
      "subtractJets(multiplyJets(site.algebra, a, d), multiplyJets(site.algebra, c, b))",
      "subtractJets(multiplyJets(site.algebra, a, b), multiplyJets(site.algebra, c, d))",
    ],
    [
      "the inverse's slope has the wrong sign",
      "const first = [0, 1].map((i) => named(sandwich(n, slot(i)).map(negate)));",
      "const first = [0, 1].map((i) => named(sandwich(n, slot(i))));",
    ],
    [
      "the inverse's bend lacks one of its two mixed terms",
      "              sandwich(first[j] as Slice, slot(i)),\n",
      "",
    ],
    [
      "a transposed matrix that is not",
      "operand(site, 0)[row * columns + column]",
      "operand(site, 0)[column * rows + row]",
    ],
    [
      "an outer product by rows",
      "operand(site, 1).flatMap((r) => operand(site, 0).map((c) => multiplyJets(site.algebra, c, r).partials)),",
      "operand(site, 0).flatMap((c) => operand(site, 1).map((r) => multiplyJets(site.algebra, c, r).partials)),",
    ],
  ]),
  ...rules("lengths.ts", [
    ["a length in the plane does not bend", "? multiply(curls[i] ?? null, across?.[j] ?? null)", "? null"],
    [
      "a length in space bends as if nothing moved along it",
      "subtract(\n                sum(...v.map((partials) => outerTerm(partials, i, j))),\n                multiply(first[i] ?? null, first[j] ?? null),\n              ),",
      "sum(...v.map((partials) => outerTerm(partials, i, j))),",
    ],
    [
      "the root's bend has the wrong sign",
      "() => multiply(literal(-2), multiply(slope, multiply(slope, slope))),",
      "() => multiply(literal(2), multiply(slope, multiply(slope, slope))),",
    ],
  ]),
  ...rules("jet.ts", [
    [
      "a product forgets its cross term",
      "doubledIfEqual(crossTerm(u, v, i, j), i === j),\n      ),\n  );\n  return { value: multiply(a.value",
      "),\n  );\n  return { value: multiply(a.value",
    ],
    [
      "a square's bend lacks the product of its slopes",
      "addExpressions(multiply(double, u.slots[slot] as Maybe), multiply(literal(2), outerTerm(u, i, j))),",
      "multiply(double, u.slots[slot] as Maybe),",
    ],
    [
      "a quotient's slope with plus",
      "const slope = multiply(subtract(u.slots[i] as Maybe, multiply(q, v.slots[i] as Maybe)), inverse);",
      "const slope = multiply(addExpressions(u.slots[i] as Maybe, multiply(q, v.slots[i] as Maybe)), inverse);",
    ],
  ]),
  ...rules("partials.ts", [
    [
      "the mixed derivative of a product is that of one order only",
      "return add(straight, multiply(u.slots[j] as Maybe, v.slots[i] as Maybe));",
      "return straight;",
    ],
  ]),
  ...rules("choices.ts", [
    [
      "a choice takes the other side",
      "return zipSlots(a, b, (p, q) => emitter.select(condition, p, q));",
      "return zipSlots(a, b, (p, q) => emitter.select(condition, q, p));",
    ],
  ]),
  ...rules("lowering.ts", [
    [
      "an operand does not keep its value before a later effect",
      "return at <= lastEffect && expressions.length > 1 ? this.hold(operand) : operand;",
      "return operand;",
    ],
    [
      "partials are written one by one, each reading what the last one wrote",
      "return { target, value: isStale ? this.emitter.hold(value, home.name) : value };",
      "return { target, value };",
    ],
    [
      "a loop's variable keeps the partials it had before",
      "if (state !== undefined && !state.staysHome) state.moveHome(this.emitter);",
      "if (state !== undefined && !state.staysHome && this.depth > 1) state.moveHome(this.emitter);",
    ],
  ]),
  ...rules("specialise.ts", [
    [
      "a function is lowered once though a loop finds more",
      "if (!memory.hasGrown && !results.hasGrown) return made;",
      "return made;",
    ],
    [
      "an early return gives no partials out",
      "lowering.emitter.assign(reference(variable), leaves[leaf]?.slots[slot] ?? zeroOf(variable));",
      "if (lowering.depth === 1) lowering.emitter.assign(reference(variable), leaves[leaf]?.slots[slot] ?? zeroOf(variable));",
    ],
    ["two ways of calling a function are one", 'const key = inputs.join(" ");', 'const key = "";'],
  ]),
  ...rules("emitter.ts", [
    ["a name outlives its block", "    this.#named.pop();\n", ""],
    ["vectors of two sizes that a number fills are one value", "{expression.type.size}", '{""}'],
    [
      "what may change is taken for what does not",
      'return variable.storage === "uniform" || variable.isConst || this.#stable.has(variable);',
      "return true;",
    ],
  ]),
  ...rules("dead-code.ts", [
    [
      "what stands in a branch is taken for dead",
      "for (let at = inner.length - 1; at >= 0; at--) look(inner[at] as Statement);",
      "",
    ],
    [
      "what a loop writes for its next turn is taken for dead",
      "for (const defined of waiting.get(variable) ?? []) pending.push(defined);",
      "",
    ],
  ]),
  ...rules("places.ts", [
    ["an index counts with the wrong stride", "stride *= sizes[at] as number;", "stride += sizes[at] as number;"],
    [
      "a dynamic index writes every place",
      ': selectPartials(lowering.emitter, compare("==", selector, integer(position)), partials, before());',
      ": partials;",
    ],
  ]),
  ...rules("construct.ts", [
    [
      "a scalar fills the whole matrix",
      'if (from.kind === "scalar") return column === row ? (all[0] as Partials) : NONE;',
      'if (from.kind === "scalar") return all[0] as Partials;',
    ],
  ]),
  ...rules("unread-outputs.ts", [
    [
      "what is read is left out",
      'argument.kind === "reference" && alive.has(argument.variable)',
      'argument.kind === "reference" && !alive.has(argument.variable)',
    ],
  ]),
  ...rules("emitter.ts", [
    [
      "of two opposites the sign is lost",
      "return negate(this.select(condition, a.operand, b.operand));",
      "return this.select(condition, a.operand, b.operand);",
    ],
  ]),
  ...planted("src/calculus/sites/", [
    [
      "site-call.ts",
      "what bends is asked about as if it did not",
      "second.every((slot) => slot === null)",
      "second.some((slot) => slot === null)",
    ],
    [
      "unfold.ts",
      "what does not vary is asked about too",
      "if (!ORDERINGS.has(node.operator) || (!dependence.has(node.left) && !dependence.has(node.right))) return node;",
      "if (!ORDERINGS.has(node.operator)) return node;",
    ],
    [
      "unfold.ts",
      "≤ is asked as ≥",
      "RELATIONAL_FUNCTIONS[node.operator as ComparisonOperator]",
      'RELATIONAL_FUNCTIONS[node.operator === "<=" ? ">=" : (node.operator as ComparisonOperator)]',
    ],
    [
      "dependence.ts",
      "what a call gives out does not depend on its arguments",
      'if (parameter.direction !== "in" && this.#variables.has(parameter)) this.#add(argument);',
      "",
    ],
    [
      "widths.ts",
      "a ratio to a width is no ramp",
      'return name === "clamp" && this.#dependence.has(first) && this.#of(first) === RATIO;',
      "return false;",
    ],
  ]),
  ...planted("shaders/math/", [
    [
      "sites.glsl",
      "abs goes on with the same side",
      "return nabla_side(x < 0.0, x) ? -x : x;",
      "return nabla_side(x < 0.0, x) ? x : -x;",
    ],
    [
      "sites.glsl",
      "min's condition is that of max",
      "return nabla_side(b < a, b - a) ? b : a;",
      "return nabla_side(b < a, a - b) ? b : a;",
    ],
    [
      "sites.glsl",
      "floor sees only the nearest jump",
      "return nabla_side(!below, x - far) ? far - 1.0 : far;",
      "return below ? nearest - 1.0 : nearest;",
    ],
    [
      "sites.glsl",
      "clamp takes its lower end for its upper one",
      "return below ? low : above ? high : x;",
      "return below ? high : above ? high : x;",
    ],
    [
      "sites.glsl",
      "the angle jumps by half a turn",
      "return angle + turn * radians(360.0);",
      "return angle + turn * radians(180.0);",
    ],
  ]),
  ...planted("shaders/coverage/", [
    [
      "half-plane.glsl",
      "the corner's triangle has twice its area",
      "float triangle = 0.5 * rest * rest / b;",
      "float triangle = rest * rest / b;",
    ],
    [
      "half-plane.glsl",
      "inside and outside are exchanged",
      "return f < 0.0 ? inside : outside;",
      "return f < 0.0 ? outside : inside;",
    ],
    [
      "parabola.glsl",
      "a valley is taken for a hill",
      "float crossing = c2 < 0.0 ? between : outside;",
      "float crossing = c2 < 0.0 ? outside : between;",
    ],
    ["parabola.glsl", "the edge bends the other way", "float y2 = -0.5 *", "float y2 = 0.5 *"],
    [
      "parabola.glsl",
      "a bend larger than the slope counts as an edge",
      "bend <= steepness && steepness < 1e38",
      "steepness < 1e38",
    ],
    ["pieces.glsl", "the other side of a line is left out", "if (both) nabla_pending |= 1 << nabla_depth;", ""],
    [
      "pieces.glsl",
      "a cut is made at the middle of a side",
      "mix(from, to, before / (before - after))",
      "mix(from, to, 0.5)",
    ],
    [
      "pieces.glsl",
      "the centre of mass is that of the first corner",
      "balance = origin + (twice > 0.0 ? moment / (3.0 * twice) : vec2(0.0));",
      "balance = origin;",
    ],
    [
      "pieces.glsl",
      "what a line has answered is asked again",
      "bool isLine = (nabla_answered >> nabla_asked & 1) == 1;",
      "bool isLine = false;",
    ],
  ]),
  ...planted("src/backends/", [
    [
      "choices.ts",
      "the arms of a choice change places",
      "[whenFalse, whenTrue, selector]",
      "[whenTrue, whenFalse, selector]",
    ],
    ["choices.ts", "both arms run", "condition: not(isSo), then: otherwise", "condition: isSo, then: otherwise"],
    [
      "new-variables.ts",
      "the condition hides a variable of the program",
      "for (let count = 1; taken.has(name); count++)",
      "for (let count = 1; count < 1; count++)",
    ],
    [
      "leaving.ts",
      "an early return is not remembered by the next one",
      "when(both(stays, first.condition), then)",
      "when(first.condition, then)",
    ],
    [
      "leaving.ts",
      "only the inner loop is left",
      "body: again(statement.body) }, when(isLeft, [out])];",
      "body: again(statement.body) }];",
    ],
    ["switches.ts", "no case falls through", "followsOn = end < 0 && !leaves(own);", "followsOn = false;"],
    [
      "switches.ts",
      "a break in a branch is forgotten where a case falls through",
      "mayBeLeft ? both(not(way.isLeft), reached) : reached",
      "reached",
    ],
  ]),
  ...planted("src/glsl/", [
    ["effects.ts", "modf changes nothing", 'expression.name === "modf" || someOperand', "someOperand"],
  ]),
  ...planted("src/reference/", [
    ["region.ts", "forms that overflow are taken as they are", "if (size < LARGEST) return;", "return;"],
    [
      "polygon.ts",
      "a corner that is cut off is as large as its square",
      "((beyond / greater) * (beyond / lesser)) / 8",
      "((beyond / greater) * (beyond / lesser)) / 4",
    ],
    [
      "pixel-cells.ts",
      "the bounds of the quarters are not shared out by area",
      "const share = ((numbers[cell + 2] as number) / whole) ** 2;",
      "const share = (numbers[cell + 2] as number) / whole;",
    ],
    [
      "certifier.ts",
      "a cell is decided by one side only",
      "isOutside ||= bounds.hi >= 0;",
      "isOutside ||= bounds.lo >= 0;",
    ],
    [
      "certifier.ts",
      "rounding of areas is not allowed for",
      "this.#high = Math.min(high, cells.most + AREA_SLACK, 1);",
      "this.#high = Math.min(high, cells.least, 1);",
    ],
    [
      "certifier.ts",
      "a pixel that is narrow enough is made wider by rounding",
      "this.#enclosure = Math.max(enclosure / 2, enclosure - 4 * AREA_SLACK);",
      "this.#enclosure = enclosure;",
    ],
    ["certifier.ts", "no side is chosen where many kinks are open", "const FIRST_KINK = 1;", "const FIRST_KINK = 0;"],
    [
      "certifier.ts",
      "a quarter is bounded by the branches of another one",
      "this.#region.sumWithin(quarter & 1 ? 0.5 : -0.5, quarter & 2 ? 0.5 : -0.5, 0.5, tolerance);",
      "this.#region.sumWithin(quarter & 2 ? 0.5 : -0.5, quarter & 1 ? 0.5 : -0.5, 0.5, tolerance);",
    ],
  ]),
  ...planted("src/backends/taylor/", [
    ["follow.ts", "a branch takes the kinks that its neighbour may follow", "    this.#kinksLeft++;\n", ""],
    [
      "functions.ts",
      "a blend is expanded beyond its ends",
      "const y = within(x, 0, 1);\n      const m = middle(y);\n      const [lo, hi]",
      "const y = x;\n      const m = middle(y);\n      const [lo, hi]",
    ],
    [
      "arithmetic.ts",
      "a product loses its terms of third order",
      "let e = cubic + bendX * bendY",
      "let e = bendX * bendY",
    ],
    [
      "arithmetic.ts",
      "the cube of a form counts by half too little",
      "const cubic = (Math.abs(uuu) + Math.abs(www)) / 4 + (Math.abs(uuw) + Math.abs(uww)) / 2;\n      let e",
      "const cubic = (Math.abs(uuu) + Math.abs(www)) / 8 + (Math.abs(uuw) + Math.abs(uww)) / 4;\n      let e",
    ],
    ["arithmetic.ts", "the third derivative's rest is forgotten", "rest = fourth;", "rest = 0;"],
  ]),
  ...planted("src/regression/", [
    ["compare.ts", "a difference of one code passes", "if (a === b) continue;", "if (Math.abs(a - b) <= 1) continue;"],
    [
      "compare.ts",
      "alpha is not looked at",
      "for (let channel = 0; channel < 4; channel++) {",
      "for (let channel = 0; channel < 3; channel++) {",
    ],
    [
      "change.ts",
      "another browser is the same driver",
      "return before.browser === now.browser ? null :",
      "return true ? null :",
    ],
    [
      "change.ts",
      "another program goes unnoticed",
      "const isSameProgram = before.program === now.program;",
      "const isSameProgram = true;",
    ],
    [
      "judge.ts",
      "a missing picture is stored whatever was asked",
      'if (isAccepted || job.update === "all" || job.update === "missing") {',
      "if (true) {",
    ],
    [
      "judge.ts",
      "a picture is stored that was not the accepted one",
      "const isAccepted = job.accepted !== null && drawn.startsWith(job.accepted);",
      "const isAccepted = job.accepted !== null;",
    ],
    [
      "judge.ts",
      "a property that does not hold passes",
      'state: isFailed && passes ? "property" : verdict.state',
      "state: verdict.state",
    ],
    ["property.ts", "a gradient that is too long holds", "isKnown && most <= property.most,", "isKnown,"],
    ["property.ts", "the determinant is a sum", "return a * d - b * c;", "return a * d + b * c;"],
    [
      "property.ts",
      "an error is measured to the nearer bound",
      "255 * Math.max(Math.abs(measured - low), Math.abs(high - measured))",
      "255 * Math.min(Math.abs(measured - low), Math.abs(high - measured))",
    ],
  ]),
];
