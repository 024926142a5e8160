import { at, ResiduaError } from "../../../core/errors.ts";
import type { Random } from "../../../core/random.ts";
import { isPrime, primeField, rationalInto } from "../../../exact/prime-field.ts";
import { type Field, power } from "../../../exact/ring.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { ConstantImages } from "./constants.ts";

/** Modulo a prime that leaves 1 here, i and the square roots of 2, 3, 5 and 7 exist, and roots of unity of this order. */
const ROOT_ORDER = 840n;

/**
 * The two largest primes below 2^61 that leave 1 when divided by 840.
 */
export const MANIFOLD_PRIMES: readonly [bigint, bigint] = largestPrimes();

function largestPrimes(): readonly [bigint, bigint] {
  const found: bigint[] = [];
  for (let n = (1n << 61n) - (((1n << 61n) - 1n) % ROOT_ORDER); found.length < 2; n -= ROOT_ORDER) {
    if (n < 1n << 61n && isPrime(n)) found.push(n);
  }
  return [at(found, 0), at(found, 1)];
}

/**
 * Images of constants modulo a prime that is 1 modulo 840: i and square roots as sums of roots of unity, so that they
 * keep all relations with these; pi, parameters and values of transcendental functions at random, each always the
 * same. Errors: E_UNSUPPORTED for the square root of a number that has none there.
 */
export function modularImages(prime: bigint, random: Random): ConstantImages<bigint> {
  const field = primeField(prime);
  const unity = rootOfUnity(field, prime);
  const drawn = new Map<string, bigint>();
  const draw = (name: string): bigint => {
    const value = drawn.get(name) ?? random.integer(1n, prime - 1n);
    drawn.set(name, value);
    return value;
  };
  const imaginaryUnit = unity(4n);
  return {
    field,
    rational: (value) => {
      const residue = rationalInto(field, value);
      if (residue !== undefined) return residue;
      throw new ResiduaError("E_DIVISION_BY_ZERO", `${value.denominator} is zero in ${field.name}`);
    },
    imaginaryUnit: () => imaginaryUnit,
    pi: () => draw("pi"),
    symbol: draw,
    squareRoot: (radicand) => squareRoot(field, unity, radicand),
    transcendental: (e: Expression) => draw(expressionText(e)),
  };
}

/** A primitive root of unity of any order that divides 840, all of them powers of one. */
function rootOfUnity(field: Field<bigint>, prime: bigint): (order: bigint) => bigint {
  const powerOf = (base: bigint, exponent: bigint): bigint => {
    let [result, square, rest] = [1n, base, exponent];
    for (; rest > 0n; rest /= 2n) {
      if (rest % 2n === 1n) result = (result * square) % prime;
      square = (square * square) % prime;
    }
    return result;
  };
  for (let base = 2n; ; base += 1n) {
    const root = powerOf(base, (prime - 1n) / ROOT_ORDER);
    const isPrimitive = [2n, 3n, 5n, 7n].every((factor) => powerOf(root, ROOT_ORDER / factor) !== field.one);
    if (isPrimitive) return (order) => powerOf(root, ROOT_ORDER / order);
  }
}

/** Gauss sums: `sqrt(2) = e + 1/e` for `e = exp(i pi/4)`; for an odd prime p the sum of `(k/p) exp(2 pi i k/p)`. */
function squareRoot(field: Field<bigint>, unity: (order: bigint) => bigint, radicand: bigint): bigint {
  let [result, rest] = [field.one, radicand];
  for (const prime of [2n, 3n, 5n, 7n]) {
    if (rest % prime !== 0n) continue;
    rest /= prime;
    result = field.multiply(result, rootOfPrime(field, unity, prime));
  }
  if (rest === 1n) return result;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `sqrt(${radicand}) has no image modulo the primes of certificates, which have roots of 2, 3, 5 and 7`,
  );
}

function rootOfPrime(field: Field<bigint>, unity: (order: bigint) => bigint, prime: bigint): bigint {
  if (prime === 2n) {
    const eighth = unity(8n);
    return field.add(eighth, field.divide(field.one, eighth));
  }
  const root = unity(prime);
  const squares = new Set(Array.from({ length: Number(prime) }, (_, k) => (BigInt(k) * BigInt(k)) % prime));
  let sum = field.zero;
  for (let k = 1n; k < prime; k += 1n) {
    const term = power(field, root, Number(k));
    sum = squares.has(k) ? field.add(sum, term) : field.subtract(sum, term);
  }
  // The Gauss sum of a prime that leaves 3 when divided by 4 is i sqrt(p).
  return prime % 4n === 1n ? sum : field.divide(sum, unity(4n));
}
