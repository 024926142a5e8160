import { ResiduaError } from "../../../core/errors.ts";
import type { Field } from "../../../exact/ring.ts";
import type { MonomialTable } from "./monomial-table.ts";
import { combination, EMPTY_PART, type Part } from "./part.ts";

/**
 * A series that becomes known grade by grade, while a derivation solves for its unknowns (relaxed multiplication in
 * the sense of van der Hoeven). Every part is computed once, from parts of its operands at most as high.
 *
 * Part n depends on part n of the unknowns through the leading linear terms only. So it is kept as an affine function of
 * them: `known(n)` for unknowns whose part n vanishes, and a slope that is the same at all grades. `known(n)` may be asked
 * for once the unknowns are known below grade n, `part(n)` once they are known at grade n too.
 *
 * Source: van der Hoeven (2002), Relax, but don't be too lazy, J. Symbolic Computation 34.
 */
export interface Relaxed<E> {
  readonly part: (grade: number) => Part<E>;
  readonly known: (grade: number) => Part<E>;
  readonly slope: Slope<E>;
  /** The part at grade zero, where that is a constant. */
  readonly constant: E | undefined;
}

/**
 * What multiplies part n of each unknown in part n of a series, for n > 0. "nonlinear" where that is no constant, as in a
 * product of two unknowns: such a series can be used behind a factor without a part at grade zero.
 */
export type Slope<E> = ReadonlyMap<Unknown<E>, E> | "nonlinear";

/** A quantity that depends linearly on the unknowns: one of them, its space derivatives, its values at an earlier time. */
export interface Unknown<E> extends Relaxed<E> {
  readonly name: string;
  /** What part n of the unknowns adds to `known(n)`. */
  readonly change: (grade: number) => Part<E>;
}

/** Where the arithmetic on parts takes place. */
export interface SeriesSpace<E> {
  readonly field: Field<E>;
  readonly table: MonomialTable<E>;
}

/** A function of the grade that remembers its values. */
export function byGrade<T>(compute: (grade: number) => T): (grade: number) => T {
  const values: T[] = [];
  return (grade) => {
    const value = values[grade] ?? compute(grade);
    values[grade] = value;
    return value;
  };
}

/** A series without unknowns. */
export function knownSeries<E>({ field }: SeriesSpace<E>, parts: (grade: number) => Part<E>): Relaxed<E> {
  return { part: parts, known: parts, slope: new Map(), constant: constantOf(field, parts(0)) };
}

/** The constant of which a part consists; `undefined` where it has other terms. */
export function constantOf<E>(field: Field<E>, part: Part<E>): E | undefined {
  if (part.size === 0) return field.zero;
  return part.size === 1 ? part.get(0) : undefined;
}

/** The series whose part n, for unknowns without such a part, is `known(n)`. */
export function affineSeries<E>(
  { field }: SeriesSpace<E>,
  slope: ReadonlyMap<Unknown<E>, E>,
  compute: (grade: number) => Part<E>,
): Relaxed<E> {
  const known = byGrade(compute);
  const part = byGrade((grade) => {
    if (grade === 0 || slope.size === 0) return known(grade);
    const changes = [...slope].map(([unknown, factor]) => [factor, unknown.change(grade)] as const);
    return combination(field, [[field.one, known(grade)], ...changes]);
  });
  return { part, known, slope, constant: constantOf(field, known(0)) };
}

/** The series that depends on the newest parts of the unknowns in no linear way. */
export function nonlinearSeries<E>(
  { field }: SeriesSpace<E>,
  compute: (grade: number) => Part<E>,
): Relaxed<E> {
  const part = byGrade(compute);
  return { part, known: nothingKnown, slope: "nonlinear", constant: constantOf(field, part(0)) };
}

function nothingKnown(): never {
  throw new ResiduaError(
    "E_DOMAIN",
    "the equations are nonlinear at leading order: give every nonlinear term, and every coefficient that varies, a small factor",
  );
}

/** The linear combination of series. */
export function relaxedSum<E>(
  space: SeriesSpace<E>,
  terms: readonly (readonly [factor: E, series: Relaxed<E>])[],
): Relaxed<E> {
  const { field } = space;
  const slope = combinedSlope(field, terms);
  if (slope === "nonlinear") {
    return nonlinearSeries(space, (n) =>
      combination(
        field,
        terms.map(([c, a]) => [c, a.part(n)]),
      ),
    );
  }
  return affineSeries(space, slope, (n) =>
    combination(
      field,
      terms.map(([c, a]) => [c, n === 0 ? a.part(0) : a.known(n)]),
    ),
  );
}

/** The slope of a linear combination; a factor of zero lets nothing through. */
export function combinedSlope<E>(
  field: Field<E>,
  terms: readonly (readonly [factor: E, series: Relaxed<E>])[],
): Slope<E> {
  const slope = new Map<Unknown<E>, E>();
  for (const [factor, series] of terms) {
    if (field.isZero(factor)) continue;
    if (series.slope === "nonlinear") return "nonlinear";
    for (const [unknown, value] of series.slope) {
      const term = field.multiply(factor, value);
      const sum = slope.get(unknown);
      slope.set(unknown, sum === undefined ? term : field.add(sum, term));
    }
  }
  for (const [unknown, value] of slope) if (field.isZero(value)) slope.delete(unknown);
  return slope;
}

/** The series with one term, or none where a truncation drops it. */
export function singleTerm<E>(space: SeriesSpace<E>, monomial: number, coefficient: E): Relaxed<E> {
  const own = space.field.isZero(coefficient) ? Number.POSITIVE_INFINITY : space.table.grade(monomial);
  const term: Part<E> = new Map([[monomial, coefficient]]);
  return knownSeries(space, (grade) => (grade === own ? term : EMPTY_PART));
}
