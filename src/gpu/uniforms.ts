/** Uniforms of a program: which there are, and their values by name. */
import * as twgl from "twgl.js";
import type { Uniforms } from "../scene/scene.ts";
import { type SamplerKind, samplerKind, unitOf } from "./black-textures.ts";
import type { FragmentProgram } from "./program.ts";

/** A uniform that the compiled program reads. */
export interface ActiveUniform {
  /** As in GLSL, without the `[0]` of an array. */
  readonly name: string;
  /** Numbers of one element. */
  readonly components: number;
  /** Elements of the array as far as they are read; null for what is no array. */
  readonly length: number | null;
}

/** Numbers of an element, by its type. Samplers get their textures once and for all, see `setSamplers`. */
const TYPES = {
  1: ["FLOAT", "INT", "UNSIGNED_INT", "BOOL"],
  2: ["FLOAT_VEC2", "INT_VEC2", "UNSIGNED_INT_VEC2", "BOOL_VEC2"],
  3: ["FLOAT_VEC3", "INT_VEC3", "UNSIGNED_INT_VEC3", "BOOL_VEC3"],
  4: ["FLOAT_VEC4", "INT_VEC4", "UNSIGNED_INT_VEC4", "BOOL_VEC4", "FLOAT_MAT2"],
  6: ["FLOAT_MAT2x3", "FLOAT_MAT3x2"],
  8: ["FLOAT_MAT2x4", "FLOAT_MAT4x2"],
  9: ["FLOAT_MAT3"],
  12: ["FLOAT_MAT3x4", "FLOAT_MAT4x3"],
  16: ["FLOAT_MAT4"],
} as const;

/** null for a sampler. */
function componentsOf(gl: WebGL2RenderingContext, type: number): number | null {
  const found = Object.entries(TYPES).find(([, names]) => names.some((name) => gl[name] === type));
  return found === undefined ? null : Number(found[0]);
}

export function activeUniforms(gl: WebGL2RenderingContext, program: WebGLProgram): ActiveUniform[] {
  const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number;
  const uniforms: ActiveUniform[] = [];
  for (let index = 0; index < count; index++) {
    const active = gl.getActiveUniform(program, index);
    const components = active === null ? null : componentsOf(gl, active.type);
    if (active === null || components === null) continue;
    const isArray = active.name.endsWith("[0]");
    uniforms.push({
      name: isArray ? active.name.slice(0, -3) : active.name,
      components,
      length: isArray ? active.size : null,
    });
  }
  return uniforms;
}

/** Leads each sampler of a program to the unit of its kind; gives the kinds that there are. */
export function setSamplers(gl: WebGL2RenderingContext, program: WebGLProgram): readonly SamplerKind[] {
  const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number;
  const found: { readonly active: WebGLActiveInfo; readonly kind: SamplerKind }[] = [];
  for (let index = 0; index < count; index++) {
    const active = gl.getActiveUniform(program, index);
    const kind = active === null ? undefined : samplerKind(gl, active.type);
    if (active !== null && kind !== undefined) found.push({ active, kind });
  }
  if (found.length === 0) return [];
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  gl.useProgram(program);
  for (const { active, kind } of found)
    gl.uniform1iv(
      gl.getUniformLocation(program, active.name),
      new Array<number>(active.size).fill(unitOf(kinds, kind)),
    );
  return kinds;
}

/**
 * Gives all uniforms of the program in use their values. Names that it does not read are ignored; what has no value is 0,
 * whatever the program was used for before.
 *
 * @throws RangeError if a value has another number of components than the uniform
 */
export function setUniforms({ info, uniforms }: FragmentProgram, values: Uniforms): void {
  twgl.setUniforms(
    info,
    Object.fromEntries(uniforms.map((uniform) => [uniform.name, fitting(uniform, values[uniform.name])])),
  );
}

function fitting({ name, components, length }: ActiveUniform, value: number | readonly number[] | undefined) {
  const count = components * (length ?? 1);
  const numbers = value === undefined ? new Array<number>(count).fill(0) : typeof value === "number" ? [value] : value;
  // Of an array the program may read fewer elements than are given.
  const fits = length === null ? numbers.length === count : numbers.length > 0 && numbers.length % components === 0;
  if (!fits) throw new RangeError(`uniform '${name}' takes ${count} numbers, given ${numbers.length}`);
  return count === 1 && length === null ? numbers[0] : numbers.slice(0, count);
}
