import { at } from "../../core/errors.ts";
import { type Integer, integers } from "../../exact/integer.ts";
import type { Rational } from "../../exact/rational.ts";
import { exactQuotient, power } from "../../exact/ring.ts";

/**
 * `numerator / product of factors[i]^powers[i]` in lowest terms. Common divisors are sought in one
 * factor at a time: a power as long as the numerator never enters a gcd.
 */
export function inLowestTerms(
  numerator: Integer,
  factors: readonly Integer[],
  powers: readonly number[],
): Rational {
  if (numerator === 0) return { numerator, denominator: 1 };
  const { numerator: top, denominator: bottom } = factors.reduce<Rational>(
    (fraction, factor, i) => {
      const divided = dividedByPower(fraction.numerator, factor, at(powers, i));
      return {
        numerator: divided.numerator,
        denominator: integers.multiply(fraction.denominator, divided.denominator),
      };
    },
    { numerator, denominator: 1 },
  );
  return bottom > 0
    ? { numerator: top, denominator: bottom }
    : { numerator: integers.negate(top), denominator: integers.negate(bottom) };
}

/** `numerator / factor^exponent` in lowest terms: the copies of the factor are cancelled one after another. */
function dividedByPower(numerator: Integer, factor: Integer, exponent: number): Rational {
  let [top, bottom]: [Integer, Integer] = [numerator, 1];
  for (let left = exponent; left > 0; left -= 1) {
    const cancelled = withoutCommonDivisors(top, factor);
    if (cancelled.denominator === factor) {
      return { numerator: top, denominator: integers.multiply(bottom, power(integers, factor, left)) };
    }
    top = cancelled.numerator;
    bottom = integers.multiply(bottom, cancelled.denominator);
  }
  return { numerator: top, denominator: bottom };
}

function withoutCommonDivisors(top: Integer, bottom: Integer): Rational {
  const common = integers.gcd(top, bottom);
  return common === 1
    ? { numerator: top, denominator: bottom }
    : {
        numerator: exactQuotient(integers, top, common),
        denominator: exactQuotient(integers, bottom, common),
      };
}
