/** What a name is, when the pointer rests on it: the words that completion has for it. */
import type { Completion } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { element } from "../element.ts";

/** @param explain gives what is known of a name, or null */
export function explainNames(explain: (name: string) => Completion | null): Extension {
  return hoverTooltip((view, at) => {
    const { from, text } = view.state.doc.lineAt(at);
    const column = at - from;
    const found = [...text.matchAll(/[A-Za-z_]\w*/g)].find(
      ({ index, 0: name }) => index <= column && column <= index + name.length,
    );
    if (found === undefined) return null;
    const before = text.slice(0, found.index);
    // In a comment stands prose, behind a dot a swizzle or a member.
    if (before.includes("//") || /\.\s*$/.test(before)) return null;
    const known = explain(found[0]);
    if (known?.detail === undefined && known?.info === undefined) return null;
    const info = typeof known.info === "string" ? element("p", { class: "help" }, known.info) : null;
    return {
      pos: from + found.index,
      end: from + found.index + found[0].length,
      above: true,
      create: () => ({ dom: element("div", { class: "explained" }, element("code", {}, headOf(known)), info) }),
    };
  });
}

/** `smoothstep(float, float, float) → float`, `iTime: float, seconds`. */
function headOf({ label, detail, type }: Completion): string {
  if (detail === undefined) return label;
  return type === "function" ? `${label}${detail}` : `${label}: ${detail}`;
}
