import { type DivisorZero, divisorZeros, type ZeroEquation } from "../../../derive/manifold/divisor-zeros.ts";
import { amplitudeName } from "../../../derive/manifold/manifold-problem.ts";
import type { DivisorEntry } from "../../../derive/manifold/manifold-result.ts";
import { expressionText } from "../../../expr/text.ts";
import type { Json } from "../../problem-kind.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** Where a divisor of a file vanishes. */
export function zerosOf({ result }: SolvedManifold, { determinant }: DivisorEntry): readonly DivisorZero[] {
  return divisorZeros(determinant, { positive: result.problem.positive ?? [] });
}

/** The line that says where divisors vanish, so that results may be singular; none where no divisor can vanish. */
export function divisorLines(solved: SolvedManifold): readonly string[] {
  const zeros = solved.result.divisors.flatMap((divisor) => zerosOf(solved, divisor));
  const texts = new Set(zeros.map(zeroText));
  return texts.size === 0 ? [] : [`divisors vanish where ${[...texts].join("; ")}`, ""];
}

function zeroText(zero: DivisorZero): string {
  return zero.map(equationText).join(" and ");
}

function equationText({ left, right }: ZeroEquation): string {
  return `${expressionText(left)} = ${expressionText(right)}`;
}

/** The divisors of the result object. */
export function divisorsJson(solved: SolvedManifold): Json {
  return solved.result.divisors.map((divisor) => ({
    rate: expressionText(divisor.rate),
    resonant: divisor.resonant.map(amplitudeName),
    determinant: expressionText(divisor.determinant),
    zeros: zerosOf(solved, divisor).map((zero) =>
      zero.map(({ left, right }) => ({ left: expressionText(left), right: expressionText(right) })),
    ),
  }));
}
