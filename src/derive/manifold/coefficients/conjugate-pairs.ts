import type { Polynomial } from "../../../exact/polynomial/polynomial.ts";
import type { KnownDenominatorField } from "./known-denominators.ts";

export interface FractionDivisor<C> {
  readonly divisor: Polynomial<C>;
  readonly exponent: number;
}

/**
 * What a fraction with these powers of the known factors is divided by: a factor and its complex conjugate, as far as both
 * divide, are one real divisor. So real fractions have no i below the line.
 */
export function conjugatePairs<C>(
  field: KnownDenominatorField<C>,
  conjugate: (a: Polynomial<C>) => Polynomial<C>,
): (powers: readonly number[]) => readonly FractionDivisor<C>[] {
  const { polynomials: ring } = field;
  const conjugates: Polynomial<C>[] = [];
  const conjugateOf = (k: number) => {
    conjugates[k] ??= conjugate(field.factor(k));
    return conjugates[k];
  };
  return (powers) => {
    const left = [...powers];
    return powers.flatMap((_, k) => {
      const own = left[k] ?? 0;
      if (own === 0) return [];
      const factor = field.factor(k);
      const other = conjugateOf(k);
      const partner = left.findIndex(
        (exponent, j) => j > k && exponent > 0 && ring.equals(field.factor(j), other),
      );
      const both = partner < 0 ? 0 : Math.min(own, left[partner] ?? 0);
      if (both === 0) return [{ divisor: factor, exponent: own }];
      left[partner] = (left[partner] ?? 0) - both;
      const rest = own === both ? [] : [{ divisor: factor, exponent: own - both }];
      return [{ divisor: ring.multiply(factor, other), exponent: both }, ...rest];
    });
  };
}
