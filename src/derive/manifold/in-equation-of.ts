import { ResiduaError } from "../../core/errors.ts";

/** Runs `body` on an equation; an error of the caller's then names the variable of that equation in its details. */
export function inEquationOf<T>(variable: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof ResiduaError) || error.place !== undefined) throw error;
    throw new ResiduaError(error.code, error.message, { details: { variable, ...error.details } });
  }
}
