import { failure, type Result } from "./result.ts";

/** What a long computation may spend, and how it says how far it has come. */
export interface Budget {
  /** Milliseconds since the epoch after which work must end; `undefined` means no limit. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
  /** Called with a fraction in [0, 1] and a word on the present step. */
  readonly onProgress?: (fraction: number, step: string) => void;
}

export const UNLIMITED: Budget = {};

/** A budget that ends `seconds` from now. */
export function budgetOf(seconds: number, rest: Omit<Budget, "deadline"> = {}): Budget {
  return { ...rest, deadline: Date.now() + 1000 * seconds };
}

/** `undefined` while work may go on; otherwise the failure to return. */
export function spent(budget: Budget, doing: string): Result<never, "budget" | "interrupted"> | undefined {
  if (budget.signal?.aborted === true) return failure("interrupted", `interrupted while ${doing}`);
  if (budget.deadline !== undefined && Date.now() > budget.deadline) {
    return failure(
      "budget",
      `the time budget was spent while ${doing}; raise --budget or lower --error-order`,
    );
  }
  return undefined;
}
