import { at } from "../../../core/errors.ts";
import { DISPLACEMENT } from "../../../derive/manifold/amplitudes/displacement.ts";
import { type GradedSum, gradedSumExpression } from "../../../derive/manifold/amplitudes/graded-sum.ts";
import type { LimitCycle, LimitCycles } from "../../../derive/manifold/amplitudes/limit-cycles.ts";
import type { RealForm, RealMotion } from "../../../derive/manifold/amplitudes/real-motions.ts";
import { amplitudeName, type Mode, TIME } from "../../../derive/manifold/manifold-problem.ts";
import { polynomialText } from "../../../derive/manifold/spectrum/spectrum-text.ts";
import { substitute } from "../../../expr/calculus.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  isNumber,
  multiply,
  number,
  ONE,
  symbol,
} from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { Json } from "../../problem-kind.ts";
import { type NamedExpressions, shownVariables } from "../results/shown-system.ts";
import type { SolvedManifold } from "../solve-manifold.ts";
import { formulaRows } from "./formula-rows.ts";

/** The functions of the variables that amplitudes are on the manifold, where the file gives some. */
export function functionDefinitions({ file, result }: SolvedManifold): readonly Definition[] {
  const atOne = file.embedding === undefined ? {} : { [file.embedding]: ONE };
  return (result.problem.amplitudeFunctions ?? []).map((e, j) => ({
    complex: movingAmplitude(result.problem.modes, j),
    value: substitute(e, atOne),
  }));
}

/** What each complex amplitude is in real ones: `s1*exp(i*t) = (a1 + i*b1)/2`. */
export function amplitudeDefinitions({ real, result }: SolvedManifold): readonly Definition[] {
  const { form = "real", motions = [] } = real?.manifold ?? {};
  return motions.flatMap((motion) =>
    motion.tag === "mode"
      ? []
      : [
          {
            complex: movingAmplitude(result.problem.modes, motion.ahead),
            value: realDefinition(motion, form),
          },
        ],
  );
}

/** An amplitude times the exponential that it leaves out. */
function movingAmplitude(modes: readonly Mode[], index: number): Expression {
  const { eigenvalue } = at(modes, index);
  const amplitude = symbol(amplitudeName(index));
  return isNumber(eigenvalue, 0)
    ? amplitude
    : multiply(amplitude, call("exp", multiply(eigenvalue, symbol(TIME))));
}

export interface Definition {
  readonly complex: Expression;
  readonly value: Expression;
}

function realDefinition({ names }: RealMotion & { readonly tag: "oscillation" }, form: RealForm): Expression {
  const [first, second] = names.map(symbol);
  const [a, b] = [first ?? ONE, second ?? ONE];
  const i = constant("i");
  return form === "real"
    ? divide(add(a, multiply(i, b)), number(2))
    : divide(multiply(a, call("exp", multiply(i, b))), number(2));
}

/** A series of a limit cycle, with the embedding's parameter at 1. */
export function shownSum({ file }: Pick<SolvedManifold, "file">, sum: GradedSum): Expression {
  const value = gradedSumExpression(sum);
  return file.embedding === undefined ? value : substitute(value, { [file.embedding]: ONE });
}

/** `O(eps^3)` for the errors of a series in the small parameters of a file, but for one that it gives. */
export function sumErrorText(
  { result }: SolvedManifold,
  { errorOrder }: Pick<GradedSum, "errorOrder">,
  given?: string,
): string {
  const names = Object.keys(result.problem.truncations[0]?.weights ?? {}).filter((name) => name !== given);
  if (names.length === 0) return "";
  return ` + O(${names.length === 1 ? names.join("") : `(${names.join(", ")})`}^${errorOrder})`;
}

/** The lines that a terminal shows of amplitudes that the file defines. */
export function amplitudeLines(solved: SolvedManifold): readonly string[] {
  const definitions = [...functionDefinitions(solved), ...amplitudeDefinitions(solved)];
  if (definitions.length === 0) return [];
  return [
    "amplitudes:",
    ...definitions.flatMap(({ complex, value }) => formulaRows(expressionText(complex), value)),
    "",
  ];
}

/** The lines on the displacement, where the file asks for it. */
export function displacementLines(solved: SolvedManifold): readonly string[] {
  const formulas = displacementFormulas(solved);
  if (formulas.length === 0) return [];
  return [
    `displacement, the value of ${expressionText(solved.real?.displacement?.of ?? ONE)} at zero angle:`,
    ...formulas.flatMap(([name, value]) => formulaRows(name, value)),
    "",
  ];
}

/** The modulus by the displacement, and the evolution of both in it; none where the file does not ask for it. */
export function displacementFormulas(
  solved: SolvedManifold,
): readonly (readonly [name: string, value: Expression])[] {
  const found = solved.real?.displacement;
  if (found === undefined) return [];
  const atOne = (e: Expression) =>
    solved.file.embedding === undefined ? e : substitute(e, { [solved.file.embedding]: ONE });
  const [modulus, angle] = found.names;
  return [
    [modulus, atOne(found.modulus)],
    [`d${DISPLACEMENT}/dt`, atOne(found.growth)],
    [`d${angle}/dt`, atOne(found.frequency)],
  ];
}

export function limitCycleLines(solved: SolvedManifold): readonly string[] {
  const found = solved.real?.limitCycles;
  if (found === undefined) return [];
  const { modulus, cycles, unsolved } = found;
  const lines = cycles.flatMap((cycle) => [
    `${cycleTitle(cycle)}:`,
    ...cycleLines(solved, modulus, cycle),
    "",
  ]);
  const others = unsolved.map(
    (coefficients) =>
      `further limit cycles: ${modulus}^2 at leading order is a root of ${polynomialText(coefficients)}`,
  );
  if (lines.length === 0 && others.length === 0) return ["no limit cycle at leading order", ""];
  return [...lines, ...others, ...(others.length === 0 ? [] : [""])];
}

export function transitionLines(solved: SolvedManifold): readonly string[] {
  const { transition } = solved;
  if (transition === undefined) return [];
  const { parameter, curves, unsolved } = transition;
  return [
    "transition curves, where the evolution near zero has solutions that rest:",
    ...(curves.length + unsolved.length === 0 ? ["  none"] : []),
    ...curves.flatMap((sum) =>
      formulaRows(parameter, shownSum(solved, sum), sumErrorText(solved, sum, parameter)),
    ),
    ...unsolved.map(
      (coefficients) => `  ${parameter} at leading order is a root of ${polynomialText(coefficients)}`,
    ),
    "",
  ];
}

function cycleTitle({ leadingSquare, exists, stability }: LimitCycle): string {
  const where = exists === "positive" ? "" : `, where ${expressionText(leadingSquare)} > 0`;
  const kind = { negative: "attracting ", positive: "repelling ", zero: "", nonzero: "", undecided: "" };
  return `${kind[stability]}limit cycle${where}`;
}

function cycleLines(solved: SolvedManifold, modulus: string, cycle: LimitCycle): readonly string[] {
  const series = (name: string, sum: GradedSum) =>
    formulaRows(name, shownSum(solved, sum), sumErrorText(solved, sum));
  const { errorOrder } = cycle.modulus;
  return [
    ...series(modulus, cycle.modulus),
    ...series("frequency", cycle.frequency),
    ...series("exponent", cycle.exponent),
    ...cycleOrbit(solved, cycle).flatMap(([name, value]) =>
      formulaRows(name, value, sumErrorText(solved, { errorOrder })),
    ),
  ];
}

/** The variables themselves on a limit cycle, with errors of the order that its modulus has. */
export function cycleOrbit(solved: SolvedManifold, { orbit }: LimitCycle): NamedExpressions {
  return shownVariables(
    solved,
    orbit.map((sum) => shownSum(solved, sum)),
  );
}

/** The parts of the result object that only files have which ask for them. */
export function amplitudeJson(solved: SolvedManifold): Readonly<Record<string, Json>> {
  const { real, transition } = solved;
  const functions = functionDefinitions(solved);
  return {
    ...(real === undefined && functions.length === 0
      ? {}
      : {
          amplitudes: {
            form: solved.file.amplitudes.form,
            functions: functions.map(definitionJson),
            definitions: amplitudeDefinitions(solved).map(definitionJson),
            ...(real === undefined ? {} : { certificate: { ...real.certificate } }),
          },
        }),
    ...(real?.displacement === undefined
      ? {}
      : {
          displacement: {
            of: expressionText(real.displacement.of),
            ...Object.fromEntries(
              displacementFormulas(solved).map(([name, value]) => [name, expressionText(value)]),
            ),
          },
        }),
    ...(real?.limitCycles === undefined ? {} : { limitCycles: cyclesJson(solved, real.limitCycles) }),
    ...(transition === undefined ? {} : { transitionCurves: curvesJson(solved, transition) }),
  };
}

function curvesJson(
  solved: SolvedManifold,
  { parameter, curves, unsolved }: NonNullable<SolvedManifold["transition"]>,
): Json {
  return {
    parameter,
    curves: curves.map((sum) => sumJson(solved, sum)),
    unsolved: unsolved.map((coefficients) => coefficients.map(expressionText)),
  };
}

function sumJson(solved: SolvedManifold, sum: GradedSum): Json {
  return { value: expressionText(shownSum(solved, sum)), errorOrder: sum.errorOrder };
}

function definitionJson({ complex, value }: Definition): Json {
  return { complex: expressionText(complex), value: expressionText(value) };
}

function cyclesJson(solved: SolvedManifold, { modulus, cycles, unsolved }: LimitCycles): Json {
  const sum = (each: GradedSum) => sumJson(solved, each);
  return {
    modulus,
    cycles: cycles.map((cycle) => ({
      existsWherePositive: expressionText(cycle.leadingSquare),
      modulus: sum(cycle.modulus),
      frequency: sum(cycle.frequency),
      exponent: sum(cycle.exponent),
      stability: cycle.stability,
      orbit: Object.fromEntries(
        cycleOrbit(solved, cycle).map(([name, value]) => [
          name,
          { value: expressionText(value), errorOrder: cycle.modulus.errorOrder },
        ]),
      ),
    })),
    unsolved: unsolved.map((coefficients) => coefficients.map(expressionText)),
  };
}
