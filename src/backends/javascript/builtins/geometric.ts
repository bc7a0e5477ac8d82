/** Geometric functions (specification §8.4). */
import type { Emitter } from "../emitter.ts";
import type { Code, Value } from "../storage.ts";
import { atomsOf, type BuiltinTable } from "./builtin.ts";

function norm(emitter: Emitter, x: readonly Code[]): Code {
  const { arithmetic } = emitter;
  return x.length === 1 ? `${emitter.unit.maths("abs")}(${x[0]})` : arithmetic.call("sqrt", arithmetic.dot(x, x));
}

/** x·factor + y·scale, component by component. */
function combine(emitter: Emitter, x: readonly Code[], factor: Code | null, y: readonly Code[], scale: Code): Value {
  const { arithmetic } = emitter;
  return x.map((code, index) => {
    const first = factor === null ? code : arithmetic.multiply(code, factor);
    return arithmetic.subtract(first, arithmetic.multiply(y[index] as Code, scale));
  });
}

export const geometric: BuiltinTable = {
  length: (site) => [norm(site.emitter, atomsOf(site, 0))],
  distance: (site) => {
    const [a, b] = [atomsOf(site, 0), atomsOf(site, 1)];
    return [
      norm(
        site.emitter,
        a.map((code, index) => site.emitter.hold(site.emitter.arithmetic.subtract(code, b[index] as Code))),
      ),
    ];
  },
  dot: (site) => [site.emitter.arithmetic.dot(atomsOf(site, 0), atomsOf(site, 1))],
  cross: (site) => {
    const { arithmetic } = site.emitter;
    const [a, b] = [atomsOf(site, 0), atomsOf(site, 1)];
    return [
      [1, 2],
      [2, 0],
      [0, 1],
    ].map(([i, j]) =>
      arithmetic.subtract(
        arithmetic.multiply(a[i as number] as Code, b[j as number] as Code),
        arithmetic.multiply(a[j as number] as Code, b[i as number] as Code),
      ),
    );
  },
  normalize: (site) => {
    const x = atomsOf(site, 0);
    const size = site.emitter.hold(norm(site.emitter, x));
    return x.map((code) => site.emitter.arithmetic.divide(code, size));
  },
  faceforward: (site) => {
    const [normal, incident, reference] = [atomsOf(site, 0), atomsOf(site, 1), atomsOf(site, 2)];
    const behind = site.emitter.hold(`${site.emitter.arithmetic.dot(reference, incident)} < 0`);
    return normal.map((code) => `(${behind} ? ${code} : -${code})`);
  },
  // I − 2 dot(N, I) N
  reflect: (site) => {
    const { emitter } = site;
    const [incident, normal] = [atomsOf(site, 0), atomsOf(site, 1)];
    return combine(
      emitter,
      incident,
      null,
      normal,
      emitter.hold(emitter.arithmetic.multiply("2", emitter.arithmetic.dot(normal, incident))),
    );
  },
  // k = 1 − eta²(1 − dot(N, I)²); 0 if k < 0, else eta·I − (eta·dot(N, I) + √k) N
  refract: (site) => {
    const { emitter } = site;
    const { arithmetic } = emitter;
    const [incident, normal] = [atomsOf(site, 0), atomsOf(site, 1)];
    const eta = atomsOf(site, 2)[0] as Code;
    const cosine = emitter.hold(arithmetic.dot(normal, incident));
    const sine2 = arithmetic.multiply(
      arithmetic.multiply(eta, eta),
      arithmetic.subtract("1", arithmetic.multiply(cosine, cosine)),
    );
    const k = emitter.hold(arithmetic.subtract("1", sine2));
    const scale = emitter.hold(arithmetic.add(arithmetic.multiply(eta, cosine), arithmetic.call("sqrt", k)));
    return combine(emitter, incident, eta, normal, scale).map((code) => `(${k} < 0 ? 0 : ${code as Code})`);
  },
};
