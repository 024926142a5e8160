import { expect } from "vitest";
import { orderText } from "../../../../../src/problem/manifold/results/order-text.ts";
import { counted } from "../../../../counted.ts";

counted("behaviour", "orders in small symbols", () => {
  expect(orderText(["eps"], 3)).toBe("O(eps^3)");
  expect(orderText(["eps"], 1)).toBe("O(eps)");
  expect(orderText(["eps", "a"], 2)).toBe("O((eps, a)^2)");
  return 3;
});
