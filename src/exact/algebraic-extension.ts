import { type Budget, type BudgetOptions, UNLIMITED } from "../core/budget.ts";
import { ResiduaError } from "../core/errors.ts";
import { type Field, metered } from "./ring.ts";
import { powerText, sumText, termText } from "./ring-text.ts";
import {
  addDense,
  type Dense,
  degreeOf,
  divideByMonic,
  multiplyDense,
  negateDense,
  scaleDense,
  trimmed,
} from "./univariate/dense.ts";
import { halfCofactors, monic } from "./univariate/euclid.ts";

/** An element of an extension: inert data that only its field reads. */
export interface AlgebraicNumber<E> {
  /** Names the extension completely, so that elements of another one are found out. */
  readonly ring: string;
  /** `[k]` multiplies the k-th power of the generator; fewer than the extension's degree, the last one not zero. */
  readonly coefficients: Dense<E>;
}

/**
 * A simple extension K[a]/(m). Errors of every operation: E_RING_MISMATCH for an element of another extension;
 * of every division: E_DIVISION_BY_ZERO, and E_ZERO_DIVISOR where m turns out to have a factor.
 */
export interface AlgebraicExtension<E> extends Field<AlgebraicNumber<E>> {
  readonly base: Field<E>;
  readonly metered: (budget: Budget) => AlgebraicExtension<E>;
  /** The modulus with leading coefficient one: `[k]` multiplies the k-th power. */
  readonly modulus: Dense<E>;
  /** The root of the modulus that extends the base. */
  readonly generator: AlgebraicNumber<E>;
  readonly fromBase: (value: E) => AlgebraicNumber<E>;
  /** The value at the generator of a polynomial over the base, lowest coefficient first. */
  readonly fromCoefficients: (coefficients: readonly E[]) => AlgebraicNumber<E>;
}

/**
 * The field K[name]/(modulus): exact square roots, cube roots, roots of a characteristic polynomial. The modulus is given
 * by its coefficients, lowest first: [-3, 0, 1] makes `name` a square root of 3.
 *
 * The modulus should be irreducible. Where it is not, sums and products are right all the same, and the first
 * division that meets a zero divisor throws E_ZERO_DIVISOR with the factor found.
 * Errors: E_DOMAIN for a constant modulus or an empty name. A budget spent in an operation ends the enclosing
 * `withinBudget`.
 */
export function algebraicExtension<E>(
  unmetered: Field<E>,
  modulus: readonly E[],
  name: string,
  { budget = UNLIMITED }: BudgetOptions = {},
): AlgebraicExtension<E> {
  const base = metered(unmetered, budget);
  const monicModulus = monic(base, trimmed(base, modulus));
  if (degreeOf(monicModulus) < 1 || name === "") {
    throw new ResiduaError(
      "E_DOMAIN",
      `expected a named root of a polynomial of degree 1, 2, ..., got '${name}', a root of ${denseText(base, monicModulus, "x")}`,
    );
  }
  const space = { base, modulus: monicModulus, name, ring: ringName(base, monicModulus, name), budget };
  return {
    name: space.ring,
    base,
    modulus: monicModulus,
    metered: (other) => algebraicExtension(unmetered, modulus, name, { budget: other }),
    ...construction(space),
    ...arithmetic(space),
    ...quotients(space),
  };
}

interface Space<E> {
  readonly base: Field<E>;
  readonly modulus: Dense<E>;
  readonly name: string;
  readonly ring: string;
  readonly budget: Budget;
}

function ringName<E>(base: Field<E>, modulus: Dense<E>, name: string): string {
  return `${base.name}[${name}]/(${denseText(base, modulus, name)})`;
}

/** The element with these coefficients, which may need reducing. */
function element<E>({ base, modulus, ring }: Space<E>, coefficients: Dense<E>): AlgebraicNumber<E> {
  const reduced =
    coefficients.length < modulus.length ? coefficients : divideByMonic(base, coefficients, modulus)[1];
  return { ring, coefficients: reduced };
}

/** The coefficients of an element of this very extension. Errors: E_RING_MISMATCH. */
function read<E>({ ring }: Space<E>, a: AlgebraicNumber<E>): Dense<E> {
  if (a.ring !== ring) {
    throw new ResiduaError("E_RING_MISMATCH", `expected an element of ${ring}, got one of ${a.ring}`);
  }
  return a.coefficients;
}

function construction<E>(space: Space<E>) {
  const { base } = space;
  const fromCoefficients = (list: readonly E[]) => element(space, trimmed(base, list));
  return {
    zero: fromCoefficients([]),
    one: fromCoefficients([base.one]),
    generator: fromCoefficients([base.zero, base.one]),
    fromInteger: (value: number | bigint) => fromCoefficients([base.fromInteger(value)]),
    fromBase: (value: E) => fromCoefficients([value]),
    fromCoefficients,
    toText: (a: AlgebraicNumber<E>) => denseText(base, read(space, a), space.name),
  };
}

function arithmetic<E>(space: Space<E>) {
  const { base } = space;
  type Element = AlgebraicNumber<E>;
  const add = (a: Element, b: Element) => element(space, addDense(base, read(space, a), read(space, b)));
  const negate = (a: Element) => element(space, negateDense(base, read(space, a)));
  const isZero = (a: Element) => read(space, a).length === 0;
  const subtract = (a: Element, b: Element) => add(a, negate(b));
  return {
    add,
    negate,
    subtract,
    isZero,
    equals: (a: Element, b: Element) => isZero(subtract(a, b)),
    multiply: (a: Element, b: Element) => element(space, multiplyDense(base, read(space, a), read(space, b))),
    size: (a: Element) => Math.max(1, a.coefficients.length),
  };
}

function quotients<E>(space: Space<E>) {
  const { base } = space;
  const one = element(space, [base.one]);
  const divide = (a: AlgebraicNumber<E>, b: AlgebraicNumber<E>) =>
    element(space, multiplyDense(base, read(space, a), inverse(space, read(space, b))));
  return {
    divide,
    divideExact: divide,
    gcd: (a: AlgebraicNumber<E>, b: AlgebraicNumber<E>) => {
      const [left, right] = [read(space, a), read(space, b)];
      return left.length === 0 && right.length === 0 ? element(space, []) : one;
    },
    unitPart: (a: AlgebraicNumber<E>) => (read(space, a).length === 0 ? one : a),
  };
}

/** Errors: E_DIVISION_BY_ZERO; E_ZERO_DIVISOR where the element has a factor in common with the modulus. */
function inverse<E>({ base, modulus, name, ring, budget }: Space<E>, a: Dense<E>): Dense<E> {
  if (a.length === 0) throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide by zero in ${ring}`);
  if (a.length === 1) return scaleDense(base, [base.one], base.divide(base.one, a[0] ?? base.one));
  const { gcd, s } = halfCofactors(base, a, modulus, { budget });
  if (degreeOf(gcd) === 0) return s;
  const factor = denseText(base, gcd, name);
  throw new ResiduaError(
    "E_ZERO_DIVISOR",
    `${denseText(base, a, name)} has no inverse in ${ring}: the modulus has the factor ${factor}; extend by an irreducible factor instead`,
    { details: { factor } },
  );
}

/** A polynomial over the base in the input syntax, highest power first. */
function denseText<E>(base: Field<E>, a: Dense<E>, name: string): string {
  const terms = a.flatMap((c, k) =>
    base.isZero(c) ? [] : [termText(base.toText(c), k === 0 ? "" : powerText(name, k))],
  );
  return sumText(terms.reverse());
}
