import { describe, expect } from "vitest";
import {
  type Budget,
  budgetOf,
  spent,
  stopWhenSpent,
  UNLIMITED,
  withinBudget,
} from "../../../src/core/budget.ts";
import { counted } from "../../counted.ts";

const past: Budget = { deadline: Date.now() - 1 };

describe("budgets", () => {
  counted("behaviour", "without limits nothing is ever spent", () => {
    expect(spent(UNLIMITED, "counting", 10 ** 9)).toBeUndefined();
    expect(spent(budgetOf(1000), "counting", 10 ** 9)).toBeUndefined();
    expect(spent({ terms: 5 }, "counting", 5)).toBeUndefined();
    expect(spent({ signal: new AbortController().signal }, "counting")).toBeUndefined();
    return 4;
  });

  counted("behaviour", "time, terms and interruptions each end work with what was being done", () => {
    expect(spent(past, "counting")).toMatchObject({ ok: false, reason: "budget" });
    expect(spent({ terms: 5 }, "counting", 6)).toMatchObject({ ok: false, reason: "budget" });
    expect(spent({ signal: AbortSignal.abort() }, "counting")).toMatchObject({ reason: "interrupted" });
    // Somebody who interrupts hears of that first.
    expect(spent({ ...past, signal: AbortSignal.abort() }, "counting")).toMatchObject({
      reason: "interrupted",
      message: "interrupted while counting",
    });
    expect(spent({ terms: 5 }, "counting", 6)).toHaveProperty(
      "message",
      "the budget of 5 terms was exceeded by 6 while counting",
    );
    return 5;
  });

  counted("behaviour", "a budget of seconds ends that much later", () => {
    const before = Date.now();
    const { deadline = 0, terms } = budgetOf(2.5, { terms: 7 });
    expect(deadline).toBeGreaterThanOrEqual(before + 2500);
    expect(deadline).toBeLessThanOrEqual(Date.now() + 2500);
    expect(terms).toBe(7);
  });
});

describe("work within a budget", () => {
  counted("behaviour", "gives its value, or the failure with which it was left", () => {
    expect(withinBudget(() => 42)).toEqual({ ok: true, value: 42 });
    let steps = 0;
    const outcome = withinBudget(() => {
      for (; ; steps += 1) stopWhenSpent({ terms: 99 }, "counting", steps);
    });
    expect(outcome).toMatchObject({ ok: false, reason: "budget" });
    expect(steps).toBe(100);
    return 2;
  });

  counted("behaviour", "lets every other error through", () => {
    const fail = () => {
      throw new RangeError("something else");
    };
    expect(() => withinBudget(fail)).toThrow(RangeError);
  });

  counted("behaviour", "the innermost budget is the one that ends", () => {
    const inner = () => withinBudget(() => stopWhenSpent(past, "inner work"));
    expect(withinBudget(() => inner().ok)).toEqual({ ok: true, value: false });
  });
});
