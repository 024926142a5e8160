import { ResiduaError } from "../core/errors.ts";

/** What an evaluation gives, or `undefined` where it divides by zero. */
export function valueOrPole<T>(evaluation: () => T): T | undefined {
  try {
    return evaluation();
  } catch (error) {
    if (error instanceof ResiduaError && error.code === "E_DIVISION_BY_ZERO") return undefined;
    throw error;
  }
}
