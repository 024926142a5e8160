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
    expect(evidence[0]?.text).toMatch(
      /^equal to within (1e-400|1e-100 at 12 random positive points), computed with (480|120) digits and bounds of/,
    );
  }
  return IDENTITIES.length;
});

counted("wrong-twin", "and no slip of the pen passes, nor a difference of 2e-60", () => {
  const twins = IDENTITIES.flatMap(wrongTwins);
  expect(twins.filter((twin) => verdictOf(twin).status !== "refuted")).toEqual([]);
  const close = verdictOf(identity("exp(log(a) - log(a))", "1 + 2/10^60"));
  expect(close).toMatchObject({ status: "refuted", evidence: [{ grade: "enclosure" }] });
  expect(close.evidence[0]?.text).toMatch(/^the difference is 2\.0e-60 in size, computed with 120 digits/);
  // Both sides to four digits beyond those in which they agree.
  expect(close.counterexample).toMatch(/^1\.0{63} is claimed, 1\.0{59}2000 is derived at a=\d+(\/\d+)?$/);
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
  // Complex numbers are compared, but no roots of negative ones.
  expect(verdictOf(identity("i*sqrt(a - 3)*sqrt(a - 5)", "i*sqrt((a - 3)*(a - 5))")).status).toBe(
    "undecided",
  );
  expect(verdictOf(identity("log(i*a)", "log(a) + i*pi/2")).status).toBe("undecided");
  return 3;
});

counted("behaviour", "where enclosures say nothing the claim is undecided", () => {
  // Neither side is defined for positive a.
  const nowhere = verdictOf(identity("sqrt(-a)", "2*sqrt(-a)"));
  expect(nowhere).toMatchObject({ status: "undecided", evidence: [{ grade: "enclosure" }] });
  // Cancellation costs digits, of which there are enough here and too few there.
  expect(verdictOf(value("0.500", "(1 - cos(10^-90))/10^-180")).status).toBe("confirmed");
  const lost = verdictOf(value("0.500", "(1 - cos(10^-300))/10^-600"));
  expect(lost).toMatchObject({ status: "undecided", evidence: [{ grade: "enclosure" }] });
  expect(lost.evidence[0]?.text).toMatch(/too wide to tell, .*, computed with 480 digits$/);
  expect(verdictOf(identity("(1 - cos(10^-300))/10^-600", "1/2")).status).toBe("undecided");
  return 4;
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
    value("3.14159265358979323846264338327950288419716939937511", "pi"),
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
  expect(verdictOf(table(["0.333"], [third, root]))).toMatchObject({
    status: "refuted",
    counterexample: "1 entries are printed, 2 derived",
  });
  return 6;
});

counted("behaviour", "the report names the grade", () => {
  const block = claimComparison([checkClaim(value("1.414", "sqrt(2)"), { seed: 1 })]);
  expect(JSON.stringify(block)).toContain(
    "enclosure: 1.414213562 rounds to the printed 1.414, computed with 120 digits.",
  );
});

counted("behaviour", "a derived number with a symbol left in it is refused", () => {
  expect(() => verdictOf(value("1.0", "sqrt(a)"))).toThrow(/symbol 'a' has no value/);
});

counted("behaviour", "a table without entries is refused, by the name of its claim", () => {
  const refused = expect.objectContaining({ code: "E_SHAPE", message: expect.stringContaining("'claim'") });
  expect(() => verdictOf(table([], []))).toThrow(refused);
});

counted("behaviour", "derived numbers with the imaginary unit have a verdict too", () => {
  expect(verdictOf(value("-1.000000", "exp(i*pi)")).status).toBe("confirmed");
  expect(verdictOf(value("1.4142", "sqrt(i) + sqrt(-i)")).status).toBe("confirmed");
  expect(verdictOf(value("0.50", "exp(i*pi/3)"))).toMatchObject({
    status: "refuted",
    evidence: [{ text: "the derived number is not real, computed with 120 digits" }],
    counterexample: "0.50 is printed, 0.5000000000 + 0.8660254038 i is derived",
  });
  // However small the imaginary part.
  expect(verdictOf(value("1.0", "1 + i*exp(-300)")).status).toBe("refuted");
  expect(verdictOf(value("1.0", "log(i)/i")).status).toBe("undecided");
  const unreal = table(["-1.000", "0.000"], [parseExpression("exp(i*pi)"), parseExpression("i")]);
  expect(verdictOf(unreal)).toMatchObject({
    status: "refuted",
    counterexample: "entry 2: 0.000 is printed, 1.00000 i is derived",
  });
  return 6;
});

counted("behaviour", "identities with the imaginary unit and roots of symbols are compared at points", () => {
  const identities = [
    identity("exp(i*sqrt(a)) + exp(-i*sqrt(a))", "2*cos(sqrt(a))"),
    identity("sqrt(i*a)", "(1 + i)*sqrt(a/2)"),
    identity("(sqrt(a) + i*sqrt(b))*(sqrt(a) - i*sqrt(b))", "a + b"),
    identity("sin(i*sqrt(a))", "i*(exp(sqrt(a)) - exp(-sqrt(a)))/2"),
  ];
  for (const claim of identities) expect(verdictOf(claim).status).toBe("confirmed");
  const twins = identities.flatMap(wrongTwins);
  expect(twins.filter((twin) => verdictOf(twin).status !== "refuted")).toEqual([]);
  return identities.length + twins.length;
});

/** Numbers that agree to surprisingly many digits. */
const NEAR_MISSES = [
  // Hermite's: the class number of Q(sqrt(-163)) is 1.
  ["exp(pi*sqrt(163))", "262537412640768744", "7.5e-13"],
  ["pi^4 + pi^5", "exp(6)", "1.8e-5"],
  ["sin(11)", "-99999/100000", "2.1e-7"],
  ["exp(pi) - pi", "20 - 9/10^4", "2.1e-8"],
  ["1 + exp(-200)", "1", "1.4e-87"],
  ["exp(-900)*sqrt(2)", "exp(-900)*sqrt(2) + exp(-910)/10^9", "6.2e-405"],
  ["sqrt(10^200 + 1)", "10^100", "5.0e-101"],
  // 1e-218 in size, and different in the 303rd digit.
  ["exp(-500)*sqrt(2)", "exp(-500)*sqrt(2)*(1 - sin(10^-302))", "1.0e-519"],
  ["log(10^80 + 1) - log(10^80)", "10^-80", "5.0e-161"],
] as const;

counted("wrong-twin", "near misses are refuted, with the size of the difference", () => {
  for (const [printed, derived, size] of NEAR_MISSES) {
    const { status, evidence } = verdictOf(identity(printed, derived));
    expect({ printed, status, text: evidence[0]?.text }).toMatchObject({
      status: "refuted",
      text: expect.stringContaining(`the difference is ${size} in size`),
    });
  }
  return NEAR_MISSES.length;
});

counted("behaviour", "a spent budget leaves a comparison undecided", () => {
  const budget = { signal: { aborted: true } };
  const { verdict } = checkClaim(identity("log(a*b)", "log(a) + log(b)"), { seed: 3, budget });
  expect(verdict).toMatchObject({
    status: "undecided",
    evidence: [{ text: "interrupted while comparing in decimals" }],
  });
});

counted("behaviour", "roots of numbers that are too long to factor are compared all the same", () => {
  expect(verdictOf(identity("sqrt(10^200 + 1)*sqrt(2)", "sqrt(2*10^200 + 2)")).status).toBe("confirmed");
});
