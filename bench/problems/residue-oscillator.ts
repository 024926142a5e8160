import { at } from "../../src/core/errors.ts";
import {
  derivativeBy,
  exponentsOf,
  FIELD,
  mapped,
  monomial,
  productOf,
  productPart,
  type ResiduePolynomial,
  scaledBy,
  sumOf,
  valueAt,
} from "./residue-polynomials.ts";

/** A weakly nonlinear oscillator `x'' + x = eps (y + factor q^2 y)` with y = x' and q one of the two. */
export interface Oscillator {
  readonly square: "displacement" | "velocity";
  readonly factor: bigint;
}

/**
 * The sums of the coefficients of the normal form of an oscillator by its order, modulo a prime.
 *
 * In the time i t and the small parameter m = eps/(2 i) all is rational: z = (x - i y)/2 obeys z' = z + m N(z, w), and w the
 * mirror image, exchanged with the sign of m; here d = z - w and N = d + factor q^2 d with q = z + w or q = i d.
 */
export function oscillatorSums(oscillator: Oscillator, errorOrder: number): readonly bigint[] {
  const parts: Parts = {
    z: [monomial([1, 0])],
    w: [monomial([0, 1])],
    evolution: [monomial([1, 0])],
    mirrored: [scaledBy(monomial([0, 1]), MINUS_ONE)],
  };
  for (let order = 1; order < errorOrder; order += 1) {
    const known = knownPart(oscillator, parts, order);
    const resonant = new Map([...known].filter(([key]) => offset(exponentsOf(key)) === 0));
    const correction = mapped(known, (exponents, value) =>
      offset(exponents) === 0 ? FIELD.zero : FIELD.divide(value, FIELD.fromInteger(offset(exponents))),
    );
    const parity = order % 2 === 0 ? FIELD.one : MINUS_ONE;
    parts.z.push(correction);
    parts.w.push(mirror(correction, parity));
    parts.evolution.push(resonant);
    parts.mirrored.push(mirror(resonant, FIELD.negate(parity)));
  }
  return parts.evolution.slice(1).map((part) => valueAt(part, [FIELD.one, FIELD.one]));
}

/** What is known by order: z and w in the normal form's variables, and the rates of these. */
interface Parts {
  readonly z: ResiduePolynomial[];
  readonly w: ResiduePolynomial[];
  readonly evolution: ResiduePolynomial[];
  readonly mirrored: ResiduePolynomial[];
}

const MINUS_ONE = FIELD.fromInteger(-1);

/** The frequency of a monomial less that of z: resonant where it is zero. */
function offset([ahead = 0, behind = 0]: readonly number[]): number {
  return ahead - behind - 1;
}

/** What the lower orders leave in the equation of z at an order. */
function knownPart(
  { square, factor }: Oscillator,
  { z, w, evolution, mirrored }: Parts,
  order: number,
): ResiduePolynomial {
  const difference = z.map((part, k) => sumOf(part, scaledBy(at(w, k), MINUS_ONE)));
  const q = square === "displacement" ? z.map((part, k) => sumOf(part, at(w, k))) : difference;
  const squared = q.map((_, k) => productPart(q, q, k));
  const squareSign = square === "displacement" ? FIELD.one : MINUS_ONE;
  const cubic = scaledBy(productPart(squared, difference, order - 1), FIELD.multiply(factor, squareSign));
  const flowed = z
    .slice(1)
    .flatMap((part, k) => [
      scaledBy(productOf(derivativeBy(part, 0), at(evolution, order - 1 - k)), MINUS_ONE),
      scaledBy(productOf(derivativeBy(part, 1), at(mirrored, order - 1 - k)), MINUS_ONE),
    ]);
  return sumOf(at(difference, order - 1), cubic, ...flowed);
}

/** The part with z and w exchanged, times a sign. */
function mirror(part: ResiduePolynomial, sign: bigint): ResiduePolynomial {
  return scaledBy(
    new Map([...part].map(([key, value]) => [exponentsOf(key).toReversed().join(","), value])),
    sign,
  );
}
