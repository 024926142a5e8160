import fc from "fast-check";
import { describe, expect } from "vitest";
import type { CoefficientField } from "../../../../../src/derive/manifold/coefficients/coefficient-field.ts";
import { overCoefficients } from "../../../../../src/derive/manifold/coefficients/over-coefficients.ts";
import { NoiseEquation } from "../../../../../src/derive/manifold/noise/noise-equation.ts";
import { NoiseFunctions } from "../../../../../src/derive/manifold/noise/noise-functions.ts";
import { MonomialTable } from "../../../../../src/derive/manifold/series/monomial-table.ts";
import { combination, type Part } from "../../../../../src/derive/manifold/series/part.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { derivativeOfPath, pathOf, randomPaths, sizeOfPath, sumOfPaths } from "./noise-path.ts";

/** Rounding of a few hundred operations on numbers about one. */
const ROUNDING = 1e-9;

const NOISES = ["v", "w"];

/** Functions of two noises, and the equation that they solve. */
class Workshop<E> {
  readonly #coefficients: CoefficientField<E>;
  readonly #table: MonomialTable<E>;
  readonly #functions: NoiseFunctions<E>;
  readonly equation: NoiseEquation<E>;

  constructor(coefficients: CoefficientField<E>, positive: readonly string[]) {
    const { field } = coefficients;
    this.#coefficients = coefficients;
    this.#table = new MonomialTable(field, [1]);
    const space = { field, table: this.#table };
    const noises = NOISES.map((name) => this.#table.symbol({ name, weights: [0], rate: field.zero }));
    this.#functions = new NoiseFunctions({ space, coefficients, noises, positive });
    this.equation = new NoiseEquation(space, this.#functions);
  }

  rate(text: string): E {
    return this.#coefficients.value(parseExpression(text));
  }

  noise(index: number): Part<E> {
    return new Map([[this.#table.power(index, 1), this.#coefficients.field.one]]);
  }

  /** The canonical form of the convolution of a part. */
  convolved(part: Part<E>, rate: string): Part<E> {
    const value = this.rate(rate);
    const { solution } = this.equation.solve(part, value);
    return this.sum([[-this.#functions.sign(value), solution]]);
  }

  sum(terms: readonly (readonly [factor: number, part: Part<E>])[]): Part<E> {
    const { field } = this.#coefficients;
    return combination(
      field,
      terms.map(([factor, part]) => [field.fromInteger(factor), part]),
    );
  }

  product(a: Part<E>, b: Part<E>): Part<E> {
    const { field } = this.#coefficients;
    return combination(
      field,
      [...a].flatMap(([left, x]) =>
        [...b].map(([right, y]) => [x, new Map([[this.#table.product(left, right), y]])] as const),
      ),
    );
  }

  /** `df/dt - rate f` of a function without bare noises. */
  applied(part: Part<E>, rate: string): Part<E> {
    const { field } = this.#coefficients;
    const value = this.rate(rate);
    return combination(
      field,
      [...part].flatMap(([monomial, factor]) => [
        [
          field.multiply(factor, field.subtract(this.#functions.rate(monomial), value)),
          new Map([[monomial, field.one]]),
        ],
        [field.negate(factor), this.#functions.exchanged(monomial)],
      ]),
    );
  }

  expression(part: Part<E>): Expression {
    const terms = [...part].map(([monomial, factor]) => {
      const factors: Expression[] = [];
      this.#table.forEachFactor(monomial, (index, exponent) => {
        factors.push(power(symbol(this.#table.symbolAt(index).name), number(exponent)));
      });
      return multiply(this.#coefficients.expression(factor), ...factors);
    });
    return add(...terms);
  }

  equals(a: Part<E>, b: Part<E>): boolean {
    return (
      this.sum([
        [1, a],
        [-1, b],
      ]).size === 0
    );
  }
}

/** Works with rates that are numbers, or multiples of a positive parameter b. */
function inWorkshop(use: <E>(workshop: Workshop<E>) => void): void {
  overCoefficients([parseExpression("b")], (coefficients) => {
    use(new Workshop(coefficients, ["b"]));
  });
}

/** What is done to a function next: convolve it, or multiply it by the convolution of a noise. */
type Step =
  | { readonly tag: "convolve"; readonly rate: string }
  | { readonly tag: "multiply"; readonly noise: number; readonly rate: string }
  | { readonly tag: "drive"; readonly noise: number; readonly rate: string };

function steps(rates: readonly string[]): fc.Arbitrary<readonly Step[]> {
  const rate = fc.constantFrom(...rates);
  const noise = fc.constantFrom(0, 1);
  return fc.array(
    fc.oneof(
      fc.record({ tag: fc.constant("convolve" as const), rate }),
      fc.record({ tag: fc.constant("multiply" as const), noise, rate }),
      fc.record({ tag: fc.constant("drive" as const), noise, rate }),
    ),
    { minLength: 1, maxLength: 3 },
  );
}

/** A function without bare noises; `drive` multiplies by a noise and convolves. */
function built<E>(workshop: Workshop<E>, first: string, taken: readonly Step[]): Part<E> {
  let part = workshop.convolved(workshop.noise(0), first);
  for (const step of taken) {
    switch (step.tag) {
      case "convolve":
        part = workshop.convolved(part, step.rate);
        break;
      case "multiply":
        part = workshop.product(part, workshop.convolved(workshop.noise(step.noise), step.rate));
        break;
      case "drive":
        part = workshop.convolved(workshop.product(part, workshop.noise(step.noise)), step.rate);
        break;
    }
  }
  return part;
}

const PATHS = randomPaths(NOISES, 11);

describe("the equation df/dt - rate f = forcing - rest", () => {
  counted("property", "holds along smooth paths of the noises, for rates of both signs and none", () => {
    const rates = ["-2", "-1", "1", "2"];
    let runs = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...rates),
        steps(rates),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom("-3", "-1", "0", "1", "2"),
        (first, taken, driven, rate) => {
          inWorkshop((workshop) => {
            const start = built(workshop, first, taken);
            const forcing = driven === 2 ? start : workshop.product(start, workshop.noise(driven));
            const { solution, rest } = workshop.equation.solve(forcing, workshop.rate(rate));
            const path = (part: typeof forcing) => pathOf(workshop.expression(part), PATHS);
            const scaled = pathOf(multiply(number(-Number(rate)), workshop.expression(solution)), PATHS);
            const negative = pathOf(multiply(number(-1), workshop.expression(forcing)), PATHS);
            const defect = sumOfPaths([derivativeOfPath(path(solution)), scaled, negative, path(rest)]);
            expect(sizeOfPath(defect)).toBeLessThan(ROUNDING * (1 + sizeOfPath(path(solution))));
            if (rate !== "0") expect(rest.size).toBe(0);
            runs += 1;
          });
        },
      ),
      { numRuns: 60 },
    );
    return runs;
  });

  for (const [unit, what] of [
    ["-1", "over the past"],
    ["1", "over the future"],
    ["-b", "over the past at multiples of a parameter"],
  ] as const) {
    counted("property", `has one canonical form ${what}: solving undoes d/dt - rate`, () => {
      const multiples = (factors: readonly number[]) => factors.map((factor) => `${factor}*(${unit})`);
      const rates = multiples([1, 2, 3]);
      let runs = 0;
      fc.assert(
        fc.property(
          fc.constantFrom(...rates),
          steps(rates),
          fc.constantFrom(...rates, ...multiples([0, 4, 5, 6])),
          (first, taken, rate) => {
            inWorkshop((workshop) => {
              const expected = built(workshop, first, taken);
              const solved = workshop.equation.solve(workshop.applied(expected, rate), workshop.rate(rate));
              expect(workshop.equals(solved.solution, expected)).toBe(true);
              expect(solved.rest.size).toBe(0);
              runs += 1;
            });
          },
        ),
        { numRuns: 100 },
      );
      return runs;
    });
  }

  counted("identity", "known identities between convolutions come out as equal forms", () => {
    let checked = 0;
    inWorkshop((workshop) => {
      const w = workshop.noise(1);
      const [slow, fast] = [workshop.convolved(w, "-1"), workshop.convolved(w, "-2")];
      const ahead = workshop.convolved(w, "1");
      const same = (a: typeof w, b: typeof w) => {
        expect(workshop.equals(a, b)).toBe(true);
        expect(a.size).toBeGreaterThan(0);
        checked += 1;
      };
      // Published with snfSlowOsc: conv(conv(w,-1),1) = (conv(w,-1) + conv(w,1))/2.
      same(
        workshop.sum([[2, workshop.convolved(slow, "1")]]),
        workshop.sum([
          [1, slow],
          [1, ahead],
        ]),
      );
      // Partial fractions: conv(conv(w,-1),-2) = conv(w,-1) - conv(w,-2).
      same(
        workshop.convolved(slow, "-2"),
        workshop.sum([
          [1, slow],
          [-1, fast],
        ]),
      );
      same(workshop.convolved(fast, "-1"), workshop.convolved(slow, "-2"));
      // d/dt conv(w,-1)^2 = -2 conv(w,-1)^2 + 2 w conv(w,-1).
      same(
        workshop.sum([[2, workshop.convolved(workshop.product(w, slow), "-2")]]),
        workshop.product(slow, slow),
      );
      // d/dt (conv(w,-1) conv(w,-2)) = -3 conv(w,-1) conv(w,-2) + w conv(w,-2) + w conv(w,-1).
      same(
        workshop.sum([
          [1, workshop.convolved(workshop.product(w, slow), "-3")],
          [1, workshop.convolved(workshop.product(w, fast), "-3")],
        ]),
        workshop.product(slow, fast),
      );
      // Repeated rates stay nested.
      expect([...workshop.convolved(slow, "-1").values()]).toHaveLength(1);
      expect(workshop.expression(workshop.convolved(slow, "-1"))).toEqual(
        parseExpression("conv(conv(w,-1),-1)"),
      );
    });
    return checked + 1;
  });

  counted("behaviour", "what runs over the past only is never expressed by the future", () => {
    let checked = 0;
    inWorkshop((workshop) => {
      const driven = workshop.product(workshop.noise(1), workshop.convolved(workshop.noise(1), "-3"));
      const found = workshop.convolved(driven, "-2");
      expect(workshop.expression(found)).toEqual(parseExpression("conv(w*conv(w,-3),-2)"));
      checked += found.size;
    });
    return checked;
  });
});

counted("wrong-twin", "a path is told from another: the sign of a convolution matters", () => {
  const wrong = ["conv(conv(w,-1),1) - (conv(w,-1) - conv(w,1))/2", "conv(w*conv(w,-1),-2) - conv(w,-1)^2"];
  for (const text of wrong) expect(sizeOfPath(pathOf(parseExpression(text), PATHS))).toBeGreaterThan(0.01);
  const right = ["conv(conv(w,-1),1) - (conv(w,-1) + conv(w,1))/2", "conv(w*conv(w,-1),-2) - conv(w,-1)^2/2"];
  for (const text of right) expect(sizeOfPath(pathOf(parseExpression(text), PATHS))).toBeLessThan(ROUNDING);
  return wrong.length + right.length;
});
