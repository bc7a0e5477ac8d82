/** Which choices nobody should pass over: those that no other one beats in cost and error at once. */

export interface CostAndError {
  readonly cost: number;
  readonly error: number;
}

/**
 * The Pareto front, by ascending cost. A point belongs to it if no other one is at least as good in both and better in one;
 * two equal points both belong. Points with a number that is not finite are left out.
 */
export function paretoFront<Point extends CostAndError>(points: readonly Point[]): Point[] {
  const known = points.filter(({ cost, error }) => Number.isFinite(cost) && Number.isFinite(error));
  return known.filter((point) => !known.some((other) => dominates(other, point))).sort((a, b) => a.cost - b.cost);
}

function dominates(a: CostAndError, b: CostAndError): boolean {
  return a.cost <= b.cost && a.error <= b.error && (a.cost < b.cost || a.error < b.error);
}
