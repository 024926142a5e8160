import { at, ResiduaError } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { Composition } from "../certificate/composition.ts";
import { type PlainManifold, plainManifold } from "../certificate/plain-manifold.ts";
import {
  type PlainSeries,
  type PlainSeriesRing,
  type PlainTerm,
  termGrade,
} from "../certificate/plain-series.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { amplitudeName, type ManifoldProblem, modeOfAmplitude } from "../manifold-problem.ts";
import type { HistoryKernels, InvariantManifold } from "../manifold-result.ts";
import type { SeriesTerms } from "../series-terms.ts";
import { symbolRoles } from "../symbol-roles.ts";

/** A manifold with its evolution, and with its covectors where there are some. */
export interface AmplitudeClaim extends Pick<InvariantManifold, "problem" | "manifold" | "evolution"> {
  readonly covectors?: readonly (readonly SeriesTerms[])[];
  readonly history?: readonly HistoryKernels[];
}

/**
 * A manifold in the amplitudes `q_j = w_j(u)` that its problem's functions define. On the manifold `q = s + h(s)` with h of
 * higher grade, which is reverted by iteration, `s = q - h(s)`, one grade at a time; then `dq/dt = dw/dt` is written in q.
 * Covectors are multiplied by `dq/ds`. Where the amplitudes are as defined already, the claim is returned as it is.
 *
 * Errors: E_DOMAIN where a function is nonlinear at leading order; E_UNSUPPORTED for a change that is not linear of
 * amplitudes that vary in space or are delayed.
 */
export function inDefinedAmplitudes<E>(
  claim: AmplitudeClaim,
  coefficients: CoefficientField<E>,
): AmplitudeClaim {
  const { amplitudeFunctions: functions } = claim.problem;
  if (functions === undefined) return claim;
  const manifold = plainManifold(claim, coefficients);
  const { ring } = manifold;
  const defined = functions.map(manifold.evaluate);
  const changes = defined.map((series, j) => ring.subtract(series, ring.symbol(amplitudeName(j))));
  if (changes.every(ring.isZero)) return claim;
  requireChangeable(claim.problem, functions, changes);
  return changed(claim, manifold, defined, reverted(ring, changes));
}

function requireChangeable<E>(
  problem: ManifoldProblem,
  functions: readonly Expression[],
  changes: readonly PlainSeries<E>[],
): void {
  const { delays } = symbolRoles(problem);
  if (problem.space.length > 0 || delays.length > 0 || (problem.noise ?? []).length > 0) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "amplitudes that vary in space, or of equations with delays or noise, can be linear functions that define the amplitude exactly only: choose such a function of the slow modes",
      { details: { key: "amplitudes" } },
    );
  }
  const isLeading = (term: PlainTerm<E>) => termGrade(term, problem.truncations) === 0;
  const stuck = changes.findIndex((series) => [...series.values()].some(isLeading));
  if (stuck < 0) return;
  throw new ResiduaError(
    "E_DOMAIN",
    `the amplitude ${amplitudeName(stuck)} = ${expressionText(at(functions, stuck))} is nonlinear at leading order, or not zero at the origin: give its nonlinear terms a small factor`,
    { details: { amplitude: amplitudeName(stuck) } },
  );
}

/** The s with `s_j = q_j - h_j(s)`, in terms of q; both have the amplitudes' names. */
function reverted<E>(
  ring: PlainSeriesRing<E>,
  changes: readonly PlainSeries<E>[],
): readonly PlainSeries<E>[] {
  const leading = changes.map((_, j) => ring.symbol(amplitudeName(j)));
  let [images, isSettled] = [leading, false];
  while (!isSettled) {
    const composition = inAmplitudes(ring, images);
    const next = changes.map((change, j) => ring.subtract(at(leading, j), composition.of(change)));
    isSettled = next.every((series, j) => ring.equals(series, at(images, j)));
    images = next;
  }
  return images;
}

/** The composition with an image for each amplitude. */
function inAmplitudes<E>(ring: PlainSeriesRing<E>, images: readonly PlainSeries<E>[]): Composition<E> {
  return new Composition(ring, (name) => images[modeOfAmplitude(name, images.length)]);
}

function changed<E>(
  claim: AmplitudeClaim,
  { coefficients, ring, flow, values, series }: PlainManifold<E>,
  defined: readonly PlainSeries<E>[],
  images: readonly PlainSeries<E>[],
): AmplitudeClaim {
  const { problem, covectors } = claim;
  const rates = problem.modes.map(({ eigenvalue }) => coefficients.value(eigenvalue));
  const composition = inAmplitudes(ring, images);
  const printer = new TermPrinter(coefficients, problem, rates);
  const evolution = defined.map((each, j) => {
    const own = ring.scale(ring.symbol(amplitudeName(j)), at(rates, j));
    return printer.terms(ring.subtract(composition.of(flow.timeDerivative(each)), own), j);
  });
  const rows = (covectors ?? []).map((row) => row.map(series));
  const changedRows = defined.map((each, j) =>
    problem.variables.map((_, i) => {
      const products = rows.map((row, k) =>
        ring.multiply(ring.derivative(each, amplitudeName(k)), at(row, i)),
      );
      return printer.terms(composition.of(sum(ring, products)), j);
    }),
  );
  return {
    problem,
    manifold: values.map((value) => printer.terms(composition.of(value))),
    evolution,
    ...(covectors === undefined ? {} : { covectors: changedRows }),
  };
}

/** Series as terms of a result, by ascending grade. */
class TermPrinter<E> {
  readonly #coefficients: CoefficientField<E>;
  readonly #problem: ManifoldProblem;
  readonly #rates: readonly E[];

  constructor(coefficients: CoefficientField<E>, problem: ManifoldProblem, rates: readonly E[]) {
    this.#coefficients = coefficients;
    this.#problem = problem;
    this.#rates = rates;
  }

  /** Rates are relative to that of a mode, where one is given. */
  terms(series: PlainSeries<E>, relativeTo?: number): SeriesTerms {
    const { field, expression } = this.#coefficients;
    const base = relativeTo === undefined ? field.zero : at(this.#rates, relativeTo);
    return [...series.values()]
      .map((term) => ({
        coefficient: expression(term.coefficient),
        factors: term.powers.map(([name, exponent]) => ({ name, exponent })),
        rate: expression(field.subtract(this.#rateOf(term), base)),
        forcedRate: expression(term.rate),
        grade: termGrade(term, this.#problem.truncations),
      }))
      .toSorted((a, b) => a.grade - b.grade);
  }

  #rateOf({ powers, rate }: PlainTerm<E>): E {
    const { field } = this.#coefficients;
    return powers.reduce((total, [name, exponent]) => {
      const mode = modeOfAmplitude(name, this.#rates.length);
      return mode < 0
        ? total
        : field.add(total, field.multiply(field.fromInteger(exponent), at(this.#rates, mode)));
    }, rate);
  }
}
