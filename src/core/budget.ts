import { ResiduaError } from "./errors.ts";
import { failure, type Result, success } from "./result.ts";

/** What a long computation may spend, and how it says how far it has come. */
export interface Budget {
  /** Milliseconds since the epoch after which work must end; `undefined` means no limit. */
  readonly deadline?: number;
  /** The most terms that one polynomial may have, which bounds the memory; `undefined` means no limit. */
  readonly terms?: number;
  /**
   * Read between the steps of a computation. An `AbortSignal` changes between events only, so that one aborted while a
   * synchronous computation runs is seen by the next; an object that reads shared memory is seen at once.
   */
  readonly signal?: { readonly aborted: boolean };
  /** Called with a fraction in [0, 1] and a word on the present step. */
  readonly onProgress?: (fraction: number, step: string) => void;
}

export const UNLIMITED: Budget = {};

/** The option of everything that may take long; without it there is no limit. */
export interface BudgetOptions {
  readonly budget?: Budget;
}

/** Why work ended before its result: time or terms were spent, or somebody interrupted it. */
export type SpentReason = "budget" | "interrupted";

/** A budget that ends `seconds` from now. */
export function budgetOf(seconds: number, rest: Omit<Budget, "deadline"> = {}): Budget {
  return { ...rest, deadline: Date.now() + 1000 * seconds };
}

/** `undefined` while work may go on with a polynomial of so many terms; otherwise the failure to return. */
export function spent(budget: Budget, doing: string, terms = 0): Result<never, SpentReason> | undefined {
  if (budget.signal?.aborted === true) return failure("interrupted", `interrupted while ${doing}`);
  if (budget.deadline !== undefined && Date.now() > budget.deadline) {
    return failure("budget", `the time budget was spent while ${doing}`);
  }
  if (budget.terms !== undefined && terms > budget.terms) {
    return failure("budget", `the budget of ${budget.terms} terms was exceeded by ${terms} while ${doing}`);
  }
  return undefined;
}

/** Leaves an algorithm in the middle; `withinBudget` turns it into a result. Outside of it, an error of the caller. */
class BudgetSpent extends ResiduaError {
  readonly outcome: Result<never, SpentReason>;

  constructor(outcome: Result<never, SpentReason>, message: string) {
    super("E_BUDGET", `${message}; call it inside withinBudget to get this as a result`);
    this.outcome = outcome;
  }
}

/** Ends the enclosing `withinBudget` where the budget is spent. Errors: E_BUDGET where there is none. */
export function stopWhenSpent(budget: Budget, doing: string, terms = 0): void {
  const outcome = spent(budget, doing, terms);
  if (outcome !== undefined && !outcome.ok) throw new BudgetSpent(outcome, outcome.message);
}

/** The value of `body`, or the failure with which `stopWhenSpent` left it. */
export function withinBudget<T>(body: () => T): Result<T, SpentReason> {
  try {
    return success(body());
  } catch (error) {
    if (error instanceof BudgetSpent) return error.outcome;
    throw error;
  }
}
