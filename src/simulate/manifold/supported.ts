import { ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";

/** The value of `body`; what it refuses becomes a reason, since a result stands without its numbers. A spent budget stays one. */
export function supported<T>(body: () => T): Result<T, "unsupported"> {
  try {
    return success(body());
  } catch (error) {
    if (error instanceof ResiduaError && error.code !== "E_BUDGET")
      return failure("unsupported", error.message);
    throw error;
  }
}
