import * as fc from "fast-check";
import { expect } from "vitest";
import { isPrime, primeField } from "../../../src/exact/prime-field.ts";
import { LARGEST_WORD_PRIME, wordPrimeField } from "../../../src/exact/word-prime-field.ts";
import { counted } from "../../counted.ts";
import { isRefused } from "../../laws/ring-laws.ts";

/** The primes next below powers of two: the quotients that are estimated come in every size. */
const primes = Array.from({ length: 30 }, (_, k) => {
  let candidate = 2 ** (k + 2) - 1;
  while (!isPrime(BigInt(candidate))) candidate -= 1;
  return candidate;
});

counted("differential", "agrees with the field of bigints for a prime of every size up to 31 bits", () => {
  for (const p of primes) {
    const [word, exact] = [wordPrimeField(p), primeField(BigInt(p))];
    const residue = fc.oneof(
      fc.integer({ min: 0, max: p - 1 }),
      fc.integer({ min: 0, max: Math.min(p - 1, 9) }).map((k) => p - 1 - k),
    );
    fc.assert(
      fc.property(residue, residue, (a, b) => {
        const [x, y] = [BigInt(a), BigInt(b)];
        expect(word.multiply(a, b)).toBe(Number(exact.multiply(x, y)));
        expect(word.add(a, b)).toBe(Number(exact.add(x, y)));
        expect(word.subtract(a, b)).toBe(Number(exact.subtract(x, y)));
        if (b !== 0) expect(word.divide(a, b)).toBe(Number(exact.divide(x, y)));
        return true;
      }),
      { numRuns: 300 },
    );
  }
  return primes.length * 300;
});

counted(
  "identity",
  "products around multiples of the prime, where the estimated quotient is off, are exact",
  () => {
    const p = LARGEST_WORD_PRIME;
    const { multiply } = wordPrimeField(p);
    let count = 0;
    // a b = k p + r for small r of both signs: a runs, b is the residue of r / a.
    for (let a = p - 1000; a < p; a += 1) {
      const inverse = Number(primeField(BigInt(p)).divide(1n, BigInt(a)));
      for (const r of [0, 1, 2, 3, p - 3, p - 2, p - 1]) {
        const b = Number((BigInt(r) * BigInt(inverse)) % BigInt(p));
        expect(multiply(a, b)).toBe(r);
        count += 1;
      }
    }
    return count;
  },
);

counted("behaviour", "moduli that are no primes below 2^31 are refused, and so is division by zero", () => {
  for (const p of [1, 0, -7, 561, 2.5, 2 ** 31 + 11, Number.NaN]) {
    expect(isRefused("E_DOMAIN", () => wordPrimeField(p))).toBe(true);
  }
  expect(isRefused("E_DIVISION_BY_ZERO", () => wordPrimeField(7).divide(3, 0))).toBe(true);
  return 8;
});
