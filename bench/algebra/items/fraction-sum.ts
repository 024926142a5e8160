import { at } from "../../../src/core/errors.ts";
import { type Random, seededRandom } from "../../../src/core/random.ts";
import { type Integer, integers } from "../../../src/exact/integer.ts";
import type { Polynomial } from "../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../../src/exact/polynomial/rational-function.ts";
import { sumOfFractions } from "../../../src/exact/polynomial/sum-of-fractions.ts";
import { sum } from "../../../src/exact/ring.ts";
import { type Facts, firstDifference } from "../../harness/facts.ts";
import type { BenchmarkItem } from "../../harness/item.ts";
import { listData } from "../../harness/peer-problem.ts";
import { RESIDUES, residueOfText } from "../../problems/residues.ts";

const SEED = 6;
const FRACTIONS = 12;

/** Denominators are products of two of so many random factors. */
const FACTORS = 6;
const TERMS_OF_FACTOR = 3;
const TERMS_OF_NUMERATOR = 2;
const LARGEST_COEFFICIENT = 9n;

/** Without the letters e and i, which are numbers to some peers. */
const ring = polynomialRing<Integer>(integers, [..."abcdfg"]);

/** Values of the variables at which sums are compared. */
const POINT = [2, 3, 5, 7, 11, 13];

interface Summand {
  readonly numerator: Polynomial<Integer>;
  readonly denominator: Polynomial<Integer>;
}

const summands = randomSummands(seededRandom(SEED));

/** The sizes of the cancelled sum, as counted by Maxima, SymPy, Singular and PARI. */
const COUNTED_BY_PEERS: Facts = { numeratorTerms: "2894", denominatorTerms: "1545" };

/** W6: a sum of rational functions in lowest terms. */
export const fractionSum: BenchmarkItem = {
  id: "W6",
  title: "the sum of twelve random rational functions in six variables, cancelled",
  solve,
  complaint: (facts) =>
    firstDifference(facts, COUNTED_BY_PEERS) ??
    firstDifference({ value: `${residueOfText(facts["value"])}` }, { value: `${valueOfSum()}` }),
  forPeers: {
    name: "algebra/w6",
    data: {
      ...listData(
        "numerators",
        summands.map(({ numerator }) => ring.toText(numerator)),
      ),
      ...listData(
        "denominators",
        summands.map(({ denominator }) => ring.toText(denominator)),
      ),
      ...listData("variables", ring.variables),
      ...listData("point", POINT),
      count: `${FRACTIONS}`,
      ratSum: summands.map((summand) => `rat(${partsText(summand)})`).join(" + "),
      pointRules: ring.variables.map((name, v) => `id ${name} = ${at(POINT, v)};`).join("\n"),
    },
  },
  cannot: {
    nerdamer: "no multivariate gcd: that of (x+y)(x-y) and (x+y)(x+2y) comes out as 1",
    algebrite: "no multivariate gcd: that of (x+y)(x-y) and (x+y)(x+2y) comes out as 1",
    mathjs: "rationalize does not cancel common factors",
  },
  targets: [{ tag: "ratio", peers: ["Maxima", "SymPy", "Singular"], atMost: 1 }],
};

function solve(): Facts {
  const field = rationalFunctions(ring);
  const fractions = summands.map(({ numerator, denominator }) => field.fraction(numerator, denominator));
  const { numerator, denominator } = sumOfFractions(ring, fractions);
  return {
    numeratorTerms: `${ring.termCount(numerator)}`,
    denominatorTerms: `${ring.termCount(denominator)}`,
    value: `${valueAtPoint(numerator)}/${valueAtPoint(denominator)}`,
  };
}

function partsText({ numerator, denominator }: Summand): string {
  return `${ring.toText(numerator)}, ${ring.toText(denominator)}`;
}

function valueAtPoint(a: Polynomial<Integer>): Integer {
  return ring.evaluate(a, integers, (coefficient) => coefficient, POINT);
}

/** The sum of the summands' values, modulo a prime. */
function valueOfSum(): bigint {
  const residue = (a: Polynomial<Integer>) => RESIDUES.fromInteger(valueAtPoint(a));
  return sum(
    RESIDUES,
    summands.map(({ numerator, denominator }) => RESIDUES.divide(residue(numerator), residue(denominator))),
  );
}

/** The last two have denominator p q and the sum v / p: `u / (p q)` and `(v q - u) / (p q)`. */
function randomSummands(random: Random): readonly Summand[] {
  const factors = Array.from({ length: FACTORS }, () => randomPolynomial(random, TERMS_OF_FACTOR));
  const factor = () => at(factors, Number(random.integer(0n, BigInt(FACTORS - 1))));
  const numerator = () => randomPolynomial(random, TERMS_OF_NUMERATOR);
  const free = Array.from({ length: FRACTIONS - 2 }, () => ({
    numerator: numerator(),
    denominator: ring.multiply(factor(), factor()),
  }));
  const [u, v, q] = [numerator(), numerator(), randomPolynomial(random, TERMS_OF_FACTOR)];
  const denominator = ring.multiply(factor(), q);
  return [
    ...free,
    { numerator: u, denominator },
    { numerator: ring.subtract(ring.multiply(v, q), u), denominator },
  ];
}

/** Of total degree two at most, with a constant term. */
function randomPolynomial(random: Random, terms: number): Polynomial<Integer> {
  const coefficient = () => Number(random.integer(1n, 2n * LARGEST_COEFFICIENT) - LARGEST_COEFFICIENT) || 1;
  /** One of the variables, or none. */
  const place = () => Number(random.integer(0n, BigInt(ring.variables.length)));
  const exponents = (places: readonly number[]) =>
    ring.variables.map((_, v) => places.filter((chosen) => chosen === v).length);
  return ring.fromTerms([
    { coefficient: coefficient(), exponents: exponents([]) },
    ...Array.from({ length: terms - 1 }, () => ({
      coefficient: coefficient(),
      exponents: exponents([place(), place()]),
    })),
  ]);
}
