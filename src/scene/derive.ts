/** The scene's own source with its derivative functions, as GLSL for other programs. */
import { type DerivativeRequest, differentiate } from "../calculus/differentiate.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import { print } from "../glsl/print.ts";
import { prune } from "../glsl/prune.ts";
import { read } from "../glsl/read.ts";
import type { SourceMap } from "../glsl/source.ts";
import type { Program } from "../glsl/tree.ts";
import type { Scene } from "./scene.ts";

export interface DeriveResult {
  /** null if there is an error. */
  readonly glsl: string | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
}

/**
 * Self-contained GLSL: what the scene needs, and functions in scene units behind it:
 *
 *     float field_gradient(vec2 p, out vec2 gradient);                     // order 1
 *     float field_hessian(vec2 p, out vec2 gradient, out vec3 hessian);    // order 2: (∂xx, ∂xy, ∂yy)
 *     vec2 warp_jacobian(vec2 p, out mat2 jacobian);                       // with a warp: columns are ∂/∂x and ∂/∂y
 *
 * `float field(vec2 p)` is `sdf(warp(p))`. A scene that has one of these names itself gets them with `nabla_` in front.
 */
export function deriveGlsl(scene: Scene, order: 1 | 2): DeriveResult {
  const { program, entries, diagnostics, sources } = deriveProgram(scene, order);
  return { glsl: program === null ? null : print(prune(program, entries)), diagnostics, sources };
}

/** What differentiating a scene has to say, without the text. */
export function derivativeProblems(scene: Scene): Pick<DeriveResult, "diagnostics" | "sources"> {
  return deriveProgram(scene, 2);
}

interface DerivedProgram {
  /** Everything that was read; null if there is an error. */
  readonly program: Program | null;
  /** The functions that are asked for. */
  readonly entries: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
}

function deriveProgram(scene: Scene, order: 1 | 2): DerivedProgram {
  const fail = (message: string): DerivedProgram => {
    const start = scene.sources.baseOf(scene.name) ?? 0;
    return {
      program: null,
      entries: [],
      diagnostics: [{ severity: "error", message, range: { start, end: start } }],
      sources: scene.sources,
    };
  };
  if (scene.program === null)
    return { program: null, entries: [], diagnostics: scene.diagnostics, sources: scene.sources };
  if (scene.kind !== "sdf") return fail(`only an sdf can be differentiated, '${scene.name}' is a whole image`);
  const taken = new Set(
    scene.program.declarations.flatMap((declaration) =>
      declaration.kind === "function"
        ? [declaration.symbol.name]
        : declaration.kind === "declaration"
          ? [declaration.variable.name]
          : [],
    ),
  );
  const name = (base: string): string => (taken.has(base) ? `nabla_${base}` : base);
  const field = name("field");
  const jet = order === 1 ? name("field_gradient") : name("field_hessian");
  const requests: DerivativeRequest[] = [{ of: field, order, into: jet }];
  let text = `float ${field}(vec2 p) { return sdf(${scene.hasWarp ? "warp(p)" : "p"}); }\n`;
  text +=
    order === 1
      ? `float ${jet}(vec2 p, out vec2 gradient);\n`
      : `float ${jet}(vec2 p, out vec2 gradient, out vec3 hessian);\n`;
  if (scene.hasWarp) {
    const jacobian = name("warp_jacobian");
    text += `vec2 ${jacobian}(vec2 p, out mat2 jacobian);\n`;
    requests.push({ of: "warp", order: 1, into: jacobian });
  }
  const reading = read([...scene.texts, { name: "nabla/derive.glsl", text, forgetsMacros: true }], {
    include: scene.include,
    prototypes: true,
  });
  const { sources } = reading;
  const entries = [field, ...requests.map((request) => request.into)];
  if (reading.program === null) return { program: null, entries, diagnostics: reading.diagnostics, sources };
  const derived = differentiate(reading.program, requests);
  const diagnostics = [...reading.diagnostics, ...derived.diagnostics];
  const failed = derived.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  return { program: failed ? null : derived.program, entries, diagnostics, sources };
}
