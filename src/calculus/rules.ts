/** The table of derivatives: one row a built-in function. `modf` and the differences of neighbour pixels are lowered by hand. */
import { angle } from "./rules/angle.ts";
import { common } from "./rules/common.ts";
import { exponential } from "./rules/exponential.ts";
import { geometric } from "./rules/geometric.ts";
import { matrix } from "./rules/matrix.ts";
import { opaque } from "./rules/opaque.ts";
import type { RuleTable } from "./rules/rule.ts";

export const rules: RuleTable = { ...angle, ...exponential, ...common, ...geometric, ...matrix, ...opaque };
