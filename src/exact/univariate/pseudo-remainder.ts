import { at } from "../../core/errors.ts";
import { power, type Ring } from "../ring.ts";
import { type Dense, degreeOf, leadingOf, trimmed } from "./dense.ts";

/** The remainder of `leading(b)^(deg a - deg b + 1) a` by `b`, which needs no fractions; deg a >= deg b. */
export function pseudoRemainder<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  let rest = a;
  let owed = degreeOf(a) - degreeOf(b) + 1;
  while (degreeOf(rest) >= degreeOf(b)) {
    rest = cancelLeading(ring, rest, b);
    owed -= 1;
  }
  const factor = power(ring, leadingOf(b), owed);
  return rest.map((coefficient) => ring.multiply(coefficient, factor));
}

/** `leading(b) a - leading(a) x^(deg a - deg b) b`. */
function cancelLeading<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  const shift = degreeOf(a) - degreeOf(b);
  const [factorA, factorB] = [leadingOf(b), leadingOf(a)];
  const coefficients = a.slice(0, -1).map((coefficient, k) => {
    const scaled = ring.multiply(factorA, coefficient);
    return k < shift ? scaled : ring.subtract(scaled, ring.multiply(factorB, at(b, k - shift)));
  });
  return trimmed(ring, coefficients);
}
