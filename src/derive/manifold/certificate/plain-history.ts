import { at } from "../../../core/errors.ts";
import { power, sum } from "../../../exact/ring.ts";
import { modeOfAmplitude } from "../manifold-problem.ts";
import type { HistoryKernels, KernelTerm } from "../manifold-result.ts";
import { delayFactor } from "../symbol-roles.ts";
import type { PlainManifold } from "./plain-manifold.ts";
import {
  amplitudeDerivatives,
  composed,
  evolutionDerivatives,
  type PlainOperator,
  variableDerivatives,
} from "./plain-operators.ts";
import type { PlainSeries, PlainTerm } from "./plain-series.ts";

/** What the kernels of one delay are to the equations of a projection. */
export interface PlainHistory<E> {
  /** What the kernels leave in their own equations. */
  readonly residuals: readonly PlainSeries<E>[];
  /** `[mode][variable]`: the kernels a whole delay ahead. */
  readonly advanced: readonly (readonly PlainOperator<E>[])[];
  /** `[mode][mode]`: their integrals with the tangent vectors, right for terms that do not vary. */
  readonly integrals: readonly (readonly PlainOperator<E>[])[];
}

/** The time r since the beginning of the delay, as a symbol; no parameter can have this name. */
const LAG = "time since";

/**
 * Puts kernels k(r) back into `dk/dr = dk/dt - G' k` and `k(0) = z J`, where J is the derivative of the equations by what
 * was a delay earlier, which they write as `name`. Kernels are polynomials in r times `exp(rate r)`, by which each
 * monomial varies too: without these factors dk/dt lacks the rates.
 */
export function plainHistory<E>(
  manifold: PlainManifold<E>,
  covectors: readonly (readonly PlainOperator<E>[])[],
  { name, history }: { readonly name: string; readonly history: HistoryKernels },
): PlainHistory<E> {
  const { claim, ring } = manifold;
  const polynomials = history.kernels.map((row) => row.map((terms) => polynomialOf(manifold, terms)));
  const equations = claim.problem.equations.map((e) => variableDerivatives(manifold, e, name));
  const starts = covectors.flatMap((row, j) =>
    row.map((_, i) => {
      const source = row.map((operator, k) => composed(manifold, operator, at(at(equations, k), i)));
      const start = withoutLag(manifold, at(at(polynomials, j), i));
      return ring.subtract(start, sum(ring, source));
    }),
  );
  const tangents = tangentsSince(manifold, history);
  return {
    residuals: [...starts, ...kernelResiduals(manifold, polynomials)],
    advanced: history.kernels.map((row, j) => row.map((terms) => valueAhead(manifold, history, terms, j))),
    integrals: polynomials.map((row, j) =>
      claim.problem.modes.map((_, k) => {
        const tangent = tangents.map((each) => at(each, k));
        return integrated(manifold, steadyProduct(manifold, [row, tangent], [j, k]), history);
      }),
    ),
  };
}

/**
 * The terms that do not vary at leading order of the product of a row of the covector of mode j with the tangent vector of
 * mode k.
 */
export function steadyProduct<E>(
  manifold: PlainManifold<E>,
  [covector, tangent]: readonly [readonly PlainOperator<E>[], readonly PlainOperator<E>[]],
  [j, k]: readonly [number, number],
): PlainOperator<E> {
  const { claim, coefficients, ring } = manifold;
  const { field } = ring;
  const rate = (mode: number) => coefficients.value(at(claim.problem.modes, mode).eigenvalue);
  const wanted = field.subtract(rate(j), rate(k));
  const products = covector.flatMap((operator, i) => {
    const partners = byRate(manifold, at(tangent, i));
    return [...byRate(manifold, operator).values()].flatMap((left) => {
      const right = partners.get(field.toText(field.subtract(wanted, left.rate)));
      return right === undefined ? [] : [composed(manifold, left.terms, right.terms)];
    });
  });
  return sum(ring, products);
}

interface OfOneRate<E> {
  readonly rate: E;
  readonly terms: PlainSeries<E>;
}

/** The terms of a series by the text of the rate with which they vary. */
function byRate<E>(manifold: PlainManifold<E>, series: PlainSeries<E>): ReadonlyMap<string, OfOneRate<E>> {
  const { field } = manifold.ring;
  const groups = new Map<string, { readonly rate: E; readonly terms: Map<string, PlainTerm<E>> }>();
  for (const [key, term] of series) {
    const rate = rateOf(manifold, term);
    const text = field.toText(rate);
    const group = groups.get(text) ?? { rate, terms: new Map<string, PlainTerm<E>>() };
    groups.set(text, group);
    group.terms.set(key, term);
  }
  return groups;
}

function polynomialOf<E>({ ring, series }: PlainManifold<E>, terms: readonly KernelTerm[]): PlainSeries<E> {
  const lag = ring.symbol(LAG);
  return ring.fromTerms(
    terms.flatMap((term) => [...ring.multiply(series([term]), power(ring, lag, term.power)).values()]),
  );
}

function withoutLag<E>({ ring }: PlainManifold<E>, polynomial: PlainSeries<E>): PlainSeries<E> {
  return ring.fromTerms(
    [...polynomial.values()].filter(({ powers }) => powers.every(([name]) => name !== LAG)),
  );
}

function kernelResiduals<E>(
  manifold: PlainManifold<E>,
  polynomials: readonly (readonly PlainOperator<E>[])[],
): readonly PlainSeries<E>[] {
  const { claim, coefficients, ring, flow } = manifold;
  const { field } = ring;
  return polynomials.flatMap((row, j) => {
    const evolution = evolutionDerivatives(manifold, j);
    const own = coefficients.value(at(claim.problem.modes, j).eigenvalue);
    return row.map((polynomial, i) => {
      const rates = ring.fromTerms(
        [...polynomial.values()].map((term) => {
          const rate = field.subtract(rateOf(manifold, term), own);
          return { ...term, coefficient: field.multiply(rate, term.coefficient) };
        }),
      );
      const carried = polynomials.map((other, k) => composed(manifold, at(evolution, k), at(other, i)));
      const forward = ring.subtract(flow.timeDerivative(polynomial), sum(ring, carried));
      return ring.subtract(ring.add(ring.derivative(polynomial, LAG), rates), forward);
    });
  });
}

/** The rate with which a term varies at leading order. */
function rateOf<E>({ claim, coefficients, ring }: PlainManifold<E>, { powers, rate }: PlainTerm<E>): E {
  const { field } = ring;
  return powers.reduce((total, [name, exponent]) => {
    const mode = modeOfAmplitude(name, claim.problem.modes.length);
    if (mode < 0) return total;
    const own = coefficients.value(at(claim.problem.modes, mode).eigenvalue);
    return field.add(total, field.multiply(field.fromInteger(exponent), own));
  }, rate);
}

/** The kernel at `r = delay`: each term times `delay^power exp(rate delay)`. */
function valueAhead<E>(
  { claim, coefficients, ring, series }: PlainManifold<E>,
  { delay }: HistoryKernels,
  terms: readonly KernelTerm[],
  mode: number,
): PlainSeries<E> {
  const { field } = ring;
  const { modes } = claim.problem;
  const duration = coefficients.value(delay);
  /** `exp(-lambda delay)` of each mode. */
  const behind = modes.map(({ eigenvalue }) => coefficients.value(delayFactor(eigenvalue, delay)));
  const ahead = ({ factors, forcedRate, power: exponent }: KernelTerm): E => {
    const earlier = factors.reduce(
      (product, { name, exponent: multiplicity }) => {
        const k = modeOfAmplitude(name, modes.length);
        return k < 0 ? product : field.multiply(product, power(field, at(behind, k), multiplicity));
      },
      coefficients.value(delayFactor(forcedRate, delay)),
    );
    return field.multiply(field.divide(at(behind, mode), earlier), power(field, duration, exponent));
  };
  return ring.fromTerms(terms.flatMap((term) => [...ring.scale(series([term]), ahead(term)).values()]));
}

/** `[variable][mode]`: the tangent vectors at the time `t - delay + r`. */
function tangentsSince<E>(
  manifold: PlainManifold<E>,
  { delay }: HistoryKernels,
): readonly (readonly PlainOperator<E>[])[] {
  const { claim, coefficients, ring, earlier } = manifold;
  const since = ring.subtract(ring.constant(coefficients.value(delay)), ring.symbol(LAG));
  // The rates are taken over the whole delay: with those of the kernels they add up to that where the product is resonant.
  return claim.problem.variables.map((_, i) => amplitudeDerivatives(manifold, earlier(i, delay, since)));
}

/** The integral over r from 0 to the delay. */
function integrated<E>(
  { ring, coefficients }: PlainManifold<E>,
  polynomial: PlainSeries<E>,
  { delay }: HistoryKernels,
): PlainSeries<E> {
  const { field } = ring;
  const duration = coefficients.value(delay);
  return ring.fromTerms(
    [...polynomial.values()].map((term) => {
      const exponent = 1 + (term.powers.find(([name]) => name === LAG)?.[1] ?? 0);
      const weight = field.divide(power(field, duration, exponent), field.fromInteger(exponent));
      const powers = term.powers.filter(([name]) => name !== LAG);
      return { ...term, powers, coefficient: field.multiply(weight, term.coefficient) };
    }),
  );
}
