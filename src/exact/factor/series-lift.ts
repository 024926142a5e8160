import { stopWhenSpent } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import type { Field } from "../ring.ts";
import {
  addDense,
  type Dense,
  degreeOf,
  divideByMonic,
  multiplyDense,
  productDense,
  subtractDense,
  trimmed,
} from "../univariate/dense.ts";
import { halfCofactors } from "../univariate/euclid.ts";
import { type ParameterSeries, type ParameterSpace, truncated, truncatedRing } from "./parameter-series.ts";

/** A monic factor at the origin of the parameters, and the inverse modulo it of the product of the others. */
interface FactorAtOrigin {
  readonly factor: Dense<bigint>;
  readonly cofactor: Dense<bigint>;
}

/**
 * Lifts monic factors at the origin of the parameters to factors whose coefficients are power series in them, known up to
 * `degree`: one total degree after another, the error is shared out among the factors. A spent budget of the space ends the
 * enclosing `withinBudget`.
 *
 * `undefined` where the factors are not coprime. Otherwise the lifted factors are unique (Hensel's lemma).
 */
export function liftAlongParameters(
  space: ParameterSpace,
  polynomial: Dense<ParameterSeries>,
  factors: readonly Dense<bigint>[],
  degree: number,
): readonly Dense<ParameterSeries>[] | undefined {
  const origin = factors.map((factor, i) => atOrigin(space.field, factor, factors.toSpliced(i, 1)));
  const known = origin.filter((each) => each !== undefined);
  if (known.length < factors.length) return undefined;
  let lifted = factors.map((factor): Dense<ParameterSeries> => factor.map(space.ring.constant));
  for (let order = 1; order <= degree; order += 1) {
    stopWhenSpent(space.ring.budget, `lifting ${factors.length} factors to order ${order} of ${degree}`);
    const ring = truncatedRing(space, order);
    const present = polynomial.map((c) => truncated(space.ring, c, order));
    const error = subtractDense(ring, present, productDense(ring, lifted));
    const corrections = shares(space, error, known);
    lifted = lifted.map((factor, i) => addDense(ring, factor, at(corrections, i)));
  }
  return lifted;
}

function atOrigin(
  field: Field<bigint>,
  factor: Dense<bigint>,
  others: readonly Dense<bigint>[],
): FactorAtOrigin | undefined {
  const product = others.reduce(
    (a, b) => divideByMonic(field, multiplyDense(field, a, b), factor)[1],
    divideByMonic(field, [field.one], factor)[1],
  );
  if (product.length === 0) return undefined;
  const { gcd, s } = halfCofactors(field, product, factor);
  return degreeOf(gcd) === 0 ? { factor, cofactor: s } : undefined;
}

/** For each factor what it takes of the error: that times its cofactor, modulo itself, monomial by monomial. */
function shares(
  { field, ring }: ParameterSpace,
  error: Dense<ParameterSeries>,
  origin: readonly FactorAtOrigin[],
): readonly Dense<ParameterSeries>[] {
  const terms = origin.map(({ factor }) =>
    factor.map((): { coefficient: bigint; exponents: readonly number[] }[] => []),
  );
  for (const { exponents, coefficients } of byMonomial({ field, ring }, error)) {
    origin.forEach(({ factor, cofactor }, i) => {
      const share = divideByMonic(field, multiplyDense(field, coefficients, cofactor), factor)[1];
      share.forEach((coefficient, k) => {
        at(at(terms, i), k).push({ coefficient, exponents });
      });
    });
  }
  return terms.map((lists) => trimmed(ring, lists.map(ring.fromTerms)));
}

interface CoefficientsOfMonomial {
  readonly exponents: readonly number[];
  readonly coefficients: Dense<bigint>;
}

/** What multiplies each monomial in the parameters, as a polynomial in the main variable. */
function byMonomial(
  { field, ring }: ParameterSpace,
  a: Dense<ParameterSeries>,
): readonly CoefficientsOfMonomial[] {
  const found = new Map<string, { exponents: readonly number[]; coefficients: bigint[] }>();
  a.forEach((series, k) => {
    for (const { coefficient, exponents } of ring.terms(series)) {
      const key = exponents.join();
      const entry = found.get(key) ?? { exponents, coefficients: a.map(() => field.zero) };
      entry.coefficients[k] = coefficient;
      found.set(key, entry);
    }
  });
  return [...found.values()].map(({ exponents, coefficients }) => ({
    exponents,
    coefficients: trimmed(field, coefficients),
  }));
}
