/** Fragment programs: compiled once by text, kept while they are in use. */
import * as twgl from "twgl.js";
import type { SamplerKind } from "./black-textures.ts";
import { parseCompileLog } from "./compile-log.ts";
import { nextTask } from "./fence.ts";
import type { CompileMessage, GpuProblem, Outcome } from "./problem.ts";
import { LOST } from "./problem.ts";
import { type ActiveUniform, activeUniforms, setSamplers } from "./uniforms.ts";

/**
 * A triangle around the whole target, from the vertices' numbers alone: (−1, −1), (3, −1), (−1, 3). With an array of
 * `nabla_square` (middle in clip space, side in pixels) points; without one its side is 0.
 */
const VERTEX_SHADER = `#version 300 es
layout(location = 0) in vec3 nabla_square;
void main() {
  vec2 corner = vec2(4.0 * float(gl_VertexID & 1) - 1.0, 4.0 * float(gl_VertexID >> 1) - 1.0);
  gl_Position = vec4(nabla_square.z > 0.0 ? nabla_square.xy : corner, 0.0, 1.0);
  gl_PointSize = max(nabla_square.z, 1.0);
}
`;

/** Programs that are kept; an editor makes a new one at each key stroke. */
const KEPT_PROGRAMS = 64;

export interface FragmentProgram {
  readonly info: twgl.ProgramInfo;
  readonly uniforms: readonly ActiveUniform[];
  /** Kinds of samplers that it reads; each has its unit. */
  readonly samplers: readonly SamplerKind[];
  /** Whether a pixel may take more than running through the text once. */
  readonly hasLoops: boolean;
  /** Pixels a millisecond, by the format of the target, once it has drawn into one. */
  readonly speeds: Map<string, number>;
}

export type CompiledProgram = Outcome<{ readonly program: FragmentProgram }>;

export interface ProgramCache {
  /** The program of a complete fragment shader's text. */
  get(glsl: string): Promise<CompiledProgram>;
  /** Forgets all programs; they need not exist any more. */
  clear(): void;
}

export function createProgramCache(gl: WebGL2RenderingContext): ProgramCache {
  /** By text, in the order of last use. A program that is refused stays too, so that it isn't compiled again. */
  const programs = new Map<string, Promise<CompiledProgram>>();
  const discard = async (compiling: Promise<CompiledProgram>) => {
    const compiled = await compiling;
    if (compiled.ok) gl.deleteProgram(compiled.program.info.program);
  };
  return {
    get(glsl) {
      const known = programs.get(glsl) ?? compile(gl, glsl);
      programs.delete(glsl);
      programs.set(glsl, known);
      const [oldest] = programs;
      if (programs.size > KEPT_PROGRAMS && oldest !== undefined) {
        programs.delete(oldest[0]);
        void discard(oldest[1]);
      }
      return known;
    },
    clear() {
      for (const compiling of programs.values()) void discard(compiling);
      programs.clear();
    },
  };
}

/**
 * Shaders are compiled here and not by twgl, which mixes the compiler's log into a listing of the source and leaves the
 * program of a failed link behind.
 */
async function compile(gl: WebGL2RenderingContext, glsl: string): Promise<CompiledProgram> {
  const vertex = startShader(gl, gl.VERTEX_SHADER, VERTEX_SHADER);
  const fragment = startShader(gl, gl.FRAGMENT_SHADER, glsl);
  const program = gl.createProgram();
  gl.attachShader(program, vertex);
  gl.attachShader(program, fragment);
  gl.linkProgram(program);
  await compilation(gl, program);
  const isLinked = gl.getProgramParameter(program, gl.LINK_STATUS) as boolean;
  const log = isLinked ? "" : gl.getShaderInfoLog(fragment) || gl.getProgramInfoLog(program) || "";
  gl.deleteShader(vertex);
  gl.deleteShader(fragment);
  // A lost context says of everything that it is as it should be, or that it isn't.
  if (gl.isContextLost()) return { ok: false, problem: LOST };
  if (!isLinked) {
    gl.deleteProgram(program);
    return { ok: false, problem: refusal(log) };
  }
  const info = twgl.createProgramInfoFromProgram(gl, program);
  return {
    ok: true,
    program: {
      info,
      uniforms: activeUniforms(gl, program),
      samplers: setSamplers(gl, program),
      // A word in a comment makes a program look costlier than it is, which does no harm.
      hasLoops: /\b(?:for|while|do)\b/.test(glsl),
      speeds: new Map(),
    },
  };
}

/** What the compiler alone says about a fragment shader, without linking it: it may lack what a program needs. */
export interface CompilerVerdict {
  readonly accepts: boolean;
  readonly log: readonly CompileMessage[];
}

/** Compiles a fragment shader for the compiler's verdict. */
export function judgeShader(gl: WebGL2RenderingContext, glsl: string): Outcome<CompilerVerdict> {
  const shader = startShader(gl, gl.FRAGMENT_SHADER, glsl);
  const accepts = gl.getShaderParameter(shader, gl.COMPILE_STATUS) === true;
  const log = parseCompileLog(gl.getShaderInfoLog(shader) ?? "");
  gl.deleteShader(shader);
  return gl.isContextLost() ? { ok: false, problem: LOST } : { ok: true, accepts, log };
}

function startShader(gl: WebGL2RenderingContext, type: number, text: string): WebGLShader {
  // null on a lost context only, whose calls all do nothing.
  const shader = gl.createShader(type) as WebGLShader;
  gl.shaderSource(shader, text);
  gl.compileShader(shader);
  return shader;
}

/** Lets the page go on while the driver compiles, where it can do so beside it. */
async function compilation(gl: WebGL2RenderingContext, program: WebGLProgram): Promise<void> {
  const parallel = gl.getExtension("KHR_parallel_shader_compile");
  if (parallel === null) return;
  while (!gl.isContextLost() && gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR) !== true)
    await nextTask();
}

function refusal(text: string): GpuProblem {
  const log = parseCompileLog(text);
  const first = log.find(({ severity }) => severity === "error");
  const place = first?.line == null ? "" : `line ${first.line}: `;
  const message = first === undefined ? "the driver refuses the program without a word" : `${place}${first.message}`;
  return { kind: "compile", message, log };
}
