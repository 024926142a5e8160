import { expect } from "vitest";
import { checkClaim } from "../../../src/check/check.ts";
import type { IdentityClaim } from "../../../src/check/claim.ts";
import { cite } from "../../../src/core/sources.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { counted } from "../../counted.ts";

const SOURCE = cite(
  { id: "test", authors: "A. Nobody", shortAuthors: "Nobody", title: "Tests", where: "here", year: 2026 },
  "eq. 1",
);

function claim(printed: string, derived: string): IdentityClaim {
  const base = { id: "claim", title: "a claim", source: SOURCE, by: "paper", latex: "x=y" } as const;
  return {
    ...base,
    tag: "identity",
    printed: parseExpression(printed),
    derived: parseExpression(derived),
  };
}

counted("behaviour", "an identity too long to expand is confirmed, with the probability of an error", () => {
  const identity = claim("(a+b+c+d)^9", "(a+b+c+d)*(d+c+b+a)^8");
  const { verdict } = checkClaim(identity, { seed: 1, budget: { terms: 100 } });
  expect(verdict.status).toBe("confirmed");
  expect(verdict.evidence[0]).toMatchObject({ grade: "exact samples" });
  expect(verdict.evidence[0]?.text).toMatch(/wrong with probability below \de-18$/);
  expect(checkClaim(identity, { seed: 1 }).verdict.status).toBe("proved");
  return 2;
});

counted("behaviour", "an identity for which there is no time at all is undecided", () => {
  const { verdict } = checkClaim(claim("a", "a"), { seed: 1, budget: { deadline: Date.now() - 1 } });
  expect(verdict.status).toBe("undecided");
  expect(verdict.evidence[0]?.text).toContain("budget was spent while comparing");
});

counted("behaviour", "a counterexample avoids poles and points where both sides happen to agree", () => {
  // Equal at every whole number from 1 to 49, with a pole at 50.
  const product = Array.from({ length: 49 }, (_, k) => `(a-${k + 1})`).join("*");
  const { verdict } = checkClaim(claim(`a + ${product}/(a-50)`, "a"), { seed: 1 });
  expect(verdict).toMatchObject({ status: "refuted", evidence: [{ text: "the difference is not zero" }] });
  expect(verdict.counterexample).toBeUndefined();
  const pole = checkClaim(claim("1/((a-1)*(a-2)*(a-3)*(a-4))", "1"), { seed: 1 }).verdict;
  expect(pole.counterexample).toMatch(/is claimed, 1 is derived at a=\d+$/);
  return 2;
});
