/** All built-in functions that run on the CPU, by name; `modf` is among the expressions because it writes. */
import { angle } from "./builtins/angle.ts";
import type { Builtin } from "./builtins/builtin.ts";
import { common } from "./builtins/common.ts";
import { geometric } from "./builtins/geometric.ts";
import { matrix } from "./builtins/matrix.ts";
import { packing } from "./builtins/packing.ts";
import { relational } from "./builtins/relational.ts";

/** A map, so that a name like `constructor` finds nothing. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [angle, common, geometric, matrix, packing, relational].flatMap((table) => Object.entries(table)),
);
