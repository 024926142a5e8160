import { type Integer, integers } from "../../../src/exact/integer.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { power, sum } from "../../../src/exact/ring.ts";
import { type Facts, firstDifference } from "../../harness/facts.ts";
import type { BenchmarkItem } from "../../harness/item.ts";

const POWER = 20;

/** The term whose coefficient is compared: every variable to this power. */
const EXPONENT = 5;

/** W4: Fateman's dense product. Source: R. Fateman (2003), SIGSAM Bulletin 37(1). */
export const fatemanProduct: BenchmarkItem = {
  id: "W4",
  title: `f (f + 1) with f = (1 + x + y + z + t)^${POWER}, expanded`,
  solve,
  complaint: (facts) => firstDifference(facts, EXPECTED),
  forPeers: { name: "algebra/w4", data: { power: `${POWER}`, exponent: `${EXPONENT}` } },
  cannot: {},
  targets: [
    { tag: "ratio", peers: ["Singular"], atMost: 5 },
    { tag: "ratio", peers: ["PARI", "Maxima", "FORM", "SymPy"], atMost: 1 },
  ],
};

function solve(): Facts {
  const ring = polynomialRing<Integer>(integers, ["x", "y", "z", "t"]);
  const base = sum(ring, [ring.one, ...ring.variables.map((name) => ring.variable(name))]);
  const f = power(ring, base, POWER);
  const p = ring.multiply(f, ring.add(f, ring.one));
  const inner = ring.variables.reduce(
    (part, name) => ring.coefficientsIn(part, name)[EXPONENT] ?? ring.zero,
    p,
  );
  return { terms: `${ring.termCount(p)}`, coefficient: `${ring.leadingCoefficient(inner)}` };
}

/** Every monomial up to degree 40 occurs, and the coefficient is a sum of two multinomial coefficients. */
const EXPECTED: Facts = {
  terms: `${binomial(2 * POWER + 4, 4)}`,
  coefficient: `${multinomial(2 * POWER) + multinomial(POWER)}`,
};

/** Of x^k y^k z^k t^k in (1 + x + y + z + t)^n, with k = EXPONENT. */
function multinomial(n: number): bigint {
  return factorial(n) / (factorial(EXPONENT) ** 4n * factorial(n - 4 * EXPONENT));
}

function binomial(n: number, k: number): bigint {
  return factorial(n) / (factorial(k) * factorial(n - k));
}

function factorial(n: number): bigint {
  return n <= 1 ? 1n : BigInt(n) * factorial(n - 1);
}
