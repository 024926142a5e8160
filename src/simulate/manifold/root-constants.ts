import { toFloatRoot } from "../../derive/manifold/coefficients/root-values.ts";
import { rationalFromFloat } from "../../exact/rational.ts";
import { substitute } from "../../expr/calculus.ts";
import { number } from "../../expr/expression.ts";
import { parseExpression } from "../../expr/parse.ts";
import { readRootSymbol } from "../../expr/root-symbol.ts";
import { expressionText } from "../../expr/text.ts";
import type { ComplexNumber } from "../../numeric/complex-number.ts";

/** The values of those symbols that stand for roots of polynomials, at values of the polynomials' parameters. */
export function rootConstants(
  names: readonly string[],
  parameters: Readonly<Record<string, number>>,
): Readonly<Record<string, ComplexNumber>> {
  const exact = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, number(rationalFromFloat(value))]),
  );
  return Object.fromEntries(
    names.flatMap((name): readonly (readonly [string, ComplexNumber])[] => {
      const root = readRootSymbol(name);
      if (root === undefined) return [];
      const polynomial = expressionText(substitute(parseExpression(root.polynomial), exact));
      const value = toFloatRoot({ ...root, polynomial });
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
