import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { cDialect } from "../../../../src/lower/source-text/c.ts";
import type { Dialect } from "../../../../src/lower/source-text/dialect.ts";
import { infix } from "../../../../src/lower/source-text/infix.ts";
import { juliaDialect } from "../../../../src/lower/source-text/julia.ts";
import { matlabDialect } from "../../../../src/lower/source-text/matlab.ts";
import { pythonDialect } from "../../../../src/lower/source-text/python.ts";
import { writeProgram } from "../../../../src/lower/source-text/source-text.ts";
import { counted } from "../../../counted.ts";
import { skipFor } from "../../report/programs.ts";
import { POLYNOMIAL_SYMBOLS, polynomialArbitrary } from "../programs.ts";
import { expressionArbitrary, SYMBOLS } from "../random-expression.ts";
import { runJulia } from "./read-julia.ts";
import { CC, NUMPY, OCTAVE, type Runner, runC, runMatlab, runPython } from "./run-texts.ts";
import { SAMPLES, type Sample, truthOf } from "./samples.ts";

/** Libraries differ by units in the last place of exp, log, sin, cos and powers, some ten of which follow on each other. */
const LARGEST_RELATIVE_ERROR = 1e-13;

interface Language {
  readonly name: string;
  readonly dialect: Dialect;
  /** Without it, the test is skipped. */
  readonly run: Runner | undefined;
  /** What has to be there for it. */
  readonly needs: string;
}

const LANGUAGES: readonly Language[] = [
  { name: "C", dialect: cDialect, run: CC === undefined ? undefined : runC(CC), needs: "gcc" },
  {
    name: "Python",
    dialect: pythonDialect,
    run: NUMPY === undefined ? undefined : runPython(NUMPY),
    needs: "python3 with numpy",
  },
  {
    name: "MATLAB",
    dialect: matlabDialect,
    run: OCTAVE === undefined ? undefined : runMatlab(OCTAVE),
    needs: "octave",
  },
  { name: "Julia (translated)", dialect: juliaDialect, run: runJulia, needs: "" },
];

function resultsOf(run: Runner, dialect: Dialect, samples: readonly Sample[]) {
  const written = samples.map((sample) => {
    const { program, elementNames = {} } = sample;
    return { sample, text: writeProgram(program, dialect, { elementNames }) };
  });
  return run(written);
}

function expectAgreement(
  { program, isAlgebraic }: Sample,
  results: readonly number[],
  truth: readonly number[],
) {
  expect(results, program.name).toHaveLength(truth.length);
  for (const [k, expected] of truth.entries()) {
    const result = at(results, k);
    const isNear = Math.abs(result - expected) <= LARGEST_RELATIVE_ERROR * Math.abs(expected);
    const agrees = Object.is(result, expected) || (!isAlgebraic && isNear);
    expect(agrees, `${program.name}, output ${k}: ${result} and ${expected}`).toBe(true);
  }
}

for (const { name, dialect, run, needs } of LANGUAGES) {
  const title = `${name} gives the bits of the interpreter, and with elementary functions the values`;
  if (run === undefined) {
    skipFor(needs, title);
    continue;
  }
  counted("differential", title, () => {
    const results = resultsOf(run, dialect, SAMPLES);
    for (const [k, sample] of SAMPLES.entries()) expectAgreement(sample, at(results, k), truthOf(sample));
    return SAMPLES.length;
  });
}

/** Many random expressions as one program, so that a compiler is started once. */
function randomSample(
  seed: number,
  expressions: typeof expressionArbitrary,
  symbols: readonly string[],
): Sample {
  const outputs = fc.sample(expressions, { seed, numRuns: 150 });
  return {
    program: programOf(outputs, symbols, { name: "random" }),
    inputs: { x: [0.83, -1.37, 2.19] },
    parameters: [],
    isAlgebraic: true,
  };
}

counted("differential", "random polynomials have the same bits in every language that is there", () => {
  const sample = randomSample(7, polynomialArbitrary, POLYNOMIAL_SYMBOLS);
  const there = LANGUAGES.flatMap(({ run, dialect }) => (run === undefined ? [] : [{ run, dialect }]));
  for (const { run, dialect } of there) {
    expectAgreement(sample, at(resultsOf(run, dialect, [sample]), 0), truthOf(sample));
  }
  return 150 * there.length;
});

counted(
  "differential",
  "random expressions of all kinds are written with the order of their operations",
  () => {
    const sample = randomSample(11, expressionArbitrary, SYMBOLS);
    const truth = truthOf(sample);
    expect(truth.filter(Number.isFinite).length).toBeGreaterThan(75);
    // Read as JavaScript, the text has the interpreter's own functions.
    expectAgreement(sample, at(resultsOf(runJulia, juliaDialect, [sample]), 0), truth);
    return truth.length;
  },
);

/** Dialects with one fault each. */
function faultyTwins(dialect: Dialect): Readonly<Record<string, Dialect>> {
  const { point, whole, position, firstIndex } = dialect;
  const ungrouped: Dialect["point"]["binary"] = (operator, left, right) =>
    infix(operator, left, { ...right, binding: right.binding + 1 });
  return {
    "parentheses left out after a minus": {
      ...dialect,
      point: { ...point, binary: ungrouped },
      ...(whole === undefined ? {} : { whole: { ...whole, binary: ungrouped } }),
    },
    "a comparison turned round": {
      ...dialect,
      point: { ...point, compare: (operator, left, right) => point.compare(operator, right, left) },
    },
    "an index too far": { ...dialect, firstIndex: firstIndex === 0 ? 1 : 0 },
    ...(whole === undefined
      ? { "a wrong stride": { ...dialect, position: (s, i, offset) => position(s - 1, i, offset) } }
      : {
          "a wrong stride": {
            ...dialect,
            whole: {
              ...whole,
              slice: (array, span) => whole.slice(array, { ...span, stride: -span.stride }),
            },
          },
          "a point too few": {
            ...dialect,
            whole: {
              ...whole,
              slice: (array, span) => whole.slice(array, { ...span, count: span.count - 1 }),
            },
          },
        }),
  };
}

/** Among them every form of loop, negative strides, comparisons and differences of differences. */
const TRIED = SAMPLES.filter(({ program }) =>
  ["twoStrand", "weightedSum", "backwards", "rowSums"].includes(program.name),
);

/** Whether a faulty dialect is found out: by an error of the language, or by the results. */
function isFoundOut(run: Runner, dialect: Dialect): boolean {
  return TRIED.some((sample) => {
    try {
      expectAgreement(sample, at(resultsOf(run, dialect, [sample]), 0), truthOf(sample));
      return false;
    } catch {
      return true;
    }
  });
}

counted(
  "wrong-twin",
  "a language with a wrong parenthesis, stride or index is found out by running it",
  () => {
    let faults = 0;
    for (const { name, dialect, run } of LANGUAGES) {
      if (run === undefined) continue;
      for (const [fault, twin] of Object.entries(faultyTwins(dialect))) {
        expect(isFoundOut(run, twin), `${name}: ${fault}`).toBe(true);
        faults++;
      }
    }
    return faults;
  },
);
