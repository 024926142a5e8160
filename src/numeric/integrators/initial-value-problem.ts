import { ResiduaError } from "../../core/errors.ts";

/**
 * A right-hand side `y' = f(t, y)`: writes the derivatives. Neither array may be kept, and the state not be changed.
 * A lowered kernel of an autonomous system fits as `(_, state, derivative) => kernel.evaluate(state, derivative)`.
 */
export type RightHandSide = (time: number, state: Float64Array, derivative: Float64Array) => void;

/** Find y with `y' = f(t, y)` and `y(initialTime) = initialState`. */
export interface InitialValueProblem {
  readonly rightHandSide: RightHandSide;
  readonly initialTime: number;
  readonly initialState: Float64Array;
}

/** Errors: E_SHAPE where there is no variable; E_DOMAIN where a time or an entry of the state is not finite. */
export function requireSpan(initialTime: number, initialState: Float64Array, finalTime: number): void {
  if (initialState.length === 0) throw new ResiduaError("E_SHAPE", "a state needs at least one variable");
  for (const [name, value] of Object.entries({ initialTime, finalTime })) {
    if (!Number.isFinite(value)) throw new ResiduaError("E_DOMAIN", `${name} must be finite, got ${value}`);
  }
  initialState.forEach((value, index) => {
    if (Number.isFinite(value)) return;
    throw new ResiduaError("E_DOMAIN", `entry ${index} of the initial state must be finite, got ${value}`);
  });
}
