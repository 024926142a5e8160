import {
  add,
  call,
  type Expression,
  isNumber,
  multiply,
  number,
  power,
  symbol,
} from "../../expr/expression.ts";
import { readJetSymbol } from "../../expr/jet-symbol.ts";
import type { ConstructedManifold } from "./construction/construct-manifold.ts";
import { TIME } from "./manifold-problem.ts";
import { operatorName } from "./projection/operator-parts.ts";
import type { Part } from "./series/part.ts";

/** A term of a result: the coefficient, times powers of symbols, times `exp(rate t)`. */
export interface SeriesTerm {
  readonly coefficient: Expression;
  /** Amplitudes, their space derivatives, and parameters, with their exponents. */
  readonly factors: readonly { readonly name: string; readonly exponent: number }[];
  /** What amplitudes that leave out the growth and oscillation of their modes multiply: `exp(rate t)`. */
  readonly rate: Expression;
  /** The rate that does not come from the amplitudes themselves. */
  readonly forcedRate: Expression;
  readonly grade: number;
}

/** The terms of a series, lowest grade first. */
export type SeriesTerms = readonly SeriesTerm[];

/**
 * Whether amplitudes carry the growth and oscillation of their modes ("rotating"), or results show it as factors
 * `exp(lambda_j t)` of slowly varying amplitudes ("explicit").
 */
export type AmplitudeForm = "rotating" | "explicit";

/** A series as inert data. `relativeTo` is taken off the rate of each term. */
export function seriesTerms<E>(
  { setting }: Pick<ConstructedManifold<E>, "setting">,
  parts: readonly Part<E>[],
  relativeTo?: Expression,
): SeriesTerms {
  const { coefficients, space, phases } = setting;
  const { field, table } = space;
  const base = relativeTo === undefined ? field.zero : coefficients.value(relativeTo);
  return parts.flatMap((part, grade) =>
    [...part].map(([monomial, coefficient]) => {
      const factors: { name: string; exponent: number }[] = [];
      let forced = field.zero;
      table.forEachFactor(monomial, (index, exponent) => {
        const rate = phases.rateOf(index);
        if (rate === undefined) factors.push({ name: table.symbolAt(index).name, exponent });
        else forced = field.add(forced, field.multiply(field.fromInteger(exponent), rate));
      });
      return {
        coefficient: coefficients.expression(coefficient),
        factors,
        rate: coefficients.expression(field.subtract(table.rate(monomial), base)),
        forcedRate: coefficients.expression(forced),
        grade,
      };
    }),
  );
}

/** A series as an expression: terms by ascending grade. */
export function seriesExpression(terms: SeriesTerms, form: AmplitudeForm): Expression {
  return add(...terms.map((term) => termExpression(term, form)));
}

/** Parameters come before amplitudes, and these before what oscillates or grows. */
function termExpression(term: SeriesTerm, form: AmplitudeForm): Expression {
  const rate = form === "rotating" ? term.forcedRate : term.rate;
  return multiply(
    term.coefficient,
    ...factorExpressions(term.factors),
    ...(isNumber(rate, 0) ? [] : [call("exp", multiply(rate, symbol(TIME)))]),
  );
}

/** What complex amplitudes are called. */
const COMPLEX_AMPLITUDE = /^s\d+$/;

/** The powers of a term: those of parameters first, then amplitudes, then operators, which act on what follows. */
export function factorExpressions(
  factors: SeriesTerm["factors"],
  amplitude: RegExp = COMPLEX_AMPLITUDE,
): readonly Expression[] {
  return factors
    .toSorted((a, b) => placeOf(a.name, amplitude) - placeOf(b.name, amplitude))
    .map(({ name, exponent }) => power(symbol(name), number(exponent)));
}

/** A parameter that is named like an operator or an amplitude comes late too, which changes the order only. */
function placeOf(name: string, amplitude: RegExp): number {
  if (name.startsWith(operatorName(""))) return 2;
  return amplitude.test(readJetSymbol(name)?.subject ?? name) ? 1 : 0;
}
