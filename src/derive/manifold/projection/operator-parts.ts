import { at } from "../../../core/errors.ts";
import type { Jets } from "../construction/jets.ts";
import { convolution } from "../series/convolution.ts";
import { type Part, PartSum } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";

/** The name of the operator of a derivative in a direction, as a symbol of series. */
export function operatorName(direction: string): string {
  return `D${direction}`;
}

/**
 * Linear differential operators in space, whose coefficients are series: `sum of a D^alpha`, with the D to the right of
 * all coefficients. Parts are those of series with one symbol more for each direction.
 */
export class OperatorParts<E> {
  readonly #space: SeriesSpace<E>;
  readonly #jets: Jets<E>;
  /** The symbol of each direction. */
  readonly #symbols: readonly number[];

  constructor(space: SeriesSpace<E>, jets: Jets<E>, directions: readonly string[], truncations: number) {
    this.#space = space;
    this.#jets = jets;
    const weights = Array.from({ length: truncations }, () => 0);
    this.#symbols = directions.map((direction) =>
      space.table.symbol({ name: operatorName(direction), weights, rate: space.field.zero }),
    );
  }

  /** `part D^orders`. */
  times(part: Part<E>, orders: readonly number[]): Part<E> {
    return convolution(this.#space, [[part, this.#power(orders, this.#space.field.one)]]);
  }

  /**
   * The sum of products of operators, by Leibniz' rule `D^alpha b = sum of binomial(alpha, gamma) (D^gamma b) D^(alpha - gamma)`,
   * of those monomials that are wanted.
   */
  products(pairs: Iterable<readonly [Part<E>, Part<E>]>, isWanted?: (monomial: number) => boolean): Part<E> {
    if (this.#symbols.length === 0) return convolution(this.#space, pairs, isWanted);
    const sum = new PartSum(this.#space.field);
    for (const [a, b] of pairs) {
      if (a.size === 0 || b.size === 0) continue;
      for (const [orders, coefficients] of this.#byOrders(a)) {
        for (const [gamma, weight] of splittings(orders)) {
          const rest = orders.map((order, d) => order - at(gamma, d));
          const right = this.#jets.derivativeOf(b, gamma);
          const left = this.#power(rest, this.#space.field.fromInteger(weight));
          const shifted = convolution(this.#space, [[coefficients, left]]);
          sum.add(convolution(this.#space, [[shifted, right]], isWanted));
        }
      }
    }
    return sum.total();
  }

  #power(orders: readonly number[], factor: E): Part<E> {
    const { table } = this.#space;
    const monomial = orders.reduce(
      (product, order, d) => table.product(product, table.power(at(this.#symbols, d), order)),
      0,
    );
    return new Map([[monomial, factor]]);
  }

  /** The coefficients of each power of the derivatives. */
  #byOrders(part: Part<E>): readonly (readonly [orders: readonly number[], coefficients: Part<E>])[] {
    const { table } = this.#space;
    const groups = new Map<string, [readonly number[], Map<number, E>]>();
    for (const [monomial, coefficient] of part) {
      const orders = this.#symbols.map(() => 0);
      let rest = monomial;
      table.forEachFactor(monomial, (symbol, exponent) => {
        const direction = this.#symbols.indexOf(symbol);
        if (direction < 0) return;
        orders[direction] = exponent;
        rest = table.product(rest, table.power(symbol, -exponent));
      });
      const key = orders.join(",");
      const group = groups.get(key) ?? [orders, new Map<number, E>()];
      groups.set(key, group);
      group[1].set(rest, coefficient);
    }
    return [...groups.values()];
  }
}

/** All gamma up to alpha, with the product of the binomial coefficients. */
function splittings(
  orders: readonly number[],
): readonly (readonly [gamma: readonly number[], weight: number])[] {
  const [first, ...rest] = orders;
  if (first === undefined) return [[[], 1]];
  return splittings(rest).flatMap(([gamma, weight]) => {
    const all: (readonly [readonly number[], number])[] = [];
    let binomial = 1;
    for (let k = 0; k <= first; k += 1) {
      all.push([[k, ...gamma], weight * binomial]);
      binomial = (binomial * (first - k)) / (k + 1);
    }
    return all;
  });
}
