import { at, ResiduaError } from "../../../core/errors.ts";
import { integers } from "../../../exact/integer.ts";
import { type Rational, rational, rationals } from "../../../exact/rational.ts";
import { substitute } from "../../../expr/calculus.ts";
import { call, constant, type Expression, multiply, ZERO } from "../../../expr/expression.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { TIME } from "../manifold-problem.ts";
import { combination, type Part } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import { forcingRate } from "../symbol-roles.ts";

/** A rate of which the rates of some forcing are whole multiples. */
interface Phase<E> {
  readonly symbol: number;
  readonly rate: E;
}

/**
 * The factors `exp(r t)` of a forcing, as powers of as few symbols as possible: rates with rational quotients are whole
 * multiples of one.
 */
export class Phases<E> {
  readonly #space: SeriesSpace<E>;
  readonly #coefficients: CoefficientField<E>;
  readonly #phases: readonly Phase<E>[];

  constructor(
    space: SeriesSpace<E>,
    coefficients: CoefficientField<E>,
    calls: readonly (Expression & { tag: "call" })[],
    truncations: number,
  ) {
    this.#space = space;
    this.#coefficients = coefficients;
    const groups: { readonly first: E; readonly quotients: Rational[] }[] = [];
    for (const rate of calls.map((each) => coefficients.value(forcingRate(each)))) {
      if (space.field.isZero(rate)) continue;
      const group = groups.find(({ first }) => quotientOf(coefficients, rate, first) !== undefined);
      const quotient = group && quotientOf(coefficients, rate, group.first);
      if (group === undefined || quotient === undefined)
        groups.push({ first: rate, quotients: [rationals.one] });
      else group.quotients.push(quotient);
    }
    this.#phases = groups.map(({ first, quotients }, k) => {
      const rate = space.field.multiply(first, rationalInField(coefficients, commonDivisor(quotients)));
      const weights = Array.from({ length: truncations }, () => 0);
      return { rate, symbol: space.table.symbol({ name: `phase(${k + 1})`, weights, rate }) };
    });
  }

  /** The rate of a phase; `undefined` for other symbols. */
  rateOf(symbol: number): E | undefined {
    return this.#phases.find((phase) => phase.symbol === symbol)?.rate;
  }

  /** The value of `exp`, `sin` or `cos` of a multiple of time, and of a constant. */
  part(e: Expression & { tag: "call" }): Part<E> {
    const { field } = this.#space;
    const offset = substitute(e.argument, { [TIME]: ZERO });
    if (e.name === "exp") return this.#exponential(forcingRate(e), offset, 1);
    const turn = multiply(constant("i"), offset);
    const [ahead, behind] = [
      this.#exponential(forcingRate(e), turn, 1),
      this.#exponential(forcingRate(e), turn, -1),
    ];
    const half = field.divide(field.one, field.fromInteger(2));
    if (e.name === "cos")
      return combination(field, [
        [half, ahead],
        [half, behind],
      ]);
    const factor = field.divide(half, this.#coefficients.value(constant("i")));
    return combination(field, [
      [factor, ahead],
      [field.negate(factor), behind],
    ]);
  }

  /** `exp(sign (rate t + offset))`. */
  #exponential(rate: Expression, offset: Expression, sign: 1 | -1): Part<E> {
    const { field, table } = this.#space;
    const value = this.#coefficients.value(rate);
    const factor = this.#coefficients.value(
      call("exp", multiply({ tag: "number", value: rational(sign) }, offset)),
    );
    if (field.isZero(value)) return new Map([[0, factor]]);
    for (const phase of this.#phases) {
      const quotient = quotientOf(this.#coefficients, value, phase.rate);
      if (quotient?.denominator === 1) {
        return new Map([[table.power(phase.symbol, sign * Number(quotient.numerator)), factor]]);
      }
    }
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `no phase was entered for exp(r*t) with r = ${field.toText(value)}`,
    );
  }
}

/** The quotient of two rates, where it is a rational number. */
function quotientOf<E>({ field, expression }: CoefficientField<E>, a: E, b: E): Rational | undefined {
  const quotient = expression(field.divide(a, b));
  return quotient.tag === "number" ? quotient.value : undefined;
}

function rationalInField<E>({ value }: CoefficientField<E>, a: Rational): E {
  return value({ tag: "number", value: a });
}

/** The greatest rational of which all are whole multiples. */
function commonDivisor(values: readonly Rational[]): Rational {
  const { gcd, multiply: times } = integers;
  return values.reduce(
    (a, b) =>
      rational(
        gcd(times(a.numerator, b.denominator), times(b.numerator, a.denominator)),
        times(a.denominator, b.denominator),
      ),
    at(values, 0),
  );
}
