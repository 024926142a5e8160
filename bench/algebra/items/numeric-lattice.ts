import { at, invariant } from "../../../src/core/errors.ts";
import { seededRandom } from "../../../src/core/random.ts";
import { integerCoefficients, integralLattice } from "../../../src/derive/lattice/integral-lattice.ts";
import { factorial, slowManifold } from "../../../src/derive/lattice/slow-manifold.ts";
import { integers } from "../../../src/exact/integer.ts";
import { rational, rationalFromText, rationals, rationalText } from "../../../src/exact/rational.ts";
import { number } from "../../../src/expr/expression.ts";
import { mapLattice } from "../../../src/models/lattice.ts";
import type { Facts } from "../../harness/facts.ts";
import type { BenchmarkItem } from "../../harness/item.ts";
import { cellData, cellOf, latticeFrom } from "../../problems/cell.ts";
import { residueDispersion } from "../../problems/residue-dispersion.ts";
import { RESIDUES, residueOfText } from "../../problems/residues.ts";

const SHAPE = { strands: 5, period: 10 };
const SEED = 2;

/** Entries are quotients of whole numbers from 1 to these. */
const LARGEST_NUMERATOR = 20n;
const LARGEST_DENOMINATOR = 9n;

const lattice = randomLattice();
const cell = cellOf(lattice);

/** W2: five strands, period ten, with exact rational entries; the dispersion to the even powers of the wavenumber. */
export const numericLattices: readonly BenchmarkItem[] = [2, 4, 6].map(numericLattice);

function numericLattice(order: number): BenchmarkItem {
  return {
    id: `W2 k^${order}`,
    ...(order > 2 && { harderThan: `W2 k^${order - 2}` }),
    title: `five strands, period ten, random rational entries, dispersion to k^${order}`,
    solve: () => solve(order),
    complaint: (facts) => complaint(facts, order),
    forPeers: { name: "algebra/w2", data: { ...cellData(cell), order: `${order}` } },
    cannot: { FORM: "no linear solver", nerdamer: "no exact elimination: determinants by cofactors" },
    targets: [{ tag: "ratio", peers: ["PARI"], atMost: 1 }],
  };
}

function randomLattice() {
  const random = seededRandom(SEED);
  const entry = () =>
    rationalText(rational(random.integer(1n, LARGEST_NUMERATOR), random.integer(1n, LARGEST_DENOMINATOR)));
  return latticeFrom(SHAPE, { longitudinal: entry, cross: entry, density: entry, zero: "0" });
}

function solve(order: number): Facts {
  const entries = mapLattice(lattice, (text) => number(rationalFromText(text)));
  const integral = integralLattice(entries, integerCoefficients);
  const derived = slowManifold(integral.lattice, integers, order + 1);
  invariant(derived.ok, "the derivation has no budget to spend");
  const { fractions } = derived.value.operator;
  const scale = rationals.fraction(integral.densityFactor, integral.elasticityFactor);
  const speed = (m: number) => {
    const value = at(derived.value.evolution, m);
    const exact = rationals.fraction(fractions.numerator(value), fractions.denominator(value));
    return rationals.multiply(rationals.multiply(exact, scale), rational(1, factorial(m)));
  };
  return Object.fromEntries(evenOrders(order).map((m) => [`g${m}`, rationalText(speed(m))]));
}

function complaint(facts: Facts, order: number): string | undefined {
  const { speeds } = residueDispersion(cell, residueOfText, order);
  const wrong = evenOrders(order).find((m) => !RESIDUES.equals(residueOfText(facts[`g${m}`]), at(speeds, m)));
  return wrong === undefined ? undefined : `g${wrong} has the wrong residue: ${facts[`g${wrong}`]}`;
}

function evenOrders(order: number): readonly number[] {
  return [2, 4, 6].filter((m) => m <= order);
}
