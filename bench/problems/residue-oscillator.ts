import { at } from "../../src/core/errors.ts";
import {
  derivativeBy,
  exponentsOf,
  FIELD,
  mapped,
  monomial,
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
export function oscillatorSums({ square, factor }: Oscillator, errorOrder: number): readonly bigint[] {
  const z: ResiduePolynomial[] = [monomial([1, 0])];
  const w: ResiduePolynomial[] = [monomial([0, 1])];
  const evolution: ResiduePolynomial[] = [monomial([1, 0])];
  const mirrored: ResiduePolynomial[] = [scaledBy(monomial([0, 1]), -1n)];
  const minusOne = FIELD.fromInteger(-1);
  const squareSign = square === "displacement" ? FIELD.one : minusOne;
  for (let order = 1; order < errorOrder; order += 1) {
    const difference = z.map((part, k) => sumOf(part, scaledBy(at(w, k), minusOne)));
    const q = square === "displacement" ? z.map((part, k) => sumOf(part, at(w, k))) : difference;
    const squared = q.map((_, k) => productPart(q, q, k));
    const cubic = scaledBy(productPart(squared, difference, order - 1), FIELD.multiply(factor, squareSign));
    const known = sumOf(
      at(difference, order - 1),
      cubic,
      ...z.flatMap((part, k) =>
        k === 0
          ? []
          : [
              scaledBy(productPart([derivativeBy(part, 0)], [at(evolution, order - k)], 0), minusOne),
              scaledBy(productPart([derivativeBy(part, 1)], [at(mirrored, order - k)], 0), minusOne),
            ],
      ),
    );
    const isResonant = ([ahead = 0, behind = 0]: readonly number[]) => ahead - behind === 1;
    const resonant = new Map([...known].filter(([key]) => isResonant(exponentsOf(key))));
    const correction = mapped(known, (exponents, value) => {
      const [ahead = 0, behind = 0] = exponents;
      if (isResonant(exponents)) return FIELD.zero;
      return FIELD.divide(value, FIELD.fromInteger(ahead - behind - 1));
    });
    const mirror = (part: ResiduePolynomial, sign: bigint) =>
      scaledBy(
        new Map([...part].map(([key, value]) => [exponentsOf(key).toReversed().join(","), value])),
        sign,
      );
    const parity = order % 2 === 0 ? FIELD.one : minusOne;
    z.push(correction);
    w.push(mirror(correction, parity));
    evolution.push(resonant);
    mirrored.push(mirror(resonant, FIELD.negate(parity)));
  }
  return evolution.slice(1).map((part) => valueAt(part, [FIELD.one, FIELD.one]));
}
