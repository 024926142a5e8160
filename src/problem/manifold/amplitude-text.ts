import { at } from "../../core/errors.ts";
import { type GradedSum, gradedSumExpression } from "../../derive/manifold/amplitudes/graded-sum.ts";
import type { LimitCycle, LimitCycles } from "../../derive/manifold/amplitudes/limit-cycles.ts";
import type { RealForm, RealMotion } from "../../derive/manifold/amplitudes/real-motions.ts";
import { amplitudeName, TIME } from "../../derive/manifold/manifold-problem.ts";
import { polynomialText } from "../../derive/manifold/spectrum/spectrum-text.ts";
import { substitute } from "../../expr/calculus.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  multiply,
  number,
  ONE,
  symbol,
} from "../../expr/expression.ts";
import { expressionText } from "../../expr/text.ts";
import type { Json } from "../problem-kind.ts";
import type { SolvedManifold } from "./solve-manifold.ts";

/** What each complex amplitude is in real ones, times the exponential that it leaves out: `s1*exp(i*t) = ...`. */
export function amplitudeDefinitions({ real, result }: SolvedManifold): readonly Definition[] {
  const { form = "real", motions = [] } = real?.manifold ?? {};
  return motions.flatMap((motion) => {
    if (motion.tag === "mode") return [];
    const { eigenvalue } = at(result.problem.modes, motion.ahead);
    return [
      {
        complex: multiply(
          symbol(amplitudeName(motion.ahead)),
          call("exp", multiply(eigenvalue, symbol(TIME))),
        ),
        real: realDefinition(motion, form),
      },
    ];
  });
}

export interface Definition {
  readonly complex: Expression;
  readonly real: Expression;
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

/** `O(eps^3)` for the errors of a series in the small parameters of a file. */
export function sumErrorText({ result }: SolvedManifold, { errorOrder }: GradedSum): string {
  const names = Object.keys(result.problem.truncations[0]?.weights ?? {});
  if (names.length === 0) return "";
  return ` + O(${names.length === 1 ? names.join("") : `(${names.join(", ")})`}^${errorOrder})`;
}

/** The lines that a terminal shows of real amplitudes. */
export function amplitudeLines(solved: SolvedManifold): readonly string[] {
  const definitions = amplitudeDefinitions(solved);
  if (definitions.length === 0) return [];
  return [
    "amplitudes:",
    ...definitions.map(({ complex, real }) => `  ${expressionText(complex)} = ${expressionText(real)}`),
    "",
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

function cycleTitle({ leadingSquare, exists, stability }: LimitCycle): string {
  const where = exists === "positive" ? "" : `, where ${expressionText(leadingSquare)} > 0`;
  const kind = { negative: "attracting ", positive: "repelling ", zero: "", nonzero: "", undecided: "" };
  return `${kind[stability]}limit cycle${where}`;
}

function cycleLines(solved: SolvedManifold, modulus: string, cycle: LimitCycle): readonly string[] {
  const series = (name: string, sum: GradedSum) =>
    `  ${name} = ${expressionText(shownSum(solved, sum))}${sumErrorText(solved, sum)}`;
  return [
    series(modulus, cycle.modulus),
    series("frequency", cycle.frequency),
    series("exponent", cycle.exponent),
    ...solved.result.problem.variables.map((name, i) => series(name, at(cycle.orbit, i))),
  ];
}

/** The part of the result object on real amplitudes; none for complex ones. */
export function amplitudeJson(solved: SolvedManifold): Readonly<Record<string, Json>> {
  const { real } = solved;
  if (real === undefined) return {};
  return {
    amplitudes: {
      form: real.manifold.form,
      definitions: amplitudeDefinitions(solved).map(({ complex, real: value }) => ({
        complex: expressionText(complex),
        real: expressionText(value),
      })),
      certificate: { ...real.certificate },
    },
    ...(real.limitCycles === undefined ? {} : { limitCycles: cyclesJson(solved, real.limitCycles) }),
  };
}

function cyclesJson(solved: SolvedManifold, { modulus, cycles, unsolved }: LimitCycles): Json {
  const { variables } = solved.result.problem;
  const sum = (each: GradedSum): Json => ({
    value: expressionText(shownSum(solved, each)),
    errorOrder: each.errorOrder,
  });
  return {
    modulus,
    cycles: cycles.map((cycle) => ({
      existsWherePositive: expressionText(cycle.leadingSquare),
      modulus: sum(cycle.modulus),
      frequency: sum(cycle.frequency),
      exponent: sum(cycle.exponent),
      stability: cycle.stability,
      orbit: Object.fromEntries(variables.map((name, i) => [name, sum(at(cycle.orbit, i))])),
    })),
    unsolved: unsolved.map((coefficients) => coefficients.map(expressionText)),
  };
}
