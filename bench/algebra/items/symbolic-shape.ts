import { at, invariant } from "../../../src/core/errors.ts";
import { type SlowManifold, slowManifold } from "../../../src/derive/lattice/slow-manifold.ts";
import { type Integer, integers } from "../../../src/exact/integer.ts";
import type { FactoredFraction } from "../../../src/exact/localisation.ts";
import type { Polynomial, PolynomialRing } from "../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { power } from "../../../src/exact/ring.ts";
import { mapLattice } from "../../../src/models/lattice.ts";
import { type Facts, firstDifference } from "../../harness/facts.ts";
import type { BenchmarkItem } from "../../harness/item.ts";
import { listData, type PeerProblem } from "../../harness/peer-problem.ts";
import { cellData, cellOf } from "../../problems/cell.ts";
import { letteredLattice } from "../../problems/lettered-lattice.ts";
import { residueDispersion, shapesByMean } from "../../problems/residue-dispersion.ts";
import { RESIDUES, residueOfText } from "../../problems/residues.ts";

const { lattice, symbols } = letteredLattice({ strands: 2, period: 2 }, "symbols");
const cell = cellOf(lattice);
const point = symbols.map((_, index) => index + 2);
const SITES = [0, 1, 2, 3];

/** The order in the wavenumber of what is asked for, and the divided powers of the slow manifold at this order. */
const ORDER = 2;
const FACTORIAL = 2;

/** The numbers of terms of the numerators in lowest terms, as counted by Maxima, SymPy, Singular, PARI and FLINT. */
const COUNTED_BY_PEERS: Facts = {
  speedTerms: "12",
  ...Object.fromEntries(SITES.map((site) => [`shapeTerms${site + 1}`, "237"])),
};

/**
 * W1 with the second-order shape: the coefficient c2 and the terms of the manifold to k^2 of all four masses, with
 * every elasticity and every density a symbol, each a quotient in lowest terms. The amplitude is the cell's mean.
 */
export const symbolicShape: BenchmarkItem = {
  id: "W1 shape (2,2)",
  title: "c2 and the manifold to k^2 of 2 strands with period 2, all elasticities and densities symbols",
  solve,
  complaint,
  forPeers: {
    name: "algebra/w1-shape",
    data: {
      ...cellData(cell),
      ...listData("symbols", symbols),
      ...listData("point", point),
      entries: formEntries(),
      pointRules: symbols.map((name, v) => `id ${name} = ${at(point, v)};`).join("\n"),
    },
  },
  cannot: { mathjs: "its polynomials have coefficients in floating point" },
  targets: [
    {
      tag: "ratio",
      peers: ["nerdamer", "algebrite", "Maxima", "Giac", "SymPy", "Singular", "PARI", "FORM"],
      atMost: 1,
    },
  ],
};

type Coefficient = FactoredFraction<Polynomial<Integer>>;

function solve(): Facts {
  const ring = polynomialRing<Integer>(integers, symbols);
  const entries = mapLattice(lattice, (name) => (name === "0" ? ring.zero : ring.variable(name)));
  const derived = slowManifold(entries, ring, ORDER + 1);
  invariant(derived.ok, "the derivation has no budget to spend");
  const manifold = derived.value;
  const shape = at(manifold.shapes, ORDER);
  return {
    ...coefficientFacts(ring, manifold, at(manifold.evolution, ORDER), ["speedTerms", "speed"]),
    ...Object.assign(
      {},
      ...shape.map((value, site) =>
        coefficientFacts(ring, manifold, value, [`shapeTerms${site + 1}`, `shape${site + 1}`]),
      ),
    ),
  };
}

/** The number of terms of a numerator, and the value at the point. */
function coefficientFacts(
  ring: PolynomialRing<Integer>,
  { operator: { fractions } }: SlowManifold<Polynomial<Integer>>,
  coefficient: Coefficient,
  [terms, value]: readonly [string, string],
): Facts {
  const atPoint = (a: Polynomial<Integer>) => ring.evaluate(a, integers, (entry) => entry, point);
  const numerator = fractions.numerator(coefficient);
  const powers = fractions.powers(coefficient);
  const denominator = fractions.factors.reduce(
    (product, factor, index) =>
      integers.multiply(product, power(integers, atPoint(factor), at(powers, index))),
    integers.fromInteger(FACTORIAL),
  );
  return { [terms]: `${ring.termCount(numerator)}`, [value]: `${atPoint(numerator)}/${denominator}` };
}

/** The values must be those of the equations of motion at the point. */
function complaint(facts: Facts): string | undefined {
  const values = new Map(symbols.map((name, v) => [name, at(point, v)]));
  const dispersion = residueDispersion(cell, (name) => RESIDUES.fromInteger(values.get(name) ?? 0), ORDER);
  const shape = at(shapesByMean(dispersion), ORDER);
  const expected = {
    speed: `${at(dispersion.speeds, ORDER)}`,
    ...Object.fromEntries(SITES.map((site) => [`shape${site + 1}`, `${at(shape, site)}`])),
  };
  const found = Object.fromEntries(
    Object.keys(expected).map((name) => [name, `${residueOfText(facts[name])}`]),
  );
  return firstDifference(facts, COUNTED_BY_PEERS) ?? firstDifference(found, expected);
}

/** The cell's matrices entry by entry, for FORM, which has none: stiffness l, hops o and e, densities p. */
function formEntries(): PeerProblem["data"][string] {
  const entry = (letter: string, i: number, j: number, terms: readonly string[]) =>
    `Local ${letter}${i + 1}${j + 1} = 0${terms.join("")};`;
  const matrices = SITES.flatMap((i) =>
    SITES.flatMap((j) => {
      const between = cell.bonds.filter(({ mass, other }) => mass === i && other === j);
      const own = i === j ? cell.bonds.filter(({ mass }) => mass === i) : [];
      return [
        entry("l", i, j, [
          ...own.map(({ elasticity }) => `+${elasticity}`),
          ...between.map(({ elasticity }) => `-${elasticity}`),
        ]),
        entry(
          "o",
          i,
          j,
          between.map(({ step, elasticity }) => `+(${step})*${elasticity}`),
        ),
        entry(
          "e",
          i,
          j,
          between.map(({ step, elasticity }) => `+${step ** 2}*${elasticity}`),
        ),
      ];
    }),
  );
  return [...matrices, ...cell.densities.map((name, i) => `Local p${i + 1} = ${name};`)].join("\n");
}
