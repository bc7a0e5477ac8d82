/** Compiled programs, kept by their text: the same text is compiled once. */
import * as twgl from "twgl.js";

/** Covers the canvas with one triangle that needs no buffer. */
const VERTEX_SHADER = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

/** What a driver said about a text that it refused. */
export interface CompileFailure {
  readonly ok: false;
  /** Lines from 1 of the complete shader; 0 where the driver named none. */
  readonly messages: readonly { readonly line: number; readonly message: string }[];
}

export interface CompiledProgram {
  readonly ok: true;
  readonly info: twgl.ProgramInfo;
}

const MOST_PROGRAMS = 64;

export class ProgramCache {
  readonly #gl: WebGL2RenderingContext;
  /** In the order of their last use. */
  readonly #programs = new Map<string, CompiledProgram>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** The program of a complete fragment shader. A failure is not kept: its text will hardly come again. */
  get(glsl: string): CompiledProgram | CompileFailure {
    const known = this.#programs.get(glsl);
    if (known !== undefined) {
      this.#programs.delete(glsl);
      this.#programs.set(glsl, known);
      return known;
    }
    let log = "";
    const info = twgl.createProgramInfo(this.#gl, [VERTEX_SHADER, glsl], {
      errorCallback: (message: string) => {
        log += `${message}\n`;
      },
    }) as twgl.ProgramInfo | null;
    if (info === null) return { ok: false, messages: readLog(log) };
    const compiled: CompiledProgram = { ok: true, info };
    this.#programs.set(glsl, compiled);
    const [oldest] = this.#programs;
    if (this.#programs.size > MOST_PROGRAMS && oldest !== undefined) {
      this.#gl.deleteProgram(oldest[1].info.program);
      this.#programs.delete(oldest[0]);
    }
    return compiled;
  }

  /** Forgets everything, as after a lost context. */
  clear(): void {
    this.#programs.clear();
  }
}

/** ANGLE writes `ERROR: 0:12: 'x' : undeclared identifier`; twgl puts the shader's text around it. */
function readLog(log: string): CompileFailure["messages"] {
  const found = [...log.matchAll(/ERROR:\s*\d+:(\d+):\s*([^\n]*)/g)].map(([, line, message]) => ({
    line: Number(line),
    message: (message as string).trim(),
  }));
  const unique = found.filter(
    (one, index) => found.findIndex((other) => other.line === one.line && other.message === one.message) === index,
  );
  return unique.length > 0 ? unique : [{ line: 0, message: log.trim().slice(0, 2000) || "the driver gave no reason" }];
}
