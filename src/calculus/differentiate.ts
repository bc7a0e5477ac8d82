/** Forward differentiation as a tree → tree transform. */

import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Declaration, FunctionSymbol, Program, Variable } from "../glsl/tree.ts";
import { FLOAT } from "../glsl/types.ts";
import { entryBody } from "./entry.ts";
import { GENERATED } from "./expressions.ts";
import { Facts } from "./facts.ts";
import { GlobalPartials } from "./globals.ts";
import type { Shared, SiteFunctions, Specialisation } from "./lowering.ts";
import { identifiersOf, Names } from "./names.ts";
import { type Order, SECOND } from "./partials.ts";
import { findFunction, functionsNamed, globalNamed } from "./program.ts";
import { SIDE } from "./sites/names.ts";
import { unfoldSites } from "./sites/unfold.ts";
import { Specialiser } from "./specialise.ts";
import { withoutUnreadOutputs } from "./unread-outputs.ts";

/** Fill in the body of the prototype `into` with `of` and its derivatives by its first argument, a vec2 (x, y). */
export interface DerivativeRequest {
  /** Name of a defined function `float of(vec2 x)` or `vec2 of(vec2 x)`. */
  readonly of: string;
  readonly order: 1 | 2;
  /**
   * Name of a prototype in the program:
   * `float into(vec2 x, out vec2 gradient)` (order 1), `float into(vec2 x, out vec2 gradient, out vec3 hessian)` (order 2,
   * hessian = (∂xx, ∂xy, ∂yy)), `vec2 into(vec2 x, out mat2 jacobian)` (order 1; columns are ∂/∂x and ∂/∂y).
   */
  readonly into: string;
  /**
   * Asks for the side of every kink and jump on the way (see `SiteRequest`); `of` may then be a `vec3` too, with
   * `vec3 into(vec2 x, out mat2x3 jacobian)`.
   */
  readonly sites?: SiteRequest;
}

/**
 * The program holds `shaders/math/sites.glsl`, and each `abs`, `floor`, comparison … on the way asks a function of its own:
 * `bool decide(bool negative, float condition, vec2 gradient)`, at order 2 `(…, vec2 gradient, vec3 hessian)`.
 *
 * The kink or jump is where `condition` is zero; gradient and Hessian are by the argument of `of`. The answer is the side
 * on which the program goes on: true for condition < 0. `negative` is the side of the argument itself. At order 2 the program may
 * also declare `decide` as at order 1; then that is asked wherever the condition has no second partials. What `dFdx`,
 * `dFdy` and `fwidth` give counts as constant from there on: its own derivatives would be of the next order.
 */
export interface SiteRequest {
  readonly decide: string;
  /**
   * Whether the ends of `smoothstep` are sites, and a ramp over about a pixel that is made with `fwidth` and the like is
   * the step in its middle.
   */
  readonly ramps: boolean;
}

export interface DifferentiateOptions {
  /** Also write the global `bool nabla_singular` (declared by the program) where a derivative does not exist. */
  readonly singular?: boolean;
}

export interface DifferentiateResult {
  readonly program: Program;
  /** Warnings about constructs whose derivative is taken as zero; errors for what cannot be differentiated. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the body of every prototype that a request names, and the functions it needs, behind the program.
 *
 * The symbols of the prototypes get their bodies, so that calls of them that stand in the program lead there. `of` must
 * be defined and `into` declared, each by that name and of the form that the request describes.
 */
export function differentiate(
  program: Program,
  requests: readonly DerivativeRequest[],
  options: DifferentiateOptions = {},
): DifferentiateResult {
  const side = requests.some(({ sites }) => sites !== undefined) ? findFunction(program, SIDE, false) : null;
  const facts = new Facts(side);
  const names = new Names(identifiersOf(program));
  const flag = options.singular === true ? globalNamed(program, "nabla_singular") : null;
  const diagnostics: Diagnostic[] = [];
  const added: Declaration[] = [];
  const seen = new Set<string>();
  const report: Shared["report"] = (severity, message, range) => {
    const key = `${range.start} ${message}`;
    if (!seen.has(key)) diagnostics.push({ severity, message, range });
    seen.add(key);
  };
  for (const request of requests) {
    const defined = findFunction(program, request.of, false);
    const { symbol: of, added: unfolded } =
      request.sites === undefined
        ? { symbol: defined, added: [] }
        : unfoldSites(program, defined, names, request.sites.ramps);
    const into = findFunction(program, request.into, true);
    // dFdx of an active value is a first partial, whose own first partials are second ones.
    const hasSpareOrder = request.order === 1 && request.sites === undefined && facts.of(of).hasQuadDifference;
    const sites =
      request.sites === undefined || side === null
        ? null
        : { side, ...findDecisions(program, request.sites.decide, request.order) };
    const order: Order = hasSpareOrder ? 2 : request.order;
    const { functions, globals } = derive({
      of,
      into,
      order,
      requested: request.order,
      hasSpareOrder,
      sites,
      facts,
      names,
      flag,
      report,
    });
    added.push(...unfolded.map(define), ...globals, ...functions);
  }
  return { program: { declarations: [...program.declarations, ...added] }, diagnostics };
}

/** The functions that answer for conditions with second partials, and for those without. */
function findDecisions(program: Program, name: string, order: Order): Omit<SiteFunctions, "side"> {
  const ofParameters = (count: number) =>
    functionsNamed(program, name).find(({ parameters }) => parameters.length === count);
  const straight = ofParameters(3);
  const decide = order === 1 ? straight : ofParameters(4);
  if (decide === undefined) throw new Error(`the program declares no '${name}' that answers at order ${order}`);
  return { decide, decideStraight: straight ?? null };
}

interface Task {
  readonly of: FunctionSymbol;
  readonly into: FunctionSymbol;
  readonly order: Order;
  readonly requested: Order;
  readonly hasSpareOrder: boolean;
  readonly sites: Shared["sites"];
  readonly facts: Facts;
  readonly names: Names;
  readonly flag: Variable | null;
  readonly report: Shared["report"];
}

interface Derived {
  readonly globals: readonly Declaration[];
  readonly functions: readonly Declaration[];
}

/** The functions of one request, callees first. */
function derive(task: Task): Derived {
  const globals = new GlobalPartials(task.names);
  for (;;) {
    globals.memory.hasGrown = false;
    const names = task.names.inner();
    const specialiser = new Specialiser(names, `jet${task.order}`);
    const shared: Shared = {
      order: task.order,
      hasSpareOrder: task.hasSpareOrder,
      sites: task.sites,
      facts: task.facts,
      singularFlag: task.flag,
      globals: (variable) => globals.state(variable),
      report: task.report,
      specialise: (symbol, inputs) => specialiser.specialise(shared, symbol, inputs),
    };
    const specialisation = specialiser.specialise(shared, task.of, ["x", "y"]);
    // A global that turns out to be active changes every function that names it.
    if (globals.memory.hasGrown) continue;
    task.names.adopt(names);
    const homes = globals.homes();
    task.into.body = entryBody(task, specialisation, homes, task.names.inner());
    const specialised = specialiser.reachedFrom(specialisation);
    const reached = wantsAll(task, specialisation) ? specialised : withoutUnreadOutputs(specialised, task.into);
    return {
      globals: homes.map(
        (variable): Declaration => ({ kind: "declaration", variable, initializer: null, range: GENERATED }),
      ),
      functions: [...reached, task.into].map(define),
    };
  }
}

/** Whether a request reads all partials that its function gives. */
function wantsAll({ of, requested }: Task, { outputs }: Specialisation): boolean {
  return (of.returnType === FLOAT && requested === 2) || outputs.every(({ slot }) => slot < SECOND[0].slot);
}

function define(symbol: FunctionSymbol): Declaration {
  return { kind: "function", symbol, isPrototype: false, range: GENERATED };
}
