/** What a run of tests was told, on its way from the command line through the plugin to the workers. */
import type { DriverName, UpdateMode } from "./types.ts";

/** What `nabla test` tells the plugin, in the environment: that reaches every project of a configuration. */
export interface CommandOptions {
  readonly update?: UpdateMode;
  /** Ids of cases to accept, perhaps each with `@` and first digits of what was drawn. Others are skipped. */
  readonly accept?: readonly string[];
  readonly browser?: string;
  readonly browserWs?: readonly string[];
  readonly driver?: DriverName;
  /** Absolute path. */
  readonly common?: string;
  readonly cache?: boolean;
}

const VARIABLE = "NABLA_TEST";

export function setCommandOptions(options: CommandOptions): void {
  process.env[VARIABLE] = JSON.stringify(options);
}

export function commandOptions(): CommandOptions {
  return JSON.parse(process.env[VARIABLE] ?? "{}") as CommandOptions;
}

/** Whether this runs in continuous integration, where no picture is ever stored. */
export function isInCi(environment: NodeJS.ProcessEnv = process.env): boolean {
  return !["", "0", "false"].includes((environment.CI ?? "").toLowerCase());
}

/** What workers are provided with. */
export interface WorkerOptions {
  readonly root: string;
  /** Address of the browser host. */
  readonly host: string;
  /** Folder of the pictures, beside each scene. */
  readonly folder: string;
  readonly driver: DriverName;
  /** Absolute path of the Common text of scenes whose cases name none; null: none. */
  readonly common: string | null;
  /** Milliseconds. */
  readonly timeout: number;
  /** Folder of remembered results; null: none. */
  readonly cacheFolder: string | null;
  /** null: as Vitest's own snapshots. */
  readonly update: UpdateMode | null;
  readonly accept: readonly string[] | null;
  readonly isCi: boolean;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly nabla: WorkerOptions;
  }
}
