/** A question for the side of a kink or jump: the function that answers gets the condition's derivatives too. */
import type { Call, Expression } from "../../glsl/tree.ts";
import { BOOL } from "../../glsl/types.ts";
import { vector } from "../expressions.ts";
import { constantValue, type Lowering, type SiteFunctions, type Value } from "../lowering.ts";
import type { Partials } from "../partials.ts";

export function siteCall(lowering: Lowering, call: Call, { decide, decideStraight }: SiteFunctions): Value {
  const { emitter, shared } = lowering;
  const [negative, condition] = lowering.operands(call.arguments) as [Value, Value];
  // What does not depend on the point has no other side.
  if (!lowering.isActive(condition)) return constantValue(negative.expression);
  const { slots } = condition.leaves[0] as Partials;
  const list: Expression[] = [negative.expression, condition.expression, vector([slots[0] ?? null, slots[1] ?? null])];
  const second = slots.slice(2);
  const isStraight = decideStraight !== null && second.every((slot) => slot === null);
  if (shared.order === 2 && !isStraight) list.push(vector(second));
  const answer: Expression = {
    kind: "call",
    function: isStraight ? decideStraight : decide,
    arguments: list,
    type: BOOL,
    range: call.range,
  };
  return constantValue(emitter.temporary(answer, BOOL, "side"));
}
