export interface Fault {
  readonly file: string;
  readonly fault: string;
  readonly find: string;
  readonly replace: string;
}
export const faults: readonly Fault[];
