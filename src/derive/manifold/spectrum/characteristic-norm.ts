import type { BudgetOptions } from "../../../core/budget.ts";
import { type Integer, integers } from "../../../exact/integer.ts";
import { characteristicPolynomial } from "../../../exact/linear/characteristic-polynomial.ts";
import type { PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { sum } from "../../../exact/ring.ts";
import { partsOf, symbolsOf } from "../../../expr/calculus.ts";
import { type IntegerPolynomial, integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";

/** A square matrix of constant expressions. */
export type ExpressionMatrix = readonly (readonly Expression[])[];

/** The characteristic polynomial of a matrix, and a polynomial over the integers that has all of its roots. */
export interface CharacteristicNorm {
  /** The name of the variable, unlike those of all parameters. */
  readonly variable: string;
  /** Lowest first, the last one 1. */
  readonly coefficients: readonly Expression[];
  readonly ring: PolynomialRing<Integer>;
  /**
   * The product of the polynomial with all its conjugates, which i and square roots among the coefficients have, times
   * a denominator: the polynomial itself, up to that, where there are none.
   */
  readonly norm: IntegerPolynomial;
  /** Whether the norm has more roots than the polynomial. */
  readonly hasConjugates: boolean;
}

/**
 * The characteristic polynomial `det(lambda - matrix)` and its norm.
 * Errors: E_SHAPE, E_UNSUPPORTED for entries that are not exact. A spent budget ends the enclosing `withinBudget`.
 */
export function characteristicNorm(
  matrix: ExpressionMatrix,
  options: BudgetOptions = {},
): CharacteristicNorm {
  const coefficients = overCoefficients(matrix.flat(), ({ field, value, expression }) =>
    characteristicPolynomial(
      field,
      matrix.map((row) => row.map(value)),
      options,
    ).map(expression),
  );
  const stand = standIns(coefficients);
  const known = [...new Set(coefficients.flatMap((e) => symbolsOf(withStandIns(e, stand))))];
  const variable = freshName(known);
  const ring = integerPolynomials([variable, ...known]);
  const polynomial = add(
    ...coefficients.map((e, k) => multiply(withStandIns(e, stand), power(symbol(variable), number(k)))),
  );
  const { numerator } = polynomialFraction(polynomial, ring);
  const norm = stand.reduce((image, root) => normOver(ring, image, root), numerator);
  return { variable, coefficients, ring, norm, hasConjugates: stand.length > 0 };
}

/** The symbol that stands for a square root, the imaginary unit among them, and what its square is. */
interface StandIn {
  readonly name: string;
  readonly square: bigint;
}

const STAND_IN = "root of ";

function standIns(coefficients: readonly Expression[]): readonly StandIn[] {
  const squares = new Set<bigint>();
  const visit = (e: Expression): void => {
    const square = squareOf(e);
    if (square !== undefined) squares.add(square);
    else partsOf(e).forEach(visit);
  };
  coefficients.forEach(visit);
  return [...squares].map((square) => ({ name: `${STAND_IN}${square}`, square }));
}

/** The square of the imaginary unit or of a square root of a natural number; `undefined` for anything else. */
function squareOf(e: Expression): bigint | undefined {
  if (e.tag === "constant" && e.name === "i") return -1n;
  return e.tag === "call" && e.name === "sqrt" && e.argument.tag === "number"
    ? BigInt(e.argument.value.numerator)
    : undefined;
}

function withStandIns(e: Expression, stand: readonly StandIn[]): Expression {
  const inside = (part: Expression) => withStandIns(part, stand);
  const square = squareOf(e);
  const found = stand.find((each) => each.square === square);
  if (found !== undefined) return symbol(found.name);
  if (e.tag === "constant") return symbol(e.name);
  if (e.tag === "sum") return add(...e.terms.map(inside));
  if (e.tag === "product") return multiply(...e.factors.map(inside));
  return e.tag === "power" ? power(inside(e.base), e.exponent) : e;
}

/** For `a + b r` with `r^2 = m`, its product with the conjugate: `a^2 - m b^2`. */
function normOver(
  ring: PolynomialRing<Integer>,
  polynomial: IntegerPolynomial,
  { name, square }: StandIn,
): IntegerPolynomial {
  const inRoot = ring.coefficientsIn(polynomial, name);
  const [a, b] = [0, 1].map((parity) =>
    sum(
      ring,
      inRoot.flatMap((coefficient, k) =>
        k % 2 === parity
          ? [ring.scale(coefficient, integers.fromInteger(square ** BigInt((k - parity) / 2)))]
          : [],
      ),
    ),
  );
  if (a === undefined || b === undefined || ring.isZero(b)) return a ?? polynomial;
  return ring.subtract(ring.multiply(a, a), ring.scale(ring.multiply(b, b), integers.fromInteger(square)));
}

function freshName(taken: readonly string[]): string {
  let name = "lambda";
  while (taken.includes(name)) name += "_";
  return name;
}
