import { at, ResiduaError } from "../../../core/errors.ts";
import { factorise } from "../../../exact/linear/linear.ts";
import { transposed } from "../../../exact/linear/matrix.ts";
import { solutionOver } from "../../../exact/linear/matrix-factorisation.ts";
import { imageOf, innerProduct } from "../../../exact/linear/matrix-ring.ts";
import { differentiate, substitute } from "../../../expr/calculus.ts";
import { add, type Expression, multiply, symbol } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { conjugate } from "../conjugate.ts";
import { smallSymbols, zeros } from "../leading-order.ts";
import { amplitudeName, type ManifoldProblem } from "../manifold-problem.ts";
import { areConjugate } from "./real-motions.ts";

/**
 * A problem whose amplitudes are given functions of the variables, by name: `s1: u1 + u2` makes `s1 exp(lambda_1 t)` the value
 * of `u1 + u2` on the manifold. Vectors are scaled, and adjoints set, so that this holds at leading order. An amplitude
 * that is not named is the conjugate of a named one where their modes are conjugate, and else the product with its adjoint.
 *
 * Errors: E_DOMAIN, with `details.amplitude`, for a name that is no amplitude, for functions that do not tell the modes of
 * an eigenvalue apart, and for those that do not vanish on modes of others.
 */
export function withAmplitudeFunctions(
  problem: ManifoldProblem,
  named: Readonly<Record<string, Expression>>,
): ManifoldProblem {
  const { modes } = problem;
  const unknown = Object.keys(named).find((name) => !modes.some((_, j) => amplitudeName(j) === name));
  if (unknown !== undefined) {
    const names = modes.map((_, j) => amplitudeName(j)).join(", ");
    throw new ResiduaError("E_DOMAIN", `there is no amplitude '${unknown}': the modes chosen have ${names}`, {
      details: { amplitude: unknown },
    });
  }
  const functions = modes.map((_, j) => amplitudeFunction(problem, named, j));
  const gradients = functions.map((e) => gradient(problem, e));
  const scaled = overCoefficients(
    [...modes.flatMap(({ eigenvalue, vector }) => [eigenvalue, ...vector]), ...gradients.flat()],
    (coefficients) => dualModes(coefficients, problem, { functions, gradients }),
  );
  return { ...problem, modes: scaled, amplitudeFunctions: functions };
}

function amplitudeFunction(
  { modes, variables }: ManifoldProblem,
  named: Readonly<Record<string, Expression>>,
  index: number,
): Expression {
  const own = named[amplitudeName(index)];
  if (own !== undefined) return own;
  const mode = at(modes, index);
  const partner = modes.findIndex(
    (other, k) => k !== index && named[amplitudeName(k)] !== undefined && areConjugate(mode, other),
  );
  const function_ = named[amplitudeName(partner)];
  if (function_ !== undefined) return conjugate(function_);
  return add(...mode.adjoint.map((entry, i) => multiply(conjugate(entry), symbol(at(variables, i)))));
}

/** The derivatives of a function by the variables, where these and all small symbols vanish. */
function gradient(problem: ManifoldProblem, e: Expression): readonly Expression[] {
  const { variables } = problem;
  const origin = zeros([...variables, ...smallSymbols(problem)]);
  return variables.map((name) => substitute(differentiate(e, name), origin));
}

/** The modes with vectors on which the functions' gradients are dual. */
function dualModes<E>(
  { field, value, expression }: CoefficientField<E>,
  { modes }: ManifoldProblem,
  {
    functions,
    gradients,
  }: { readonly functions: readonly Expression[]; readonly gradients: readonly (readonly Expression[])[] },
): ManifoldProblem["modes"] {
  const rows = gradients.map((row) => row.map(value));
  const vectors = modes.map(({ vector }) => vector.map(value));
  const products = rows.map((row) => vectors.map((vector) => innerProduct(field, row, vector)));
  const isFamily = (j: number, k: number) =>
    field.equals(value(at(modes, j).eigenvalue), value(at(modes, k).eigenvalue));
  products.forEach((row, j) => {
    const other = row.findIndex((entry, k) => !isFamily(j, k) && !field.isZero(entry));
    if (other >= 0) throw seesAnother(j, at(functions, j), other);
  });
  return modes.map((mode, j) => {
    const family = modes.flatMap((_, k) => (isFamily(j, k) ? [k] : []));
    const factorised = factorise(
      field,
      family.map((k) => family.map((l) => at(at(products, k), l))),
    );
    if (!factorised.ok) throw vanishes(j, at(functions, j), family);
    const unit = family.map((k) => (k === j ? field.one : field.zero));
    const coordinates = solutionOver(field, factorised.value, unit);
    const vector = imageOf(field, transposed(family.map((k) => at(vectors, k))), coordinates);
    return {
      ...mode,
      vector: vector.map(expression),
      adjoint: at(rows, j).map((entry) => conjugate(expression(entry))),
    };
  });
}

function seesAnother(index: number, e: Expression, other: number): ResiduaError {
  const name = amplitudeName(index);
  return new ResiduaError(
    "E_DOMAIN",
    `the amplitude ${name} = ${expressionText(e)} does not vanish on the vector of ${amplitudeName(other)}, a mode of another eigenvalue: choose a function that does, such as u - i*v for an oscillation`,
    { details: { amplitude: name } },
  );
}

function vanishes(index: number, e: Expression, family: readonly number[]): ResiduaError {
  const name = amplitudeName(index);
  const what =
    family.length === 1
      ? "vanishes on the vector of its mode"
      : `does not tell the modes of ${family.map(amplitudeName).join(", ")} apart, together with their amplitudes`;
  return new ResiduaError(
    "E_DOMAIN",
    `the amplitude ${name} = ${expressionText(e)} ${what} at leading order: choose a function that changes along it`,
    { details: { amplitude: name } },
  );
}
