/**
 * How many random programs the property tests make: a few at each run of all tests, as many as `npm run attack` is told
 * when it runs them alone.
 */

function fromEnvironment(name: string): number | null {
  const text = process.env[name];
  return text === undefined || text === "" ? null : Number(text);
}

/** Programs that the CPU alone checks. */
export function programsOnCpu(usual: number): number {
  return fromEnvironment("NABLA_ATTACK_CPU") ?? usual;
}

/** Programs that are compiled for each driver. */
export function programsOnGpu(usual: number): number {
  return fromEnvironment("NABLA_ATTACK_GPU") ?? usual;
}

/** The same seed makes the same programs. */
export const ATTACK_SEED = fromEnvironment("NABLA_ATTACK_SEED") ?? 20;

/** Milliseconds that a test of `programs` random programs may take: what makes 10⁵ of them an afternoon hangs. */
export function attackTimeout(programs: number): number {
  return 60_000 + 200 * programs;
}

/** Prints what an attack has done; the usual run of all tests stays quiet. */
export function tell(text: string): void {
  if (process.env.NABLA_ATTACK_SEED !== undefined) console.log(text);
}
