import { at } from "../../../src/core/errors.ts";
import type { SeriesTerms } from "../../../src/derive/manifold/series-terms.ts";
import {
  type Gaussian,
  gaussian,
  gaussians,
  IMAGINARY_UNIT as I,
  imaginaryPart,
  realPart,
} from "../../../src/exact/gaussian.ts";
import { rationalFromFloat, rationals, toFloatRational } from "../../../src/exact/rational.ts";
import { add } from "../../../src/expr/expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { expressionText } from "../../../src/expr/text.ts";
import type { Facts } from "../../harness/facts.ts";
import type { BenchmarkItem, Target } from "../../harness/item.ts";
import { delayedLogisticValue, IMAGINARY_UNIT, PI } from "../../problems/residue-delay.ts";
import { FIELD } from "../../problems/residue-polynomials.ts";
import { residueOf } from "../../problems/residues.ts";
import { constantValue } from "../constant-value.ts";
import { certified, problemOfSystem } from "../system.ts";

/** The package's author reports a minute, and minutes, for each iteration on such equations. */
const TARGET: Target = { tag: "limits", seconds: 10, gibibytes: 2 };

/** The delayed logistic equation with its parameter a symbol and pi exact. */
export const delayedLogistic: readonly BenchmarkItem[] = [5, 7].map(logistic);

function logistic(errorOrder: number): BenchmarkItem {
  const problem = problemOfSystem({
    equations: { u: "-(1 + eps*u)*delay(u,pi/2)*(1 + eps^2*a)" },
    modes: ["i", "-i"].map((eigenvalue) => ({ eigenvalue, vector: ["1"] })),
    errorOrder,
  });
  return {
    id: `logistic order ${errorOrder}`,
    title: `centre manifold of u' = -(1 + a)(1 + u) u(t - pi/2) with errors O(eps^${errorOrder})`,
    solve: () => ({ value: expressionText(sumOfCoefficients(at(certified(problem).evolution, 0))) }),
    complaint: ({ value = "0" }) => {
      const images = {
        field: FIELD,
        rational: (number: Parameters<typeof residueOf>[0]) => residueOf(number, FIELD),
        imaginaryUnit: IMAGINARY_UNIT,
        pi: PI,
      };
      const found = constantValue(parseExpression(value), images);
      const expected = delayedLogisticValue(errorOrder);
      return found === expected
        ? undefined
        : `value: expected ${expected}, got ${found} modulo ${FIELD.name}`;
    },
    forPeers: { name: "manifold/logistic", data: { errorOrder: `${errorOrder}` } },
    cannot: {},
    targets: errorOrder === 7 ? [TARGET] : [],
  };
}

/** The value where all symbols are 1. */
function sumOfCoefficients(terms: SeriesTerms) {
  return add(...terms.map(({ coefficient }) => coefficient));
}

/** A laser under optoelectronic feedback, at two frequencies in resonance 1:2. */
const LASER = {
  equations: {
    u1: "-4*(1 + 2*eps^2*delta + eps^3*delta^2)*(5/8*u2 + 3/8*delay(u2,pi))",
    u2: "u1*(1 + eps*u2)",
  },
  modes: [
    { eigenvalue: "i", vector: ["1", "-i"] },
    { eigenvalue: "-i", vector: ["1", "i"] },
    { eigenvalue: "2*i", vector: ["1", "-i/2"], adjoint: ["1", "-2*i"] },
    { eigenvalue: "-2*i", vector: ["1", "i/2"], adjoint: ["1", "2*i"] },
  ],
};

/** Coefficients of the evolution, real and imaginary part, by their monomials without eps: to four digits. */
const PRINTED: Readonly<Record<string, readonly [number, number]>> = {
  "s1 delta s1": [-0.3596, 0.1526],
  "s1 s1 s1 s2": [-0.1095, -0.01837],
  "s1 s1 s3 s4": [0.05032, -0.03089],
  "s1 s2 s3": [-0.03816, -0.08991],
  "s3 delta s3": [0.9867, 0.8376],
  "s3 s1 s1": [0.4188, -0.4934],
  "s3 s1 s2 s3": [-0.2153, -0.2499],
  "s3 s3 s3 s4": [-0.04111, -0.0349],
};
const PRINTED_DIGITS = 4;

const NO_SCRIPT = "no script is written for it";

/** Two variables, one delay, two pairs of imaginary eigenvalues: four amplitudes. */
export const resonance: BenchmarkItem = {
  id: "resonance order 5",
  title: "centre manifold of a delay equation in 1:2 resonance with errors O(eps^5)",
  solve: () => {
    const { evolution } = certified(problemOfSystem({ ...LASER, errorOrder: 5 }));
    return { ...leadingTerms(at(evolution, 0), "s1"), ...leadingTerms(at(evolution, 2), "s3") };
  },
  complaint: (facts) =>
    Object.entries(PRINTED)
      .map(([monomial, printed]) => differenceFrom(facts[factName(monomial)], printed, monomial))
      .find((difference) => difference !== undefined),
  forPeers: { name: "manifold/resonance", data: {} },
  cannot: { Maxima: NO_SCRIPT, SymPy: NO_SCRIPT },
  targets: [TARGET],
};

function factName(monomial: string): string {
  return monomial.replaceAll(" ", "_");
}

/** The coefficients of an amplitude's evolution to second order, by monomials as `PRINTED` names them. */
function leadingTerms(terms: SeriesTerms, of: string): Facts {
  const printed = terms.filter(({ grade }) => grade <= 2);
  return Object.fromEntries(
    printed.map(({ coefficient, factors }) => {
      const names = factors
        .filter(({ name }) => name !== "eps")
        .flatMap(({ name, exponent }) => Array.from({ length: exponent }, () => name));
      return [factName([of, ...names.toSorted()].join(" ")), expressionText(coefficient)];
    }),
  );
}

function differenceFrom(
  text: string | undefined,
  printed: readonly [number, number],
  monomial: string,
): string | undefined {
  if (text === undefined) return `${monomial}: expected ${printed}, got nothing`;
  const value = constantValue(parseExpression(text), {
    field: gaussians,
    rational: (number): Gaussian => gaussian(number, rationals.zero),
    imaginaryUnit: I,
    pi: gaussian(rationalFromFloat(Math.PI), rationals.zero),
  });
  const found = [realPart(value), imaginaryPart(value)].map(toFloatRational);
  const isPrinted = found.every(
    (part, k) => part.toPrecision(PRINTED_DIGITS) === printed[k]?.toPrecision(PRINTED_DIGITS),
  );
  return isPrinted ? undefined : `${monomial}: expected ${printed}, got ${found}`;
}
