/** What a command is. Each file in `commands/` exports `command`; program, help and tests find them there. */
import type { Command } from "commander";
import type { ExitCode } from "./problem.ts";

/** Notes how the work ended; the highest code that was noted becomes the exit code. */
export type Note = (code: ExitCode) => void;

export interface CliCommand {
  /** Position in the help, ascending. */
  readonly rank: number;
  /** Adds the command to the program. */
  readonly register: (program: Command, note: Note) => void;
}

const modules = import.meta.glob<{ command: CliCommand }>("./commands/*.ts", { eager: true });

/** In the order of the help. */
export const commands: readonly CliCommand[] = Object.values(modules)
  .map((module) => module.command)
  .sort((a, b) => a.rank - b.rank);
