/**
 * What stands before a scene's text: the globals that it may use without declaring them, as Shadertoy and glslViewer name
 * them. What the scene declares itself is left out.
 */
import type { SourceText } from "../glsl/source.ts";
import type { SamplerType } from "../glsl/types.ts";
import { CHANNEL_SAMPLERS, hostDeclarations } from "./host-uniforms.ts";

/** Other names, as macros for expressions of Shadertoy's; and what that defines on a desktop. */
const ALIASES = [
  ["u_time", "iTime"],
  ["u_delta", "iTimeDelta"],
  ["u_date", "iDate"],
  ["u_frame", "iFrame"],
  ["u_resolution", "iResolution.xy"],
  ["u_mouse", "iMouse.xy"],
  ["HW_PERFORMANCE", "1"],
] as const;

/** What messages call it, and how its own uniforms are told from the scene's. */
export const PRELUDE_NAME = "nabla/prelude.glsl";

/** As Shadertoy has it, where functions may take volumes without a word about precision. */
const PRECISION = "precision highp float;\nprecision highp int;\nprecision highp sampler3D;\n";

/** Place of a pixel of a shader with its own `main`, in place of `gl_FragCoord`, see `own-main.ts`. */
export const PLACE = "nabla_frag_coord";

/**
 * Inputs that such a shader may read though no vertex shader is there: the place in the picture as GLSL Sandbox gives it
 * (the height is 1 and the middle 0), as glslViewer does and as three.js does (0 to 1 along both sides). All are vec2.
 */
export const PLACE_INPUTS: readonly string[] = ["surfacePosition", "v_texcoord", "vUv"];

/** The function that stands for one of `PLACE_INPUTS`. */
export function inputFunction(name: string): string {
  return `nabla_input_${name}`;
}

/** What the driver calls such a `main`. */
export const OWN_MAIN = "nabla_main";

/**
 * The prelude for a scene's texts.
 *
 * @param kinds of the channels that are no `sampler2D`, by name (`channel-kinds.ts`)
 */
export function preludeFor(
  texts: readonly SourceText[],
  kinds: ReadonlyMap<string, SamplerType> = new Map(),
): SourceText {
  const { declared, defined } = ownNames(texts);
  // A macro of the scene's for one of these stands behind its declaration, and may be taken back.
  const globals = [...hostDeclarations]
    .filter(([name]) => !declared.has(name))
    .map(([name, text]) => {
      const kind = kinds.get(name);
      return kind === undefined ? `${text}\n` : `uniform highp ${kind.name} ${name};\n`;
    });
  // An alias would turn the scene's own `uniform vec2 u_resolution;` into nonsense, and its own `#define` into a second one.
  const macros = ALIASES.filter(([alias]) => !declared.has(alias) && !defined.has(alias)).map(
    ([alias, name]) => `#define ${alias} ${name}\n`,
  );
  return { name: PRELUDE_NAME, text: PRECISION + globals.join("") + macros.join("") };
}

/**
 * What stands behind a scene that defines `mainImage` as a macro, `#define mainImage(color, place) …`, which Shadertoy
 * expands where it calls it: the function that the host calls.
 */
export const MAIN_IMAGE_MACRO: SourceText = {
  name: "nabla/main-image-macro.glsl",
  text: `#ifdef mainImage
void nabla_main_image(inout vec4 color, in vec2 place) { mainImage(color, place); }
#undef mainImage
void mainImage(out vec4 color, in vec2 place) {
  color = vec4(0.0);
  nabla_main_image(color, place);
}
#endif
`,
};

/** Whether texts define `mainImage` as a macro, perhaps under a condition. */
export function definesMainImage(texts: readonly SourceText[]): boolean {
  return texts.some(({ text }) => /^[ \t]*#[ \t]*define[ \t]+mainImage\b/m.test(text));
}

/** Shadertoy's channels that texts do not declare themselves. */
export function hostChannels(texts: readonly SourceText[]): readonly string[] {
  const { declared } = ownNames(texts);
  return CHANNEL_SAMPLERS.filter((name) => !declared.has(name));
}

/** The prelude of a shader with its own `main`, which the host calls by another name: there is only one `main` in a program. */
export const OWN_MAIN_PRELUDE: SourceText = {
  name: PRELUDE_NAME,
  text: `${PRECISION}vec4 ${PLACE};
uniform vec2 nabla_frame_size;
vec2 ${inputFunction("surfacePosition")}() { return (${PLACE}.xy - 0.5 * nabla_frame_size) / nabla_frame_size.y; }
vec2 ${inputFunction("v_texcoord")}() { return ${PLACE}.xy / nabla_frame_size; }
vec2 ${inputFunction("vUv")}() { return ${PLACE}.xy / nabla_frame_size; }
#define main ${OWN_MAIN}
`,
};

/** The uniforms that texts declare, and the macros that they define or variables that they call as an alias is called. */
function ownNames(texts: readonly SourceText[]): {
  readonly declared: ReadonlySet<string>;
  readonly defined: ReadonlySet<string>;
} {
  const declared = new Set<string>();
  const defined = new Set<string>();
  for (const { text } of texts) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, " ");
    for (const [, list = ""] of code.matchAll(/\buniform\s+(?:(?:lowp|mediump|highp)\s+)?\w+\s+([^;{}]*);/g))
      for (const [name] of list.replace(/\[[^\]]*\]/g, "").matchAll(/[A-Za-z_]\w*/g)) declared.add(name);
    for (const [, name = ""] of code.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)/gm)) defined.add(name);
    // `vec2 u_resolution = iResolution.xy;`, as shaders from elsewhere are made to run on Shadertoy.
    for (const [, name = ""] of code.matchAll(/\b(?:float|int|vec[234])\s+(u_\w+)/g)) defined.add(name);
  }
  return { declared, defined };
}
