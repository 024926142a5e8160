import { decimalText } from "../../../derive/manifold/coefficients/decimal-text.ts";
import { toFloatComplex } from "../../../derive/manifold/coefficients/float-values.ts";
import { amplitudeName, TIME } from "../../../derive/manifold/manifold-problem.ts";
import type { KernelTerm } from "../../../derive/manifold/manifold-result.ts";
import { factorExpressions } from "../../../derive/manifold/series-terms.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import {
  add,
  call,
  type Expression,
  isNumber,
  multiply,
  number,
  power,
  symbol,
} from "../../../expr/expression.ts";
import type { CharacteristicRoot } from "../../../numeric/characteristic-roots.ts";
import { complexDistance } from "../../../numeric/complex-number.ts";
import { freshName } from "../fresh-name.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** For one delay, by `k1`, `k2`, ...: the kernels of past deviations, one entry for each variable. */
export interface DelayKernels {
  readonly delay: Expression;
  readonly kernels: readonly (readonly [name: string, entries: readonly Expression[]])[];
}

/** What past deviations contribute to the projection, in a variable that runs from 0 to the delay. */
export interface HistoryFormulas {
  readonly variable: string;
  readonly byDelay: readonly DelayKernels[];
}

/** The kernels of a result; `undefined` where the equations have no delays, or there is no projection. */
export function historyFormulas({ result, file }: SolvedManifold): HistoryFormulas | undefined {
  const { history = [], problem } = result;
  if (history.length === 0) return undefined;
  const taken = [...problem.variables, ...problem.equations.flatMap(symbolsOf)];
  const variable = freshName(["r", "rho", "lag"], [...taken, ...file.parameters.map(({ name }) => name)]);
  return {
    variable,
    byDelay: history.map(({ delay, kernels }) => ({
      delay,
      kernels: kernels.map((row, j) => [
        `k${j + 1}`,
        row.map((terms) => kernelExpression(terms, variable, file.embedding)),
      ]),
    })),
  };
}

/** The kernels of all delays. */
export function kernelsOf(solved: SolvedManifold): DelayKernels["kernels"] {
  return historyFormulas(solved)?.byDelay.flatMap(({ kernels }) => kernels) ?? [];
}

/** Terms by ascending grade and power, with `exp(rate (t + r))`: what the kernel multiplies acts at the time `t + r`. */
function kernelExpression(
  terms: readonly KernelTerm[],
  variable: string,
  embedding: string | undefined,
): Expression {
  const sorted = terms.toSorted((a, b) => a.grade - b.grade || a.power - b.power);
  return add(
    ...sorted.map(({ coefficient, rate, factors, power: exponent }) =>
      multiply(
        coefficient,
        power(symbol(variable), number(exponent)),
        ...factorExpressions(factors.filter(({ name }) => name !== embedding)),
        ...(isNumber(rate, 0) ? [] : [call("exp", multiply(rate, add(symbol(TIME), symbol(variable))))]),
      ),
    ),
  );
}

/** An eigenvalue of equations with delays in decimals, and the amplitudes of the modes that have it. */
export interface RootEntry {
  readonly root: CharacteristicRoot;
  readonly text: string;
  readonly amplitudes: readonly string[];
}

/** Exact eigenvalues and decimals closer than this are one. */
const SAME_EIGENVALUE = 1e-6;

/** The rightmost eigenvalues in decimals; none where they need values of parameters. */
export function rootEntries({ rightmost, result }: SolvedManifold): readonly RootEntry[] {
  if (rightmost === undefined || !rightmost.ok) return [];
  const modes = result.problem.modes.map(({ eigenvalue }, j) => ({
    amplitude: amplitudeName(j),
    value: toFloatComplex(eigenvalue),
  }));
  return rightmost.value.map((root) => ({
    root,
    text: decimalText(root),
    amplitudes: modes.flatMap(({ amplitude, value }) =>
      value !== undefined && complexDistance(value, root) < SAME_EIGENVALUE ? [amplitude] : [],
    ),
  }));
}
