import type { Expression } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { toFloatReal } from "../coefficients/float-values.ts";
import { complexParts } from "../complex-parts.ts";
import { type Angle, angleExpression, type RealTerm, type RealTerms } from "./real-terms.ts";

/** Exponents by name; none is zero. */
export type Exponents = ReadonlyMap<string, number>;

/** A complex coefficient, times powers of real symbols, times `exp(i (sum of turns phi))`. */
export interface TurningMonomial<E> {
  readonly coefficient: E;
  readonly powers: Exponents;
  readonly turns: Exponents;
}

/** The same times `exp(rate t)`. */
export interface TurningTerm<E> extends TurningMonomial<E> {
  readonly rate: E;
  readonly grade: number;
}

export function turningProduct<E>(
  { field }: Pick<CoefficientField<E>, "field">,
  a: TurningMonomial<E>,
  b: TurningMonomial<E>,
): TurningMonomial<E> {
  return {
    coefficient: field.multiply(a.coefficient, b.coefficient),
    powers: sumOfExponents(a.powers, b.powers),
    turns: sumOfExponents(a.turns, b.turns),
  };
}

function sumOfExponents(a: Exponents, b: Exponents): Exponents {
  const sum = new Map(a);
  for (const [name, exponent] of b) {
    const total = (sum.get(name) ?? 0) + exponent;
    if (total === 0) sum.delete(name);
    else sum.set(name, total);
  }
  return sum;
}

/**
 * The real and the imaginary part of a sum of terms: `c exp(i theta)` with `c = p + i q` has the parts
 * `p cos(theta) - q sin(theta)` and `p sin(theta) + q cos(theta)`. The field must contain i.
 */
export function realAndImaginary<E>(
  coefficients: CoefficientField<E>,
  terms: readonly TurningTerm<E>[],
): { readonly real: RealTerms; readonly imaginary: RealTerms } {
  const { field } = coefficients;
  const [real, imaginary] = [new RealSum(coefficients), new RealSum(coefficients)];
  for (const term of terms) {
    const [p, q] = complexParts(coefficients, term.coefficient);
    real.add(term, "cos", p);
    real.add(term, "sin", field.negate(q));
    imaginary.add(term, "sin", p);
    imaginary.add(term, "cos", q);
  }
  return { real: real.terms(), imaginary: imaginary.terms() };
}

/** Real terms under construction: terms with the same monomial are added up. */
class RealSum<E> {
  readonly #coefficients: CoefficientField<E>;
  readonly #sums = new Map<string, { readonly shape: Omit<RealTerm, "coefficient">; coefficient: E }>();

  constructor(coefficients: CoefficientField<E>) {
    this.#coefficients = coefficients;
  }

  add({ powers, turns, rate, grade }: TurningTerm<E>, name: "cos" | "sin", coefficient: E): void {
    const { field, expression } = this.#coefficients;
    const [growth, frequency] = complexParts(this.#coefficients, rate);
    const { sign, angle } = this.#oriented(turns, frequency);
    if (angle === undefined && name === "sin") return;
    const shape = {
      factors: [...powers].map(([factor, exponent]) => ({ name: factor, exponent })),
      growth: expression(growth),
      wave: angle === undefined ? undefined : { name, angle },
      grade,
    };
    const signed = name === "sin" && sign < 0 ? field.negate(coefficient) : coefficient;
    const key = shapeKey(shape);
    const known = this.#sums.get(key);
    if (known === undefined) this.#sums.set(key, { shape, coefficient: signed });
    else known.coefficient = field.add(known.coefficient, signed);
  }

  terms(): RealTerms {
    const { field, expression } = this.#coefficients;
    return [...this.#sums.values()].flatMap(({ shape, coefficient }) =>
      field.isZero(coefficient) ? [] : [{ ...shape, coefficient: expression(coefficient) }],
    );
  }

  /** An angle, turned round where that makes its first part positive; none where it is zero. */
  #oriented(turns: Exponents, frequency: E): { readonly sign: 1 | -1; readonly angle: Angle | undefined } {
    const { field, expression } = this.#coefficients;
    const ordered = [...turns].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const [first] = ordered;
    if (first === undefined && field.isZero(frequency)) return { sign: 1, angle: undefined };
    const isTurnedRound = first === undefined ? looksNegative(expression(frequency)) : first[1] < 0;
    const sign = isTurnedRound ? -1 : 1;
    return {
      sign,
      angle: {
        turns: ordered.map(([name, multiple]) => ({ name, multiple: sign * multiple })),
        frequency: expression(isTurnedRound ? field.negate(frequency) : frequency),
      },
    };
  }
}

/** Of an expression and its negative one looks negative, as the field writes both with their terms in the same order. */
function looksNegative(e: Expression): boolean {
  const value = toFloatReal(e);
  return value === undefined ? expressionText(e).startsWith("-") : value < 0;
}

function shapeKey({ factors, growth, wave, grade }: Omit<RealTerm, "coefficient">): string {
  const powers = factors
    .map(({ name, exponent }) => `${name}^${exponent}`)
    .toSorted()
    .join("*");
  const angle = wave === undefined ? "" : `${wave.name}(${expressionText(angleExpression(wave.angle))})`;
  return [grade, powers, expressionText(growth), angle].join(" ");
}
