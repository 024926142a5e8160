import fc from "fast-check";
import { expect } from "vitest";
import { rational } from "../../../src/exact/rational.ts";
import { decimalText } from "../../../src/problem/decimal-text.ts";
import { counted } from "../../counted.ts";

counted("property", "a decimal with an exponent far beyond doubles is that of its mantissa", () => {
  const runs = 200;
  fc.assert(
    fc.property(
      fc.integer({ min: 100000, max: 999999 }),
      fc.integer({ min: 310, max: 2000 }),
      (mantissa, exponent) => {
        const large = decimalText(rational(BigInt(mantissa) * 10n ** BigInt(exponent)), 6);
        const small = decimalText(rational(-BigInt(mantissa), 10n ** BigInt(exponent + 5)), 6);
        expect(large).toBe(`${mantissa / 1e5}e+${exponent + 5}`);
        expect(small).toBe(`-${mantissa / 1e5}e-${exponent}`);
      },
    ),
    { numRuns: runs },
  );
  return runs;
});

counted("golden", "decimals are rounded to their digits", () => {
  expect(decimalText(rational(2n * 10n ** 400n, 3n), 12)).toBe("6.66666666667e+399");
  expect(decimalText(rational(10n ** 400n - 1n), 5)).toBe("1e+400");
  expect(decimalText(rational(15, 8), 12)).toBe("1.875");
  expect(decimalText(rational(0), 12)).toBe("0");
  return 4;
});
