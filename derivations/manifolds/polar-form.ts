import {
  add,
  constant,
  differentiate,
  divide,
  type Expression,
  type InvariantManifold,
  multiply,
  negate,
  number,
  substitute,
  subtract,
  symbol,
} from "residua";
import { derivedSeries } from "./printed-series.ts";

/** The evolution of a pair of amplitudes `s1 = (r/2) exp(i theta)` and its conjugate `s2`. */
export interface PolarForm {
  /** `dr/dt`. */
  readonly growth: Expression;
  /** `dtheta/dt`, the shift of the frequency. */
  readonly frequencyShift: Expression;
}

/**
 * The amplitude equation of an oscillation and its frequency: where neither depends on the phase they are the real and
 * imaginary part of the evolution at theta = 0, `s1 = s2 = r/2`.
 */
export function polarForm(result: InvariantManifold, errorOrder: number): PolarForm {
  const radius = symbol("r");
  const half = divide(radius, number(2));
  const rate = (of: string) => substitute(derivedSeries(result, of, errorOrder), { s1: half, s2: half });
  const [ahead, behind] = [rate("s1"), rate("s2")];
  return {
    growth: add(ahead, behind),
    frequencyShift: divide(subtract(ahead, behind), multiply(constant("i"), radius)),
  };
}

/** Where an expression that is linear in a symbol vanishes. */
export function vanishingAt(e: Expression, name: string): Expression {
  return divide(negate(substitute(e, { [name]: number(0) })), differentiate(e, name));
}
