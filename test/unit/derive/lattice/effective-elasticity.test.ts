import fc from "fast-check";
import { expect } from "vitest";
import { UNLIMITED, withinBudget } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import {
  borderedDeterminants,
  effectiveElasticity,
} from "../../../../src/derive/lattice/effective-elasticity.ts";
import { groundedLaplacian } from "../../../../src/derive/lattice/homological-operator.ts";
import { deriveLatticeWave } from "../../../../src/derive/lattice/lattice-wave.ts";
import { sitesOf } from "../../../../src/derive/lattice/sites.ts";
import { spanningSums } from "../../../../src/derive/lattice/spanning-sums.ts";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { determinant } from "../../../../src/exact/linear/linear.ts";
import type { PolynomialRing } from "../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { rationalText } from "../../../../src/exact/rational.ts";
import { sameFunction } from "../../../../src/expr/convert.ts";
import { exactValue } from "../../../../src/expr/evaluate.ts";
import { divide, type Expression, number, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { type Lattice, latticeOf, mapLattice } from "../../../../src/models/lattice.ts";
import { counted } from "../../../counted.ts";
import { goldenLinearAlgebra } from "../../exact/linear/sample-matrices.ts";

/** A lattice whose entries are functions of their places. */
function latticeFrom<E>(
  [strands, period]: readonly [number, number],
  entries: {
    readonly longitudinal: (n: number, j: number) => E;
    readonly cross: (n: number, i: number, j: number) => E;
    readonly density: (n: number, j: number) => E;
    readonly zero: E;
  },
): Lattice<E> {
  const stations = Array.from({ length: period }, (_, n) => n);
  const masses = Array.from({ length: strands }, (_, j) => j);
  return latticeOf({
    longitudinal: stations.map((n) => masses.map((j) => entries.longitudinal(n, j))),
    cross: stations.map((n) =>
      masses.map((i) =>
        masses.map((j) => (i === j ? entries.zero : entries.cross(n, Math.min(i, j), Math.max(i, j)))),
      ),
    ),
    density: stations.map((n) => masses.map((j) => entries.density(n, j))),
  });
}

const symbolic = (shape: readonly [number, number]) =>
  latticeFrom<Expression>(shape, {
    longitudinal: (n, j) => symbol(`k_${n}_${j}`),
    cross: (n, i, j) => symbol(`c_${n}_${i}_${j}`),
    density: () => number(1),
    zero: number(0),
  });

/** Distinct variables for all bonds. */
function polynomialCell(shape: readonly [number, number]) {
  const [strands, period] = shape;
  const names = Array.from({ length: period }, (_, n) =>
    Array.from({ length: strands }, (__, j) => [
      `k_${n}_${j}`,
      ...Array.from({ length: j }, (___, i) => `c_${n}_${i}_${j}`),
    ]),
  ).flat(2);
  const ring: PolynomialRing<Integer> = polynomialRing<Integer>(integers, names);
  const cell = latticeFrom(shape, {
    longitudinal: (n, j) => ring.variable(`k_${n}_${j}`),
    cross: (n, i, j) => ring.variable(`c_${n}_${i}_${j}`),
    density: () => ring.one,
    zero: ring.zero,
  });
  return { ring, cell };
}

function elasticity(lattice: Lattice<Expression>): Expression {
  const result = effectiveElasticity(lattice);
  if (!result.ok) throw new Error(result.message);
  return divide(result.value.numerator, result.value.denominator);
}

function derived(lattice: Lattice<Expression>, errorOrder = 3) {
  const wave = deriveLatticeWave(
    { lattice, spacing: symbol("h"), errorOrder },
    { seed: 5, budget: UNLIMITED },
  );
  if (!wave.ok) throw new Error(wave.message);
  return wave.value;
}

counted("differential", "with symbols, it is that of the slow manifold", () => {
  const shapes = [
    [1, 1],
    [1, 3],
    [2, 1],
    [2, 2],
    [3, 1],
  ] as const;
  for (const shape of shapes) {
    const lattice = symbolic(shape);
    expect(sameFunction(elasticity(lattice), derived(lattice).effectiveElasticity), `${shape}`).toBe(true);
  }
  return shapes.length;
});

const values = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }));

counted("differential", "with numbers, too", () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(sizes, fc.infiniteStream(values), (shape, stream) => {
      const next = () => {
        const [top, bottom] = stream.next().value ?? [1, 1];
        return parseExpression(`${top}/${bottom}`);
      };
      const lattice = latticeFrom<Expression>(shape, {
        longitudinal: next,
        cross: symmetric(next),
        density: next,
        zero: number(0),
      });
      expect(exactValue(elasticity(lattice))).toEqual(exactValue(derived(lattice).effectiveElasticity));
    }),
    { numRuns: 60 },
  );
  return 60;
});

/** One value for each pair of masses, whichever comes first. */
function symmetric<E>(next: () => E) {
  const known = new Map<string, E>();
  return (n: number, i: number, j: number) => {
    const value = known.get(`${n},${i},${j}`) ?? next();
    known.set(`${n},${i},${j}`, value);
    return value;
  };
}

counted("golden", "two strands of period two, as printed", () => {
  const printed = `(c_0*c_1*(k_0_1 + k_0_0)*(k_1_1 + k_1_0)
    + (c_1 + c_0)*k_0_0*k_0_1*k_1_0*k_1_1*(1/k_0_0 + 1/k_0_1 + 1/k_1_0 + 1/k_1_1)
    )/(c_0*c_1*(k_0_0 + k_0_1 + k_1_0 + k_1_1) + (c_1 + c_0)*(k_1_1 + k_0_1)*(k_1_0 + k_0_0))`;
  const named = printed.replaceAll("c_0", "c_0_0_1").replaceAll("c_1", "c_1_0_1");
  expect(sameFunction(elasticity(symbolic([2, 2])), parseExpression(named))).toBe(true);
  const twin = parseExpression(named.replace("1/k_1_1", "101/100/k_1_1"));
  expect(sameFunction(elasticity(symbolic([2, 2])), twin)).toBe(false);
});

counted("identity", "sums over subgraphs are bordered determinants", () => {
  const shapes = [
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [3, 1],
    [2, 3],
    [3, 2],
  ] as const;
  for (const shape of shapes) {
    const { ring, cell } = polynomialCell(shape);
    const [sums, determinants] = [spanningSums(ring, cell), borderedDeterminants(ring, cell)];
    expect(ring.equals(sums.trees, determinants.trees), `trees of ${shape}`).toBe(true);
    expect(ring.equals(sums.windingCycles, determinants.windingCycles), `cycles of ${shape}`).toBe(true);
  }
  return 2 * shapes.length;
});

counted(
  "golden",
  "the terms are spanning trees, as many as the matrix-tree theorem counts, and all positive",
  () => {
    // Of two triangles with doubled bonds between them and of K3 x C3; the latter has 11 664 (3 * 3 * 6^4 by its eigenvalues).
    const counts = [
      [2, 2, 12],
      [2, 3, 75],
      [3, 2, 294],
      [3, 3, 11_664],
    ] as const;
    for (const [strands, period, count] of counts) {
      const { ring, cell } = polynomialCell([strands, period]);
      const { trees, windingCycles } = spanningSums(ring, cell);
      expect(trees.coefficients.every((coefficient) => coefficient === 1)).toBe(true);
      expect(windingCycles.coefficients.every((coefficient) => coefficient > 0)).toBe(true);
      expect(ring.termCount(trees)).toBe(count);
      const ones = mapLattice(cell, (entry): Integer => (ring.isZero(entry) ? 0 : 1));
      expect(determinant(integers, groundedLaplacian(sitesOf(ones), integers))).toBe(count);
    }
    return 4 * counts.length;
  },
);

counted("golden", "five strands of period ten with small fractions: k^2, k^4 and k^6 as in PARI", () => {
  const fraction = (top: number, bottom: number) => parseExpression(`${1 + top}/${1 + bottom}`);
  const lattice = latticeFrom<Expression>([5, 10], {
    longitudinal: (n, j) => fraction((7 * n + 3 * j) % 9, (5 * n + 2 * j) % 7),
    cross: (n, i, j) => fraction((4 * n + i * j + i + j) % 8, (n + 3 * (i + j)) % 5),
    density: (n, j) => fraction((2 * n + 5 * j) % 6, (3 * n + j) % 4),
    zero: number(0),
  });
  const { dispersion, effectiveElasticity: fromManifold } = derived(lattice, 7);
  expect(dispersion.map((c) => rationalText(exactValue(c)))).toEqual(
    goldenLinearAlgebra().fiveStrandLattice.dispersion,
  );
  expect(exactValue(elasticity(lattice))).toEqual(exactValue(fromManifold));
  return 4;
});

counted("wrong-twin", "cycles that wind twice count four times: anything less is no determinant", () => {
  const { ring, cell } = polynomialCell([3, 3]);
  const { windingCycles } = spanningSums(ring, cell);
  const determinants = borderedDeterminants(ring, cell);
  expect(ring.equals(windingCycles, determinants.windingCycles)).toBe(true);
  expect(new Set(windingCycles.coefficients)).toEqual(new Set([1, 4]));
  const [once, twice] = [1, 2].map((four) => ({
    ...windingCycles,
    coefficients: windingCycles.coefficients.map((coefficient) => (coefficient === 4 ? four : coefficient)),
  }));
  for (const wrong of [once, twice]) {
    expect(wrong && ring.equals(wrong, determinants.windingCycles)).toBe(false);
  }
  return 2;
});

counted("behaviour", "strands apart are refused; budgets and interrupts end in results", () => {
  const apart = mapLattice(symbolic([2, 2]), (entry) =>
    entry.tag === "symbol" && entry.name.startsWith("c") ? number(0) : entry,
  );
  expect(() => effectiveElasticity(apart)).toThrow("falls apart into strands");
  expect(effectiveElasticity(symbolic([3, 3]), { budget: { terms: 500 } })).toMatchObject({
    ok: false,
    reason: "budget",
  });
  expect(effectiveElasticity(symbolic([3, 3]), { budget: { deadline: 0 } })).toMatchObject({
    ok: false,
    reason: "budget",
  });
  const stopped = effectiveElasticity(symbolic([3, 3]), {
    budget: { signal: AbortSignal.abort() },
  });
  expect(stopped).toMatchObject({ ok: false, reason: "interrupted" });
  const { ring, cell } = polynomialCell([2, 2]);
  expect(withinBudget(() => borderedDeterminants(ring, cell, { budget: { terms: 3 } }))).toMatchObject({
    reason: "budget",
  });
  expect(at(cell.density, 0)).toHaveLength(2);
  return 5;
});
