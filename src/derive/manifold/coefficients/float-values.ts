import { ResiduaError } from "../../../core/errors.ts";
import { toFloatRational } from "../../../exact/rational.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import {
  type Complex,
  complexArithmetic,
  partsOfComplex,
  type RealArithmetic,
} from "../../../expr/floating/complex-arithmetic.ts";
import { doubleArithmetic } from "../../../expr/floating/double-arithmetic.ts";
import { type Arithmetic, evaluateFloating } from "../../../expr/floating/evaluate-floating.ts";
import { readRootSymbol } from "../../../expr/root-symbol.ts";
import type { ComplexNumber } from "../../../numeric/complex-number.ts";
import { toFloatRoot } from "./root-values.ts";

/** Doubles among which numbers that overflow are infinite: their signs are still of use. */
const REAL: RealArithmetic<number> = { ...doubleArithmetic, exact: toFloatRational };

const NONE: Complex<number> = { re: undefined, im: undefined };

/**
 * The value of a constant expression in doubles; `undefined` where it has a parameter, and for logarithms and general powers
 * of what is not real.
 */
export function toFloatComplex(e: Expression): ComplexNumber | undefined {
  const names = symbolsOf(e);
  const roots = new Map(names.flatMap((name) => toFloatSymbol(name)));
  if (roots.size < names.length) return undefined;
  try {
    const value = evaluateFloating(
      withRootsOfNegatives((name) => roots.get(name) ?? NONE),
      e,
    );
    const [re, im] = partsOfComplex(REAL, value);
    return { re, im };
  } catch (error) {
    if (error instanceof ResiduaError && error.code === "E_UNSUPPORTED") return undefined;
    throw error;
  }
}

/** The value of a real constant expression in doubles; `undefined` where that has an imaginary part, or is none. */
export function toFloatReal(e: Expression): number | undefined {
  const value = toFloatComplex(e);
  return value?.im === 0 ? value.re : undefined;
}

/** A symbol with its value where it names a root; none where it is a parameter, or where the polynomial has some. */
function toFloatSymbol(name: string): readonly (readonly [string, ComplexNumber])[] {
  const root = readRootSymbol(name);
  const value = root === undefined ? undefined : toFloatRoot(root);
  return value === undefined ? [] : [[name, value]];
}

/** Complex arithmetic in which the square root of a negative number is i times that of its size, as for exact constants. */
function withRootsOfNegatives(symbol: (name: string) => Complex<number>): Arithmetic<Complex<number>> {
  const arithmetic = complexArithmetic(REAL, symbol);
  return {
    ...arithmetic,
    apply: (name, operands) => {
      const values = operands.map(realWherePossible);
      const [{ re = 0, im } = NONE] = values;
      if (name !== "sqrt" || im !== undefined || re >= 0) return arithmetic.apply(name, values);
      return { re: undefined, im: Math.sqrt(-re) };
    },
  };
}

/** A number whose imaginary part has turned out to be zero as a real one, of which there are more functions. */
function realWherePossible({ re, im }: Complex<number>): Complex<number> {
  return { re, im: im === 0 ? undefined : im };
}
