import { at, ResiduaError } from "../../../core/errors.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { parseExpression } from "../../../expr/parse.ts";
import type { SeriesTerms } from "../series-terms.ts";
import { realPartSign } from "../spectrum/real-part.ts";
import { type PlainTarget, plainSeries } from "./plain-evaluation.ts";
import type { PlainSeries } from "./plain-series.ts";

/**
 * `d/dt conv(f,r) = r conv(f,r) - sign(Re r) f`, the equation that defines a convolution; `undefined` for other symbols.
 * Errors: E_DOMAIN where the rate has no real part of known sign.
 */
export function convolutionDerivative<E>(
  name: string,
  target: PlainTarget<E>,
  positive: readonly string[],
): PlainSeries<E> | undefined {
  const jet = readJetSymbol(name);
  if (jet?.operator !== "conv") return undefined;
  const { ring, coefficients } = target;
  const rate = parseExpression(at(jet.operands, 0));
  const sign = realPartSign(rate, positive);
  if (sign !== "negative" && sign !== "positive") {
    throw new ResiduaError("E_DOMAIN", `${name} does not converge, or depends on the values of parameters`);
  }
  const subject = plainSeries(parseExpression(jet.subject), target);
  const own = ring.scale(ring.symbol(name), coefficients.value(rate));
  return sign === "negative" ? ring.add(own, subject) : ring.subtract(own, subject);
}

/** The convolutions that series contain, and those inside of them. */
export function convolutionsIn(series: readonly SeriesTerms[]): ReadonlySet<string> {
  const found = new Set<string>();
  const enter = (name: string): void => {
    const jet = readJetSymbol(name);
    if (jet?.operator !== "conv") return;
    found.add(name);
    for (const inner of symbolsOf(parseExpression(jet.subject))) enter(inner);
  };
  for (const { factors } of series.flat()) for (const { name } of factors) enter(name);
  return found;
}

/** The rates of convolutions. */
export function convolutionRates(names: Iterable<string>): readonly Expression[] {
  return [...names].map((name) => parseExpression(at(readJetSymbol(name)?.operands ?? [], 0)));
}
