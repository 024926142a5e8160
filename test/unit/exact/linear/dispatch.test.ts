import { expect } from "vitest";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import {
  determinantByElimination,
  factoriseByElimination,
} from "../../../../src/exact/linear/fraction-free.ts";
import { determinant, factorise } from "../../../../src/exact/linear/linear.ts";
import { counted } from "../../../counted.ts";
import { scrambledMatrix } from "./sample-matrices.ts";

counted(
  "differential",
  "a large integer matrix is factorised modulo primes, with the result of elimination",
  () => {
    const matrix = scrambledMatrix(22);
    const rightSide = matrix.map((_, i): Integer => i - 10);
    const [chosen, eliminated] = [factorise(integers, matrix), factoriseByElimination(integers, matrix)];
    if (!chosen.ok || !eliminated.ok) throw new Error("the matrix is regular");
    expect(chosen.value.solve(rightSide)).toStrictEqual(eliminated.value.solve(rightSide));
    expect(determinant(integers, matrix)).toBe(determinantByElimination(integers, matrix));
    return 2;
  },
);

counted("behaviour", "a spent budget says what was being done", () => {
  const byPrimes = factorise(integers, scrambledMatrix(22), { budget: { deadline: 0 } });
  expect(!byPrimes.ok && byPrimes.message).toContain("prime");
  const byElimination = factorise(integers, scrambledMatrix(12), { budget: { deadline: 0 } });
  expect(!byElimination.ok && byElimination.message).toContain("eliminating column 1 of 12");
  return 2;
});
