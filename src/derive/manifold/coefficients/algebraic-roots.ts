import { at, ResiduaError } from "../../../core/errors.ts";
import { type Dense, degreeOf, divideByMonic } from "../../../exact/univariate/dense.ts";
import { monic } from "../../../exact/univariate/euclid.ts";
import { type Expression, symbol } from "../../../expr/expression.ts";
import { type RootSymbol, readRootSymbol, rootName } from "../../../expr/root-symbol.ts";
import { type ComplexNumber, complexProduct, complexSum } from "../../../numeric/complex-number.ts";
import { type ConstantField, extended, type OverConstants } from "./constant-field.ts";
import { constantValue } from "./constants.ts";
import { decimalText } from "./decimal-text.ts";
import { factorsOverExtension, factorsOverSquareRoots } from "./factors-over-roots.ts";
import { toFloatComplex } from "./float-values.ts";
import { rootCoefficients, toFloatRoot } from "./root-values.ts";

/** A root that a field has, and the polynomial that defines it over what the field has without it and all later ones. */
export interface RootRelation {
  readonly name: string;
  /** Monic, lowest coefficient first; of degree one where the root was there already. */
  readonly modulus: readonly Expression[];
}

/** A field with roots adjoined in turn, over which polynomials can be factorised. */
interface Tower<E> extends ConstantField<E> {
  readonly factors: (polynomial: Dense<E>) => readonly Dense<E>[];
  readonly degree: number;
}

/** Arithmetic in fields of higher degree takes too long for a construction. */
const LARGEST_DEGREE = 24;

/**
 * Does something over a field with roots of polynomials adjoined, given its square roots, and told how each root is related
 * to those before it: by the irreducible factor of its polynomial that vanishes there, which doubles decide among
 * exact factors. Of several roots of a polynomial with parameters the first is any one of them.
 * Errors: E_UNSUPPORTED where the field has too high a degree, and for roots that doubles cannot tell apart.
 */
export function withAlgebraicRoots<E, T>(
  constants: ConstantField<E>,
  { squareRoots, names }: { readonly squareRoots: readonly Expression[]; readonly names: readonly string[] },
  use: (relations: readonly RootRelation[]) => OverConstants<T>,
): T {
  const base: Tower<E> = {
    ...constants,
    factors: (polynomial) => factorsOverSquareRoots(constants, squareRoots, polynomial),
    degree: 1,
  };
  return adjoinAll(base, names, [], use);
}

function adjoinAll<E, T>(
  tower: Tower<E>,
  names: readonly string[],
  relations: readonly RootRelation[],
  use: (relations: readonly RootRelation[]) => OverConstants<T>,
): T {
  const name = names[relations.length];
  if (name === undefined) return use(relations)(tower);
  const known = names.slice(0, relations.length);
  const modulus = modulusOf(tower, name, known);
  const next = [...relations, { name, modulus: modulus.map(tower.expression) }];
  if (degreeOf(modulus) === 1) {
    const value = tower.field.negate(at(modulus, 0));
    return adjoinAll(withRoot(tower, name, value), names, next, use);
  }
  return adjoinAll(adjoin(tower, name, modulus), names, next, use);
}

function withRoot<E, C extends ConstantField<E>>(below: C, name: string, value: E): C {
  return {
    ...below,
    algebraicRoot: (wanted: string) => (wanted === name ? value : below.algebraicRoot(wanted)),
  };
}

function adjoin<E>(tower: Tower<E>, name: string, modulus: Dense<E>) {
  const degree = tower.degree * degreeOf(modulus);
  if (degree > LARGEST_DEGREE) throw tooHigh(name, degree);
  const larger = extended(tower, modulus, symbol(name));
  const { field } = larger;
  return withRoot(
    {
      ...larger,
      degree,
      factors: (polynomial: Dense<typeof field.zero>) =>
        factorsOverExtension(field, tower.factors, polynomial),
    },
    name,
    field.generator,
  );
}

/** The irreducible factor over a tower of the polynomial of a root that vanishes there. */
function modulusOf<E>(tower: Tower<E>, name: string, known: readonly string[]): Dense<E> {
  const { field } = tower;
  const root = requireRoot(name);
  const coefficients = rootCoefficients(root).map((e) => constantValue(e, tower));
  const ofSamePolynomial = known.filter((other) => {
    const { polynomial, index } = requireRoot(other);
    return polynomial === root.polynomial && index !== root.index;
  });
  const rest = ofSamePolynomial.reduce(
    (polynomial: Dense<E>, other) => {
      const value = tower.algebraicRoot(other) ?? field.zero;
      return divideByMonic(field, polynomial, [field.negate(value), field.one])[0];
    },
    monic(field, coefficients),
  );
  const factors = tower.factors(rest);
  const value = toFloatRoot(root);
  return value === undefined ? at(factors, 0) : vanishingAt(tower, factors, { name, value });
}

function requireRoot(name: string): RootSymbol {
  const root = readRootSymbol(name);
  if (root !== undefined) return root;
  throw new ResiduaError("E_DOMAIN", `expected a root such as ${rootName(EXAMPLE)}, got '${name}'`);
}

const EXAMPLE: RootSymbol = { polynomial: "x^3-x-1", variable: "x", index: 1 };

/** A factor vanishes at a double where its value there is smaller than this part of its terms, and no other one's is. */
const NEGLIGIBLE = 1e-7;

function vanishingAt<E>(
  { expression }: Tower<E>,
  factors: readonly Dense<E>[],
  { name, value }: { readonly name: string; readonly value: ComplexNumber },
): Dense<E> {
  if (factors.length === 1) return at(factors, 0);
  const vanishing = factors.filter((factor) => {
    const coefficients = factor.map((c) => toFloatComplex(expression(c)));
    return relativeSize(coefficients, value) < NEGLIGIBLE;
  });
  if (vanishing.length === 1) return at(vanishing, 0);
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `${name} and another root of its polynomial lie too close together to be told apart: scale the system, or give the linear part other numbers`,
  );
}

/** The size of a polynomial's value at a place, relative to that of its terms. */
function relativeSize(coefficients: readonly (ComplexNumber | undefined)[], place: ComplexNumber): number {
  let [value, terms]: [ComplexNumber, number] = [{ re: 0, im: 0 }, 0];
  for (const coefficient of coefficients.toReversed()) {
    const known = coefficient ?? { re: Number.NaN, im: 0 };
    value = complexSum(complexProduct(value, place), known);
    terms = terms * Math.hypot(place.re, place.im) + Math.hypot(known.re, known.im);
  }
  return Math.hypot(value.re, value.im) / terms;
}

function tooHigh(name: string, degree: number): ResiduaError {
  const value = toFloatRoot(requireRoot(name));
  const decimals = value === undefined ? "" : ` (about ${decimalText(value)})`;
  return new ResiduaError(
    "E_UNSUPPORTED",
    `a field with ${name}${decimals} and the other roots needed has a degree of ${degree} or more over the rational numbers, and ${LARGEST_DEGREE} is the largest that is treated: choose fewer of these eigenvalues, or replace the linear part by one with decimals for which they are rational, with the difference as a small term`,
    { details: { eigenvalue: name } },
  );
}
