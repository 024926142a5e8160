import { expect } from "vitest";
import { differentiate } from "../../../src/expr/calculus.ts";
import {
  add,
  call,
  type Expression,
  multiply,
  number,
  ONE,
  power,
  symbol,
} from "../../../src/expr/expression.ts";
import { evaluateExpression } from "../../../src/expr/floating/evaluate-expression.ts";
import { dispersionRelation, WAVENUMBER } from "../../../src/models/wave.ts";
import { counted } from "../../counted.ts";

const COEFFICIENTS = ["c2", "c4", "c6", "c8"].map(symbol);
const SPACING = symbol("h");
const VALUES = { c2: 1.3, c4: -0.7, c6: 0.4, c8: 2.1, h: 0.6, k: 1.7, x: 0.9 };

/** `c2 U_xx + c4 h² U_xxxx + …` by differentiation. */
function rightHandSide(field: Expression): Expression {
  let derivative = field;
  const terms = COEFFICIENTS.map((coefficient, m) => {
    derivative = differentiate(differentiate(derivative, "x"), "x");
    return multiply(coefficient, power(SPACING, number(2 * m)), derivative);
  });
  return add(...terms);
}

counted(
  "differential",
  "a sine wave is an eigenfunction of the wave equation with eigenvalue -omega²",
  () => {
    const field = call("sin", multiply(WAVENUMBER, symbol("x")));
    const left = evaluateExpression(rightHandSide(field), VALUES);
    const right = evaluateExpression(
      multiply(number(-1), dispersionRelation(COEFFICIENTS, SPACING), field),
      VALUES,
    );
    expect(left).toBeCloseTo(right, 12);
  },
);

counted("wrong-twin", "without its alternating signs the relation is not that of the equation", () => {
  const field = call("sin", multiply(WAVENUMBER, symbol("x")));
  const left = evaluateExpression(rightHandSide(field), VALUES);
  const twin = dispersionRelation(
    COEFFICIENTS.map((c, m) => (m === 1 ? multiply(number(-1), c) : c)),
    SPACING,
  );
  const right = evaluateExpression(multiply(number(-1), twin, field), VALUES);
  expect(Math.abs(left - right)).toBeGreaterThan(0.1);
});

counted("behaviour", "a unit spacing leaves no trace, and no coefficients give zero", () => {
  expect(dispersionRelation([symbol("c2")], ONE)).toEqual(
    multiply(symbol("c2"), power(WAVENUMBER, number(2))),
  );
  expect(dispersionRelation([], ONE)).toEqual(number(0));
});
