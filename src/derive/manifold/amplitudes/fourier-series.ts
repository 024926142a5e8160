import { power } from "../../../exact/ring.ts";
import type { Series } from "../../../exact/series.ts";
import { multiply } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import type { GradedSum } from "./graded-sum.ts";
import type { ModulusSeries } from "./modulus-series.ts";
import { type RealTerm, type RealTerms, waveExpression, withoutSymbol } from "./real-terms.ts";

/** Terms on the cycle: powers of the modulus become series; those of odd degree keep the root of its leading square. */
export function fourierSeries<E>(
  coefficients: CoefficientField<E>,
  modulus: string,
  terms: RealTerms,
  { square, rootTimes, factor, ring }: ModulusSeries<E>,
): GradedSum {
  const { field, value, expression } = coefficients;
  const waves = new Map<
    string,
    { readonly wave: RealTerm["wave"]; readonly isOdd: boolean; sum: Series<E> }
  >();
  for (const term of terms) {
    if (term.grade >= ring.errorOrder) continue;
    const { rest, exponent } = withoutSymbol(term, modulus);
    const isOdd = exponent % 2 === 1;
    const even = field.multiply(value(rest), power(field, square, (exponent - (isOdd ? 1 : 0)) / 2));
    const image = ring.multiply(ring.monomial(even, term.grade), power(ring, factor, exponent));
    const key = `${isOdd} ${expressionText(waveExpression(term.wave))}`;
    const known = waves.get(key);
    if (known === undefined) waves.set(key, { wave: term.wave, isOdd, sum: image });
    else known.sum = ring.add(known.sum, image);
  }
  const all = [...waves.values()].flatMap(({ wave, isOdd, sum }) =>
    sum.coefficients.flatMap((c, grade) =>
      field.isZero(c)
        ? []
        : [
            {
              grade,
              value: multiply(isOdd ? rootTimes(c) : expression(c), waveExpression(wave)),
            },
          ],
    ),
  );
  return { terms: all.toSorted((a, b) => a.grade - b.grade), errorOrder: ring.errorOrder };
}
