import { expect } from "vitest";
import { checkClaim } from "../../../src/check/check.ts";
import type { Claim, IdentityClaim, TableClaim, ValueClaim } from "../../../src/check/claim.ts";
import { wrongTwins } from "../../../src/check/wrong-twins.ts";
import { cite } from "../../../src/core/sources.ts";
import { rational } from "../../../src/exact/rational.ts";
import { number } from "../../../src/expr/expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { claimComparison } from "../../../src/report/claim-blocks.ts";
import { counted } from "../../counted.ts";

const SOURCE = cite(
  { id: "test", authors: "A. Nobody", shortAuthors: "Nobody", title: "Tests", where: "here", year: 2026 },
  "eq. 1",
);
const BASE = { id: "claim", title: "a claim", source: SOURCE, by: "paper", latex: "x=y" } as const;

function identity(printed: string, derived: string): IdentityClaim {
  return { ...BASE, tag: "identity", printed: parseExpression(printed), derived: parseExpression(derived) };
}

function value(printed: string, derived: string): ValueClaim {
  return { ...BASE, tag: "value", printed, derived: parseExpression(derived) };
}

function table(printed: readonly string[], derived: TableClaim["derived"]): TableClaim {
  return {
    ...BASE,
    tag: "table",
    printed,
    derived,
    tolerance: 5e-4,
    toleranceReason: "three printed decimals",
  };
}

const verdictOf = (claim: Claim, seed = 3) => checkClaim(claim, { seed }).verdict;

/** Identities that no exact comparison treats: of logarithms, of roots of symbols, of functions at numbers. */
const IDENTITIES = [
  identity("log(a*b)", "log(a) + log(b)"),
  identity("sqrt(a^2 + 2*a*b + b^2)", "a + b"),
  identity("sqrt(a)*sin(a + b)", "sqrt(a)*(sin(a)*cos(b) + cos(a)*sin(b))"),
  identity("sin(pi/3)", "sqrt(3)/2"),
  identity("exp(log(a)/2)", "sqrt(a)"),
];

counted("behaviour", "identities with functions, roots and pi are confirmed by enclosures", () => {
  for (const claim of IDENTITIES) {
    const { status, evidence } = verdictOf(claim);
    expect(status).toBe("confirmed");
    expect(evidence[0]?.grade).toBe("enclosure");
    expect(evidence[0]?.text).toMatch(/^equal to within 1e-12( at 12 random positive points)?, by intervals/);
  }
  return IDENTITIES.length;
});

counted("wrong-twin", "and no slip of the pen passes, nor a difference of 2e-12", () => {
  const twins = IDENTITIES.flatMap(wrongTwins);
  expect(twins.filter((twin) => verdictOf(twin).status !== "refuted")).toEqual([]);
  const close = verdictOf(identity("exp(log(a) - log(a))", "1 + 2/10^12"));
  expect(close).toMatchObject({ status: "refuted", evidence: [{ grade: "enclosure" }] });
  expect(close.counterexample).toMatch(/^1\.000000000 is claimed, 1\.000000000 is derived at a=\d+(\/\d+)?$/);
  return twins.length + 1;
});

counted("wrong-twin", "what holds near zero only, or at equidistant points, is refuted", () => {
  const twins = [
    identity("sqrt((a - 3)^2)", "3 - a"),
    identity("sqrt(a^2 - 40*a + 400)", "20 - a"),
    identity("sqrt(a)*sin(32*pi*a)", "0"),
    identity("log(2 + sin(64*pi*a))", "log(2)"),
  ];
  for (const twin of twins) expect(verdictOf(twin).status).toBe("refuted");
  return twins.length;
});

counted("behaviour", "values that are not real say nothing against a claim", () => {
  // True of complex numbers, and at positive a below 100 only one side is real.
  expect(
    verdictOf(identity("cos(sqrt(a - 100))", "(exp(sqrt(100 - a)) + exp(-sqrt(100 - a)))/2")).status,
  ).toBe("undecided");
  expect(verdictOf(identity("exp(i*sqrt(a)) + exp(-i*sqrt(a))", "2*cos(sqrt(a))")).status).toBe("undecided");
  return 2;
});

counted("behaviour", "where enclosures say nothing the claim is undecided", () => {
  // Neither side is defined for positive a.
  const nowhere = verdictOf(identity("sqrt(-a)", "2*sqrt(-a)"));
  expect(nowhere).toMatchObject({ status: "undecided", evidence: [{ grade: "enclosure" }] });
  // Cancellation leaves no digits.
  const lost = verdictOf(value("0.500", "(1 - cos(10^-9))/10^-18"));
  expect(lost).toMatchObject({ status: "undecided", evidence: [{ grade: "enclosure" }] });
  expect(lost.evidence[0]?.text).toMatch(/too wide to tell$/);
  return 2;
});

counted("golden", "printed decimals of irrational numbers are confirmed by enclosures", () => {
  // Digits of Abramowitz & Stegun (1964), table 1.1.
  const constants = [
    value("3.14159265358979", "pi"),
    value("1.7320508075689", "sqrt(3)"),
    value("2.718281828459", "exp(1)"),
    value("0.693147180560", "log(2)"),
    value("23.14069263278", "exp(pi)"),
    value("1.7724538509055", "sqrt(pi)"),
  ];
  for (const claim of constants) {
    expect(verdictOf(claim)).toMatchObject({ status: "confirmed", evidence: [{ grade: "enclosure" }] });
    for (const twin of wrongTwins(claim)) expect(verdictOf(twin).status).toBe("refuted");
  }
  return constants.length;
});

counted("behaviour", "a value that lies between the doubles of the half unit is not rounded into it", () => {
  // 1.0005 exactly is half a unit from 1.000, and anything above it is not.
  const exact: ValueClaim = { ...BASE, tag: "value", printed: "1.000", derived: rational(10005, 10000) };
  expect(verdictOf(exact).status).toBe("confirmed");
  const above = { ...exact, derived: rational(10n ** 30n * 10005n + 1n, 10n ** 34n) };
  expect(verdictOf(above).status).toBe("refuted");
  return 2;
});

counted("behaviour", "a table has the grade of its weakest entry", () => {
  const third = number(rational(1, 3));
  const root = parseExpression("sqrt(2)");
  const graded = (derived: TableClaim["derived"]) =>
    verdictOf(table(["0.333", "1.414"], derived)).evidence[0]?.grade;
  expect(graded([third, number(rational(1414, 1000))])).toBe("exact samples");
  expect(graded([third, root])).toBe("enclosure");
  expect(graded([1 / 3, root])).toBe("float samples");
  expect(verdictOf(table(["0.333", "1.415"], [third, root]))).toMatchObject({
    status: "refuted",
    counterexample: "entry 2: 1.415 is printed, 1.41421 is derived",
  });
  expect(verdictOf(table(["0.333", "1.414"], [third, Number.NaN])).status).toBe("refuted");
  expect(verdictOf(table(["0.333"], [third, root])).status).toBe("refuted");
  return 6;
});

counted("behaviour", "the report names the grade", () => {
  const block = claimComparison([checkClaim(value("1.414", "sqrt(2)"), { seed: 1 })]);
  expect(JSON.stringify(block)).toContain("enclosure: 1.414213562 rounds to the printed 1.414.");
});

counted("behaviour", "a derived number with a symbol left in it is refused", () => {
  expect(() => verdictOf(value("1.0", "sqrt(a)"))).toThrow(/symbol 'a' has no value/);
});
