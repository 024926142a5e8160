import fc from "fast-check";
import { expect } from "vitest";
import { fitOrder } from "../../../src/numeric/order-fit.ts";
import { counted } from "../../counted.ts";

const STEPS = [0.1, 0.05, 0.02, 0.01];

counted("property", "a power law gives back its order and constant, with no spread", () => {
  const order = fc.double({ min: -4, max: 9, noNaN: true });
  fc.assert(
    fc.property(order, fc.double({ min: 0.1, max: 50, noNaN: true }), (expected, constant) => {
      const fit = fitOrder(
        STEPS,
        STEPS.map((step) => constant * step ** expected),
      );
      expect(fit.observedOrder).toBeCloseTo(expected, 10);
      expect(fit.intercept).toBeCloseTo(Math.log(constant), 10);
      expect(fit.spread).toBeLessThan(1e-10);
    }),
  );
});

counted("behaviour", "a bent curve shows in the spread", () => {
  const errors = STEPS.map((step) => step ** 2 + 1e-3);
  expect(fitOrder(STEPS, errors).spread).toBeGreaterThan(0.5);
});

counted("behaviour", "too few, unequal, repeated or non-positive data are refused", () => {
  const refused: readonly (readonly [number[], number[], string])[] = [
    [[0.1, 0.2, 0.4], [1, 2, 3], "E_DOMAIN"],
    [STEPS, [1, 2, 3], "E_SHAPE"],
    [STEPS, [1, 0, 1, 1], "E_DOMAIN"],
    [[0.1, 0.1, 0.2, 0.3], [1, 2, 3, 4], "E_DOMAIN"],
    [[0.1, 0.2, 0.3, Number.NaN], [1, 2, 3, 4], "E_DOMAIN"],
  ];
  for (const [steps, errors, code] of refused) {
    expect(() => fitOrder(steps, errors)).toThrow(expect.objectContaining({ code }));
  }
  return refused.length;
});
