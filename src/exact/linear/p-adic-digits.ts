import { at } from "../../core/errors.ts";
import { bitLength } from "../integer.ts";
import { residueAt } from "../modular/double-field.ts";

/** Integers to and from their digits in a base below 2^26, lowest first. */
export interface DigitSystem {
  /** The digits of an integer, all of its sign; the last one is not zero. */
  readonly digits: (value: bigint) => Float64Array;
  /** The integer with digits of either sign, smaller in size than the base. */
  readonly value: (digits: Float64Array) => bigint;
}

/** Both ways split integers into halves, so that the work is that of a few long products and divisions. */
export function digitSystem(base: number): DigitSystem {
  const powers = [BigInt(base)];
  /** The base to the power 2^level. */
  const powerAt = (level: number): bigint => {
    while (powers.length <= level) {
      const last = at(powers, powers.length - 1);
      powers.push(last * last);
    }
    return at(powers, level);
  };
  return {
    digits: (value) => {
      const level = levelFor(bitLength(value), base);
      const digits = new Float64Array(2 ** level);
      writeDigits({ base, powerAt, digits }, value, level, 0);
      return digits.subarray(0, 1 + digits.findLastIndex((digit) => digit !== 0));
    },
    value: (digits) => readDigits({ base, powerAt, digits }, 0, digits.length),
  };
}

/** Where digits are written to or read from. */
interface Digits {
  readonly base: number;
  readonly powerAt: (level: number) => bigint;
  readonly digits: Float64Array;
}

/** The least level, from one, at which 2^level digits hold so many bits. */
function levelFor(bits: number, base: number): number {
  const digits = Math.max(2, Math.ceil(bits / Math.floor(Math.log2(base))));
  return Math.ceil(Math.log2(digits));
}

/** Writes 2^level digits from `start` on; zeros are there already. */
function writeDigits(target: Digits, value: bigint, level: number, start: number): void {
  if (level === 1) {
    // Below the square of the base, and thus exact.
    const pair = Number(value);
    const low = pair % target.base;
    target.digits[start] = low;
    target.digits[start + 1] = (pair - low) / target.base;
    return;
  }
  const divisor = target.powerAt(level - 1);
  const upper = value / divisor;
  writeDigits(target, upper === 0n ? value : value - upper * divisor, level - 1, start);
  if (upper !== 0n) writeDigits(target, upper, level - 1, start + 2 ** (level - 1));
}

function readDigits(source: Digits, start: number, count: number): bigint {
  if (count <= 2) {
    // Below the square of the base in size, and thus exact.
    const upper = count === 2 ? residueAt(source.digits, start + 1) : 0;
    return BigInt((count === 0 ? 0 : residueAt(source.digits, start)) + upper * source.base);
  }
  const level = Math.ceil(Math.log2(count)) - 1;
  const half = 2 ** level;
  const upper = readDigits(source, start + half, count - half);
  return readDigits(source, start, half) + source.powerAt(level) * upper;
}
