import type { GradedSum } from "../../../derive/manifold/amplitudes/graded-sum.ts";
import type { LimitCycles } from "../../../derive/manifold/amplitudes/limit-cycles.ts";
import { expressionText } from "../../../expr/text.ts";
import type { Json } from "../../problem-kind.ts";
import {
  amplitudeDefinitions,
  cycleOrbit,
  type Definition,
  displacementFormulas,
  functionDefinitions,
  shownSum,
} from "../results/amplitude-results.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

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
      assumedPositive: cycle.assumedPositive.map(expressionText),
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
