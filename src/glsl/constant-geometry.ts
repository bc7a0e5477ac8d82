/**
 * The geometric built-in functions (GLSL ES 3.00 §8.5) of constant arguments, rounded to float32 after each operation.
 * A scalar is a vector of one component.
 */

type Vector = readonly number[];
const { fround } = Math;

const map = (a: Vector, value: (x: number, index: number) => number): number[] =>
  a.map((x, index) => fround(value(x, index)));
const at = (a: Vector, index: number): number => a[index] as number;

const scale = (a: Vector, by: number): number[] => map(a, (x) => x * by);
const subtract = (a: Vector, b: Vector): number[] => map(a, (x, index) => x - at(b, index));

export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, x, index) => fround(sum + fround(x * at(b, index))), 0);
}

export function length(a: Vector): number {
  return fround(Math.sqrt(dot(a, a)));
}

export function distance(a: Vector, b: Vector): number {
  return length(subtract(a, b));
}

export function cross(a: Vector, b: Vector): number[] {
  return [
    [1, 2],
    [2, 0],
    [0, 1],
  ].map(([i, j]) =>
    fround(fround(at(a, i as number) * at(b, j as number)) - fround(at(a, j as number) * at(b, i as number))),
  );
}

/** The null vector, of which no direction is defined, stays as it is. */
export function normalize(a: Vector): number[] {
  const size = length(a);
  return size === 0 ? [...a] : map(a, (x) => x / size);
}

export function faceforward(normal: Vector, incident: Vector, reference: Vector): number[] {
  return dot(reference, incident) < 0 ? [...normal] : scale(normal, -1);
}

export function reflect(incident: Vector, normal: Vector): number[] {
  return subtract(incident, scale(normal, fround(2 * dot(normal, incident))));
}

export function refract(incident: Vector, normal: Vector, ratio: number): number[] {
  const cosine = dot(normal, incident);
  const k = fround(1 - fround(fround(ratio * ratio) * fround(1 - fround(cosine * cosine))));
  if (k < 0) return incident.map(() => 0);
  return subtract(scale(incident, ratio), scale(normal, fround(fround(ratio * cosine) + fround(Math.sqrt(k)))));
}
