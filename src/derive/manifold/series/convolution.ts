import { type Part, PartSum } from "./part.ts";
import type { SeriesSpace } from "./relaxed.ts";

/** The sum of products of parts, without the terms that a truncation drops, and of those monomials that are wanted. */
export function convolution<E>(
  { field, table }: SeriesSpace<E>,
  pairs: Iterable<readonly [Part<E>, Part<E>]>,
  isWanted: (monomial: number) => boolean = () => true,
): Part<E> {
  const place = (left: number, right: number): number | undefined => {
    const monomial = table.product(left, right);
    return table.grade(monomial) < Number.POSITIVE_INFINITY && isWanted(monomial) ? monomial : undefined;
  };
  if (field.sumsOfProducts !== undefined) return field.sumsOfProducts(pairs, place);
  const sum = new PartSum(field);
  for (const [a, b] of pairs) {
    for (const [left, x] of a) {
      for (const [right, y] of b) {
        const monomial = place(left, right);
        if (monomial !== undefined) sum.addTerm(monomial, field.multiply(x, y));
      }
    }
  }
  return sum.total();
}
