import type { Integer } from "../../../exact/integer.ts";
import type { PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { power as ringPower, sum } from "../../../exact/ring.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { type IntegerPolynomial, integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { partsOf, replaceParts } from "../../../expr/parts.ts";
import { expressionText } from "../../../expr/text.ts";
import { piAsSymbol } from "./radical.ts";

/** A polynomial over the integers that has all roots of one whose coefficients contain i and square roots. */
export interface SquareRootNorm {
  /** The name of the variable, unlike those of all parameters. */
  readonly variable: string;
  readonly ring: PolynomialRing<Integer>;
  /**
   * The product of the polynomial with all its conjugates, which i and square roots among the coefficients have, times
   * a denominator: the polynomial itself, up to that, where there are none.
   */
  readonly norm: IntegerPolynomial;
  /** Whether the norm has more roots than the polynomial. */
  readonly hasConjugates: boolean;
}

/** The norm of a polynomial with these coefficients, lowest first, over the rational functions of pi and of parameters. */
export function squareRootNorm(coefficients: readonly Expression[]): SquareRootNorm {
  const stand = standIns(coefficients);
  const known = [...new Set(coefficients.flatMap((e) => symbolsOf(withStandIns(e, stand))))];
  const variable = freshName([...known, ...coefficients.flatMap(symbolsOf)]);
  const inRoots = [...stand.values()].flatMap(({ square }) => symbolsOf(square));
  const ring = integerPolynomials([...new Set([variable, ...known, ...inRoots])]);
  const polynomial = add(
    ...coefficients.map((e, k) => multiply(withStandIns(e, stand), power(symbol(variable), number(k)))),
  );
  const { numerator } = polynomialFraction(polynomial, ring);
  const norm = [...stand.values()].reduce((image, root) => normOver(ring, image, root), numerator);
  return { variable, ring, norm, hasConjugates: stand.size > 0 };
}

/** The symbol that stands for a square root, the imaginary unit among them, and what its square is. */
interface StandIn {
  readonly name: string;
  readonly square: Expression;
}

const STAND_IN = "root of ";

/** By the text of the square. */
type StandIns = ReadonlyMap<string, StandIn>;

function standIns(coefficients: readonly Expression[]): StandIns {
  const found = new Map<string, StandIn>();
  const visit = (e: Expression): void => {
    const square = squareOf(e);
    if (square === undefined) {
      partsOf(e).forEach(visit);
      return;
    }
    const text = expressionText(square);
    found.set(text, { name: `${STAND_IN}${text}`, square: piAsSymbol(square) ?? square });
  };
  coefficients.forEach(visit);
  return found;
}

/** The square of the imaginary unit or of a square root; `undefined` for anything else. */
function squareOf(e: Expression): Expression | undefined {
  if (e.tag === "constant" && e.name === "i") return number(-1);
  return e.tag === "call" && e.name === "sqrt" ? e.argument : undefined;
}

/** The expression with symbols for square roots, for the imaginary unit and for pi. */
function withStandIns(e: Expression, stand: StandIns): Expression {
  return replaceParts(e, (part) => {
    const square = squareOf(part);
    const found = square === undefined ? undefined : stand.get(expressionText(square));
    if (found !== undefined) return symbol(found.name);
    if (part.tag === "constant") return symbol(part.name);
    return part.tag === "call" ? part : undefined;
  });
}

/** For `a + b r` with `r^2 = m`, its product with the conjugate: `a^2 - m b^2`. */
function normOver(
  ring: PolynomialRing<Integer>,
  polynomial: IntegerPolynomial,
  { name, square }: StandIn,
): IntegerPolynomial {
  const m = polynomialFraction(square, ring).numerator;
  const inRoot = ring.coefficientsIn(polynomial, name);
  const [a, b] = [0, 1].map((parity) =>
    sum(
      ring,
      inRoot.flatMap((coefficient, k) =>
        k % 2 === parity ? [ring.multiply(coefficient, ringPower(ring, m, (k - parity) / 2))] : [],
      ),
    ),
  );
  if (a === undefined || b === undefined || ring.isZero(b)) return a ?? polynomial;
  return ring.subtract(ring.multiply(a, a), ring.multiply(ring.multiply(b, b), m));
}

function freshName(taken: readonly string[]): string {
  let name = "lambda";
  while (taken.includes(name)) name += "_";
  return name;
}
