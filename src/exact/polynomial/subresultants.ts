import { at } from "../../core/errors.ts";
import { exactQuotient, type GcdDomain, gcdOfAll, power, type Ring } from "../ring.ts";

/** A polynomial in one variable: `[k]` multiplies its k-th power; the last coefficient is not zero. */
export type Dense<E> = readonly E[];

function degreeOf<E>(a: Dense<E>): number {
  return a.length - 1;
}

function leading<E>(a: Dense<E>): E {
  return at(a, a.length - 1);
}

function trimmed<E>(ring: Ring<E>, coefficients: E[]): Dense<E> {
  let length = coefficients.length;
  while (length > 0 && ring.isZero(at(coefficients, length - 1))) length -= 1;
  return coefficients.slice(0, length);
}

/** The remainder of `leading(b)^(deg a - deg b + 1) a` by `b`, which needs no fractions; deg a >= deg b. */
export function pseudoRemainder<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  let rest = a;
  let owed = degreeOf(a) - degreeOf(b) + 1;
  while (degreeOf(rest) >= degreeOf(b)) {
    rest = cancelLeading(ring, rest, b);
    owed -= 1;
  }
  const factor = power(ring, leading(b), owed);
  return rest.map((coefficient) => ring.multiply(coefficient, factor));
}

/** `leading(b) a - leading(a) x^(deg a - deg b) b`. */
function cancelLeading<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  const shift = degreeOf(a) - degreeOf(b);
  const [factorA, factorB] = [leading(b), leading(a)];
  const coefficients = a.slice(0, -1).map((coefficient, k) => {
    const scaled = ring.multiply(factorA, coefficient);
    return k < shift ? scaled : ring.subtract(scaled, ring.multiply(factorB, at(b, k - shift)));
  });
  return trimmed(ring, coefficients);
}

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
  const bound = domain.gcd(leading(a), leading(b));
  const excess = leading(multiple);
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
    g = leading(upper);
    h = nextScale(domain, g, h, drop);
  }
  return lower;
}

/** `g^drop / h^(drop - 1)`, which is in the domain. */
function nextScale<E>(domain: GcdDomain<E>, g: E, h: E, drop: number): E {
  if (drop === 0) return h;
  return exactQuotient(domain, power(domain, g, drop), power(domain, h, drop - 1));
}
