import { expect } from "vitest";
import { checkClaim } from "../../../src/check/check.ts";
import type { Claim, IdentityClaim } from "../../../src/check/claim.ts";
import { exactDifference } from "../../../src/check/exact-difference.ts";
import { wrongTwins } from "../../../src/check/wrong-twins.ts";
import { UNLIMITED } from "../../../src/core/budget.ts";
import { cite } from "../../../src/core/sources.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { counted } from "../../counted.ts";

const SOURCE = cite(
  { id: "test", authors: "A. Nobody", shortAuthors: "Nobody", title: "Tests", where: "here", year: 2026 },
  "eq. 1",
);

function identity(printed: string, derived: string): IdentityClaim {
  return {
    ...{ tag: "identity", id: "claim", title: "a claim", source: SOURCE, by: "paper", latex: "x=y" },
    printed: parseExpression(printed),
    derived: parseExpression(derived),
  };
}

const verdictOf = (claim: Claim) => checkClaim(claim, { seed: 3 }).verdict;

const IDENTITIES = [
  identity("sin(a)^2 + cos(a)^2", "1"),
  identity("sin(a + b)", "sin(a)*cos(b) + cos(a)*sin(b)"),
  identity("exp(a)*exp(-b)", "exp(a - b)"),
  identity("exp(a*b)*exp(-b*a)", "1"),
  identity("sin(b*a^2 + a*b^2)", "sin(a^2*b)*cos(b^2*a) + cos(b*a^2)*sin(a*b^2)"),
  identity("sqrt(2)*sqrt(3)", "sqrt(6)"),
  identity("sqrt(3/2)", "sqrt(6)/2"),
  identity("sqrt(-4)*sqrt(-2)", "-sqrt(8)"),
  identity("1/sqrt(-3)", "-i*sqrt(3)/3"),
  identity("(1 + 2*i)^4", "-7 - 24*i"),
  identity("(2*pi + 4*i)/(pi^2 + 4)", "2/(pi - 2*i)"),
  identity("exp(2*i*t)*s1 + exp(-2*i*t)*s1", "2*cos(2*t)*s1"),
  identity("8*cos(t/2)^4", "3 + 4*cos(t) + cos(2*t)"),
  identity("exp(i*sqrt(3)*t/2)^2*d(s1,x,2)", "d(s1,x,2)*(cos(sqrt(3)*t) + i*sin(sqrt(3)*t))"),
  identity("sin(pi*x)*cos(pi*x)", "sin(2*pi*x)/2"),
  identity("1/(exp(t) - 1) - 1/(exp(t) + 1)", "2/(exp(2*t) - 1)"),
];

counted("identity", "constants, roots of numbers and exponentials are compared exactly", () => {
  for (const claim of IDENTITIES) {
    expect(verdictOf(claim)).toMatchObject({ status: "proved", evidence: [{ grade: "exact identity" }] });
  }
  return IDENTITIES.length;
});

counted("wrong-twin", "and no slip of the pen passes, however small", () => {
  const twins = IDENTITIES.flatMap(wrongTwins);
  const passed = twins.filter((twin) => verdictOf(twin).status !== "refuted");
  expect(passed.map((twin) => twin.tag === "identity" && expressionText(twin.printed))).toEqual([]);
  expect(verdictOf(identity("sin(a)^2 + cos(a)^2", "1 + 2/10^40")).status).toBe("refuted");
  return twins.length + 1;
});

counted("behaviour", "what is refuted shows a term of the difference", () => {
  const differences = [
    ["exp(2*i*t)*s1/16", "0", "exp(i*t)^2*s1/16"],
    ["sqrt(8)*s1 + x", "sqrt(2)*s1 + x", "sqrt(2)*s1"],
    ["s1/(1 + pi)", "0", "s1/(pi + 1)"],
  ] as const;
  for (const [printed, derived, term] of differences) {
    const outcome = exactDifference(parseExpression(printed), parseExpression(derived), {
      budget: UNLIMITED,
    });
    const found = outcome.ok && outcome.value?.tag === "some" ? expressionText(outcome.value.term) : "none";
    expect(found).toBe(term);
  }
  expect(verdictOf(identity("i", "-i")).counterexample).toBe(
    "what is claimed exceeds what is derived by 2*i, among other terms",
  );
  return differences.length + 1;
});

counted("behaviour", "what has no exact form is left to others", () => {
  const others = ["log(a)", "sqrt(a)", "a^(1/3)", "exp(pi*i/2)", "sin(1)", "exp(1/a)", "exp(exp(a))"];
  for (const text of others) {
    const outcome = exactDifference(parseExpression(text), parseExpression("b"), { budget: UNLIMITED });
    expect(outcome).toEqual({ ok: true, value: undefined });
  }
  return others.length;
});

counted("behaviour", "a spent budget leaves the claim undecided", () => {
  const claim = identity("(a + i)^40*(b + i)^40", "(b + i)^40*(a + i)^40");
  const verdict = checkClaim(claim, { seed: 1, budget: { terms: 10 } }).verdict;
  expect(verdict.status).toBe("undecided");
});

counted("wrong-twin", "what is defined nowhere is refuted", () => {
  const poles = [
    identity("1/(1 + i^2)", "1"),
    identity("1/(a - a)", "1"),
    identity("i/(a - a)", "i"),
    identity("a/(sqrt(4) - 2)", "a/(sqrt(4) - 2)"),
    identity("(sqrt(6) - sqrt(2)*sqrt(3))*a/(sqrt(6) - sqrt(2)*sqrt(3))", "a"),
  ];
  for (const claim of poles) {
    expect(verdictOf(claim)).toMatchObject({
      status: "refuted",
      counterexample: "what is claimed is defined nowhere",
    });
  }
  return poles.length;
});
