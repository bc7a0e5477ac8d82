/** How much storage a variable may take: WebGL refuses what no driver would hold in registers. */
import type { Name } from "../syntax.ts";
import type { Storage } from "../tree.ts";
import { componentCount, type Type } from "../types.ts";
import { type Context, isUnknown } from "./context.ts";

/** Bytes of one variable that is neither uniform nor stage variable; ANGLE refuses this many and more. */
const MOST_BYTES = 64 * 1024;

export function checkSize(context: Context, storage: Storage, type: Type, name: Name): void {
  if (isUnknown(type) || storage === "uniform" || storage === "output") return;
  const bytes = bytesOf(type);
  if (bytes >= MOST_BYTES)
    context.error(`'${name.text}' takes ${bytes} bytes, a variable takes less than ${MOST_BYTES}`, name.range);
}

/** Four bytes a component; the columns of a matrix and what stands in arrays and structs is padded to whole vec4. */
function bytesOf(type: Type): number {
  switch (type.kind) {
    case "array":
      return type.size * bytesOf(type.element);
    case "struct":
      return type.fields.reduce((sum, field) => sum + bytesOf(field.type), 0);
    default:
      return 4 * componentCount(type);
  }
}
