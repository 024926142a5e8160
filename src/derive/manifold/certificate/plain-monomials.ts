import { at } from "../../../core/errors.ts";
import { ownValue } from "../../../core/own-value.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import { convolvedPowers, readJetSymbol } from "../../../expr/jet-symbol.ts";
import type { SeriesTerm } from "../series-terms.ts";

/** Powers of symbols by name, in the order of the names; no exponent is zero. */
export type Powers = readonly Power[];
type Power = readonly [name: string, exponent: number];

/** A product of powers of symbols: one object for each that occurs among the monomials of a ring. */
export interface PlainMonomial {
  readonly powers: Powers;
  /** The empty text for 1. */
  readonly text: string;
  /** The weight in each truncation. */
  readonly weights: readonly number[];
  /** Whether no truncation drops it. */
  readonly isKept: boolean;
  /** Its products with powers, as far as they have occurred. */
  readonly multiples: Map<Power, PlainMonomial>;
}

/** The monomials of a ring of truncated series, whose products are remembered power by power. */
export class PlainMonomials {
  readonly #truncations: readonly Truncation[];
  readonly #byText = new Map<string, PlainMonomial>();
  readonly #byPowers = new WeakMap<Powers, PlainMonomial>();
  readonly #powers = new Map<string, Power>();

  constructor(truncations: readonly Truncation[]) {
    this.#truncations = truncations;
  }

  of(powers: Powers): PlainMonomial {
    const known = this.#byPowers.get(powers);
    if (known !== undefined) return known;
    const monomial = this.#monomial(powers.map((power) => this.#interned(power)));
    this.#byPowers.set(powers, monomial);
    return monomial;
  }

  /** Whether no truncation drops the product. */
  keepsProduct(a: PlainMonomial, b: PlainMonomial): boolean {
    for (let t = 0; t < this.#truncations.length; t += 1) {
      if (at(a.weights, t) + at(b.weights, t) >= at(this.#truncations, t).below) return false;
    }
    return true;
  }

  product(a: PlainMonomial, b: PlainMonomial): PlainMonomial {
    const [more, fewer] = a.powers.length < b.powers.length ? [b, a] : [a, b];
    let product = more;
    for (const power of fewer.powers) product = this.#times(product, power);
    return product;
  }

  #times(monomial: PlainMonomial, power: Power): PlainMonomial {
    const known = monomial.multiples.get(power);
    if (known !== undefined) return known;
    const product = this.#monomial(multiplied(monomial.powers, power).map((each) => this.#interned(each)));
    monomial.multiples.set(power, product);
    return product;
  }

  #monomial(powers: Powers): PlainMonomial {
    const text = powers.map(powerText).join("");
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const weights = this.#truncations.map((truncation) => weightOf(powers, truncation));
    const isKept = this.#truncations.every(({ below }, t) => at(weights, t) < below);
    const monomial = { powers, text, weights, isKept, multiples: new Map<Power, PlainMonomial>() };
    this.#byText.set(text, monomial);
    this.#byPowers.set(powers, monomial);
    return monomial;
  }

  #interned(power: Power): Power {
    const text = powerText(power);
    const known = this.#powers.get(text) ?? power;
    this.#powers.set(text, known);
    return known;
  }
}

/** Powers in the order of the names. */
export function powersOf(factors: SeriesTerm["factors"]): Powers {
  return factors
    .map(({ name, exponent }) => [name, exponent] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The weight of a product of powers in a truncation. */
export function weightOf(powers: Powers, { weights }: Truncation): number {
  let weight = 0;
  for (const [name, exponent] of powers) weight += symbolWeight(name, weights) * exponent;
  return weight;
}

/** The product of powers in the order of names with one more power. */
export function multiplied(powers: Powers, [name, exponent]: Power): Powers {
  const before = powers.filter(([other]) => other < name);
  const after = powers.filter(([other]) => other > name);
  const total = exponent + (powers.find(([other]) => other === name)?.[1] ?? 0);
  return total === 0 ? [...before, ...after] : [...before, [name, total], ...after];
}

function powerText([name, exponent]: Power): string {
  return `*${name}^${exponent}`;
}

/** The weight of a symbol; a convolution is as small as the noises in it. */
function symbolWeight(name: string, weights: Truncation["weights"]): number {
  if (!name.startsWith("conv(")) return ownValue(weights, name) ?? 0;
  return convolvedPowers(readJetSymbol(name)?.subject ?? "").reduce(
    (total, factor) => total + factor.exponent * symbolWeight(factor.name, weights),
    0,
  );
}
