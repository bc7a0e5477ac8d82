/** The command line: `nabla COMMAND …`. Its exit code is in `problem.ts`. */
import { isMainThread } from "node:worker_threads";
import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import { commands } from "./command.ts";
import { type ExitCode, Problem } from "./problem.ts";
import { serveTiles } from "./truth/thread.ts";

const EXAMPLES = `
Examples:
  nabla list                                      what there is: scenes, coverage methods, views
  nabla render polar-petals                       draws an example scene to polar-petals.png
  nabla render my.glsl --size 1024x768 -o out/    draws a file of yours
  nabla derive my.glsl                            prints its gradient as GLSL
  nabla probe my.glsl --at 0.5,-0.25              prints value, gradient, Hessian and Jacobian at a point
  nabla check my.glsl                             says what is wrong with it

Exit codes: 0 fine, 1 a bad scene or a difference, 2 wrong use or no browser.`;

/** Runs the command line with the arguments behind the program's name and gives its exit code. */
async function run(given: readonly string[]): Promise<ExitCode> {
  let worst: ExitCode = 0;
  const program = new Command("nabla")
    .description(
      "Differentiates GLSL: exact gradients and Jacobians of 2D signed distance fields, pixel-accurate edges.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("`nabla --help` and `nabla COMMAND --help` show what is possible")
    .exitOverride();
  for (const command of commands)
    command.register(program, (code) => {
      if (code > worst) worst = code;
    });
  try {
    await program.parseAsync(given, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return isHelp(error, given) ? 0 : 2;
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`nabla: ${error.message}\n`);
    return error.exitCode > worst ? error.exitCode : worst;
  }
  return worst;
}

/** Help that was asked for is no error; help shown because there is no command is one. */
function isHelp(error: CommanderError, given: readonly string[]): boolean {
  return error.exitCode === 0 || (error.code === "commander.help" && given.length > 0);
}

// A reader that has seen enough (`| head`) closes the pipe; files are still written.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

// A thread runs the same file; the one that has started it says in its data what it is for.
if (!isMainThread) serveTiles();
else await runHere();

async function runHere(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      `nabla: this is a bug of Nabla ${version}: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 3;
  }
}
