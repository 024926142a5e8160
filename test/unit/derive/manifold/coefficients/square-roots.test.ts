import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { seededRandom } from "../../../../../src/core/random.ts";
import { modularFields } from "../../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../../src/derive/manifold/coefficients/modular-images.ts";
import { needsOf } from "../../../../../src/derive/manifold/coefficients/needs.ts";
import { overCoefficients } from "../../../../../src/derive/manifold/coefficients/over-coefficients.ts";
import { radicalExpression, radicalOf } from "../../../../../src/derive/manifold/coefficients/radical.ts";
import { add, call, type Expression, multiply, subtract } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";

function isZero(e: Expression): boolean {
  return overCoefficients([e], ({ field, value }) => field.isZero(value(e)));
}

counted("identity", "relations between square roots of expressions in parameters", () => {
  const relations = [
    "sqrt(2)*sqrt(3) - sqrt(6)",
    "sqrt(a*b) - sqrt(a)*sqrt(b)",
    "sqrt(-a) - i*sqrt(a)",
    "sqrt(xi^2 - 1) - i*sqrt(1 - xi^2)",
    "sqrt(1 - xi^2)*sqrt(1 - xi) - (1 - xi)*sqrt(1 + xi)",
    "sqrt(a*b)*sqrt(b*c) - b*sqrt(a*c)",
    "sqrt(8*b^3) - 2*sqrt(2)*b*sqrt(b)",
    "sqrt(1/a) - sqrt(a)/a",
    "sqrt(a/b) - sqrt(a)/sqrt(b)",
    "sqrt(4*w^2*xi^2 - 4*w^2) - 2*i*w*sqrt(1 - xi^2)",
    "1/(1 + sqrt(a)) - (1 - sqrt(a))/(1 - a)",
    "(sqrt(b) + sqrt(11))*(sqrt(b) - sqrt(11)) - b + 11",
    "sqrt(pi*a)*sqrt(pi) - pi*sqrt(a)",
    "sqrt(3 - pi) - i*sqrt(pi - 3)",
    "sqrt(0*a)",
  ];
  for (const text of relations) expect(isZero(parseExpression(text)), text).toBe(true);
  return relations.length;
});

counted("wrong-twin", "what is no relation between square roots is none", () => {
  const others = [
    "sqrt(a*b) + sqrt(a)*sqrt(b)",
    "sqrt(a) - sqrt(b)",
    "sqrt(-a) + i*sqrt(a)",
    "sqrt(a + b)^2 - a + b",
  ];
  for (const text of others) expect(isZero(parseExpression(text)), text).toBe(false);
  return others.length;
});

counted("behaviour", "canonical square roots are printed as they are written by hand", () => {
  const printed = ["1 - xi^2", "b", "4*b - 8*c", "-9*a"].map((text) => {
    const radical = radicalOf(parseExpression(text));
    return radical === undefined ? "" : expressionText(radicalExpression(radical));
  });
  expect(printed).toEqual(["sqrt(1 - xi^2)", "sqrt(b)", "2*sqrt(b - 2*c)", "3*sqrt(a)*i"]);
  expect(radicalOf(parseExpression("1 + sqrt(a)"))).toBeUndefined();
});

/** Sums of a few products of square roots, some of them related. */
const ROOTS = [
  "sqrt(a)",
  "sqrt(a*b)",
  "sqrt(b)",
  "sqrt(1 - a^2)",
  "sqrt(a - 1)",
  "sqrt(2)",
  "sqrt(22)",
  "i",
  "a",
  "3",
];
const TERM = fc
  .subarray(ROOTS, { minLength: 1, maxLength: 3 })
  .map((factors) => multiply(...factors.map((text) => parseExpression(text))));
const SUM = fc.array(TERM, { minLength: 1, maxLength: 3 }).map((terms) => add(...terms));

counted("differential", "the field agrees with residues modulo primes at which the roots exist", () => {
  let checked = 0;
  fc.assert(
    fc.property(SUM, SUM, (first, second) => {
      if (isZero(second)) return;
      const constants = [first, second];
      const quotient = overCoefficients(constants, ({ field, value, expression }) =>
        expression(field.divide(value(first), value(second))),
      );
      const needs = needsOf([...constants, quotient]);
      for (const { coefficients } of modularFields(needs, seededRandom(5), { count: 2 })) {
        const { field, value } = coefficients;
        expect(field.multiply(value(quotient), value(second))).toBe(value(first));
        checked += 1;
      }
    }),
    { numRuns: 20 },
  );
  return checked;
});

counted("property", "modular square roots square to what is under them, and respect products", () => {
  const [prime] = MANIFOLD_PRIMES;
  const roots = ["11", "13", "143", "a", "1 - xi^2", "1 - xi", "1 + xi"].map((text) => parseExpression(text));
  const needs = needsOf(roots.map((e) => call("sqrt", e)));
  const fields = modularFields(needs, seededRandom(2), { count: 3 });
  expect(new Set(fields.map((each) => each.prime)).size).toBe(3);
  for (const { coefficients, prime: found } of fields) {
    expect(found % 840n).toBe(1n);
    expect(found <= prime).toBe(true);
    const { field, value } = coefficients;
    for (const e of roots) {
      const root = value(call("sqrt", e));
      expect(field.multiply(root, root)).toBe(value(e));
    }
    const [eleven, thirteen, both] = roots.map((e) => value(call("sqrt", e)));
    expect(field.multiply(eleven ?? 0n, thirteen ?? 0n)).toBe(both);
    const product = [at(roots, 5), at(roots, 6)].map((e) => call("sqrt", e));
    expect(value(subtract(multiply(...product), call("sqrt", at(roots, 4))))).toBe(0n);
  }
  return 3 * roots.length;
});
