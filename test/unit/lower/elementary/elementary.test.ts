import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { rational, rationals, toFloatRational } from "../../../../src/exact/rational.ts";
import type { ElementaryFunction } from "../../../../src/expr/floating/evaluate-floating.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { tangentProgram } from "../../../../src/lower/differentiate/tangent-program.ts";
import { LARGEST_ANGLE } from "../../../../src/lower/elementary/sine-cosine.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { compileJavaScript } from "../../../../src/lower/javascript/compile-javascript.ts";
import { inlineElementary } from "../../../../src/lower/passes/inline-elementary.ts";
import { runPasses } from "../../../../src/lower/passes/pass.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { counted } from "../../../counted.ts";
import { interpretedInDoubles, sameBits, withNode } from "../programs.ts";
import { hardAngles } from "./hard-angles.ts";
import { longPi, waveOfLarge } from "./large-angles.ts";
import { type Quotient, referenceExp, referenceLog, referenceSineAndCosine, ulpsFrom } from "./reference.ts";

/** The bound that the functions state, in units of the last place. */
const STATED_ULPS = 1;
const NAMES = ["exp", "log", "sin", "cos"] as const;
type Name = (typeof NAMES)[number] & ElementaryFunction;

function inlined(text: string): Program {
  return runPasses(programOf([parseExpression(text)], ["x"]), [inlineElementary]);
}

function functionOf(program: Program): (x: number) => number {
  const { run } = compileJavaScript(program);
  const y = new Float64Array(1);
  return (x) => {
    run([Float64Array.of(x), y]);
    return at(y, 0);
  };
}

function reference(name: Name, x: number): Quotient {
  if (name === "exp") return referenceExp(x);
  return name === "log" ? referenceLog(x) : referenceSineAndCosine(x)[name];
}

/** Evenly spaced numbers, with an irrational shift so that they have all bits. */
function spaced(from: number, to: number, count: number): readonly number[] {
  const step = (to - from) / count;
  return Array.from({ length: count }, (_, k) => from + step * (k + Math.SQRT1_2));
}

const powers = (exponents: readonly number[]) => exponents.map((exponent) => 2 ** exponent);

/** The angles that come closest to multiples of pi/2, and their neighbours; exponents of the last bit. */
const HARD_ANGLES = hardAngles(-52, -22).filter((x) => x <= LARGEST_ANGLE);
/** Angles spread over all magnitudes. */
const ANGLES = [...spaced(-4, 4, 700), ...spaced(-90, 31, 400).map((exponent) => 2 ** exponent * 0.78)];

const ARGUMENTS: Readonly<Record<Name, readonly number[]>> = {
  exp: [
    ...spaced(-1, 1, 700),
    ...spaced(-745.2, 709.78, 700),
    ...spaced(-745.2, -708, 200),
    ...powers(spaced(-70, 9, 100)),
  ],
  log: [
    ...spaced(0.5, 2, 700),
    ...powers(spaced(-1074, 1023, 400)),
    ...powers(spaced(-50, -2, 200)).map((x) => 1 - x),
  ],
  sin: [...ANGLES, ...HARD_ANGLES],
  cos: [...ANGLES, ...HARD_ANGLES],
};

/** The arguments with the exact values there. */
const SAMPLES = Object.fromEntries(
  NAMES.map((name) => [name, ARGUMENTS[name].map((x) => ({ x, exact: reference(name, x) }))]),
);

/** Whether a program of a function keeps its bound at all arguments. */
function keepsBound(name: Name, program: Program): boolean {
  const f = functionOf(program);
  return (SAMPLES[name] ?? []).every(({ x, exact }) => ulpsFrom(f(x), exact) <= STATED_ULPS);
}

counted(
  "differential",
  "inlined functions are within their stated bound of exact values",
  () => {
    for (const name of NAMES) {
      expect(keepsBound(name, inlined(`${name}(x)`)), name).toBe(true);
    }
    return NAMES.reduce((total, name) => total + ARGUMENTS[name].length, 0);
  },
  { timeout: 60_000 },
);

counted("property", "they are so at random arguments", () => {
  const runs = 300;
  const angle = fc
    .double({ min: -LARGEST_ANGLE, max: LARGEST_ANGLE, noNaN: true })
    .filter((x) => Math.abs(x) > 1e-30);
  const sources = {
    exp: fc.double({ min: -745, max: 709, noNaN: true }),
    log: fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true }),
    sin: angle,
    cos: angle,
  };
  for (const name of NAMES) {
    const f = functionOf(inlined(`${name}(x)`));
    fc.assert(
      fc.property(sources[name], (x) => {
        expect(ulpsFrom(f(x), reference(name, x))).toBeLessThanOrEqual(STATED_ULPS);
      }),
      { numRuns: runs },
    );
  }
  return NAMES.length * runs;
});

counted("identity", "no double in range is closer than 2^-61 to a multiple of pi/2", () => {
  const distances = HARD_ANGLES.flatMap((x) => {
    const { sin, cos } = referenceSineAndCosine(x);
    return [sin, cos].map(({ numerator, denominator }) =>
      Math.abs(toFloatRational(rational(numerator, denominator))),
    );
  });
  expect(Math.min(...distances)).toBeGreaterThan(2 ** -61);
  // The angles are hard indeed.
  expect(Math.min(...distances)).toBeLessThan(2 ** -59);
  return HARD_ANGLES.length;
});

/** The double closest to a multiple of pi/2. Source: Muller, Elementary Functions (2016), section 11.3.2. */
const HARDEST_ANGLE = 6381956970095103 * 2 ** 797;

counted(
  "differential",
  "sines and cosines of large angles are within the bound of exact values in WebAssembly",
  () => {
    const hard = hardAngles(-22, 970, longPi()).filter((x, k) => x > LARGEST_ANGLE && k % 30 === 2);
    const spread = spaced(31, 1023, 40).map((exponent) => 2 ** exponent);
    const angles = [HARDEST_ANGLE, Number.MAX_VALUE, ...hard, ...spread];
    const points = angles.length;
    const program = programOf(
      ["sin(x)", "cos(x)"].map((text) => parseExpression(text)),
      ["x"],
      { points },
    );
    // Even and odd places hold large and small angles, so that the lanes of vectors differ.
    const arguments_ = [angles, angles.map((x, k) => (k % 2 === 0 ? x : k / 7))];
    for (const x of arguments_) {
      const y = new Float64Array(2 * points);
      compileWebAssembly(program).run([Float64Array.from(x), y]);
      for (const [k, angle] of x.entries()) {
        const { sin, cos } = angle > LARGEST_ANGLE ? waveOfLarge(angle) : referenceSineAndCosine(angle);
        expect(ulpsFrom(at(y, k), sin), `sin(${angle})`).toBeLessThanOrEqual(STATED_ULPS);
        expect(ulpsFrom(at(y, k + points), cos), `cos(${angle})`).toBeLessThanOrEqual(STATED_ULPS);
      }
    }
    return 4 * points;
  },
  { timeout: 60_000 },
);

counted("behaviour", "the hardest angle is as close to a multiple of pi/2 as published", () => {
  const { numerator, denominator } = waveOfLarge(HARDEST_ANGLE).cos;
  expect(Math.log2(Math.abs(toFloatRational(rational(numerator, denominator))))).toBeCloseTo(-60.9, 1);
});

counted("behaviour", "special arguments have the values of the functions", () => {
  const cases: readonly (readonly [Name, number, number])[] = [
    ["exp", 0, 1],
    ["exp", -0, 1],
    ["exp", Number.NaN, Number.NaN],
    ["exp", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ["exp", Number.NEGATIVE_INFINITY, 0],
    ["exp", 709.79, Number.POSITIVE_INFINITY],
    ["exp", Number.MAX_VALUE, Number.POSITIVE_INFINITY],
    ["exp", -745.14, 0],
    ["exp", -745.13, 2 ** -1074],
    ["exp", 2 ** -1074, 1],
    ["log", 1, 0],
    ["log", 0, Number.NEGATIVE_INFINITY],
    ["log", -0, Number.NEGATIVE_INFINITY],
    ["log", -1, Number.NaN],
    ["log", Number.NEGATIVE_INFINITY, Number.NaN],
    ["log", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ["log", Number.NaN, Number.NaN],
    ["sin", 0, 0],
    ["sin", 2 ** -1074, 2 ** -1074],
    ["sin", Number.NaN, Number.NaN],
    ["sin", Number.POSITIVE_INFINITY, Number.NaN],
    ["sin", LARGEST_ANGLE + 1, Math.sin(LARGEST_ANGLE + 1)],
    ["sin", -Number.MAX_VALUE, Math.sin(-Number.MAX_VALUE)],
    ["cos", 0, 1],
    ["cos", 2 ** -1074, 1],
    ["cos", Number.NEGATIVE_INFINITY, Number.NaN],
    ["cos", -LARGEST_ANGLE - 1, Math.cos(-LARGEST_ANGLE - 1)],
  ];
  for (const [name, x, expected] of cases)
    expect(functionOf(inlined(`${name}(x)`))(x), `${name}(${x})`).toBe(expected);
  return cases.length;
});

counted("property", "compiled and interpreted code of the functions have the same bits", () => {
  const runs = 60;
  const text = "exp(x)*sin(3*x) + log(x)/cos(x) + sqrt(exp(x))";
  const program = inlined(text);
  const f = functionOf(program);
  fc.assert(
    fc.property(fc.double(), (x) => {
      expect(sameBits([f(x)], interpretedInDoubles(program, [x]))).toBe(true);
    }),
    { numRuns: runs },
  );
  const applied = program.nodes.filter((node) => node.tag === "apply").map(({ name }) => name);
  expect(applied.toSorted()).toEqual(["cos", "sin", "sqrt"]);
  return runs;
});

counted("behaviour", "a sine and a cosine of one angle share its reduction", () => {
  const operations = (text: string) => inlined(text).nodes.length;
  const both = operations("sin(x) + cos(x)");
  expect(both).toBeLessThan(0.7 * (operations("sin(x)") + operations("cos(x)")));
});

counted("behaviour", "inlined functions are not differentiated", () => {
  expect(() => tangentProgram(inlined("exp(x)"))).toThrow(/differentiate before the pass inline-elementary/);
});

counted(
  "wrong-twin",
  "a part of pi or of a polynomial that is missing is found out",
  () => {
    let twins = 0;
    for (const name of NAMES) {
      const program = inlined(`${name}(x)`);
      for (const [id, node] of program.nodes.entries()) {
        if (node.tag !== "exact" || !isTiny(node.value)) continue;
        // Halved, which leaves the program legal: the constant may be there already when it is zero.
        const twin = withNode(program, id, () => ({
          ...node,
          value: rationals.multiply(node.value, rational(1, 2)),
        }));
        expect(keepsBound(name, twin), `${name}, node ${id}`).toBe(false);
        twins++;
      }
    }
    expect(twins).toBeGreaterThan(20);
    return twins;
  },
  { timeout: 120_000 },
);

/** Constants that a slip could hide in: those of the tails of polynomials, and the last parts of pi and ln 2. */
function isTiny({
  numerator,
  denominator,
}: {
  numerator: number | bigint;
  denominator: number | bigint;
}): boolean {
  return numerator !== 0 && Math.abs(Number(numerator) / Number(denominator)) < 0.4;
}
