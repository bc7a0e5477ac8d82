/**
 * The globals that a scene may use without declaring them, as Shadertoy and glslViewer name them.
 *
 * `u_time`, `u_resolution` and `u_mouse` are macros for the Shadertoy names unless the scene declares them itself.
 */
import type { SourceText } from "../glsl/source.ts";

const PRELUDE = `precision highp float;
precision highp int;
uniform vec3 iResolution;
uniform float iTime;
uniform float iTimeDelta;
uniform float iFrameRate;
uniform int iFrame;
uniform vec4 iMouse;
uniform vec4 iDate;
`;

const ALIASES = [
  ["u_time", "iTime"],
  ["u_resolution", "iResolution.xy"],
  ["u_mouse", "iMouse.xy"],
] as const;

/** The prelude for a scene's text. */
export function preludeFor(text: string): SourceText {
  // An alias would turn the scene's own `uniform vec2 u_resolution;` into nonsense, so it is left out there.
  const macros = ALIASES.filter(([alias]) => !declares(text, alias)).map(
    ([alias, name]) => `#define ${alias} ${name}\n`,
  );
  return { name: "nabla/prelude.glsl", text: PRELUDE + macros.join("") };
}

function declares(text: string, name: string): boolean {
  return new RegExp(`\\buniform\\s+(?:(?:lowp|mediump|highp)\\s+)?\\w+\\s+${name}\\b`).test(text);
}
