import { expect } from "vitest";
import { type BudgetOptions, withinBudget } from "../../src/core/budget.ts";
import { counted } from "../counted.ts";

/** What an operation may take, in milliseconds; the inputs here need from several seconds to hours. */
const ALLOWANCE = 100;

/** What it may overdraw: a small multiple, with room for a machine that is busy with other things. */
const LARGEST_OVERDRAFT = 900;

/** The operation stops soon after its allowance, and says that the time was spent and on what. */
export function stopsInTime(
  title: string,
  doing: RegExp,
  operation: (options: Required<BudgetOptions>) => unknown,
): void {
  counted("behaviour", title, () => {
    const started = Date.now();
    const outcome = outcomeOf(() => operation({ budget: { deadline: started + ALLOWANCE } }));
    const elapsed = Date.now() - started;
    expect(outcome).toMatchObject({ ok: false, reason: "budget" });
    expect(outcome).toHaveProperty("message", expect.stringMatching(/^the time budget was spent while /));
    expect(outcome).toHaveProperty("message", expect.stringMatching(doing));
    expect(elapsed).toBeLessThan(ALLOWANCE + LARGEST_OVERDRAFT);
    return 4;
  });
}

/** The result that an operation returns, or with which it ends the enclosing budget. */
export function outcomeOf(operation: () => unknown): unknown {
  const outcome = withinBudget(operation);
  const isItself = outcome.ok && typeof outcome.value === "object" && outcome.value !== null;
  return isItself && "ok" in outcome.value ? outcome.value : outcome;
}
