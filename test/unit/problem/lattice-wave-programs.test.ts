import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { UNLIMITED } from "../../../src/core/budget.ts";
import { at } from "../../../src/core/errors.ts";
import { type Rational, rational, rationalFromFloat, rationals } from "../../../src/exact/rational.ts";
import { number } from "../../../src/expr/expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { rationalSemantics } from "../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../src/lower/interpreter/interpret.ts";
import { requireLegal } from "../../../src/lower/ir/legality.ts";
import { latticeProgram } from "../../../src/lower/lattice-program.ts";
import { finiteLattice } from "../../../src/models/finite-lattice.ts";
import { mapLattice } from "../../../src/models/lattice.ts";
import { KINDS } from "../../../src/problem/kinds.ts";
import { latticeWaveAccelerations } from "../../../src/problem/lattice-wave-accelerations.ts";
import { latticeWavePrograms } from "../../../src/problem/lattice-wave-programs.ts";
import { locateProblem } from "../../../src/problem/located-problem.ts";
import { lowerFormulas } from "../../../src/problem/lower-formulas.ts";
import { parseAssignment } from "../../../src/problem/overrides.ts";
import type { BuildProgram, OfferedProgram } from "../../../src/problem/problem-kind.ts";
import { PROGRAM_OFFERS } from "../../../src/problem/program-offers.ts";
import { counted } from "../../counted.ts";
import { FIVE_STRAND, TWO_STRAND, TWO_STRAND_VALUES } from "../simulate/lattice/sample-lattices.ts";

const NUMBERS = readFileSync("examples/lattice-two-strand.yaml", "utf8");
const SYMBOLS = readFileSync("examples/lattice-two-strand-symbolic.yaml", "utf8");

interface Changes {
  readonly set?: readonly string[];
  readonly errorOrder?: number;
  readonly points?: number;
}

function built(
  build: BuildProgram,
  text: string,
  { set = [], errorOrder, points }: Changes = {},
): OfferedProgram {
  const assignments = set.map(parseAssignment);
  const overrides = errorOrder === undefined ? { assignments } : { assignments, errorOrder };
  const result = build(locateProblem(text, "file.yaml"), { overrides, points, seed: 1, budget: UNLIMITED });
  if (!result.ok) throw new Error(result.message);
  requireLegal(result.value.program, "its construction");
  return result.value;
}

/** Displacements, exactly. */
function field(length: number): readonly Rational[] {
  return Array.from({ length }, (_, k) => rational(((k * k) % 23) - 9, (k % 5) + 1));
}

function outputOf(
  { program }: Pick<OfferedProgram, "program">,
  x: readonly Rational[],
  values: Readonly<Record<string, Rational>>,
) {
  const [input] = program.arrays;
  return Object.values(
    interpret(rationalSemantics, program, { arrays: { [input?.name ?? ""]: x }, parameters: values }),
  ).flat();
}

counted(
  "differential",
  "a lattice of expressions that are numbers is the lattice of numbers, exactly",
  () => {
    const lattices = [TWO_STRAND, FIVE_STRAND];
    for (const lattice of lattices) {
      // A spacing of a power of two leaves the products with it exact in doubles, too.
      const finite = finiteLattice(lattice, 0.5, 21);
      const u = field(22 * lattice.strands);
      const program = latticeWaveAccelerations({
        lattice: mapLattice(lattice, (value) => number(rationalFromFloat(value))),
        spacing: number(rational(1, 2)),
        intervals: 21,
      });
      expect(outputOf({ program }, u, {})).toEqual(outputOf({ program: latticeProgram(finite) }, u, {}));
    }
    return lattices.length;
  },
);

counted("differential", "parameters with values give what the values in the file give", () => {
  const values = Object.fromEntries(
    Object.entries(TWO_STRAND_VALUES).map(([name, text]) => {
      const expression = parseExpression(text);
      return [name, expression.tag === "number" ? expression.value : rationals.zero];
    }),
  );
  const set = Object.entries(TWO_STRAND_VALUES).map(([name, value]) => `${name}=${value}`);
  const h = rational(1, 3);
  const cases: readonly (readonly [BuildProgram, readonly Rational[], Changes])[] = [
    [latticeWavePrograms.accelerations, field(36), {}],
    [latticeWavePrograms.dispersion, field(5), { points: 5, errorOrder: 3 }],
    [latticeWavePrograms.coefficients, [], { errorOrder: 3 }],
  ];
  for (const [build, x, changes] of cases) {
    const [free, fixed, set3] = [
      built(build, SYMBOLS, changes),
      built(build, NUMBERS, changes),
      built(build, SYMBOLS, { ...changes, set }),
    ];
    expect(free.program.parameters.slice(0, 10)).toEqual([
      "kappa00",
      "kappa01",
      "kappa10",
      "kappa11",
      "kappa0",
      "kappa1",
      "rho00",
      "rho01",
      "rho10",
      "rho11",
    ]);
    const expected = outputOf(fixed, x, { h });
    expect(outputOf(free, x, { ...values, h })).toEqual(expected);
    expect(outputOf(set3, x, { h })).toEqual(expected);
  }
  return 2 * cases.length;
});

counted("golden", "coefficients and dispersion relation are the exact ones (independent computation)", () => {
  const [c2, c4, c6] = [
    rational(13216, 40395),
    rational(19127462612576, 65914784629875),
    rational(17112661821154474985792n, 107556846956375926246875n),
  ];
  expect(outputOf(built(latticeWavePrograms.coefficients, NUMBERS), [], {})).toEqual([c2, c4, c6]);
  const relation = built(latticeWavePrograms.dispersion, NUMBERS);
  const { add, multiply, negate } = rationals;
  // At k = 2 and h = 1/2: 4 c2 - 16/4 c4 + 64/16 c6.
  const expected = multiply(rational(4), add(add(c2, negate(c4)), c6));
  expect(outputOf(relation, [rational(2)], { h: rational(1, 2) })).toEqual([expected]);
  return 4;
});

counted(
  "behaviour",
  "texts say what is computed, from which file and paper, and use the file's LaTeX",
  () => {
    const { program, symbols } = built(latticeWavePrograms.accelerations, SYMBOLS);
    const comments = program.comments.join("\n");
    for (const words of ["file.yaml", "Chen, Roberts & Bunder (2016), eq. 1", "17 intervals", "u[2 n + j]"]) {
      expect(comments).toContain(words);
    }
    expect(symbols).toMatchObject({ kappa00: "\\kappa_{0,0}" });
    const { program: relation, elementNames } = built(latticeWavePrograms.dispersion, NUMBERS, { points: 8 });
    expect(relation.comments.join("\n")).toContain("y[i] is omega^2 = 13216*k^2/40395 - ");
    expect(elementNames).toEqual({ x: { 0: "k" } });
  },
);

counted("behaviour", "the intervals are those of the file, or else those of the report", () => {
  const length = (text: string) =>
    at(built(latticeWavePrograms.accelerations, text).program.arrays, 0).length;
  expect([length(NUMBERS), length(NUMBERS.replace("intervals: 17", "intervals: 5"))]).toEqual([36, 12]);
  expect(length(NUMBERS.replace("intervals: 17\n", ""))).toBe(36);
});

counted("behaviour", "every kind offers the programs that help lists", () => {
  expect(Object.fromEntries(KINDS.map(({ kind, programs }) => [kind, Object.keys(programs)]))).toEqual(
    Object.fromEntries(Object.entries(PROGRAM_OFFERS).map(([kind, offers]) => [kind, Object.keys(offers)])),
  );
  return KINDS.length;
});

counted("behaviour", "points where there are none, and what has no real value, are refused", () => {
  for (const build of [latticeWavePrograms.accelerations, latticeWavePrograms.coefficients]) {
    expect(() => built(build, NUMBERS, { points: 3 })).toThrow(
      expect.objectContaining({
        code: "E_USAGE",
        message: expect.stringContaining("--points does not apply: "),
      }),
    );
  }
  const complex = { name: "f", comments: [], inputs: ["a"], values: { f: parseExpression("a + i*b") } };
  expect(() => lowerFormulas(complex)).toThrow(
    expect.objectContaining({ code: "E_UNSUPPORTED", message: expect.stringContaining("i*b") }),
  );
  return 3;
});
