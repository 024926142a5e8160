import { at, ResiduaError } from "../../../core/errors.ts";
import { type Expression, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { applyOperator } from "../../../expr/operators.ts";
import { expressionText } from "../../../expr/text.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { type Part, PartSum } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import { type RealPartSign, realPartSign } from "../spectrum/real-part.ts";

/** The sign of the real part of a convolution's rate: over the past where it is negative, over the future where positive. */
export type RateSign = -1 | 0 | 1;

/**
 * `Z = conv(f, r)`, the solution of `dZ/dt = r Z - sign f` that stays bounded: the integral of `exp(r (t - s)) f(s)` over
 * all s before t where the sign of Re r is negative, over all s after t where it is positive.
 */
export interface Convolution<E> {
  readonly rate: E;
  readonly sign: RateSign;
  /** The monomial f of noises and convolutions. */
  readonly source: number;
}

export interface NoiseContext<E> {
  readonly space: SeriesSpace<E>;
  readonly coefficients: CoefficientField<E>;
  /** The symbols of the noises in the table. */
  readonly noises: readonly number[];
  /** The parameters that are positive; they decide signs of rates. */
  readonly positive: readonly string[];
}

/** A monomial as the product of one without noise and one of noises and convolutions. */
export interface NoiseSplit {
  readonly plain: number;
  readonly noise: number;
}

/**
 * The functions of time that noises bring into a series: products of noises and of their convolutions, each noise and each
 * convolution a symbol of the table. Noises have no derivatives: as white noise they have none, and none is needed.
 */
export class NoiseFunctions<E> {
  readonly #context: NoiseContext<E>;
  readonly #convolutions = new Map<number, Convolution<E>>();
  readonly #signs = new Map<string, RateSign | undefined>();

  constructor(context: NoiseContext<E>) {
    this.#context = context;
  }

  /** The convolution that a symbol is; `undefined` for other symbols. */
  convolution(symbol: number): Convolution<E> | undefined {
    return this.#convolutions.get(symbol);
  }

  split(monomial: number): NoiseSplit {
    const { table } = this.#context.space;
    const [plain, noise]: [number[], number[]] = [[], []];
    table.forEachFactor(monomial, (index, exponent) => {
      (this.#isNoiseOrConvolution(index) ? noise : plain).push(index, exponent);
    });
    return { plain: table.monomial(plain), noise: table.monomial(noise) };
  }

  /** The noise that is a factor of a monomial as itself; at most one is, since equations are linear in noises. */
  bareNoise(monomial: number): number | undefined {
    let found: number | undefined;
    this.#context.space.table.forEachFactor(monomial, (index) => {
      if (this.#context.noises.includes(index)) found = index;
    });
    return found;
  }

  /** The sum of the rates of a monomial's convolutions: `dm/dt = rate m - ...`. */
  rate(monomial: number): E {
    const { field, table } = this.#context.space;
    let total = field.zero;
    table.forEachFactor(monomial, (index, exponent) => {
      const own = this.#convolutions.get(index)?.rate;
      if (own !== undefined) total = field.add(total, field.multiply(field.fromInteger(exponent), own));
    });
    return total;
  }

  /** `rate m - dm/dt` for a product m of convolutions: each of them in turn is replaced by its source, with its sign. */
  exchanged(monomial: number): Part<E> {
    const { field, table } = this.#context.space;
    const sum = new PartSum(field);
    table.forEachFactor(monomial, (index, exponent) => {
      const own = this.#convolutions.get(index);
      if (own === undefined) return;
      const others = table.product(monomial, table.power(index, -1));
      sum.addTerm(table.product(own.source, others), field.fromInteger(exponent * own.sign));
    });
    return sum.total();
  }

  /** The symbol of `conv(source, rate)`, for a rate with a real part. */
  convolve(source: number, rate: E): number {
    const { space } = this.#context;
    const convolved = applyOperator("conv", this.#product(source), [this.expression(rate)]);
    const index = space.table.symbol({
      name: expressionText(convolved),
      weights: this.#weights(source),
      rate: space.field.zero,
    });
    this.#convolutions.set(index, { rate, sign: this.sign(rate), source });
    return index;
  }

  /** The sign of the real part of a rate. Errors: E_DOMAIN where it depends on the values of parameters. */
  sign(rate: E): RateSign {
    const known = this.knownSign(rate);
    if (known !== undefined) return known;
    throw new ResiduaError(
      "E_DOMAIN",
      `whether noise acts over the past or over the future depends on the sign of the rate ${expressionText(this.expression(rate))}: declare its parameters positive where they are, or give them values`,
    );
  }

  /** The same; `undefined` where it depends on the values of parameters. */
  knownSign(rate: E): RateSign | undefined {
    const { coefficients, positive } = this.#context;
    const key = coefficients.field.toText(rate);
    if (!this.#signs.has(key)) this.#signs.set(key, signOf(realPartSign(this.expression(rate), positive)));
    return this.#signs.get(key);
  }

  /** A rate as an expression. */
  expression(rate: E): Expression {
    return this.#context.coefficients.expression(rate);
  }

  #isNoiseOrConvolution(index: number): boolean {
    return this.#convolutions.has(index) || this.#context.noises.includes(index);
  }

  #product(monomial: number): Expression {
    const { table } = this.#context.space;
    const factors: Expression[] = [];
    table.forEachFactor(monomial, (index, exponent) => {
      factors.push(power(symbol(table.symbolAt(index).name), number(exponent)));
    });
    return multiply(...factors);
  }

  /** A convolution is as small as the noises in it. */
  #weights(source: number): readonly number[] {
    const { table } = this.#context.space;
    const weights = table.symbolAt(at(this.#context.noises, 0)).weights.map(() => 0);
    table.forEachFactor(source, (index, exponent) => {
      table.symbolAt(index).weights.forEach((weight, k) => {
        weights[k] = at(weights, k) + exponent * weight;
      });
    });
    return weights;
  }
}

function signOf(sign: RealPartSign): RateSign | undefined {
  switch (sign) {
    case "negative":
      return -1;
    case "zero":
      return 0;
    case "positive":
      return 1;
    case "nonzero":
    case "undecided":
      return undefined;
  }
}
