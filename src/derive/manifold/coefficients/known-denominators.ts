import { at, ResiduaError } from "../../../core/errors.ts";
import type { Polynomial, PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { type Field, power, product } from "../../../exact/ring.ts";
import { divisorText, factorText, powerText } from "../../../exact/ring-text.ts";

/** `numerator / product of factors[k]^powers[k]`; powers that are missing at the end are zero. */
export interface RememberedFraction<C> {
  readonly numerator: Polynomial<C>;
  readonly powers: readonly number[];
}

/** A field of rational functions that remembers what it was divided by. */
export interface KnownDenominatorField<C> extends Field<RememberedFraction<C>> {
  readonly polynomials: PolynomialRing<C>;
  readonly fromPolynomial: (a: Polynomial<C>) => RememberedFraction<C>;
  readonly factor: (index: number) => Polynomial<C>;
}

/**
 * The rational functions over polynomials with coefficients in a field. The divisors of a derivation are few, and come
 * again and again: every one that occurs is split, by those known before and by `split`, and its factors are
 * remembered. Denominators stay products of them; a sum or a product cancels by trial division, and takes no gcd.
 *
 * Where `split` yields irreducible factors elements are in lowest terms; `equals` is right in any case.
 * See docs/decisions/004-known-denominators.md.
 */
export function knownDenominatorField<C>(
  polynomials: PolynomialRing<C>,
  split: (a: Polynomial<C>) => readonly Polynomial<C>[],
): KnownDenominatorField<C> {
  const space = new FactorMemory(polynomials, split);
  const fromPolynomial = (numerator: Polynomial<C>): RememberedFraction<C> => ({ numerator, powers: [] });
  const [zero, one] = [fromPolynomial(polynomials.zero), fromPolynomial(polynomials.one)];
  type Element = RememberedFraction<C>;
  const isZero = (a: Element) => polynomials.isZero(a.numerator);
  const negate = (a: Element): Element => ({ ...a, numerator: polynomials.negate(a.numerator) });
  const add = (a: Element, b: Element) => space.add(a, b);
  const subtract = (a: Element, b: Element) => add(a, negate(b));
  const divide = (a: Element, b: Element) => space.multiply(a, space.reciprocal(b));
  return {
    name: `${polynomials.coefficients.name}(${polynomials.variables.join(",")})`,
    polynomials,
    fromPolynomial,
    factor: (index) => space.factor(index),
    zero,
    one,
    fromInteger: (value) => fromPolynomial(polynomials.fromInteger(value)),
    add,
    subtract,
    negate,
    multiply: (a, b) => space.multiply(a, b),
    isZero,
    equals: (a, b) => isZero(subtract(a, b)),
    toText: (a) => space.text(a),
    size: (a) => Math.max(1, polynomials.termCount(a.numerator)),
    divide,
    divideExact: divide,
    gcd: (a, b) => (isZero(a) && isZero(b) ? zero : one),
    unitPart: (a) => (isZero(a) ? one : a),
  };
}

class FactorMemory<C> {
  readonly #ring: PolynomialRing<C>;
  readonly #split: (a: Polynomial<C>) => readonly Polynomial<C>[];
  readonly #factors: Polynomial<C>[] = [];

  constructor(ring: PolynomialRing<C>, split: (a: Polynomial<C>) => readonly Polynomial<C>[]) {
    this.#ring = ring;
    this.#split = split;
  }

  factor(index: number): Polynomial<C> {
    return at(this.#factors, index);
  }

  add(a: RememberedFraction<C>, b: RememberedFraction<C>): RememberedFraction<C> {
    if (this.#ring.isZero(a.numerator)) return b;
    if (this.#ring.isZero(b.numerator)) return a;
    const powers = zip(a.powers, b.powers, Math.max);
    const numerator = this.#ring.add(this.#over(a, powers), this.#over(b, powers));
    // An irreducible factor with unequal powers divides one summand, and so not the sum.
    return this.#cancelled(numerator, powers, (k) => (a.powers[k] ?? 0) === (b.powers[k] ?? 0));
  }

  multiply(a: RememberedFraction<C>, b: RememberedFraction<C>): RememberedFraction<C> {
    const always = () => true;
    const first = this.#cancelled(a.numerator, b.powers, always);
    const second = this.#cancelled(b.numerator, a.powers, always);
    const numerator = this.#ring.multiply(first.numerator, second.numerator);
    if (this.#ring.isZero(numerator)) return { numerator, powers: [] };
    return { numerator, powers: zip(first.powers, second.powers, (x, y) => x + y) };
  }

  reciprocal({ numerator, powers }: RememberedFraction<C>): RememberedFraction<C> {
    const ring = this.#ring;
    if (ring.isZero(numerator)) {
      throw new ResiduaError("E_DIVISION_BY_ZERO", "cannot divide by zero in a field of rational functions");
    }
    const { rest, exponents } = this.#splitBy(numerator);
    const unit = ring.leadingCoefficient(rest);
    const above = ring.divideByCoefficient(this.#product(powers), unit) ?? ring.zero;
    return { numerator: above, powers: exponents };
  }

  text({ numerator, powers }: RememberedFraction<C>): string {
    const below = powers.flatMap((exponent, k) =>
      exponent === 0 ? [] : [powerText(divisorText(this.#ring.toText(this.factor(k))), exponent)],
    );
    const above = this.#ring.toText(numerator);
    return below.length === 0 ? above : [factorText(above), ...below].join("/");
  }

  /** The exponents of the factors in a polynomial, whose new factors are remembered, and the constant that remains. */
  #splitBy(a: Polynomial<C>): { readonly rest: Polynomial<C>; readonly exponents: readonly number[] } {
    const exponents: number[] = [];
    let rest = a;
    const divideOut = (factor: Polynomial<C>): number => {
      let exponent = 0;
      for (;;) {
        const quotient = this.#ring.divideExact(rest, factor);
        if (quotient === undefined) return exponent;
        rest = quotient;
        exponent += 1;
      }
    };
    for (const factor of this.#factors) exponents.push(divideOut(factor));
    if (!this.#ring.isConstant(rest)) {
      for (const factor of this.#split(rest)) {
        this.#factors.push(factor);
        exponents.push(divideOut(factor));
      }
    }
    return { rest, exponents };
  }

  #over(a: RememberedFraction<C>, powers: readonly number[]): Polynomial<C> {
    const missing = powers.map((exponent, k) => exponent - (a.powers[k] ?? 0));
    return missing.every((exponent) => exponent === 0)
      ? a.numerator
      : this.#ring.multiply(a.numerator, this.#product(missing));
  }

  #product(powers: readonly number[]): Polynomial<C> {
    return product(
      this.#ring,
      powers.flatMap((exponent, k) => (exponent === 0 ? [] : [power(this.#ring, this.factor(k), exponent)])),
    );
  }

  /** Divides out factors as often as denominator and numerator both have them. */
  #cancelled(
    numerator: Polynomial<C>,
    powers: readonly number[],
    mayCancel: (factor: number) => boolean,
  ): RememberedFraction<C> {
    if (this.#ring.isZero(numerator)) return { numerator, powers: [] };
    let rest = numerator;
    const remaining = powers.map((exponent, k) => {
      let left = exponent;
      while (left > 0 && mayCancel(k)) {
        const quotient = this.#ring.divideExact(rest, this.factor(k));
        if (quotient === undefined) break;
        rest = quotient;
        left -= 1;
      }
      return left;
    });
    return { numerator: rest, powers: remaining };
  }
}

function zip(
  a: readonly number[],
  b: readonly number[],
  combine: (x: number, y: number) => number,
): readonly number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, k) => combine(a[k] ?? 0, b[k] ?? 0));
}
