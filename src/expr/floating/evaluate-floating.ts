import { ResiduaError } from "../../core/errors.ts";
import { type Rational, rationals, signOfRational } from "../../exact/rational.ts";
import { type Expression, type FunctionName, multiply, number } from "../expression.ts";

/** The elementary functions of floating-point code: those of expressions, the general power and the absolute value. */
export type ElementaryFunction = FunctionName | "pow" | "abs";

/** Floating-point arithmetic as a value: of doubles, of nodes of a program, or of complex numbers over either. */
export interface Arithmetic<V> {
  readonly exact: (value: Rational) => V;
  readonly pi: () => V;
  /** Absent from arithmetic of real numbers. */
  readonly imaginaryUnit?: () => V;
  /** Errors: E_UNDECLARED where the symbol has no value. */
  readonly symbol: (name: string) => V;
  readonly add: (a: V, b: V) => V;
  readonly subtract: (a: V, b: V) => V;
  readonly multiply: (a: V, b: V) => V;
  readonly divide: (a: V, b: V) => V;
  readonly negate: (a: V) => V;
  /** The power with a positive integer exponent, by the chain of `powerBySquaring`. */
  readonly power: (base: V, exponent: number) => V;
  readonly apply: (name: ElementaryFunction, args: readonly V[]) => V;
}

/**
 * The value of an expression in a floating-point arithmetic. This is the one statement of the order of operations,
 * so that interpreted and compiled values agree to the last bit:
 * - exact numbers are given as they are, and rounded once, to the nearest double;
 * - sums run from left to right, and a term with a negative leading number is subtracted;
 * - the factors with negative exponents of a product are multiplied among themselves, then divided by once;
 * - integer powers are chains of squarings and multiplications, half-integer powers are those of the square root.
 *
 * Errors: E_UNSUPPORTED for the imaginary unit in real arithmetic and for integer exponents beyond 2^53, E_UNDECLARED from
 * `arithmetic.symbol`, E_DOMAIN from `arithmetic.exact` for a number that overflows a double.
 */
export function evaluateFloating<V>(arithmetic: Arithmetic<V>, e: Expression): V {
  switch (e.tag) {
    case "number":
      return arithmetic.exact(e.value);
    case "constant":
      if (e.name === "pi") return arithmetic.pi();
      if (arithmetic.imaginaryUnit !== undefined) return arithmetic.imaginaryUnit();
      throw new ResiduaError(
        "E_UNSUPPORTED",
        "the imaginary unit i has no real floating-point value; lower the real and imaginary parts separately",
      );
    case "symbol":
      return arithmetic.symbol(e.name);
    case "sum":
      return evaluateSum(arithmetic, e.terms);
    case "product":
      return evaluateProduct(arithmetic, e.factors);
    case "power":
      return evaluateProduct(arithmetic, [e]);
    case "call":
      return arithmetic.apply(e.name, [evaluateFloating(arithmetic, e.argument)]);
  }
}

function evaluateSum<V>(arithmetic: Arithmetic<V>, terms: readonly Expression[]): V {
  const [first, ...others] = terms;
  if (first === undefined) return arithmetic.exact(rationals.zero);
  let total = evaluateFloating(arithmetic, first);
  for (const term of others) {
    total = hasNegativeNumber(term)
      ? arithmetic.subtract(total, evaluateFloating(arithmetic, multiply(number(-1), term)))
      : arithmetic.add(total, evaluateFloating(arithmetic, term));
  }
  return total;
}

function hasNegativeNumber(term: Expression): boolean {
  const leading = term.tag === "product" ? term.factors[0] : term;
  return leading?.tag === "number" && signOfRational(leading.value) < 0;
}

function evaluateProduct<V>(arithmetic: Arithmetic<V>, factors: readonly Expression[]): V {
  const [first, ...others] = factors;
  if (first?.tag === "number" && rationals.equals(first.value, rationals.fromInteger(-1))) {
    return arithmetic.negate(evaluateProduct(arithmetic, others));
  }
  const numerator: V[] = [];
  const denominator: V[] = [];
  for (const factor of factors) {
    const exponent = numericExponent(factor);
    if (factor.tag !== "power" || exponent === undefined) numerator.push(evaluateFactor(arithmetic, factor));
    else {
      const size = evaluatePower(arithmetic, factor.base, absolute(exponent));
      (signOfRational(exponent) < 0 ? denominator : numerator).push(size);
    }
  }
  const top =
    numerator.length === 0 ? arithmetic.exact(rationals.one) : numerator.reduce(arithmetic.multiply);
  return denominator.length === 0 ? top : arithmetic.divide(top, denominator.reduce(arithmetic.multiply));
}

function numericExponent(factor: Expression): Rational | undefined {
  return factor.tag === "power" && factor.exponent.tag === "number" ? factor.exponent.value : undefined;
}

function absolute(value: Rational): Rational {
  return signOfRational(value) < 0 ? rationals.negate(value) : value;
}

function evaluateFactor<V>(arithmetic: Arithmetic<V>, factor: Expression): V {
  if (factor.tag !== "power") return evaluateFloating(arithmetic, factor);
  const operands = [factor.base, factor.exponent].map((operand) => evaluateFloating(arithmetic, operand));
  return arithmetic.apply("pow", operands);
}

/** A power with a positive exact exponent. */
function evaluatePower<V>(arithmetic: Arithmetic<V>, base: Expression, exponent: Rational): V {
  const { numerator, denominator } = exponent;
  const value = evaluateFloating(arithmetic, base);
  if (denominator !== 1 && denominator !== 2) {
    return arithmetic.apply("pow", [value, arithmetic.exact(exponent)]);
  }
  if (typeof numerator !== "number") {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `the exponent ${numerator}/${denominator} is too large to compute with`,
    );
  }
  const root = denominator === 2 ? arithmetic.apply("sqrt", [value]) : value;
  return numerator === 1 ? root : arithmetic.power(root, numerator);
}

/** `base^exponent` for a positive integer: x² = x x, x³ = x² x, x⁴ = x² x², …, so that powers share their parts. */
export function powerBySquaring<V>(multiply: (a: V, b: V) => V, base: V, exponent: number): V {
  if (exponent === 1) return base;
  if (exponent % 2 === 1) return multiply(powerBySquaring(multiply, base, exponent - 1), base);
  const half = powerBySquaring(multiply, base, exponent / 2);
  return multiply(half, half);
}
