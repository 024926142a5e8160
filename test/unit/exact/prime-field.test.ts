import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { CERTIFICATE_PRIMES, isPrime, primeField, rationalInto } from "../../../src/exact/prime-field.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { counted } from "../../counted.ts";
import { anyRational } from "../../laws/arbitraries.ts";
import { isRefused } from "../../laws/ring-laws.ts";

describe("primality", () => {
  counted("differential", "agrees with the sieve of Eratosthenes below 20000", () => {
    const limit = 20_000;
    const isComposite = new Uint8Array(limit);
    for (let n = 2; n < limit; n += 1) {
      for (let multiple = 2 * n; multiple < limit; multiple += n) isComposite[multiple] = 1;
    }
    for (let n = 2; n < limit; n += 1) expect(isPrime(BigInt(n))).toBe(isComposite[n] === 0);
    return limit - 2;
  });

  counted(
    "golden",
    "strong pseudoprimes and Carmichael numbers (OEIS A014233, A002997) are composite",
    () => {
      // The least strong pseudoprimes to the first 4, 9 and 12 prime bases.
      const composites = [3_215_031_751n, 3_825_123_056_546_413_051n, 318_665_857_834_031_151_167_461n];
      const carmichael = [561n, 1105n, 6601n, 825_265n, 321_197_185n];
      for (const n of [...composites, ...carmichael, 0n, 1n, -7n]) expect(isPrime(n)).toBe(false);
      return composites.length + carmichael.length;
    },
  );

  counted("identity", "the certificate primes are distinct primes of 61 bits", () => {
    const [first, second] = CERTIFICATE_PRIMES;
    expect(first).not.toBe(second);
    for (const p of CERTIFICATE_PRIMES) {
      expect(p.toString(2)).toHaveLength(61);
      expect(isPrime(p)).toBe(true);
    }
  });

  counted(
    "golden",
    "the Mersenne numbers of up to 700 bits beyond the bound are prime for five exponents",
    () => {
      // Source: OEIS A000043: 89, 107, 127, 521, 607.
      const exponents = Array.from({ length: 618 }, (_, k) => k + 83);
      const prime = exponents.filter((exponent) => isPrime((1n << BigInt(exponent)) - 1n));
      expect(prime).toEqual([89, 107, 127, 521, 607]);
      return exponents.length;
    },
  );

  counted("behaviour", "moduli that are not known to be prime are refused", () => {
    for (const n of [1n, 0n, 561n, (1n << 61n) + 1n, 10n ** 30n]) {
      expect(isRefused("E_DOMAIN", () => primeField(n))).toBe(true);
    }
  });
});

describe("residues of rationals", () => {
  const field = primeField(CERTIFICATE_PRIMES[0]);

  counted("property", "the map keeps sums and products", () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        const [imageA, imageB] = [rationalInto(field, a), rationalInto(field, b)];
        if (imageA === undefined || imageB === undefined) return true;
        return (
          rationalInto(field, rationals.add(a, b)) === field.add(imageA, imageB) &&
          rationalInto(field, rationals.multiply(a, b)) === field.multiply(imageA, imageB)
        );
      }),
    );
  });

  counted("identity", "by hand modulo 7", () => {
    const seven = primeField(7n);
    expect(rationalInto(seven, rational(1, 3))).toBe(5n);
    expect(rationalInto(seven, rational(-1, 2))).toBe(3n);
    expect(rationalInto(seven, rational(1, 14))).toBeUndefined();
    return 3;
  });
});
