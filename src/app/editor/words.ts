/** The words that the editor colours and offers beyond the language's own, and the built-in functions in one line each. */
import { builtinFunctionNames, builtinOverloads } from "../../glsl/builtins.ts";
import { KEYWORDS, TYPE_WORDS } from "../../glsl/parser/words.ts";
import { typeName } from "../../glsl/types.ts";

export { TYPE_WORDS };

/** Keywords that are no types. */
export const WORDS: ReadonlySet<string> = new Set([...KEYWORDS].filter((word) => !TYPE_WORDS.has(word)));

/** Globals that the host gives to a scene. */
export const HOST_GLOBALS: ReadonlyMap<string, string> = new Map([
  ["iTime", "float, seconds"],
  ["iTimeDelta", "float, seconds since the last frame"],
  ["iFrame", "int, number of the frame"],
  ["iFrameRate", "float, frames a second"],
  ["iResolution", "vec3, pixels"],
  ["iMouse", "vec4, pixels"],
  ["iDate", "vec4, year, month, day, seconds"],
  ["u_time", "float, the same as iTime"],
  ["iSampleRate", "float, of sounds"],
  ["iChannelTime", "float[4], the same as iTime"],
  ["iChannelResolution", "vec3[4], pixels of the channels: 1, 1, 1"],
  ["u_delta", "float, the same as iTimeDelta"],
  ["u_date", "vec4, the same as iDate"],
  ["u_frame", "int, the same as iFrame"],
  ["u_resolution", "vec2, the same as iResolution.xy"],
  ["u_mouse", "vec2, the same as iMouse.xy"],
]);

/** Functions that the host calls, so a scene may define them. */
export const ENTRY_POINTS: ReadonlyMap<string, string> = new Map([
  ["sdf", "float sdf(vec2 p): signed distance, negative inside"],
  ["warp", "vec2 warp(vec2 p): bends the plane before sdf"],
  ["mainImage", "void mainImage(out vec4 fragColor, in vec2 fragCoord)"],
]);

/** Built-in functions with the shortest of their signatures: `smoothstep` → `(float, float, float) → float`. */
export const BUILTINS: ReadonlyMap<string, string> = new Map(
  builtinFunctionNames.map((name) => {
    const [first, ...others] = builtinOverloads(name);
    if (first === undefined) return [name, ""];
    const parameters = first.parameters.map(
      ({ type, direction }) => (direction === "out" ? "out " : "") + typeName(type),
    );
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return [name, `(${parameters.join(", ")}) → ${typeName(first.returnType)}${more}`];
  }),
);
