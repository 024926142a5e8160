import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { failure, success } from "../../../../src/core/result.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import { ERROR_FLOOR, errorDecay } from "../../../../src/simulate/manifold/error-decay.ts";
import { counted } from "../../../counted.ts";

/** Rounding errors of integrations, below which nothing is seen. */
const NOISE = 1e-14;

/** Errors of a power law with noise, as long as solutions exist. */
function law(error: (size: number) => number, end = Number.POSITIVE_INFINITY) {
  return (size: number) =>
    size < end ? success(error(size) + NOISE) : failure("step-underflow" as const, "the solution ends");
}

describe("the range of sizes", () => {
  counted("behaviour", "lies as low as rounding allows, whatever the order and its constant", () => {
    let count = 0;
    for (const order of [2, 3, 5, 9, 16]) {
      for (const constant of [1e-3, 1, 1e4]) {
        const decay = errorDecay(
          law((size) => constant * size ** order * (1 + size / 4)),
          order,
        );
        expect(decay.ok).toBe(true);
        if (!decay.ok || decay.value.exact) continue;
        const { sizes, errors } = decay.value;
        expect(at(errors, 0)).toBeGreaterThan(ERROR_FLOOR);
        expect(at(errors, 0)).toBeLessThan(20 * ERROR_FLOOR);
        expect(Math.abs(fitOrder(sizes, errors).observedOrder - order)).toBeLessThan(0.3);
        count += 1;
      }
    }
    expect(count).toBe(15);
    return count;
  });

  counted("behaviour", "avoids sizes at which solutions end", () => {
    const decay = errorDecay(
      law((size) => (3 * size) ** 4, 0.01),
      4,
    );
    expect(decay.ok && Math.max(...decay.value.sizes) < 0.01).toBe(true);
    // Errors are below the floor as far as solutions exist.
    const exact = errorDecay(
      law(() => 0, 0.4),
      4,
    );
    expect(exact.ok && exact.value.exact && at(exact.value.sizes, 0) > 0.3).toBe(true);
    return 2;
  });

  counted("behaviour", "errors that are rounding errors up to size 1 are exact results", () => {
    const decay = errorDecay(
      law(() => 0),
      5,
    );
    expect(decay).toEqual({ ok: true, value: { sizes: [1], errors: [NOISE], exact: true } });
  });

  counted("wrong-twin", "a lower power, or an error that stays, is seen where it is", () => {
    for (const [order, error] of [
      [2, (size: number) => size ** 3 + size ** 2 / 50],
      [1, (size: number) => size / 7],
      [0, () => 0.02],
    ] as const) {
      const decay = errorDecay(law(error), 3);
      expect(decay.ok).toBe(true);
      if (!decay.ok) continue;
      const { sizes, errors } = decay.value;
      expect(fitOrder(sizes.slice(0, 4), errors.slice(0, 4)).observedOrder).toBeCloseTo(order, 1);
    }
    return 3;
  });

  counted("behaviour", "solutions that end at every size give the reason", () => {
    const none = errorDecay(
      law(() => 1, 0),
      3,
    );
    expect(none).toEqual({ ok: false, reason: "step-underflow", message: "the solution ends" });
    const narrow = errorDecay(
      law((size) => size ** 3, 5e-4),
      3,
    );
    expect(narrow.ok ? "" : narrow.message).toContain("solutions end");
    const below = errorDecay(
      law((size) => size ** 3, 1e-4),
      3,
    );
    expect(below.ok ? "" : below.message).toContain("solutions end");
    return 3;
  });
});
