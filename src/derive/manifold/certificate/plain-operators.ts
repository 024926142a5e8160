import { at } from "../../../core/errors.ts";
import { power, sum } from "../../../exact/ring.ts";
import { differentiate, symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { derivativeOrders, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { amplitudeName } from "../manifold-problem.ts";
import { operatorName } from "../projection/operator-parts.ts";
import type { PlainManifold } from "./plain-manifold.ts";
import type { PlainSeries, PlainSeriesRing } from "./plain-series.ts";

/**
 * A differential operator in space, as a series in which the symbols `Dx` stand for derivatives of what comes after.
 */
export type PlainOperator<E> = PlainSeries<E>;

/** The derivative by each amplitude: every jet of it contributes its own orders. */
export function amplitudeDerivatives<E>(
  { claim, ring }: PlainManifold<E>,
  series: PlainSeries<E>,
): readonly PlainOperator<E>[] {
  return claim.problem.modes.map((_, j) =>
    sum(
      ring,
      [...ring.symbolsOf(series)].flatMap((name) => {
        const { subject, orders } = jetOf(name);
        if (subject !== amplitudeName(j)) return [];
        return [ring.multiply(derivativeOperator(ring, orders), ring.derivative(series, name))];
      }),
    ),
  );
}

/** The derivative of an equation by each variable as it is now, or as it was a delay earlier. */
export function variableDerivatives<E>(
  { claim, ring, evaluate }: PlainManifold<E>,
  e: Expression,
  delay?: string,
): readonly PlainOperator<E>[] {
  return claim.problem.variables.map((variable) =>
    sum(
      ring,
      symbolsOf(e).flatMap((name) => {
        const jet = jetOf(name);
        if (jet.subject !== variable || jet.delay !== delay) return [];
        return [ring.multiply(derivativeOperator(ring, jet.orders), evaluate(differentiate(e, name)))];
      }),
    ),
  );
}

/** The derivative of the evolution of an amplitude by each amplitude. */
export function evolutionDerivatives<E>(
  manifold: PlainManifold<E>,
  mode: number,
): readonly PlainOperator<E>[] {
  const { claim, coefficients, ring, rests } = manifold;
  const own = coefficients.value(at(claim.problem.modes, mode).eigenvalue);
  return amplitudeDerivatives(manifold, at(rests, mode)).map((derivative, k) =>
    k === mode ? ring.add(derivative, ring.constant(own)) : derivative,
  );
}

/** The product of operators, by `D (b ...) = (D b) ... + b D ...`, one derivative at a time. */
export function composed<E>(
  manifold: PlainManifold<E>,
  a: PlainOperator<E>,
  b: PlainOperator<E>,
): PlainOperator<E> {
  const { claim, ring, flow } = manifold;
  const directions = claim.problem.space;
  if (directions.length === 0) return ring.multiply(a, b);
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

/** What a name is a space derivative or an earlier value of: `d(u,x,2)`, `delay(d(u,x),tau)`. */
function jetOf(name: string): {
  readonly subject: string;
  readonly orders: ReadonlyMap<string, number>;
  readonly delay: string | undefined;
} {
  const jet = readJetSymbol(name);
  if (jet?.operator === "delay") return { ...jetOf(jet.subject), delay: at(jet.operands, 0) };
  if (jet?.operator !== "d") return { subject: name, orders: new Map(), delay: undefined };
  return { subject: jet.subject, orders: derivativeOrders(jet.operands), delay: undefined };
}

function derivativeOperator<E>(
  ring: PlainSeriesRing<E>,
  orders: ReadonlyMap<string, number>,
): PlainOperator<E> {
  return [...orders]
    .map(([direction, order]) => power(ring, ring.symbol(operatorName(direction)), order))
    .reduce(ring.multiply, ring.one);
}
