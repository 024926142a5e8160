import { type DoubleField, inverseResidue, reduced, residueAt } from "./double-field.ts";

/** The degree of a dense polynomial in one variable, `[k]` multiplying the k-th power; -1 for zero. */
export function denseDegree(a: Float64Array): number {
  let degree = a.length - 1;
  while (degree >= 0 && a[degree] === 0) degree -= 1;
  return degree;
}

/** The greatest common divisor with leading coefficient one, by Euclid's algorithm; empty for two zeros. */
export function denseGcd(field: DoubleField, a: Float64Array, b: Float64Array): Float64Array {
  let [upper, lower] = [a.slice(), b.slice()];
  let [upperDegree, lowerDegree] = [denseDegree(upper), denseDegree(lower)];
  while (lowerDegree >= 0) {
    makeMonic(field, lower, lowerDegree);
    // By a constant everything leaves no remainder.
    if (lowerDegree === 0) return lower.slice(0, 1);
    const rest = reduceByMonic(field, upper, upperDegree, lower, lowerDegree);
    [upper, lower] = [lower, upper];
    [upperDegree, lowerDegree] = [lowerDegree, rest];
  }
  makeMonic(field, upper, upperDegree);
  return upper.slice(0, upperDegree + 1);
}

function makeMonic(field: DoubleField, a: Float64Array, degree: number): void {
  const leading = residueAt(a, degree);
  if (degree < 0 || leading === 1) return;
  const { p, inverse } = field;
  const factor = inverseResidue(field, leading);
  for (let k = 0; k <= degree; k += 1) a[k] = reduced(residueAt(a, k) * factor, p, inverse);
}

/** Replaces `a` by its remainder by a monic `b`, and returns the remainder's degree. */
function reduceByMonic(
  { p, inverse }: DoubleField,
  a: Float64Array,
  degreeA: number,
  b: Float64Array,
  degreeB: number,
): number {
  let degree = degreeA;
  for (; degree >= degreeB; degree -= 1) {
    const leading = residueAt(a, degree);
    if (leading === 0) continue;
    const [factor, shift] = [p - leading, degree - degreeB];
    for (let k = 0; k < degreeB; k += 1) {
      a[shift + k] = reduced(residueAt(a, shift + k) + factor * residueAt(b, k), p, inverse);
    }
    a[degree] = 0;
  }
  while (degree >= 0 && a[degree] === 0) degree -= 1;
  return degree;
}
