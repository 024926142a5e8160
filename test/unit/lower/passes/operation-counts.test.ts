import { expect } from "vitest";
import { rational } from "../../../../src/exact/rational.ts";
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  power,
  subtract,
  symbol,
} from "../../../../src/expr/expression.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
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
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { TWO_STRAND } from "../../simulate/lattice/sample-lattices.ts";
import { countOperations } from "../programs.ts";

const [a, b, c] = [symbol("a"), symbol("b"), symbol("c")];

function operations(expressions: readonly Expression[], passes: readonly Pass[]): number {
  return countOperations(runPasses(programOf(expressions, ["a", "b", "c"]), passes));
}

/** How often an operator occurs. */
function countOf(program: Program, operator: string): number {
  return program.nodes.filter((node) => node.tag === "binary" && node.operator === operator).length;
}

counted("golden", "a polynomial of degree n takes n multiplications and n additions (Horner)", () => {
  const degrees = [1, 2, 5, 12];
  for (const degree of degrees) {
    const terms = Array.from({ length: degree + 1 }, (_, k) =>
      multiply(number(rational(2 * k + 3, 64)), power(a, number(k))),
    );
    const program = runPasses(programOf([add(...terms)], ["a"]), [horner, powerChains]);
    expect([countOf(program, "*"), countOf(program, "+")]).toEqual([degree, degree]);
  }
  return degrees.length;
});

counted(
  "golden",
  "a dense polynomial of degree 3 in each of two variables takes 15 of each operation",
  () => {
    const terms = [0, 1, 2, 3].flatMap((i) =>
      [0, 1, 2, 3].map((j) =>
        multiply(number(rational(8 * i + 2 * j + 3, 64)), power(a, number(i)), power(b, number(j))),
      ),
    );
    const program = runPasses(programOf([add(...terms)], ["a", "b"]), [horner, powerChains]);
    // Four cubics in one variable, and one cubic of them in the other: (4 + 1) 3.
    expect([countOf(program, "*"), countOf(program, "+")]).toEqual([15, 15]);
  },
);

counted("golden", "powers 3 and 5 of a base take three multiplications, power 15 five", () => {
  const powers = (...exponents: readonly number[]) => exponents.map((n) => power(a, number(n)));
  expect(operations(powers(3, 5), [powerChains])).toBe(3);
  expect(operations(powers(3, 5), [expandPowers])).toBe(4);
  expect(operations(powers(2, 4, 8, 16), [powerChains])).toBe(4);
  // Known addition chain 1, 2, 3, 5, 10, 15 once 3 and 5 are wanted too.
  expect(operations(powers(3, 5, 10, 15), [powerChains])).toBe(5);
  return 4;
});

counted("golden", "what differs in spelling only is computed once", () => {
  const cases: readonly (readonly [readonly Expression[], number])[] = [
    [[multiply(a, b), multiply(b, a)], 1],
    [[add(multiply(a, b), c), subtract(c, multiply(negate(b), a))], 2],
    [[divide(negate(a), b), divide(a, b)], 2],
  ];
  for (const [expressions, expected] of cases)
    expect(operations(expressions, [commonSubexpressions])).toBe(expected);
  return cases.length;
});

counted("behaviour", "division by a power of two is a multiplication, other divisions stay", () => {
  const passes = [roundConstants, simplifyUnits];
  const quotient = (divisor: number) => {
    const program = programOf([divide(a, add(b, number(0)))], ["a", "b"]);
    const exact = { tag: "exact", value: rational(divisor) } as const;
    const nodes = program.nodes.map((node) =>
      node.tag === "load" && node.access.offset === 1 ? exact : node,
    );
    return runPasses({ ...program, nodes }, passes);
  };
  expect([countOf(quotient(8), "/"), countOf(quotient(8), "*")]).toEqual([0, 1]);
  expect([countOf(quotient(3), "/"), countOf(quotient(3), "*")]).toEqual([1, 0]);
  expect(countOperations(quotient(1))).toBe(0);
  return 3;
});

counted("behaviour", "what does not vary is computed once, before the loop", () => {
  const expression = multiply(a, call("exp", multiply(b, c)));
  const program = programOf([expression], ["a"], { points: 100, parameters: ["b", "c"] });
  const hoisted = runPasses(program, [hoistInvariants]);
  expect(hoisted.loops.map((loop) => (loop.tag === "map" ? loop.count : -1))).toEqual([1, 100]);
  expect(hoisted.arrays.at(-1)).toEqual({ name: "invariant", length: 1, role: "temporary" });
});

counted("behaviour", "stores come as soon as their parts are known", () => {
  const inner = call("sin", a);
  const expressions = [multiply(call("exp", b), inner), add(inner, c), call("cos", a)];
  const program = runPasses(programOf(expressions, ["a", "b", "c"]), [scheduleStores]);
  const [loop] = program.loops;
  const order = loop?.tag === "map" ? loop.stores.map(({ access }) => access.offset) : [];
  // cos a takes one operation, then sin a + c two, and then exp b sin a two more.
  expect(order).toEqual([2, 1, 0]);
});

counted("behaviour", "a long kernel is split into pieces below the limit", () => {
  const terms = Array.from({ length: 40 }, (_, k) => multiply(number(k + 2), power(a, number(k + 1))));
  const whole = programOf([add(...terms)], ["a"], { points: 5 });
  const split = runPasses(whole, [expandPowers, splitKernelsAt({ whole: 20, piece: 20 })]);
  const total = countOperations(runPasses(whole, [expandPowers]));
  expect(split.loops.length).toBe(Math.ceil(total / 20));
});

counted("behaviour", "a lattice becomes a loop over cells and the sites at its ends", () => {
  const program = runPasses(latticeProgram(finiteLattice(TWO_STRAND, 1, 102, "periodic")), [expandStencils]);
  const [cells, ends] = program.loops;
  expect(cells).toMatchObject({ tag: "map", count: 50 });
  expect(ends?.tag === "map" ? ends.stores.length : 0).toBe(4);
});
