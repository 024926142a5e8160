import fc from "fast-check";
import { describe, expect } from "vitest";
import { UNLIMITED, withinBudget } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import { latticeResidual } from "../../../../src/derive/lattice/lattice-residual.ts";
import { deriveLatticeWave, type LatticeWave } from "../../../../src/derive/lattice/lattice-wave.ts";
import { rational } from "../../../../src/exact/rational.ts";
import { substitute } from "../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../src/expr/convert.ts";
import { exactValue } from "../../../../src/expr/evaluate.ts";
import { add, type Expression, multiply, number, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { type Lattice, latticeOf, mapLattice } from "../../../../src/models/lattice.ts";
import { counted } from "../../../counted.ts";
import { stopsInTime } from "../../allowance.ts";

function derived(lattice: Lattice<Expression>, errorOrder: number): LatticeWave {
  const result = deriveLatticeWave(
    { lattice, spacing: symbol("h"), errorOrder },
    { seed: 7, budget: UNLIMITED },
  );
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

interface Tables {
  readonly longitudinal: readonly (readonly string[])[];
  readonly cross: readonly (readonly (readonly string[])[])[];
  readonly density: readonly (readonly string[])[];
}

function lattice(tables: Tables): Lattice<Expression> {
  return mapLattice(latticeOf(tables), (text) => parseExpression(text));
}

/** One strand with the given bonds and densities. */
function strand(bonds: readonly string[], densities: readonly string[]): Lattice<Expression> {
  return lattice({
    longitudinal: bonds.map((bond) => [bond]),
    cross: bonds.map(() => [["0"]]),
    density: densities.map((density) => [density]),
  });
}

const FIGURE_3 = lattice({
  longitudinal: [
    ["2", "1/2"],
    ["1/10", "5"],
  ],
  cross: [
    [
      ["0", "1"],
      ["1", "0"],
    ],
    [
      ["0", "1/10"],
      ["1/10", "0"],
    ],
  ],
  density: [
    ["1", "2"],
    ["4", "1/2"],
  ],
});

/**
 * Independent values of the lattice of Figure 3: exact rationals computed outside this project, in lattice-major order.
 */
const PUBLISHED_SHAPES = [
  ["1", "1", "1", "1"],
  ["228/2693", "-170/2693", "-2019/2693", "1961/2693"],
  ["-240050581/435134940", "182884003/435134940", "-296063191/435134940", "353229769/435134940"],
  [
    "-389150800583/1171818393420",
    "-71430277885/234363678684",
    "297499437127/585909196710",
    "75651657877/585909196710",
  ],
  [
    "-62247373221535147/1420068120066027000",
    "152560679115312901/1420068120066027000",
    "-158259625537532737/1420068120066027000",
    "67946319643754983/1420068120066027000",
  ],
];

counted("golden", "the lattice of Figure 3: coefficients to eighth order and shapes to fourth", () => {
  const { dispersion, manifold, meanDensity, effectiveElasticity, certificate } = derived(FIGURE_3, 9);
  expect(dispersion.map(expressionText)).toEqual([
    "13216/40395",
    "19127462612576/65914784629875",
    "17112661821154474985792/107556846956375926246875",
    "-319593176404293156618460301344/35101306610213865963658783734375",
  ]);
  expect(manifold.slice(0, 5).map((shape) => shape.map(expressionText))).toEqual(PUBLISHED_SHAPES);
  expect(expressionText(meanDensity)).toBe("15/8");
  expect(expressionText(effectiveElasticity)).toBe("1652/2693");
  expect(certificate).toMatchObject({ holds: true, exact: true, iterations: 8, residualOrder: 9 });
  return 26;
});

counted("identity", "a uniform chain has the series of 4 sin²(kh/2)", () => {
  const { dispersion, manifold } = derived(strand(["kappa"], ["rho"]), 9);
  // 2 (1 - cos K) = K² - K⁴/12 + K⁶/360 - K⁸/20160, and omega² = c2 k² - c4 h² k⁴ + ...
  const known = ["1", "1/12", "1/360", "1/20160"].map((c) => parseExpression(`${c}*kappa/rho`));
  dispersion.forEach((c, m) => {
    expect(sameFunction(c, at(known, m))).toBe(true);
  });
  expect(manifold.slice(1).flat().map(expressionText)).toEqual(Array(8).fill("0"));
  return known.length;
});

counted("identity", "a chain of two alternating springs, against its published homogenisation", () => {
  const { dispersion } = derived(strand(["a", "b"], ["1", "1"]), 5);
  // With c = 2ab/(a+b) and d the mean difference; expansion of the exact dispersion relation of the diatomic chain.
  expect(sameFunction(at(dispersion, 0), parseExpression("2*a*b/(a+b)"))).toBe(true);
  const s = "(a+b)";
  const fourth = parseExpression(`4*(2*a*b/${s})/12 - (2*a*b/${s})^2/(2*${s})`);
  expect(sameFunction(at(dispersion, 1), fourth)).toBe(true);
  return 2;
});

const entry = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }));

/** Random numeric lattices with every entry positive. */
const lattices: fc.Arbitrary<Lattice<Expression>> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }), fc.infiniteStream(entry))
  .map(([strands, period, stream]) => {
    const next = () => {
      const [top, bottom] = stream.next().value ?? [1, 1];
      return number(rational(top, bottom));
    };
    const row = () => Array.from({ length: strands }, next);
    const cross = Array.from({ length: period }, () => {
      const values = Array.from({ length: strands }, row);
      return values.map((own, i) =>
        own.map((_, j) => (i === j ? number(0) : at(at(values, Math.min(i, j)), Math.max(i, j)))),
      );
    });
    const table = () => Array.from({ length: period }, row);
    return latticeOf({ longitudinal: table(), cross, density: table() });
  });

counted("property", "every certificate of a random lattice holds, exactly and modulo primes", () => {
  fc.assert(
    fc.property(lattices, (each) => {
      expect(derived(each, 6).certificate).toMatchObject({ holds: true, exact: true, residualOrder: 6 });
    }),
    { numRuns: 60 },
  );
  return 60;
});

counted("property", "doubling the cell of a lattice changes nothing", () => {
  const doubled = <E>({ longitudinal, cross, density }: Lattice<E>) =>
    latticeOf({
      longitudinal: [...longitudinal, ...longitudinal],
      cross: [...cross, ...cross],
      density: [...density, ...density],
    });
  fc.assert(
    fc.property(lattices, (each) => {
      const [once, twice] = [derived(each, 7), derived(doubled(each), 7)];
      expect(twice.dispersion.map(expressionText)).toEqual(once.dispersion.map(expressionText));
    }),
    { numRuns: 20 },
  );
  return 20;
});

counted("property", "scaling elasticities and densities scales the coefficients", () => {
  const scaled = (
    each: Lattice<Expression>,
    elasticity: Expression,
    density: Expression,
  ): Lattice<Expression> => ({
    ...mapLattice(each, (value) => multiply(elasticity, value)),
    density: each.density.map((row) => row.map((value) => multiply(density, value))),
  });
  fc.assert(
    fc.property(lattices, (each) => {
      const changed = derived(scaled(each, number(3), number(rational(5, 7))), 5).dispersion;
      derived(each, 5).dispersion.forEach((c, m) => {
        expect(sameFunction(at(changed, m), multiply(number(rational(21, 5)), c))).toBe(true);
      });
    }),
    { numRuns: 20 },
  );
  return 20;
});

counted("differential", "symbols and numbers give the same result", () => {
  const names = ["a", "b", "c", "d"] as const;
  const symbolic = derived(strand(["a", "b"], ["c", "d"]), 7);
  fc.assert(
    fc.property(fc.tuple(entry, entry, entry, entry), (draws) => {
      const values = Object.fromEntries(names.map((name, n) => [name, number(rational(...at(draws, n)))]));
      const text = (name: (typeof names)[number]) => expressionText(values[name] ?? number(1));
      const numeric = derived(strand([text("a"), text("b")], [text("c"), text("d")]), 7);
      const there = symbolic.dispersion.map((c) => exactValue(substitute(c, values)));
      expect(there).toEqual(numeric.dispersion.map(exactValue));
    }),
    { numRuns: 30 },
  );
  return 30;
});

counted(
  "wrong-twin",
  "a result with any one coefficient off by one part in a thousand has no certificate",
  () => {
    const errorOrder = 5;
    const wave = derived(FIGURE_3, errorOrder);
    const slip = (e: Expression) =>
      expressionText(e) === "0" ? number(rational(1, 1000)) : multiply(number(rational(1001, 1000)), e);
    const mutants = [
      ...wave.dispersion.map((c, m) => ({ ...wave, dispersion: wave.dispersion.with(m, slip(c)) })),
      ...wave.manifold.flatMap((shape, m) =>
        shape.map((value, index) => ({
          ...wave,
          manifold: wave.manifold.with(m, shape.with(index, slip(value))),
        })),
      ),
    ];
    for (const mutant of mutants)
      expect(latticeResidual(mutant, errorOrder, { seed: 3 }).residualOrder).toBeLessThan(errorOrder);
    return mutants.length;
  },
);

counted(
  "wrong-twin",
  "a symbolic result with a changed sign has no certificate, exactly and modulo primes",
  () => {
    const wave = derived(strand(["a", "b"], ["c", "d"]), 5);
    const wrong = {
      ...wave,
      dispersion: wave.dispersion.with(1, multiply(number(-1), at(wave.dispersion, 1))),
    };
    expect(latticeResidual(wrong, 5, { seed: 3 }).residualOrder).toBe(4);
  },
);

counted("behaviour", "error orders out of range and strands without a bond between them are refused", () => {
  expect(() => derived(FIGURE_3, 2)).toThrow("errorOrder must be a whole number from 3");
  expect(() => derived(FIGURE_3, 3.5)).toThrow("errorOrder must be a whole number");
  const apart = lattice({
    longitudinal: [["1", "1"]],
    cross: [
      [
        ["0", "0"],
        ["0", "0"],
      ],
    ],
    density: [["1", "1"]],
  });
  expect(() => derived(apart, 3)).toThrow("falls apart into strands");
  const entryWithFunction = strand(["exp(1)"], ["1"]);
  expect(() => derived(entryWithFunction, 3)).toThrow("not part of exact rational arithmetic");
  return 4;
});

counted("behaviour", "a spent budget and an interrupt end the derivation with a reason", () => {
  const problem = { lattice: FIGURE_3, spacing: add(symbol("h")), errorOrder: 5 };
  const late = deriveLatticeWave(problem, { seed: 1, budget: { deadline: 0 } });
  expect(late).toMatchObject({ ok: false, reason: "budget" });
  const stopped = deriveLatticeWave(problem, { seed: 1, budget: { signal: AbortSignal.abort() } });
  expect(stopped).toMatchObject({ ok: false, reason: "interrupted" });
  return 2;
});

describe("symbolic lattices stop in time", () => {
  const symbolic = lattice({
    longitudinal: [
      ["a", "b", "c"],
      ["d", "e", "f"],
    ],
    cross: [
      [
        ["0", "g", "h"],
        ["g", "0", "k"],
        ["h", "k", "0"],
      ],
      [
        ["0", "l", "m"],
        ["l", "0", "n"],
        ["m", "n", "0"],
      ],
    ],
    density: [
      ["p", "q", "r"],
      ["s", "t", "u"],
    ],
  });
  stopsInTime("in their derivation", /./, (options) =>
    deriveLatticeWave({ lattice: symbolic, spacing: symbol("h"), errorOrder: 9 }, { seed: 1, ...options }),
  );
  const small = derived(strand(["a", "b", "c", "d"], ["1", "p", "q", "r"]), 5);
  counted("behaviour", "in their certificate, wherever it is", () => {
    // Each reading of the flag is one check; the work is stopped at some of them.
    let reads = 0;
    const count = {
      get aborted() {
        reads += 1;
        return false;
      },
    };
    latticeResidual(small, 5, { seed: 1, budget: { signal: count } });
    const total = reads;
    expect(total).toBeGreaterThan(1000);
    for (const share of [0, 0.2, 0.5, 0.9, 0.999]) {
      reads = 0;
      const signal = {
        get aborted() {
          reads += 1;
          return reads > share * total;
        },
      };
      const outcome = withinBudget(() => latticeResidual(small, 5, { seed: 1, budget: { signal } }));
      expect(outcome).toMatchObject({ ok: false, reason: "interrupted" });
    }
    return 6;
  });
});
