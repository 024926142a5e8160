import { at } from "../../../core/errors.ts";
import { power, sum } from "../../../exact/ring.ts";
import { differentiate, symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { derivativeOrders, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { amplitudeName } from "../manifold-problem.ts";
import { operatorName } from "../projection/operator-parts.ts";
import type { SeriesTerms } from "../series-terms.ts";
import type { PlainManifold } from "./plain-manifold.ts";
import { leastWeight, type PlainSeries, type PlainSeriesRing } from "./plain-series.ts";

/**
 * A differential operator in space, as a series in which the symbols `Dx` stand for derivatives of what comes after.
 */
type PlainOperator<E> = PlainSeries<E>;

/**
 * The lowest grade at which covectors, put back into `dz/dt + z J = G' z` and `z du/ds = I` as whole series, leave a
 * residual; the error order where there is none below it.
 */
export function projectionResidualOrder<E>(
  manifold: PlainManifold<E>,
  projection: readonly (readonly SeriesTerms[])[],
): number {
  const { claim, ring, flow } = manifold;
  const { problem } = claim;
  const covectors = projection.map((row) => row.map(manifold.series));
  const tangent = manifold.values.map((value) => amplitudeDerivatives(manifold, value));
  const equations = problem.equations.map((e) => variableDerivatives(manifold, e));
  const evolution = problem.modes.map((_, j) => evolutionDerivatives(manifold, j));
  const residuals = covectors.flatMap((row, j) => {
    const adjoint = row.map((operator, i) => {
      const through = row.map((each, k) => composed(manifold, each, at(at(equations, k), i)));
      const carried = covectors.map((other, k) => composed(manifold, at(at(evolution, j), k), at(other, i)));
      return ring.subtract(sum(ring, [flow.timeDerivative(operator), ...through]), sum(ring, carried));
    });
    const normalisation = problem.modes.map((_, k) => {
      const products = row.map((operator, i) => composed(manifold, operator, at(at(tangent, i), k)));
      return ring.subtract(sum(ring, products), ring.fromInteger(k === j ? 1 : 0));
    });
    return [...adjoint, ...normalisation];
  });
  return Math.min(...residuals.map((series) => leastWeight(ring, series)));
}

/** The derivative by each amplitude: every jet of it contributes its own orders. */
function amplitudeDerivatives<E>(
  { claim, ring }: PlainManifold<E>,
  series: PlainSeries<E>,
): readonly PlainOperator<E>[] {
  return claim.problem.modes.map((_, j) =>
    sum(
      ring,
      [...ring.symbolsOf(series)].flatMap((name) => {
        const operator = derivativeOperator(ring, name, amplitudeName(j));
        return operator === undefined ? [] : [ring.multiply(operator, ring.derivative(series, name))];
      }),
    ),
  );
}

/** The operator that makes a symbol of another one: `Dx^2` for `d(u,x,2)` and `u`; `undefined` where none does. */
function derivativeOperator<E>(
  ring: PlainSeriesRing<E>,
  name: string,
  subject: string,
): PlainOperator<E> | undefined {
  const jet = readJetSymbol(name);
  if ((jet?.subject ?? name) !== subject) return undefined;
  const orders = jet === undefined ? [] : [...derivativeOrders(jet.operands)];
  return orders
    .map(([direction, order]) => power(ring, ring.symbol(operatorName(direction)), order))
    .reduce(ring.multiply, ring.one);
}

function evolutionDerivatives<E>(manifold: PlainManifold<E>, mode: number): readonly PlainOperator<E>[] {
  const { claim, coefficients, ring, rests } = manifold;
  const own = coefficients.value(at(claim.problem.modes, mode).eigenvalue);
  return amplitudeDerivatives(manifold, at(rests, mode)).map((derivative, k) =>
    k === mode ? ring.add(derivative, ring.constant(own)) : derivative,
  );
}

/** The derivative of an equation by each variable. */
function variableDerivatives<E>(
  { claim, ring, evaluate }: PlainManifold<E>,
  e: Expression,
): readonly PlainOperator<E>[] {
  return claim.problem.variables.map((variable) =>
    sum(
      ring,
      symbolsOf(e).flatMap((name) => {
        const operator = derivativeOperator(ring, name, variable);
        return operator === undefined ? [] : [ring.multiply(operator, evaluate(differentiate(e, name)))];
      }),
    ),
  );
}

/** The product of operators, by `D (b ...) = (D b) ... + b D ...`, one derivative at a time. */
function composed<E>(manifold: PlainManifold<E>, a: PlainOperator<E>, b: PlainOperator<E>): PlainOperator<E> {
  const { claim, ring, flow } = manifold;
  const directions = claim.problem.space;
  const operators = directions.map(operatorName);
  const applied = [...a.values()].map((term) => {
    const orders = new Map(term.powers);
    let right = b;
    for (const direction of directions) {
      const name = operatorName(direction);
      for (let k = orders.get(name) ?? 0; k > 0; k -= 1) {
        const inner = flow.spaceDerivative(right, new Map([[direction, 1]]));
        right = ring.add(inner, ring.multiply(ring.symbol(name), right));
      }
    }
    const powers = term.powers.filter(([name]) => !operators.includes(name));
    return ring.multiply(ring.term({ ...term, powers }), right);
  });
  return sum(ring, applied);
}
