/** What a person did wrong or what is missing on the machine: shown as one message, never with a stack trace. */

/** 0 fine; 1 the work found a difference or a bad scene; 2 wrong use or no browser; 3 a bug of Nabla itself. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Ends a command with a message for the person who called it. */
export class Problem extends Error {
  readonly exitCode: ExitCode;

  /** @param message lower case; names what was given and what is possible */
  constructor(message: string, exitCode: ExitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
