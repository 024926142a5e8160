import { at } from "../../../src/core/errors.ts";
import { spanningSums } from "../../../src/derive/lattice/spanning-sums.ts";
import { type Integer, integers } from "../../../src/exact/integer.ts";
import type { Polynomial } from "../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { type Lattice, mapLattice } from "../../../src/models/lattice.ts";
import { type Facts, firstDifference } from "../../harness/facts.ts";
import type { BenchmarkItem, Target } from "../../harness/item.ts";
import { listData } from "../../harness/peer-problem.ts";
import { cellData, cellOf } from "../../problems/cell.ts";
import { letteredLattice } from "../../problems/lettered-lattice.ts";
import { residueDispersion } from "../../problems/residue-dispersion.ts";
import { RESIDUES, residueOfText } from "../../problems/residues.ts";

/** Strands and period, and the spanning trees of the cell's graph: the terms of the denominator. */
const CASES = [
  { strands: 2, period: 2, trees: 12 },
  { strands: 2, period: 3, trees: 75 },
  { strands: 3, period: 2, trees: 294 },
  { strands: 3, period: 3, trees: 11_664 },
] as const;
type Case = (typeof CASES)[number];

/**
 * W1: the coefficient of the homogenised wave equation of a lattice with every elasticity a symbol. What is asked for
 * is `G = sum of longitudinal elasticities - r^T (-L0)^-1 r`, the effective elasticity times the number of masses over
 * the period's square, as a quotient of two expanded polynomials.
 */
export const symbolicLattices: readonly BenchmarkItem[] = CASES.map(symbolicLattice);

function symbolicLattice(shape: Case, index: number): BenchmarkItem {
  const { strands, period } = shape;
  const easier = CASES[index - 1];
  // Densities are no part of the coefficient asked for.
  const { lattice, symbols } = letteredLattice(shape, "ones");
  const point = symbols.map((_, v) => v + 2);
  return {
    id: idOf(shape),
    ...(easier && { harderThan: idOf(easier) }),
    title: `effective elasticity of ${strands} strands with period ${period}, all elasticities symbols`,
    solve: () => solve(lattice, symbols, point),
    complaint: (facts) =>
      complaint(facts, shape, lattice, new Map(symbols.map((name, v) => [name, at(point, v)]))),
    forPeers: {
      name: "algebra/w1",
      data: { ...cellData(cellOf(lattice)), ...listData("symbols", symbols), ...listData("point", point) },
    },
    cannot: { FORM: "no determinants", mathjs: "no determinants of symbols" },
    targets: targetsOf(shape),
  };
}

function idOf({ strands, period }: Case): string {
  return `W1 (${strands},${period})`;
}

function targetsOf({ strands, period }: Case): readonly Target[] {
  if (strands === 2 && period === 2) {
    return [
      {
        tag: "ratio",
        peers: ["nerdamer", "algebrite", "Maxima", "Giac", "SymPy", "Singular", "PARI"],
        atMost: 1,
      },
    ];
  }
  return strands === 3 && period === 3 ? [{ tag: "limits", seconds: 60, gibibytes: 4 }] : [];
}

function solve(lattice: Lattice<string>, symbols: readonly string[], point: readonly number[]): Facts {
  const ring = polynomialRing<Integer>(integers, symbols);
  const entry = (text: string) =>
    symbols.includes(text) ? ring.variable(text) : ring.constant(Number(text));
  const { trees, windingCycles } = spanningSums(ring, mapLattice(lattice, entry));
  const numerator = ring.scale(windingCycles, lattice.period ** 2);
  const value = (a: Polynomial<Integer>) => ring.evaluate(a, integers, (coefficient) => coefficient, point);
  return {
    numeratorTerms: `${ring.termCount(numerator)}`,
    denominatorTerms: `${ring.termCount(trees)}`,
    value: `${value(numerator)}/${value(trees)}`,
  };
}

/** The value must be that of the equations of motion, and the denominator the sum over all spanning trees. */
function complaint(
  facts: Facts,
  { strands, period, trees }: Case,
  lattice: Lattice<string>,
  values: ReadonlyMap<string, number>,
): string | undefined {
  const residue = (entry: string) => RESIDUES.fromInteger(values.get(entry) ?? Number(entry));
  const { speeds } = residueDispersion(cellOf(lattice), residue, 2);
  const value = RESIDUES.multiply(RESIDUES.fromInteger(strands * period), at(speeds, 2));
  const found = { ...facts, value: `${residueOfText(facts["value"])}` };
  return firstDifference(found, { denominatorTerms: `${trees}`, value: `${value}` });
}
