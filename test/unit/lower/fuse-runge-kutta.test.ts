import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { add, multiply, negate, number, power, subtract, symbol } from "../../../src/expr/expression.ts";
import { fuseRungeKutta4 } from "../../../src/lower/fuse-runge-kutta.ts";
import { rationalSemantics } from "../../../src/lower/interpreter/field-semantics.ts";
import { programOf } from "../../../src/lower/program-of.ts";
import { fitOrder } from "../../../src/numeric/order-fit.ts";
import { counted } from "../../counted.ts";
import { compiled, interpreted, interpretedInDoubles, sameBits } from "./programs.ts";

const [u, v] = [symbol("u"), symbol("v")];
const decay = programOf([multiply(negate(symbol("rate")), u)], ["u"], { parameters: ["rate"] });
const oscillator = programOf([v, negate(u)], ["u", "v"]);
const predator = programOf(
  [subtract(u, multiply(u, v)), subtract(multiply(number(rational(1, 2)), u, v), power(v, number(2)))],
  ["u", "v"],
);

counted("golden", "a step for u' = -u is the Taylor polynomial of exp(-h) of degree 4, exactly", () => {
  const h = rational(1, 3);
  const parameters = { rate: rationals.one, step: h, steps: rationals.one };
  const [value] = interpreted(rationalSemantics, fuseRungeKutta4(decay), [rational(7)], parameters);
  // 7 (1 - h + h^2/2 - h^3/6 + h^4/24) at h = 1/3.
  expect(value).toEqual(rational(7 * (1944 - 648 + 108 - 12 + 1), 1944));
});

counted("property", "errors for the harmonic oscillator are of order 4", () => {
  const kernel = fuseRungeKutta4(oscillator);
  const counts = [20, 40, 80, 160];
  const errors = counts.map((steps) => {
    const [position = 0] = compiled(kernel, [1, 0], { step: 1 / steps, steps });
    return Math.abs(position - Math.cos(1));
  });
  const { observedOrder } = fitOrder(
    counts.map((steps) => 1 / steps),
    errors,
  );
  expect(Math.abs(observedOrder - 4)).toBeLessThan(0.2);
});

counted("differential", "compiled integrators have the bits of interpreted ones", () => {
  const program = fuseRungeKutta4(predator);
  const parameters = { step: 0.01, steps: 50 };
  const [left, right] = [
    compiled(program, [0.7, 0.4], parameters),
    interpretedInDoubles(program, [0.7, 0.4], parameters),
  ];
  expect(sameBits(left, right)).toBe(true);
  expect(at(left, 0)).not.toBe(0.7);
});

counted("behaviour", "what cannot be fused is refused, with the reason", () => {
  const refused = [
    () => fuseRungeKutta4(programOf([u], ["u"], { points: 3 })),
    () => fuseRungeKutta4(programOf([symbol("step")], ["u"], { parameters: ["step"] })),
    () => fuseRungeKutta4(programOf([longSum(2000)], ["u"])),
  ];
  for (const fuse of refused) expect(fuse).toThrow(expect.objectContaining({ code: "E_UNSUPPORTED" }));
  expect(() => fuseRungeKutta4(programOf([u, u], ["u"]))).toThrow(
    expect.objectContaining({ code: "E_SHAPE" }),
  );
  const run = () => compiled(fuseRungeKutta4(oscillator), [1, 0], { step: 0.1, steps: 1.5 });
  expect(run).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  return refused.length + 2;
});

function longSum(terms: number) {
  return add(...Array.from({ length: terms }, (_, k) => multiply(number(k + 2), power(u, number(k + 1)))));
}
