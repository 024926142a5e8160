import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { asIntegers, type Integer, integers, isIntegerRing } from "../integer.ts";
import { doubleFieldOfIndex } from "../modular/double-field.ts";
import { EMPTY_LIFT, extendLift, integersOf } from "../modular/mixed-radix.ts";
import { areRationals, overCommonDenominator } from "../polynomial/integral-form.ts";
import { type FractionField, power, type Ring } from "../ring.ts";
import { divisionFreeCharacteristicPolynomial } from "./division-free.ts";
import { hadamardBits, primeCountFor } from "./hadamard.ts";
import { type Matrix, squareSize } from "./matrix.ts";
import { characteristicPolynomialModulo } from "./modular-hessenberg.ts";
import { residueMatrix } from "./modular-matrix.ts";

/** Below, the division-free way takes less time than the primes; measured with entries of 4 to 30 bits. */
const LEAST_MODULAR_SIZE = 16;

/**
 * The coefficients of `det(x - matrix)`, `[k]` of x^k and the last one one, over any commutative ring: modulo primes
 * over Z and Q, without divisions over others.
 * Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 */
export function characteristicPolynomial<E>(
  ring: Ring<E>,
  matrix: Matrix<E>,
  options: BudgetOptions = {},
): readonly E[] {
  const size = squareSize(matrix);
  if (isIntegerRing(ring) && size >= LEAST_MODULAR_SIZE) {
    const whole = matrix.map((row) => asIntegers(ring, row) ?? []);
    return integerCharacteristicPolynomial(whole, options).map(ring.fromInteger);
  }
  const cleared = areRationals(ring) ? ofFractions(ring, matrix, options) : undefined;
  return cleared ?? divisionFreeCharacteristicPolynomial(ring, matrix, options);
}

/** With `B = d A` over Z, the coefficient of x^k for A is that for B over d^(n - k); `undefined` for too large a d. */
function ofFractions<F>(
  field: FractionField<Integer, F>,
  matrix: Matrix<F>,
  options: BudgetOptions,
): readonly F[] | undefined {
  const cleared = overCommonDenominator(field, matrix.flat());
  if (cleared === undefined) return undefined;
  const { numerators, denominator } = cleared;
  const size = matrix.length;
  const whole = matrix.map((_, i) => numerators.slice(i * size, (i + 1) * size));
  return characteristicPolynomial(integers, whole, options).map((coefficient, k) =>
    field.fraction(coefficient, power(integers, denominator, size - k)),
  );
}

/**
 * The same for an integer matrix of any size, from Hessenberg forms modulo word-size primes, as many as a bound on the
 * coefficients asks for.
 * Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`. Cost: n^3 for every 25 bits of the bound.
 */
export function integerCharacteristicPolynomial(
  matrix: Matrix<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly Integer[] {
  const size = squareSize(matrix);
  // A coefficient is a sum of principal minors, of which there are less than 2^size.
  const primes = primeCountFor(hadamardBits(matrix) + size);
  let lift = EMPTY_LIFT;
  for (let index = 0; index < primes; index += 1) {
    stopWhenSpent(budget, `finding a characteristic polynomial modulo prime ${index + 1} of ${primes}`);
    const field = doubleFieldOfIndex(index);
    lift = extendLift(
      lift,
      field,
      characteristicPolynomialModulo(field, residueMatrix(field, matrix), { budget }),
    );
  }
  const integerAt = integersOf(lift);
  return Array.from({ length: size + 1 }, (_, k) => integerAt(k));
}
