import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { overCoefficients } from "../../../../src/derive/manifold/coefficients/over-coefficients.ts";
import { conjugate } from "../../../../src/derive/manifold/conjugate.ts";
import {
  amplitudeName,
  type ManifoldProblem,
  type Mode,
} from "../../../../src/derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../../../src/derive/manifold/manifold-result.ts";
import { type AmplitudeForm, seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { chooseModes } from "../../../../src/derive/manifold/spectrum/choose-modes.ts";
import { exactSpectrum } from "../../../../src/derive/manifold/spectrum/exact-spectrum.ts";
import { linearMatrices } from "../../../../src/derive/manifold/spectrum/linear-matrices.ts";
import type { ModeChoice } from "../../../../src/derive/manifold/spectrum/mode-choice.ts";
import { factorise } from "../../../../src/exact/linear/linear.ts";
import { substitute, symbolsOf } from "../../../../src/expr/calculus.ts";
import {
  add,
  divide,
  type Expression,
  multiply,
  number,
  subtract,
  symbol,
  ZERO,
} from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { counted } from "../../../counted.ts";
import { agree, derived, EXAMPLES, type Example, example, problemOf } from "./examples.ts";
import { oscillation, problem } from "./problems.ts";

type ExpressionMatrix = readonly (readonly Expression[])[];

/** An expression of constants in the form that its field gives it. */
function canonical(e: Expression): Expression {
  return overCoefficients([e], ({ value, expression }) => expression(value(e)));
}

function canonicalTexts(expressions: readonly Expression[]): readonly string[] {
  return expressions.map((e) => expressionText(canonical(e))).toSorted();
}

/** The ways to ask for the modes of an example without giving vectors: by the first word that means them, else by name. */
function choicesFor(given: ManifoldProblem): readonly ModeChoice[] {
  const eigenvalues = given.modes.map(({ eigenvalue }) => eigenvalue);
  return [{ tag: "slow" }, { tag: "centre" }, { tag: "all" }, { tag: "listed", eigenvalues }];
}

/** The modes that the equations have by themselves, and how they were asked for. */
function modesAlone(given: ManifoldProblem): {
  readonly modes: readonly Mode[];
  readonly tag: ModeChoice["tag"];
} {
  const linear = linearMatrices({ ...given, modes: [] });
  const hasDelays = linear.delayed.length > 0;
  const spectrum = hasDelays ? [] : exactSpectrum(linear.present);
  const wanted = canonicalTexts(given.modes.map(({ eigenvalue }) => eigenvalue));
  for (const choice of choicesFor(given)) {
    if (choice.tag !== "listed" && hasDelays) continue;
    const modes = attempt(() => chooseModes(linear, spectrum, choice));
    const found = canonicalTexts(modes.map(({ eigenvalue }) => eigenvalue));
    if (found.join() === wanted.join()) return { modes, tag: choice.tag };
  }
  throw new Error(`no choice gives the eigenvalues ${wanted.join(", ")}`);
}

/** Words that choose nothing are errors. */
function attempt(choose: () => readonly Mode[]): readonly Mode[] {
  try {
    return choose();
  } catch {
    return [];
  }
}

/** The C with `s = C s'` for the amplitudes s of the first modes and s' of the second: `v'_k = sum of v_j C_jk`. */
function changeOfAmplitudes(ours: readonly Mode[], theirs: readonly Mode[]): ExpressionMatrix {
  return ours.map((mode) =>
    theirs.map((other) => {
      if (canonicalTexts([mode.eigenvalue]).join() !== canonicalTexts([other.eigenvalue]).join()) return ZERO;
      const paired = (vector: readonly Expression[]) =>
        canonical(add(...mode.adjoint.map((entry, i) => multiply(conjugate(entry), at(vector, i)))));
      return canonical(divide(paired(other.vector), paired(mode.vector)));
    }),
  );
}

function inverseOf(matrix: ExpressionMatrix): ExpressionMatrix {
  return overCoefficients(matrix.flat(), ({ field, value, expression }) => {
    const factorised = factorise(
      field,
      matrix.map((row) => row.map(value)),
    );
    if (!factorised.ok) throw new Error("the modes do not span the same space");
    const columns = matrix.map((_, column) => {
      const unit = matrix.map((_row, k) => (k === column ? field.one : field.zero));
      const { numerators, denominator } = factorised.value.solve(unit);
      return numerators.map((numerator) => expression(field.divide(numerator, denominator)));
    });
    return matrix.map((_, i) => columns.map((entries) => at(entries, i)));
  });
}

/** Modes with the adjoint vectors of an example, which define its amplitudes, family by family of equal eigenvalues. */
function withDefinition(ours: readonly Mode[], theirs: readonly Mode[]): readonly Mode[] {
  const key = ({ eigenvalue }: Mode) => canonicalTexts([eigenvalue]).join();
  return ours.map((mode, j) => {
    const index = ours.slice(0, j).filter((other) => key(other) === key(mode)).length;
    const family = theirs.filter((other) => key(other) === key(mode));
    return { ...mode, adjoint: at(family, index).adjoint };
  });
}

/** An expression in our amplitudes as one in those of an example; their space derivatives change alike. */
function inAmplitudes(e: Expression, change: ExpressionMatrix): Expression {
  const values = symbolsOf(e).flatMap((name) => {
    const index = /(?<![A-Za-z_])s(\d+)/.exec(name)?.[1];
    const row = change[Number(index) - 1];
    if (index === undefined || row === undefined) return [];
    const theirs = row.map((c, k) => multiply(c, symbol(name.replace(`s${index}`, amplitudeName(k)))));
    return [[name, add(...theirs)] as const];
  });
  return substitute(e, Object.fromEntries(values));
}

/** The evolution `ds'/dt = C^-1 g(C s')` in the amplitudes of an example. */
function evolutionIn(
  { evolution, problem: { modes } }: InvariantManifold,
  change: ExpressionMatrix,
  form: AmplitudeForm,
): readonly Expression[] {
  const own = evolution.map((terms, j) => {
    const rest = seriesExpression(terms, form);
    if (form === "explicit") return inAmplitudes(rest, change);
    const leading = multiply(at(modes, j).eigenvalue, symbol(amplitudeName(j)));
    return inAmplitudes(add(leading, rest), change);
  });
  return combined(inverseOf(change), own);
}

function combined(matrix: ExpressionMatrix, vector: readonly Expression[]): readonly Expression[] {
  return matrix.map((row) => add(...row.map((c, j) => multiply(c, at(vector, j)))));
}

/** The covectors `C^-1 z(C s')` in the amplitudes of an example, by variable. */
function covectorsIn({ projection, problem: { variables } }: InvariantManifold, change: ExpressionMatrix) {
  const rows = projection?.ok ? projection.value : [];
  return variables.map((_, i) =>
    combined(
      inverseOf(change),
      rows.map((row) => inAmplitudes(seriesExpression(at(row, i), "explicit"), change)),
    ),
  );
}

type Comparison = readonly [ours: Expression, published: string, errorOrder: number];

/** Our formulas in the amplitudes of an example, beside those published. */
function comparisons(
  { expected, variables }: Example,
  result: InvariantManifold,
  change: ExpressionMatrix,
): readonly Comparison[] {
  const { manifold = {}, evolution = {}, manifoldError = 0, evolutionError = 0 } = expected;
  const { manifoldRotating = {}, evolutionRotating = {}, projection = {}, projectionError = 0 } = expected;
  const value = (name: string, form: AmplitudeForm) =>
    inAmplitudes(seriesExpression(at(result.manifold, variables.indexOf(name)), form), change);
  const rate = (name: string, form: AmplitudeForm) =>
    at(evolutionIn(result, change, form), Number(name.slice(1)) - 1);
  const covectors = Object.keys(projection).length === 0 ? [] : covectorsIn(result, change);
  const shown = (e: Expression) => (expected.projectionConjugate === true ? conjugate(e) : e);
  const pairs = <T>(
    formulas: Readonly<Record<string, T>>,
    of: (name: string, formula: T) => readonly Comparison[],
  ) => Object.entries(formulas).flatMap(([name, formula]) => of(name, formula));
  return [
    ...pairs(manifold, (name, text) => [[value(name, "explicit"), text, manifoldError]]),
    ...pairs(manifoldRotating, (name, text) => [[value(name, "rotating"), text, manifoldError]]),
    ...pairs(evolution, (name, text) => [[rate(name, "explicit"), text, evolutionError]]),
    ...pairs(evolutionRotating, (name, text) => [[rate(name, "rotating"), text, evolutionError]]),
    ...pairs(projection, (name, row) =>
      row.map((text, i) => [shown(at(at(covectors, i), Number(name.slice(1)) - 1)), text, projectionError]),
    ),
  ];
}

/** How many formulas of two results agree, one with the modes found and one with vectors given, which is all of them. */
function agreement(given: ManifoldProblem, modes: readonly Mode[]): number {
  const change = changeOfAmplitudes(modes, given.modes);
  const [found, reference] = [derived({ ...given, modes }), derived(given)];
  const errorOrder = at(given.truncations, 0).below;
  const rates = evolutionIn(found, change, "explicit");
  reference.manifold.forEach((terms, i) => {
    const ours = inAmplitudes(seriesExpression(at(found.manifold, i), "explicit"), change);
    expect(agree(ours, seriesExpression(terms, "explicit"), errorOrder), `variable ${i}`).toBe(true);
  });
  reference.evolution.forEach((terms, j) => {
    expect(agree(at(rates, j), seriesExpression(terms, "explicit"), errorOrder), `amplitude ${j}`).toBe(true);
  });
  return reference.manifold.length + reference.evolution.length;
}

/** Its adjoint vectors are no left eigenvectors: they define other amplitudes, and have to be given. */
const OWN_DEFINITION = ["zeroRhsMathieu"];

/** Examples whose eigenvalues have to be listed, since they are neither all slow, nor all on the imaginary axis, nor all. */
const LISTED = ["stable2d", "forcedNonlinNormMode", "simple1dde", "logistic1dde"];

describe("published results from equations alone, up to linear changes of amplitudes", () => {
  for (const each of EXAMPLES) {
    counted("golden", each.id, () => {
      const given = problemOf(each);
      const { modes, tag } = modesAlone(given);
      expect(tag === "listed").toBe(LISTED.includes(each.id));
      const change = changeOfAmplitudes(modes, given.modes);
      const hasFormulas = each.expected.numericTolerance === undefined;
      const result = derived({ ...given, modes }, { projection: each.expected.projection !== undefined });
      expect(result.certificate.holds).toBe(true);
      const pairs = hasFormulas ? comparisons(each, result, change) : [];
      for (const [ours, text, error] of pairs)
        expect(agree(ours, parseExpression(text), error), text).toBe(true);
      // Published as numbers, or in other terms: other tests compare these for the vectors given.
      if (pairs.length > 0) return pairs.length;
      const hasOwn = OWN_DEFINITION.includes(each.id);
      return agreement(given, hasOwn ? withDefinition(modes, given.modes) : modes);
    });
  }
});

/** Second-order equations of the examples as systems; `classical-results.test.ts` compares them for vectors given. */
const OSCILLATORS: Readonly<Record<string, ManifoldProblem>> = {
  randVdpLindstedt: problem({
    equations: { x: "v", v: "-x + eps*(1-x^2)*v" },
    modes: oscillation(),
    errorOrder: 5,
  }),
  randDuffingFree: problem({ equations: { x: "v", v: "-x - eps*x^3" }, modes: oscillation(), errorOrder: 4 }),
  randMathieu1: problem({
    equations: { x: "v", v: "-x/4 - (delta + eps*cos(t))*x" },
    modes: oscillation("1/2"),
    errorOrder: 5,
    rest: { truncations: [{ weights: { eps: 1, delta: 1 }, below: 5 }] },
  }),
  randCm1: problem({
    equations: { x: "y", y: "-x - eps*x*z", z: "-z + eps*alpha*x^2" },
    modes: oscillation("1", 1),
    errorOrder: 3,
  }),
};

describe("oscillators from equations alone", () => {
  for (const [id, given] of Object.entries(OSCILLATORS)) {
    counted("golden", id, () => {
      const { modes, tag } = modesAlone(given);
      expect(tag).toBe("centre");
      return agreement(given, modes);
    });
  }
});

counted(
  "golden",
  "the damped Duffing oscillator, with the published near-resonant term (morfeDuffingDamped)",
  () => {
    const { equations, variables, expected } = example("morfeDuffingDamped");
    const system = problem({
      equations: Object.fromEntries(variables.map((name) => [name, equations[name] ?? "0"])),
      modes: [],
      errorOrder: 2,
    });
    const linear = linearMatrices(system);
    const typed = ["-xi*w + i*w*sqrt(1-xi^2)", "-xi*w - i*w*sqrt(1-xi^2)"].map((text) =>
      parseExpression(text),
    );
    const spectrum = exactSpectrum(linear.present);
    const modes = chooseModes(linear, spectrum, { tag: "listed", eigenvalues: typed });
    expect(canonicalTexts(modes.map(({ eigenvalue }) => eigenvalue))).toEqual(canonicalTexts(typed));
    // The published form keeps the cubic term that resonates without damping.
    const nominal = ["i*w*sqrt(1-xi^2)", "-i*w*sqrt(1-xi^2)"].map((text) => parseExpression(text));
    const near = modes.map((mode, j) => ({ ...mode, nominalEigenvalue: at(nominal, j) }));
    const result = derived({ ...system, modes: near });
    expect(result.certificate).toMatchObject({ holds: true, exact: true });
    const published = substitute(parseExpression(expected.evolutionRotating?.["s1"] ?? ""), {
      delta: parseExpression("sqrt(1-xi^2)"),
    });
    const [rate = ZERO] = evolutionIn(result, changeOfAmplitudes(near, near), "rotating");
    // Two terms: with and without the second one.
    for (const eps of [0, 1]) {
      const place = { s1: number(1), s2: number(1), eps: number(eps) };
      expect(expressionText(canonical(substitute(subtract(rate, published), place)))).toBe("0");
    }
    return 2;
  },
);
