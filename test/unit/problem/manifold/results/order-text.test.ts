import { expect } from "vitest";
import { orderLatex, orderText } from "../../../../../src/problem/manifold/results/order-text.ts";
import { counted } from "../../../../counted.ts";

counted("behaviour", "orders in small symbols", () => {
  expect(orderText(["eps"], 3)).toBe("O(eps^3)");
  expect(orderText(["eps"], 1)).toBe("O(eps)");
  expect(orderText(["eps", "a"], 2)).toBe("O((eps, a)^2)");
  expect(orderLatex(["\\varepsilon"], 3)).toBe("\\mathcal{O}\\left(\\varepsilon^{3}\\right)");
  expect(orderLatex(["\\varepsilon", "a"], 1)).toBe(
    "\\mathcal{O}\\left(\\left(\\varepsilon,a\\right)\\right)",
  );
  return 5;
});
