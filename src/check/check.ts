import { type Budget, UNLIMITED } from "../core/budget.ts";
import { ownValue } from "../core/own-value.ts";
import { seededRandom } from "../core/random.ts";
import { rationals, rationalText } from "../exact/rational.ts";
import { symbolsOf } from "../expr/calculus.ts";
import { evaluateExactly, smallValues } from "../expr/evaluate.ts";
import type { Expression } from "../expr/expression.ts";
import { compareFunctions } from "../expr/fingerprint.ts";
import { isRational } from "../expr/is-rational.ts";
import { expressionText } from "../expr/text.ts";
import { valueOrPole } from "../expr/value-or-pole.ts";
import { fitOrder } from "../numeric/order-fit.ts";
import { checkByEnclosures } from "./check-enclosures.ts";
import { checkLeastOrder, ORDER_TOLERANCE, range } from "./check-least-order.ts";
import { checkTable, checkValue } from "./check-numbers.ts";
import type { CheckedClaim, Claim, IdentityClaim, OrderClaim, ResidualClaim, Verdict } from "./claim.ts";
import { evidence } from "./evidence.ts";
import { exactDifference } from "./exact-difference.ts";

export interface CheckOptions {
  /** Seeds the sample points of identities and of counterexamples. */
  readonly seed: number;
  /** What an exact proof may spend; then an identity is only confirmed at random points. */
  readonly budget?: Budget;
}

/** Tests a claim by the strongest means of its kind. */
export function checkClaim(claim: Claim, options: CheckOptions): CheckedClaim {
  return { claim, verdict: qualify(claim, verdictOf(claim, options)) };
}

/** Tests claims in order. */
export function checkClaims(claims: readonly Claim[], options: CheckOptions): readonly CheckedClaim[] {
  return claims.map((claim) => checkClaim(claim, options));
}

/** Whether a verdict says that the claim is true. */
export function holds({ status }: Verdict): boolean {
  return status === "proved" || status === "confirmed" || status === "qualified";
}

/**
 * Whether the verdict is the one that its authors foresaw: a claim with a repair is foreseen to be refuted. A least order is
 * measured beside a certificate that proves more; where nothing clean can be measured, nothing is amiss.
 */
export function isExpected({ claim, verdict }: CheckedClaim): boolean {
  if (claim.repair !== undefined) return verdict.status === "refuted";
  return holds(verdict) || (claim.tag === "least-order" && verdict.status === "undecided");
}

function verdictOf(claim: Claim, options: CheckOptions): Verdict {
  switch (claim.tag) {
    case "identity":
      return checkIdentity(claim, options);
    case "value":
      return checkValue(claim);
    case "table":
      return checkTable(claim);
    case "residual":
      return checkResidual(claim);
    case "order":
      return checkOrder(claim);
    case "least-order":
      return checkLeastOrder(claim);
  }
}

/** What holds under an unprinted convention only is `qualified`; what is refuted carries its repair. */
function qualify(claim: Claim, verdict: Verdict): Verdict {
  if (verdict.status === "refuted") {
    return claim.repair === undefined ? verdict : { ...verdict, repair: claim.repair };
  }
  return claim.convention === undefined ? verdict : { ...verdict, status: "qualified" };
}

function checkIdentity(
  { printed, derived }: IdentityClaim,
  { seed, budget = UNLIMITED }: CheckOptions,
): Verdict {
  if (!isRational(printed) || !isRational(derived)) {
    return checkBeyondRationals(printed, derived, { seed, budget });
  }
  const names = [...new Set([...symbolsOf(printed), ...symbolsOf(derived)])];
  const comparison = valueOrPole(() => compareFunctions(printed, derived, { seed, budget }));
  if (comparison === undefined) return NOWHERE_DEFINED;
  if (!comparison.ok) {
    return { status: "undecided", evidence: evidence("exact samples", comparison.message) };
  }
  const { same, exact, errorProbability, primes } = comparison.value;
  if (!same) return { ...differing(printed, derived, names, seed), status: "refuted" };
  if (exact) {
    const text =
      names.length === 0 ? "equal rational numbers" : `the difference is zero in Q(${names.join(", ")})`;
    return { status: "proved", evidence: evidence("exact identity", text) };
  }
  const chance = errorProbability.toExponential(0);
  const text = `equal at random points modulo ${primes.join(" and ")}; wrong with probability below ${chance}`;
  return { status: "confirmed", evidence: evidence("exact samples", text) };
}

const NOWHERE_DEFINED: Verdict = {
  status: "refuted",
  evidence: evidence("exact identity", "a denominator vanishes identically"),
  counterexample: "what is claimed is defined nowhere",
};

/** With i, pi, roots of numbers and exponentials exactly; with other functions and roots by enclosures. */
function checkBeyondRationals(
  printed: Expression,
  derived: Expression,
  { seed, budget = UNLIMITED }: CheckOptions,
): Verdict {
  const outcome = exactDifference(printed, derived, { budget });
  if (!outcome.ok) return { status: "undecided", evidence: evidence("exact identity", outcome.message) };
  const difference = outcome.value;
  if (difference === undefined) {
    const compared = checkByEnclosures(printed, derived, { seed, budget });
    if (compared.ok) return compared.value;
    return { status: "undecided", evidence: evidence("enclosure", compared.message) };
  }
  if (difference.tag === "pole") return NOWHERE_DEFINED;
  if (difference.tag === "none") {
    const text = "the difference is zero, with i, pi, roots and exponentials reduced exactly";
    return { status: "proved", evidence: evidence("exact identity", text) };
  }
  return {
    status: "refuted",
    evidence: evidence("exact identity", "the difference is not zero"),
    counterexample: `what is claimed exceeds what is derived by ${expressionText(difference.term)}, among other terms`,
  };
}

/** Random points at which a counterexample is looked for; small values seldom hide a difference more than once. */
const COUNTEREXAMPLES_TRIED = 20;

/** The evidence that two functions differ, with a small point that shows it where one is found. */
function differing(
  printed: Expression,
  derived: Expression,
  names: readonly string[],
  seed: number,
): Omit<Verdict, "status"> {
  const random = seededRandom(seed);
  const found = evidence("exact identity", "the difference is not zero");
  for (let tried = 0; tried < COUNTEREXAMPLES_TRIED; tried += 1) {
    const values = smallValues(names, random.integer);
    const [left, right] = [printed, derived].map((side) => valueOrPole(() => evaluateExactly(side, values)));
    if (left === undefined || right === undefined || rationals.equals(left, right)) continue;
    const point = names
      .map((name) => `${name}=${rationalText(ownValue(values, name) ?? rationals.zero)}`)
      .join(", ");
    const place = point === "" ? "" : ` at ${point}`;
    const counterexample = `${rationalText(left)} is claimed, ${rationalText(right)} is derived${place}`;
    return { evidence: found, counterexample };
  }
  return { evidence: found };
}

function checkResidual({ errorOrder, recompute }: ResidualClaim): Verdict {
  const { residualOrder, exact, primes } = recompute(errorOrder);
  const route = exact ? "with all terms exact" : "at random parameter values";
  const text = `recomputed ${route} and modulo ${primes.length} primes near 2⁶¹`;
  if (residualOrder < errorOrder) {
    return {
      status: "refuted",
      evidence: evidence(exact ? "exact identity" : "exact samples", text),
      counterexample: `the residual does not vanish at order ${residualOrder}`,
    };
  }
  return exact
    ? { status: "proved", evidence: evidence("exact identity", `zero below order ${errorOrder}, ${text}`) }
    : { status: "confirmed", evidence: evidence("exact samples", `zero below order ${errorOrder}, ${text}`) };
}

function checkOrder({ expectedOrder, steps, errors }: OrderClaim): Verdict {
  const fit = fitOrder(steps, errors);
  const text = `observed order ${fit.observedOrder.toFixed(3)} over ${steps.length} steps, ${range(steps)}; errors ${range(errors)}`;
  return Math.abs(fit.observedOrder - expectedOrder) <= ORDER_TOLERANCE
    ? { status: "confirmed", evidence: evidence("convergence order", text) }
    : {
        status: "refuted",
        evidence: evidence("convergence order", text),
        counterexample: `order ${expectedOrder} is claimed, ${fit.observedOrder.toFixed(3)} is observed`,
      };
}
