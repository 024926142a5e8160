import { type Place, ResiduaError } from "../core/errors.ts";

/** Runs `body`; an error of the caller's that names no place gets the one of `place`. A spent budget is no fault of a place. */
export function withPlace<T>(place: (error: ResiduaError) => Place, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof ResiduaError) || error.place !== undefined || error.code === "E_BUDGET")
      throw error;
    throw new ResiduaError(error.code, error.message, { place: place(error), details: error.details });
  }
}
