import fc from "fast-check";
import { expect } from "vitest";
import { primeFactors } from "../../../src/exact/prime-factors.ts";
import { isPrime } from "../../../src/exact/prime-field.ts";
import { counted } from "../../counted.ts";

const product = (factors: ReadonlyMap<bigint, number>) =>
  [...factors].reduce((value, [prime, exponent]) => value * prime ** BigInt(exponent), 1n);

counted("property", "prime factors are prime, and multiply to the number", () => {
  const naturals = fc.bigInt({ min: 1n, max: 2n ** 40n });
  fc.assert(
    fc.property(naturals, naturals, (a, b) => {
      const factors = primeFactors(a * b ** 2n);
      expect(product(factors)).toBe(a * b ** 2n);
      for (const prime of factors.keys()) expect(isPrime(prime)).toBe(true);
    }),
    { numRuns: 30 },
  );
  return 30;
});

counted(
  "golden",
  "large primes, their squares and their products (Mersenne numbers; PARI/GP's nextprime)",
  () => {
    const [p, q] = [10_000_000_019n, 1_000_000_000_039n];
    expect([...primeFactors(p ** 2n)]).toEqual([[p, 2]]);
    expect(new Map(primeFactors(12n * p * q ** 3n))).toEqual(
      new Map([
        [2n, 2],
        [3n, 1],
        [p, 1],
        [q, 3],
      ]),
    );
    expect([...primeFactors(2n ** 127n - 1n)]).toEqual([[2n ** 127n - 1n, 1]]);
    expect(primeFactors(2n ** 67n - 1n)).toEqual(
      new Map([
        [193_707_721n, 1],
        [761_838_257_287n, 1],
      ]),
    );
    expect([...primeFactors(1n)]).toEqual([]);
    return 5;
  },
);
