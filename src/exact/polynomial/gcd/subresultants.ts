import { exactQuotient, type GcdDomain, gcdOfAll, power } from "../../ring.ts";
import { type Dense, degreeOf, leadingOf } from "../../univariate/dense.ts";
import { pseudoRemainder } from "../../univariate/pseudo-remainder.ts";

/** The polynomial divided by the greatest common divisor of its coefficients. */
export function primitivePart<E>(domain: GcdDomain<E>, a: Dense<E>): Dense<E> {
  const content = gcdOfAll(domain, a);
  return a.map((coefficient) => exactQuotient(domain, coefficient, content));
}

/**
 * The greatest common divisor, up to a unit, of two primitive polynomials that are not zero.
 * Source: Knuth, The Art of Computer Programming 2, section 4.6.1, algorithm C.
 */
export function primitiveGcd<E>(domain: GcdDomain<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  const multiple =
    degreeOf(a) >= degreeOf(b) ? lastSubresultant(domain, a, b) : lastSubresultant(domain, b, a);
  if (degreeOf(multiple) === 0) return [domain.one];
  // The divisor's leading coefficient divides this gcd, so that most of the multiple cancels before the content.
  const bound = domain.gcd(leadingOf(a), leadingOf(b));
  const excess = leadingOf(multiple);
  const reduced = multiple.map((c) => exactQuotient(domain, domain.multiply(c, bound), excess));
  return primitivePart(domain, reduced);
}

/** The last nonzero member of the subresultant sequence; deg a >= deg b. */
function lastSubresultant<E>(domain: GcdDomain<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  let [upper, lower] = [a, b];
  let [g, h] = [domain.one, domain.one];
  while (degreeOf(lower) > 0) {
    const drop = degreeOf(upper) - degreeOf(lower);
    const remainder = pseudoRemainder(domain, upper, lower);
    if (remainder.length === 0) return lower;
    const known = domain.multiply(g, power(domain, h, drop));
    [upper, lower] = [lower, remainder.map((c) => exactQuotient(domain, c, known))];
    g = leadingOf(upper);
    h = nextScale(domain, g, h, drop);
  }
  return lower;
}

/** `g^drop / h^(drop - 1)`, which is in the domain. */
function nextScale<E>(domain: GcdDomain<E>, g: E, h: E, drop: number): E {
  if (drop === 0) return h;
  return exactQuotient(domain, power(domain, g, drop), power(domain, h, drop - 1));
}
