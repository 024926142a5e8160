import { rational, rationalFromText, rationals, rationalText } from "../exact/rational.ts";
import { add, type Expression, multiply, negate, number, ONE } from "../expr/expression.ts";
import { partsOf, withParts } from "../expr/parts.ts";
import { fitOrder } from "../numeric/order-fit.ts";
import { halfUnitInLastPlace } from "./check-numbers.ts";
import type {
  Claim,
  IdentityClaim,
  LeastOrderClaim,
  OrderClaim,
  ResidualClaim,
  TableClaim,
  ValueClaim,
} from "./claim.ts";

/**
 * Claims that differ from a true one by a slip of the pen: a sign, a coefficient, a digit, an order.
 * A check that lets one of them pass is worth nothing; the tests hold every shipped claim to that.
 */
export function wrongTwins(claim: Claim): readonly Claim[] {
  switch (claim.tag) {
    case "identity":
      return identityTwins(claim);
    case "value":
      return valueTwins(claim);
    case "table":
      return tableTwins(claim);
    case "residual":
      return residualTwins(claim);
    case "order":
      return orderTwins(claim);
    case "least-order":
      return leastOrderTwins(claim);
  }
}

function identityTwins(claim: IdentityClaim): readonly Claim[] {
  return slips(claim.printed).map((printed) => ({ ...claim, printed }));
}

/** How far a coefficient is off in a wrong twin: one per cent, which no reader would notice. */
const SLIP = number(rational(101, 100));

/** The expression with one leaf off by one per cent, an exponent by one, or a term of a sum with the other sign. */
function slips(e: Expression): readonly Expression[] {
  const parts = partsOf(e);
  if (parts.length === 0) return [multiply(SLIP, e)];
  const withPart = (index: number, image: Expression) =>
    withParts(e, (part, k) => (k === index ? image : part));
  const inside = (part: Expression, index: number) => slips(part).map((slip) => withPart(index, slip));
  if (e.tag === "power") return [...inside(e.base, 0), withPart(1, add(e.exponent, ONE))];
  if (e.tag !== "sum") return parts.flatMap(inside);
  return [...parts.flatMap(inside), ...parts.map((term, index) => withPart(index, negate(term)))];
}

/** The printed number one unit off in the last place, either way. */
function valueTwins(claim: ValueClaim): readonly Claim[] {
  const unit = rationals.add(halfUnitInLastPlace(claim.printed), halfUnitInLastPlace(claim.printed));
  const printed = rationalFromText(claim.printed);
  const decimals = claim.printed.split(".")[1]?.length ?? 0;
  return [rationals.add(printed, unit), rationals.subtract(printed, unit)].map((value) => ({
    ...claim,
    printed: decimalText(value, decimals),
  }));
}

function decimalText(value: ReturnType<typeof rational>, decimals: number): string {
  const scaled = rationals.multiply(value, rational(10n ** BigInt(decimals)));
  const digits = rationalText(scaled)
    .replace("-", "")
    .padStart(decimals + 1, "0");
  const sign = scaled.numerator < 0 ? "-" : "";
  const split = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, split)}.${digits.slice(split)}`;
}

/** Each entry in turn off by three tolerances, so that no rounding of the true one can hide it. */
function tableTwins(claim: TableClaim): readonly Claim[] {
  return claim.printed.map((text, index) => ({
    ...claim,
    printed: claim.printed.with(index, String(Number(text) + 3 * claim.tolerance)),
  }));
}

/** The same result claimed to a higher order; by two, as every second order vanishes by symmetry. */
function residualTwins(claim: ResidualClaim): readonly Claim[] {
  return [{ ...claim, errorOrder: claim.errorOrder + 2 }];
}

function orderTwins(claim: OrderClaim): readonly Claim[] {
  return [-1, 1].map((shift) => ({ ...claim, expectedOrder: claim.expectedOrder + shift }));
}

/** The next order that the errors do not have; none where there are no errors to have one. */
function leastOrderTwins(claim: LeastOrderClaim): readonly Claim[] {
  if (!claim.measured.ok || claim.measured.value.exact) return [];
  const { sizes, errors } = claim.measured.value;
  return [{ ...claim, expectedOrder: Math.round(fitOrder(sizes, errors).observedOrder) + 1 }];
}
