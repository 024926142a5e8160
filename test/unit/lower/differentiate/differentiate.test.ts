import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type Rational, rationals } from "../../../../src/exact/rational.ts";
import { sum } from "../../../../src/exact/ring.ts";
import { differentiate } from "../../../../src/expr/calculus.ts";
import { add, call, divide, type Expression, multiply, symbol } from "../../../../src/expr/expression.ts";
import { evaluateExpression } from "../../../../src/expr/floating/evaluate-expression.ts";
import { adjointProgram } from "../../../../src/lower/differentiate/adjoint-program.ts";
import { jacobianProgram } from "../../../../src/lower/differentiate/jacobian-program.ts";
import { tangentProgram } from "../../../../src/lower/differentiate/tangent-program.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { requireLegal } from "../../../../src/lower/ir/legality.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { TWO_STRAND } from "../../simulate/lattice/sample-lattices.ts";
import {
  compiled,
  interpreted,
  POLYNOMIAL_SYMBOLS,
  polynomialArbitrary,
  smallRationals,
  withNode,
} from "../programs.ts";

const RUNS = 100;
const pair = fc.tuple(polynomialArbitrary, polynomialArbitrary);

/** The exact Jacobian of expressions, by the calculus of expressions: an independent route. */
function jacobianOf(
  expressions: readonly Expression[],
  x: readonly Rational[],
): readonly (readonly Rational[])[] {
  return expressions.map((expression) =>
    POLYNOMIAL_SYMBOLS.map((name) => {
      const program = programOf([differentiate(expression, name)], POLYNOMIAL_SYMBOLS);
      return at(interpreted(rationalSemantics, program, x), 0);
    }),
  );
}

function dot(a: readonly Rational[], b: readonly Rational[]): Rational {
  return sum(
    rationals,
    a.map((value, index) => rationals.multiply(value, at(b, index))),
  );
}

function exactOutputs(
  program: Program,
  arrays: Readonly<Record<string, readonly Rational[]>>,
): readonly Rational[] {
  requireLegal(program, "differentiation");
  return Object.values(interpret(rationalSemantics, program, { arrays })).flat();
}

counted("differential", "sparse Jacobians, tangents and adjoints are those of calculus, exactly", () => {
  fc.assert(
    fc.property(pair, smallRationals, smallRationals, (expressions, x, direction) => {
      const program = programOf(expressions, POLYNOMIAL_SYMBOLS);
      const expected = jacobianOf(expressions, x);
      const { program: jacobian, entries } = jacobianProgram(program);
      const values = exactOutputs(jacobian, { x });
      const dense = expected.map((row) => row.map(() => rationals.zero));
      for (const [k, { row, column }] of entries.entries()) at(dense, row)[column] = at(values, k);
      expect(dense).toEqual(expected);
      expect(exactOutputs(tangentProgram(program), { x, d_x: direction })).toEqual(
        expected.map((row) => dot(row, direction)),
      );
      const weights = direction.slice(0, 2);
      expect(exactOutputs(adjointProgram(program), { x, w_y: weights })).toEqual(
        POLYNOMIAL_SYMBOLS.map((_, column) =>
          dot(
            expected.map((row) => at(row, column)),
            weights,
          ),
        ),
      );
    }),
    { numRuns: RUNS },
  );
  return 3 * RUNS;
});

counted("golden", "the pattern of a Jacobian holds no entry that is identically zero", () => {
  const program = programOf([multiply(symbol("a"), symbol("c")), symbol("b")], POLYNOMIAL_SYMBOLS);
  expect(jacobianProgram(program).entries).toEqual([
    { row: 0, column: 0 },
    { row: 0, column: 2 },
    { row: 1, column: 1 },
  ]);
});

counted(
  "differential",
  "derivatives of functions and quotients agree with calculus to rounding errors",
  () => {
    const [a, b] = [symbol("a"), symbol("b")];
    const bodies = ["exp", "log", "sin", "cos", "sqrt"] as const;
    const expressions = [...bodies.map((name) => call(name, add(multiply(a, b), a))), divide(a, add(a, b))];
    const x = [0.8, 0.3];
    const { program, entries } = jacobianProgram(programOf(expressions, ["a", "b"]));
    const values = compiled(program, x);
    for (const [k, { row, column }] of entries.entries()) {
      const slope = differentiate(at(expressions, row), at(["a", "b"], column));
      expect(at(values, k)).toBeCloseTo(evaluateExpression(slope, { a: 0.8, b: 0.3 }), 13);
    }
    expect(entries).toHaveLength(12);
    return entries.length;
  },
);

counted("identity", "the tangent of the lattice's linear accelerations is the program itself", () => {
  const program = latticeProgram(finiteLattice(TWO_STRAND, 1, 7));
  const tangent = tangentProgram(program);
  requireLegal(tangent, "differentiation");
  const field = Array.from({ length: 16 }, (_, k) => rationals.fromInteger((k * k) % 11));
  const other = field.map((value) => rationals.add(value, rationals.one));
  expect(exactOutputs(tangent, { u: other, d_u: field })).toEqual(exactOutputs(program, { u: field }));
});

counted("wrong-twin", "a wrong sign in a derivative is seen", () => {
  const expression = divide(symbol("a"), add(symbol("a"), symbol("b")));
  const { program } = jacobianProgram(programOf([expression], ["a", "b"]));
  const signs = program.nodes.flatMap((node, id) => (node.tag === "negate" ? [id] : []));
  const x = [0.5, 0.25];
  const truth = compiled(program, x);
  for (const id of signs) {
    const wrong = withNode(program, id, (node) =>
      node.tag === "negate"
        ? { tag: "binary", operator: "+", left: node.operand, right: node.operand }
        : node,
    );
    expect(compiled(wrong, x)).not.toEqual(truth);
  }
  expect(signs.length).toBeGreaterThan(0);
  return signs.length;
});
