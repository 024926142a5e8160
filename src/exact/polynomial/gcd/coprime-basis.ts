import { exactQuotient } from "../../ring.ts";
import type { Polynomial, PolynomialRing } from "../polynomial.ts";

/**
 * Pairwise coprime polynomials of which each of the given ones is a product of powers, up to its coefficients'
 * common divisor; what is known to be a factor is divided out before any gcd is taken.
 * Source: Bach, Driscoll & Shallit (1993), Factor refinement, J. Algorithms 15.
 */
export function coprimeBasis<C>(
  ring: PolynomialRing<C>,
  polynomials: readonly Polynomial<C>[],
): readonly Polynomial<C>[] {
  let basis: readonly Polynomial<C>[] = [];
  const byLength = polynomials.toSorted((a, b) => ring.termCount(a) - ring.termCount(b));
  for (const polynomial of byLength) basis = refined(ring, basis, polynomial);
  return basis;
}

/** The basis extended to one more polynomial: common parts of it and an element become elements themselves. */
function refined<C>(
  ring: PolynomialRing<C>,
  basis: readonly Polynomial<C>[],
  extra: Polynomial<C>,
): readonly Polynomial<C>[] {
  const rest = basis.reduce((left, factor) => withoutFactor(ring, left, factor).rest, primitive(ring, extra));
  if (ring.isConstant(rest)) return basis;
  for (const [index, element] of basis.entries()) {
    const common = ring.gcd(element, rest);
    if (ring.isConstant(common)) continue;
    const parts = [common, exactQuotient(ring, element, common), exactQuotient(ring, rest, common)];
    return parts.reduce<readonly Polynomial<C>[]>(
      (others, part) => refined(ring, others, part),
      basis.toSpliced(index, 1),
    );
  }
  return [...basis, rest];
}

function primitive<C>(ring: PolynomialRing<C>, a: Polynomial<C>): Polynomial<C> {
  return exactQuotient(ring, a, ring.multiply(ring.constant(ring.content(a)), ring.unitPart(a)));
}

/** Divides a factor out as often as it goes. */
export function withoutFactor<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  factor: Polynomial<C>,
): { readonly rest: Polynomial<C>; readonly exponent: number } {
  let rest = a;
  for (let exponent = 0; ; exponent += 1) {
    const quotient = ring.divideExact(rest, factor);
    if (quotient === undefined) return { rest, exponent };
    rest = quotient;
  }
}
