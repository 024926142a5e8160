import fc from "fast-check";
import { expect } from "vitest";
import { rationals } from "../../../../src/exact/rational.ts";
import { evaluateIn } from "../../../../src/expr/evaluate.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { commonSubexpressions } from "../../../../src/lower/passes/common-subexpressions.ts";
import { expandPowers } from "../../../../src/lower/passes/expand-powers.ts";
import { expandStencils } from "../../../../src/lower/passes/expand-stencils.ts";
import { hoistInvariants } from "../../../../src/lower/passes/hoist-invariants.ts";
import { horner } from "../../../../src/lower/passes/horner.ts";
import { type Pass, runPasses } from "../../../../src/lower/passes/pass.ts";
import { powerChains } from "../../../../src/lower/passes/power-chains.ts";
import { roundConstants } from "../../../../src/lower/passes/round-constants.ts";
import { scheduleStores } from "../../../../src/lower/passes/schedule-stores.ts";
import { simplifyUnits } from "../../../../src/lower/passes/simplify-units.ts";
import { splitKernelsAt } from "../../../../src/lower/passes/split-kernels.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { counted } from "../../../counted.ts";
import {
  FIELD,
  fieldMeaning,
  inField,
  interpreted,
  interpretedInDoubles,
  POLYNOMIAL_SYMBOLS,
  polynomialArbitrary,
  sameBits,
  smallRationals,
} from "../programs.ts";
import { expressionArbitrary, SYMBOLS } from "../random-expression.ts";

const PASSES: readonly Pass[] = [
  expandStencils,
  horner,
  powerChains,
  expandPowers,
  simplifyUnits,
  commonSubexpressions,
  hoistInvariants,
  scheduleStores,
  splitKernelsAt({ whole: 3, piece: 3 }),
];
const POINTS = 3;
const RUNS = 60;
const NAMES: readonly string[] = POLYNOMIAL_SYMBOLS;

/** Two expressions at three points, with the last symbol as a parameter. */
function programOfPair(pair: readonly Parameters<typeof programOf>[0][number][]): Program {
  return programOf(pair, ["a", "b"], { points: POINTS, parameters: ["c"], layout: "rows" });
}

counted("property", "each pass keeps the values of polynomials in Q and in a prime field", () => {
  const pair = fc.tuple(polynomialArbitrary, polynomialArbitrary);
  for (const pass of PASSES) {
    fc.assert(
      fc.property(
        pair,
        fc.tuple(smallRationals, smallRationals),
        smallRationals,
        (polynomials, [p, q], c) => {
          const program = programOfPair(polynomials);
          const passed = runPasses(program, [pass]);
          const [x, [parameter = rationals.one]] = [[...p, ...q], c];
          const exact = (each: Program) => interpreted(rationalSemantics, each, x, { c: parameter });
          expect(exact(passed)).toEqual(exact(program));
          const residues = (each: Program) =>
            interpreted(fieldMeaning, each, x.map(inField), { c: inField(parameter) });
          expect(residues(passed)).toEqual(residues(program));
        },
      ),
      { numRuns: RUNS },
    );
  }
  return PASSES.length * RUNS;
});

counted("property", "passes that promise it keep every bit of any expression's values", () => {
  const pair = fc.tuple(expressionArbitrary, expressionArbitrary);
  const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: 2 * POINTS,
    maxLength: 2 * POINTS,
  });
  const passes = [roundConstants, ...PASSES.filter(({ preserves }) => preserves === "bits")];
  for (const pass of passes) {
    fc.assert(
      fc.property(pair, numbers, fc.double({ min: -3, max: 3, noNaN: true }), (expressions, x, c) => {
        const program = runPasses(programOfPair(expressions), [roundConstants]);
        const passed = runPasses(program, [pass]);
        const values = (each: Program) => interpretedInDoubles(each, x, { c });
        expect(sameBits(values(passed), values(program))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  }
  return passes.length * RUNS;
});

counted("differential", "programs equal their expressions in a prime field", () => {
  const runs = 300;
  fc.assert(
    fc.property(polynomialArbitrary, smallRationals, (polynomial, values) => {
      const x = values.map(inField);
      const target = {
        field: FIELD,
        rational: inField,
        symbol: (name: string) => x[NAMES.indexOf(name)] ?? 0n,
      };
      const program = programOf([polynomial], POLYNOMIAL_SYMBOLS);
      for (const each of [
        program,
        runPasses(program, [horner, powerChains, splitKernelsAt({ whole: 4, piece: 4 })]),
      ]) {
        expect(interpreted(fieldMeaning, each, x)).toEqual([evaluateIn(polynomial, target)]);
      }
    }),
    { numRuns: runs },
  );
  return 2 * runs;
});

counted("behaviour", "the same program gives the same program", () => {
  fc.assert(
    fc.property(fc.tuple(expressionArbitrary, expressionArbitrary), (expressions) => {
      const passed = () => runPasses(programOf(expressions, SYMBOLS), PASSES);
      expect(passed()).toEqual(passed());
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});
