import { expect } from "vitest";
import { checkClaim, isExpected } from "../../../src/check/check.ts";
import { halfUnitInLastPlace } from "../../../src/check/check-numbers.ts";
import type { Claim } from "../../../src/check/claim.ts";
import { wrongTwins } from "../../../src/check/wrong-twins.ts";
import { cite } from "../../../src/core/sources.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { counted } from "../../counted.ts";

const SOURCE = cite(
  { id: "test", authors: "A. Nobody", shortAuthors: "Nobody", title: "Tests", where: "here", year: 2026 },
  "eq. 1",
);
const BASE = { id: "claim", title: "a claim", source: SOURCE, by: "paper", latex: "x=y" } as const;

const IDENTITY: Claim = {
  ...BASE,
  tag: "identity",
  printed: parseExpression("1/a + 1/b"),
  derived: parseExpression("(a+b)/(a*b)"),
};
const VALUE: Claim = { ...BASE, tag: "value", printed: "1.176", derived: rational(11758, 10000) };
const TABLE: Claim = {
  ...BASE,
  tag: "table",
  printed: ["0.333", "-1.5"],
  derived: [1 / 3, -1.5],
  tolerance: 5e-4,
  toleranceReason: "three printed decimals",
};
const RESIDUAL: Claim = {
  ...BASE,
  tag: "residual",
  errorOrder: 4,
  // A residual whose first term is of order four, however far it is looked at.
  recompute: (order) => ({ residualOrder: Math.min(4, order), exact: true, primes: ["7"] }),
};
const ORDER: Claim = {
  ...BASE,
  tag: "order",
  expectedOrder: 3,
  steps: [0.1, 0.05, 0.025, 0.0125],
  errors: [0.1, 0.05, 0.025, 0.0125].map((h) => 2 * h ** 3 * (1 + h)),
};
const SIZES = [0.0125, 0.025, 0.05, 0.1];
const leastOrder = (expectedOrder: number, errorAt: (size: number) => number): Claim => ({
  ...BASE,
  tag: "least-order",
  expectedOrder,
  measured: { ok: true, value: { sizes: SIZES, errors: SIZES.map(errorAt), exact: false } },
});
const LEAST_ORDER = leastOrder(3, (h) => 2 * h ** 3 * (1 + h));
const TRUE_CLAIMS = [IDENTITY, VALUE, TABLE, RESIDUAL, ORDER, LEAST_ORDER];

const status = (claim: Claim) => checkClaim(claim, { seed: 5 }).verdict.status;

counted("behaviour", "true claims of each kind are proved or confirmed", () => {
  expect(TRUE_CLAIMS.map(status)).toEqual([
    "proved",
    "confirmed",
    "confirmed",
    "proved",
    "confirmed",
    "confirmed",
  ]);
  return TRUE_CLAIMS.length;
});

counted("wrong-twin", "every wrong twin of every kind turns the verdict", () => {
  const twins = TRUE_CLAIMS.flatMap(wrongTwins);
  for (const claim of TRUE_CLAIMS) expect(wrongTwins(claim), claim.tag).not.toEqual([]);
  expect(twins.map(status)).toEqual(twins.map(() => "refuted"));
  return twins.length;
});

counted("behaviour", "a refuted identity names a point at which the two sides differ", () => {
  const [twin] = wrongTwins(IDENTITY);
  expect(twin).toBeDefined();
  if (twin === undefined) return;
  const { verdict } = checkClaim(twin, { seed: 5 });
  const [, a = "", b = "", left = "", right = ""] =
    /^(?=.*a=(\d+), b=(\d+))(\S+) is claimed, (\S+) is derived/
      .exec(verdict.counterexample ?? "")
      ?.map(String) ?? [];
  expect([a, b, left, right].every((text) => text !== "")).toBe(true);
  expect(left).not.toBe(right);
  const sum = rationals.add(rational(1, BigInt(a)), rational(1, BigInt(b)));
  expect(rationals.toText(sum)).toBe(right);
});

counted("behaviour", "conventions qualify, repairs make a refutation expected", () => {
  expect(status({ ...IDENTITY, convention: "a is not zero" })).toBe("qualified");
  const wrong: Claim = { ...VALUE, printed: "1.276", repair: "a digit is wrong" };
  const checked = checkClaim(wrong, { seed: 5 });
  expect(checked.verdict).toMatchObject({ status: "refuted", repair: "a digit is wrong" });
  expect(isExpected(checked)).toBe(true);
  expect(isExpected(checkClaim({ ...VALUE, printed: "1.276" }, { seed: 5 }))).toBe(false);
  expect(isExpected(checkClaim({ ...VALUE, repair: "nothing is wrong" }, { seed: 5 }))).toBe(false);
  return 4;
});

counted("identity", "the last printed place is read off the digits", () => {
  const half = (printed: string) => rationals.toText(halfUnitInLastPlace(printed));
  expect(["1.176", "-0.59", "12", "1.2e-3", "3e2", "1e-2"].map(half)).toEqual([
    "1/2000",
    "1/200",
    "1/2",
    "1/20000",
    "50",
    "1/200",
  ]);
  return 6;
});

counted("behaviour", "a least order may be surpassed, and is judged where sizes are smallest", () => {
  expect(status(leastOrder(3, (h) => h ** 4))).toBe("confirmed");
  // A small term of order 2, which shows at the smallest sizes only.
  const hidden = leastOrder(3, (h) => h ** 3 + h ** 2 / 100);
  expect(status(hidden)).toBe("refuted");
  expect(checkClaim(hidden, { seed: 5 }).verdict.counterexample).toContain("order 3 is claimed, 2.7");
  return 2;
});

counted("behaviour", "a least order that is still approached is undecided, and that is no surprise", () => {
  const sizes = [0.02, 0.03, 0.04, 0.06, 0.08];
  const errors = sizes.map((h) => h ** 3 / (1 + 20 * h));
  const claim: Claim = {
    ...BASE,
    tag: "least-order",
    expectedOrder: 3,
    measured: { ok: true, value: { sizes, errors, exact: false } },
  };
  const checked = checkClaim(claim, { seed: 5 });
  expect(checked.verdict.status).toBe("undecided");
  expect(checked.verdict.evidence[0]?.text).toContain("still rises");
  expect(isExpected(checked)).toBe(true);
  return 2;
});

counted(
  "behaviour",
  "without errors a least order is undecided for a reason; rounding errors confirm any",
  () => {
    const measured = { ok: false, reason: "no-range", message: "solutions end" } as const;
    const none: Claim = { ...BASE, tag: "least-order", expectedOrder: 3, measured };
    expect(checkClaim(none, { seed: 5 }).verdict.evidence[0]?.text).toBe("solutions end");
    expect(wrongTwins(none)).toEqual([]);
    const exact = { ok: true, value: { sizes: [1], errors: [1e-15], exact: true } } as const;
    expect(status({ ...BASE, tag: "least-order", expectedOrder: 3, measured: exact })).toBe("confirmed");
    return 2;
  },
);
