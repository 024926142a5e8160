import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { rationalFromFloat, rationals } from "../../../../src/exact/rational.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { overIntervals, withErrorBounds } from "../../../../src/lower/checked/checked-program.ts";
import {
  ballSemantics,
  balls,
  intervalSemantics,
  intervals,
} from "../../../../src/lower/checked/checked-semantics.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { argumentArrays, type Program } from "../../../../src/lower/ir/program.ts";
import { compileJavaScript } from "../../../../src/lower/javascript/compile-javascript.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { inlineElementary } from "../../../../src/lower/passes/inline-elementary.ts";
import { runPasses } from "../../../../src/lower/passes/pass.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { counted } from "../../../counted.ts";
import { compiled, sameBits } from "../programs.ts";
import { expressionArbitrary } from "../random-expression.ts";
import { ballContains, intervalContains } from "./containment.ts";

const POINTS = 3;
const RUNS = 150;
const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 2 * POINTS,
  maxLength: 2 * POINTS,
});
const parameter = fc.double({ min: -3, max: 3, noNaN: true });

counted("property", "compiled error bounds have the bits of interpreted ones", () => {
  fc.assert(
    fc.property(expressionArbitrary, numbers, parameter, (e, x, c) => {
      const program = programOf([e], ["a", "b"], { points: POINTS, parameters: ["c"] });
      const arrays = { x: x.map(balls.point) };
      const { y = [] } = interpret(ballSemantics, program, { arrays, parameters: { c: balls.point(c) } });
      const parts = y.map(balls.toParts);
      const checked = withErrorBounds(program);
      expect(checked.arrays.map(({ name }) => name)).toEqual(["x", "y", "yBound"]);
      const expected = [...parts.map(([value]) => value), ...parts.map(([, bound]) => bound)];
      expect(sameBits(compiled(checked, x, { c }), expected)).toBe(true);
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted("property", "compiled enclosures have the bits of interpreted ones", () => {
  fc.assert(
    fc.property(expressionArbitrary, numbers, parameter, (e, x, c) => {
      const program = programOf([e], ["a", "b"], { points: POINTS, parameters: ["c"] });
      const upper = x.map((value, k) => value + k / 16);
      const arrays = { x: x.map((value, k) => ({ lower: value, upper: at(upper, k) })) };
      const { y = [] } = interpret(intervalSemantics, program, {
        arrays,
        parameters: { c: intervals.point(c) },
      });
      const checked = overIntervals(program);
      expect(checked.parameters).toEqual(["cLower", "cUpper"]);
      const [lowerEnds, upperEnds] = [new Float64Array(POINTS), new Float64Array(POINTS)];
      compileJavaScript(checked).run(
        [Float64Array.from(x), Float64Array.from(upper), lowerEnds, upperEnds],
        [c, c],
      );
      expect(
        sameBits(
          [...lowerEnds],
          y.map(({ lower }) => lower),
        ),
      ).toBe(true);
      expect(
        sameBits(
          [...upperEnds],
          y.map((interval) => interval.upper),
        ),
      ).toBe(true);
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted("differential", "in WebAssembly, two points at a time, bounds and ends have the same bits", () => {
  const points = 301;
  const e = parseExpression("exp(sin(x))/log(2 + x^2) - cos(3*x)^3/7 + sqrt(x)");
  const x = Float64Array.from({ length: points }, (_, k) => (k - 20) ** 3 / 997);
  const outputs = () => [new Float64Array(points), new Float64Array(points)];
  for (const checked of [withErrorBounds, overIntervals]) {
    const program = checked(programOf([e], ["x"], { points }));
    const inputs = argumentArrays(program)
      .filter(({ role }) => role === "input")
      .map(() => x);
    const [inJavaScript, inWebAssembly] = [outputs(), outputs()];
    compileJavaScript(program).run([...inputs, ...inJavaScript]);
    compileWebAssembly(program).run([...inputs, ...inWebAssembly]);
    for (const [k, array] of inJavaScript.entries()) {
      expect(sameBits([...at(inWebAssembly, k)], [...array])).toBe(true);
    }
  }
  return 4 * points;
});

/** Running sums s of x, and of their squares over the number of the point: a fold whose errors add up. */
function sumsProgram(length: number): Program {
  const builder = programBuilder();
  const { add, multiply, divide, carried, load, toReal, counter, exact } = builder;
  const x = load("x", 1, 0);
  const point = add(toReal(counter()), exact(rationals.one));
  return {
    name: "sums",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length, role: "input" },
      { name: "s", length: 2, role: "output" },
    ],
    loops: [
      {
        tag: "reduction",
        count: length,
        accumulators: [
          {
            initial: exact(rationals.zero),
            next: add(carried(0), x),
            access: { array: "s", stride: 0, offset: 0 },
          },
          {
            initial: exact(rationals.zero),
            next: add(carried(1), divide(multiply(x, x), point)),
            access: { array: "s", stride: 0, offset: 1 },
          },
        ],
      },
    ],
    nodes: builder.nodes,
  };
}

/** Forty roundings of sums of up to 4e6, of 2^-53 each, for both sides, and as much again for squares and quotients. */
const SUM_ERROR = 1e-7;

counted("property", "reductions carry their errors along", () => {
  const length = 40;
  const runs = 60;
  const program = sumsProgram(length);
  const [bounds, ranges] = [
    compileJavaScript(withErrorBounds(program)),
    compileJavaScript(overIntervals(program)),
  ];
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: length, maxLength: length }),
      (x) => {
        const exact =
          interpret(rationalSemantics, program, {
            arrays: { x: x.map(rationalFromFloat) },
          })["s"] ?? [];
        const outputs = Array.from({ length: 4 }, () => new Float64Array(2));
        const [s, sBound, lower, upper] = [at(outputs, 0), at(outputs, 1), at(outputs, 2), at(outputs, 3)];
        bounds.run([Float64Array.from(x), s, sBound]);
        ranges.run([Float64Array.from(x), Float64Array.from(x), lower, upper]);
        for (const [k, sum] of exact.entries()) {
          expect(ballContains({ value: at(s, k), bound: at(sBound, k) }, sum)).toBe(true);
          expect(intervalContains({ lower: at(lower, k), upper: at(upper, k) }, sum)).toBe(true);
          expect(at(sBound, k)).toBeLessThan(SUM_ERROR);
          expect(at(upper, k) - at(lower, k)).toBeLessThan(SUM_ERROR);
        }
      },
    ),
    { numRuns: runs },
  );
  return 4 * runs;
});

counted("property", "accelerations of a lattice with fixed ends lie within their bounds", () => {
  const lattice = {
    strands: 2,
    period: 2,
    longitudinal: [
      [2, 0.5],
      [0.1, 5],
    ],
    cross: [
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0, 0.1],
        [0.1, 0],
      ],
    ],
    density: [
      [1, 2],
      [4, 0.5],
    ],
  };
  const program = latticeProgram({ lattice, spacing: 0.1, intervals: 6, ends: "fixed" });
  const masses = at(program.arrays, 0).length;
  const runs = 30;
  const { run } = compileJavaScript(withErrorBounds(program));
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: masses, maxLength: masses }),
      (u) => {
        const exact =
          interpret(rationalSemantics, program, { arrays: { u: u.map(rationalFromFloat) } })["a"] ?? [];
        const [a, bounds] = [new Float64Array(masses), new Float64Array(masses)];
        run([Float64Array.from(u), a, bounds]);
        for (const [k, value] of exact.entries()) {
          expect(ballContains({ value: at(a, k), bound: at(bounds, k) }, value)).toBe(true);
        }
        expect(Math.max(...bounds)).toBeLessThan(1e-11);
      },
    ),
    { numRuns: runs },
  );
  return runs * masses;
});

/** The smaller of x and 1/3 by a comparison, and whether it can be certain depends on x. */
function clippedProgram(): Program {
  const builder = programBuilder();
  const [x, third] = [builder.load("x", 0, 0), builder.divide(builder.float(1), builder.float(3))];
  const value = builder.select(builder.compare("<", x, third), x, third);
  return {
    name: "clipped",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: 1, role: "input" },
      { name: "y", length: 1, role: "output" },
    ],
    loops: [{ tag: "map", count: 1, stores: [{ access: { array: "y", stride: 0, offset: 0 }, value }] }],
    nodes: builder.nodes,
  };
}

counted(
  "behaviour",
  "where a comparison is not certain, compiled bounds cover both cases and the interpreter refuses",
  () => {
    const program = clippedProgram();
    const bounded = (x: number) => compiled(withErrorBounds(program), [x]);
    expect(bounded(0.25)).toEqual([0.25, 0]);
    const [value = 0, bound = 0] = bounded(1 / 3);
    expect(value).toBe(1 / 3);
    expect(bound).toBeGreaterThan(0);
    expect(bound).toBeLessThan(1e-16);
    const range = (lower: number, upper: number) => {
      const ends = [new Float64Array(1), new Float64Array(1)];
      compileJavaScript(overIntervals(program)).run([
        Float64Array.of(lower),
        Float64Array.of(upper),
        ...ends,
      ]);
      return ends.map((end) => end[0]);
    };
    expect(range(0, 0.25)).toEqual([0, 0.25]);
    expect(at(range(0, 1), 0)).toBe(0);
    expect(at(range(0, 1), 1)).toBeGreaterThanOrEqual(1 / 3);
    const interpreted = (x: number) => interpret(ballSemantics, program, { arrays: { x: [balls.point(x)] } });
    expect(interpreted(0.25)).toEqual({ y: [{ value: 0.25 }] });
    expect(() => interpreted(1 / 3)).toThrow(/numbers are compared that may be equal/);
  },
);

counted("behaviour", "what cannot be checked is refused", () => {
  const program = programOf([parseExpression("exp(x)")], ["x"]);
  expect(() => withErrorBounds(runPasses(program, [inlineElementary]))).toThrow(
    /check the program before the pass inline-elementary/,
  );
  const arrays = [...program.arrays, { name: "yBound", length: 1, role: "input" }] as const;
  expect(() => withErrorBounds({ ...program, arrays })).toThrow(/the name yBound is needed/);
});
