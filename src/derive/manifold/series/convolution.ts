import { type Part, PartSum } from "./part.ts";
import type { SeriesSpace } from "./relaxed.ts";

/** The sum of products of parts, without the terms that a truncation drops, and of those monomials that are wanted. */
export function convolution<E>(
  { field, table }: SeriesSpace<E>,
  pairs: Iterable<readonly [Part<E>, Part<E>]>,
  isWanted: (monomial: number) => boolean = () => true,
): Part<E> {
  const sum = new PartSum(field);
  for (const [a, b] of pairs) {
    for (const [left, x] of a) {
      for (const [right, y] of b) {
        const monomial = table.product(left, right);
        if (table.grade(monomial) === Number.POSITIVE_INFINITY || !isWanted(monomial)) continue;
        sum.addTerm(monomial, field.multiply(x, y));
      }
    }
  }
  return sum.total();
}
