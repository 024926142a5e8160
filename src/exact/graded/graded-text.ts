import { at } from "../../core/errors.ts";
import { powerText, sumText, termText } from "../ring-text.ts";
import { exponentsOf, type GradedSeries, type GradedSpace, type Grading } from "./graded-terms.ts";

/** The terms by ascending grade, then the errors. */
export function gradedText<E>(space: GradedSpace<E>, a: GradedSeries<E>): string {
  const terms = a.coefficients.map((coefficient, i) => {
    const exponents = exponentsOf(space, at(a.keys, i));
    const powers = space.symbols.flatMap((symbol, s) => {
      const exponent = at(exponents, s);
      return exponent === 0 ? [] : [powerText(symbol, exponent)];
    });
    return termText(space.coefficients.toText(coefficient), powers.join("*"));
  });
  return sumText([...terms, errorText(space, a.precision)]);
}

/** Errors as `O(eps^5, (x,y^2)^3)`: a symbol of weight w appears with the power w. */
export function errorText({ symbols, weights }: Grading, precision: readonly number[]): string {
  const bounds = precision.map((bound, t) => {
    const graded = symbols.flatMap((symbol, s) => {
      const weight = at(at(weights, t), s);
      return weight === 0 ? [] : [powerText(symbol, weight)];
    });
    const [only] = graded;
    const base =
      graded.length === 1 && only !== undefined && symbols.includes(only) ? only : `(${graded.join(",")})`;
    return powerText(base, bound);
  });
  return `O(${bounds.join(", ")})`;
}
