import { seededRandom } from "../../../src/core/random.ts";
import { rational } from "../../../src/exact/rational.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../../src/expr/expression.ts";
import { fuseRungeKutta4 } from "../../../src/lower/fuse-runge-kutta.ts";
import { rearranged } from "../../../src/lower/passes/pipelines.ts";
import { programOf } from "../../../src/lower/program-of.ts";
import type { KernelItem } from "../kernel-item.ts";
import { uniformArray } from "./uniform-array.ts";

const VARIABLES = ["x", "y", "z"] as const;
const TERMS_OF_AN_EQUATION = 10;
const LARGEST_EXPONENT = 3n;
const SEED = 11;

const POINTS = 4096;
const STEPS = 20_000;
const STEP = 1e-3;

/** K1: a system of three equations of ten terms, at many points and in the loop of an integrator. */
export const polynomialSystems: readonly KernelItem[] = [
  {
    id: "K1 batch",
    title: `a 30-term polynomial system in three variables, at ${POINTS} points`,
    program: () => rearranged(programOf(equations(), VARIABLES, { name: "system", points: POINTS })),
    data: () => {
      const length = VARIABLES.length * POINTS;
      return { arrays: [uniformArray(length, SEED), new Float64Array(length)], parameters: [] };
    },
    targets: { JavaScript: 8, WebAssembly: 2.6 },
  },
  {
    id: "K1 RK4",
    title: `the same system, ${STEPS} steps of the classical Runge-Kutta method`,
    program: () => fuseRungeKutta4(rearranged(programOf(equations(), VARIABLES, { name: "system" }))),
    data: () => ({
      arrays: [Float64Array.of(0.3, -0.2, 0.1), new Float64Array(VARIABLES.length)],
      parameters: [STEP, STEPS],
    }),
    targets: { JavaScript: 1.2, WebAssembly: 1.2 },
  },
];

/** Damped, so that solutions stay small: `v' = -v + nine random terms of degree two to nine`. */
function equations(): readonly Expression[] {
  const random = seededRandom(SEED);
  const draw = (least: bigint, greatest: bigint) => Number(random.integer(least, greatest));
  const monomial = (): Expression => {
    const powers = VARIABLES.map((name) => power(symbol(name), number(draw(0n, LARGEST_EXPONENT))));
    const quadratic = multiply(symbol("x"), symbol("y"));
    return multiply(number(rational(draw(-9n, 9n), draw(10n, 99n))), quadratic, ...powers);
  };
  return VARIABLES.map((name) =>
    add(multiply(number(-1), symbol(name)), ...Array.from({ length: TERMS_OF_AN_EQUATION - 1 }, monomial)),
  );
}
