import {
  add,
  call,
  type Expression,
  isNumber,
  multiply,
  number,
  ONE,
  orderedSum,
  symbol,
} from "../../../expr/expression.ts";
import { TIME } from "../manifold-problem.ts";
import { factorExpressions, type SeriesTerm } from "../series-terms.ts";

/** The angle `sum of multiple phi + frequency t`. */
export interface Angle {
  readonly turns: readonly { readonly name: string; readonly multiple: number }[];
  readonly frequency: Expression;
}

/** A real term: the coefficient, times powers of symbols, times `exp(growth t)`, times the cosine or sine of an angle. */
export interface RealTerm extends Pick<SeriesTerm, "coefficient" | "factors" | "grade"> {
  readonly growth: Expression;
  readonly wave: { readonly name: "cos" | "sin"; readonly angle: Angle } | undefined;
}

export type RealTerms = readonly RealTerm[];

export function angleExpression({ turns, frequency }: Angle): Expression {
  return add(
    ...turns.map(({ name, multiple }) => multiply(number(multiple), symbol(name))),
    multiply(frequency, symbol(TIME)),
  );
}

/** The cosine or sine, or 1 where there is none. */
export function waveExpression(wave: RealTerm["wave"]): Expression {
  return wave === undefined ? ONE : call(wave.name, angleExpression(wave.angle));
}

function realTermExpression({ coefficient, factors, growth, wave }: RealTerm): Expression {
  return multiply(
    coefficient,
    ...(isNumber(growth, 0) ? [] : [call("exp", multiply(growth, symbol(TIME)))]),
    ...factorExpressions(factors, AMPLITUDE),
    waveExpression(wave),
  );
}

/** What real amplitudes are called, and those of real modes. */
const AMPLITUDE = /^[abrs]\d+$/;

/** The exponent of a symbol in a term, and all else but for the wave. */
export function withoutSymbol(
  { coefficient, factors }: RealTerm,
  symbolName: string,
): { readonly rest: Expression; readonly exponent: number } {
  const others = factors.filter(({ name }) => name !== symbolName);
  return {
    rest: multiply(coefficient, ...factorExpressions(others, AMPLITUDE)),
    exponent: factors.find(({ name }) => name === symbolName)?.exponent ?? 0,
  };
}

/** A series as an expression: terms by ascending grade. */
export function realExpression(terms: RealTerms): Expression {
  return orderedSum(terms.map(realTermExpression));
}
