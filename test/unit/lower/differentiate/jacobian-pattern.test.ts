import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type Rational, rational, rationals } from "../../../../src/exact/rational.ts";
import { symbol } from "../../../../src/expr/expression.ts";
import { columnColouring } from "../../../../src/lower/differentiate/column-colouring.ts";
import { jacobianPattern } from "../../../../src/lower/differentiate/jacobian-pattern.ts";
import { tangentProgram } from "../../../../src/lower/differentiate/tangent-program.ts";
import { fuseRungeKutta4 } from "../../../../src/lower/fuse-runge-kutta.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { TWO_STRAND, uniformChain } from "../../simulate/lattice/sample-lattices.ts";
import { sparseMatrix, sparseProduct } from "../row-programs.ts";
import { nonlinearChain, twoStages } from "./loop-programs.ts";

/** The Jacobian column by column, by the tangent program along unit vectors. */
function denseJacobian(
  program: ReturnType<typeof latticeProgram>,
  output: string,
  input: string,
  x: readonly Rational[],
) {
  const tangent = tangentProgram(program);
  return x.map((_, column) => {
    const unit = x.map((__, other) => (other === column ? rationals.one : rationals.zero));
    return (
      interpret(rationalSemantics, tangent, { arrays: { [input]: x, [`d_${input}`]: unit } })[
        `d_${output}`
      ] ?? []
    );
  });
}

const samples = [
  [nonlinearChain("periodic"), "a", "u", 12],
  [nonlinearChain("fixed"), "a", "u", 12],
  [twoStages(), "z", "x", 6],
  [twoStages(), "y", "x", 6],
  [latticeProgram(finiteLattice(TWO_STRAND, 1, 7)), "a", "u", 16],
] as const;

counted(
  "differential",
  "no entry outside of the pattern differs from zero, and compressed products give the others",
  () => {
    let entries = 0;
    for (const [program, output, input, length] of samples) {
      const x = Array.from({ length }, (_, k) => rational(((5 * k * k + 3) % 13) - 4, (k % 4) + 2));
      const columns = denseJacobian(program, output, input, x);
      const pattern = jacobianPattern(program, output, input);
      const inside = new Set([...pattern.rows].map((row, k) => `${row} ${at(pattern.columns, k)}`));
      for (const [column, values] of columns.entries()) {
        for (const [row, value] of values.entries()) {
          if (!inside.has(`${row} ${column}`)) expect(rationals.isZero(value)).toBe(true);
        }
      }
      const { colours, colourCount } = columnColouring(pattern);
      const tangent = tangentProgram(program);
      const products = Array.from({ length: colourCount }, (_, colour) => {
        const direction = x.map((__, column) => rational(colours[column] === colour ? 1 : 0));
        return (
          interpret(rationalSemantics, tangent, { arrays: { [input]: x, [`d_${input}`]: direction } })[
            `d_${output}`
          ] ?? []
        );
      });
      for (const [k, row] of pattern.rows.entries()) {
        const column = at(pattern.columns, k);
        expect(at(at(products, at(colours, column)), row)).toEqual(at(at(columns, column), row));
        entries++;
      }
    }
    return entries;
  },
);

counted("golden", "a chain with fixed ends has a band of three, and three colours however long it is", () => {
  for (const intervals of [6, 30]) {
    const pattern = jacobianPattern(
      latticeProgram(finiteLattice(uniformChain(1, 1), 1, intervals)),
      "a",
      "u",
    );
    // Each of the moving masses has itself and two neighbours; the ends are held.
    expect(pattern.rows).toHaveLength(3 * (intervals - 1));
    expect([...pattern.columns].every((column, k) => Math.abs(column - at(pattern.rows, k)) <= 1)).toBe(true);
    expect(columnColouring(pattern).colourCount).toBe(3);
  }
  return 2;
});

counted("wrong-twin", "two columns of one row in one colour spoil the compressed products", () => {
  const pattern = jacobianPattern(latticeProgram(finiteLattice(uniformChain(1, 1), 1, 6)), "a", "u");
  const { colours } = columnColouring(pattern);
  const clash = (wrong: Int32Array) =>
    [...pattern.rows].some((row, k) =>
      [...pattern.rows].some(
        (other, l) =>
          row === other && k !== l && at(wrong, at(pattern.columns, k)) === at(wrong, at(pattern.columns, l)),
      ),
    );
  expect(clash(colours)).toBe(false);
  expect(clash(colours.map((colour) => Math.min(colour, 1)))).toBe(true);
  return 2;
});

counted("behaviour", "what has no known pattern, and names of no array, are refused", () => {
  const steps = fuseRungeKutta4(programOf([symbol("a")], ["a"]));
  const sparse = sparseProduct(sparseMatrix(2, [[[0, 1]]]));
  const unsupported = expect.objectContaining({ code: "E_UNSUPPORTED" });
  expect(() => jacobianPattern(steps, "y", "x")).toThrow(unsupported);
  expect(() => jacobianPattern(sparse, "y", "x")).toThrow(unsupported);
  expect(() => jacobianPattern(steps, "z", "x")).toThrow(expect.objectContaining({ code: "E_UNDECLARED" }));
  return 3;
});
