/** `nabla derive`: the scene's derivative functions as GLSL for other programs. */
import { deriveGlsl } from "../../scene/derive.ts";
import { commonOption, parseOrder } from "../arguments.ts";
import type { CliCommand } from "../command.ts";
import { printDiagnostics } from "../report.ts";
import { loadSceneFile, readOneScene } from "../scene-file.ts";
import { writeWhole } from "../write-file.ts";

const HELP = `
The output is self-contained GLSL ES 3.00 without #version and main. It defines, in scene units,
  float field_gradient(vec2 p, out vec2 gradient)                     order 1
  float field_hessian(vec2 p, out vec2 gradient, out vec3 hessian)    order 2; hessian = (xx, xy, yy)
  vec2 warp_jacobian(vec2 p, out mat2 jacobian)                       where there is a warp
of float field(vec2 p), which is sdf(warp(p)).

Examples:
  nabla derive polar-petals
  nabla derive my.glsl --order 2 -o my-hessian.glsl`;

export const command: CliCommand = {
  rank: 30,
  register(program, note) {
    program
      .command("derive")
      .description("print a scene's derivatives as self-contained GLSL")
      .argument("<scene>", "a file, the id of an example, or - for standard input")
      .option("--order <order>", "1: gradient and Jacobian, 2: Hessian too", parseOrder, 1)
      .addOption(commonOption())
      .option("-o, --output <file>", "write to a file instead of standard output")
      .addHelpText("after", HELP)
      .action((name: string, options: { order: 1 | 2; common?: string; output?: string }) => {
        const file = readOneScene(name, options.common);
        const { glsl, diagnostics, sources } = deriveGlsl(loadSceneFile(file), options.order);
        printDiagnostics(diagnostics, sources);
        if (glsl === null) {
          note(1);
          return;
        }
        const text = `${glsl.trimEnd()}\n`;
        if (options.output === undefined) process.stdout.write(text);
        else writeWhole(options.output, text);
      });
  },
};
