import { at } from "../../core/errors.ts";
import type { Integer } from "../integer.ts";
import { centred, centredInteger, centredInverse } from "../modular/centred-residues.ts";
import { type DoubleField, doubleFieldOfIndex, residueAt } from "../modular/double-field.ts";
import { nextDigits, type RadixStep, radixStep } from "../modular/mixed-radix.ts";
import type { Matrix } from "./matrix.ts";
import { addInnerProduct, type SparseResidues, sparseResidues } from "./sparse-residues.ts";

/**
 * Integers of a bounded size, known by their residues modulo a few word-size primes: the remainders of a p-adic
 * lifting, which never grow, in arithmetic of doubles only.
 */
export interface ResidueSystem {
  readonly isZero: () => boolean;
  /** Writes the integers, plus digits below p in size, as centred residues modulo the lifting prime p. */
  readonly addModulo: (digits: Float64Array, target: Float64Array) => void;
  /** Replaces the integers r by the exact quotients `(r + digits - matrix solution) / p`. */
  readonly advance: (digits: Float64Array, solution: Float64Array) => void;
}

/** What the lifting needs modulo one prime of a residue system. */
interface Channel {
  readonly field: DoubleField;
  readonly negatedMatrix: SparseResidues;
  /** The inverse of the lifting prime. */
  readonly inverseOfLifting: number;
  /** From the primes before this one to its digit in their mixed radix. */
  readonly step: RadixStep;
  /** The product of the primes before this one, modulo the lifting prime. */
  readonly weight: number;
}

/** Makes residue systems for the liftings with one matrix, each of them zero at first. */
export function residueSystems(matrix: Matrix<Integer>, lifting: DoubleField): () => ResidueSystem {
  const channels = channelsFor(matrix, lifting);
  return () => {
    const lines = channels.map(() => new Float64Array(matrix.length));
    return {
      isZero: () => lines.every((line) => line.every((residue) => residue === 0)),
      addModulo: (digits, target) => {
        addModulo(channels, lines, lifting, digits, target);
      },
      advance: (digits, solution) => {
        channels.forEach((channel, index) => {
          advance(channel, at(lines, index), digits, solution);
        });
      },
    };
  };
}

/**
 * Remainders stay below half a row's sum of sizes, and four more: half of what the product of the primes has room
 * for.
 */
function channelsFor(matrix: Matrix<Integer>, lifting: DoubleField): readonly Channel[] {
  const largest = largestRowSum(matrix) + 8n;
  const channels: Channel[] = [];
  let product = 1n;
  for (let index = 0; product <= 2n * largest; index += 1) {
    const field = doubleFieldOfIndex(index);
    if (field.p === lifting.p) continue;
    channels.push({
      field,
      negatedMatrix: negatedRows(field, matrix),
      inverseOfLifting: centredInverse(field, lifting.p),
      step: radixStep(
        field,
        channels.map((earlier) => earlier.field),
      ),
      weight: centredInteger(lifting, product),
    });
    product *= BigInt(field.p);
  }
  return channels;
}

function largestRowSum(matrix: Matrix<Integer>): bigint {
  return matrix.reduce((largest, row) => {
    const total = row.reduce<bigint>((sum, entry) => sum + BigInt(entry < 0 ? -entry : entry), 0n);
    return total > largest ? total : largest;
  }, 0n);
}

function negatedRows(field: DoubleField, matrix: Matrix<Integer>): SparseResidues {
  return sparseResidues(
    matrix.map((row) =>
      row.flatMap((entry, index) => (entry === 0 ? [] : [{ index, residue: -centredInteger(field, entry) }])),
    ),
  );
}

function advance(
  { field, negatedMatrix, inverseOfLifting }: Channel,
  line: Float64Array,
  digits: Float64Array,
  solution: Float64Array,
): void {
  const { p, inverse } = field;
  for (let i = 0; i < line.length; i += 1) {
    const sum = centred(residueAt(line, i) + residueAt(digits, i), p, inverse);
    const rest = addInnerProduct(field, negatedMatrix, i, solution, sum);
    line[i] = centred(rest * inverseOfLifting, p, inverse);
  }
}

/**
 * Sums the digits of the mixed-radix system with the primes as its radices; digits of least size make negative integers
 * of them too.
 * Source: Garner's method, in Knuth, The Art of Computer Programming 2, section 4.3.2.
 */
function addModulo(
  channels: readonly Channel[],
  lines: readonly Float64Array[],
  lifting: DoubleField,
  digits: Float64Array,
  target: Float64Array,
): void {
  target.set(digits);
  const radixDigits: Float64Array[] = [];
  channels.forEach((channel, index) => {
    const radixDigit = nextDigits(channel.step, radixDigits, at(lines, index));
    radixDigits.push(radixDigit);
    for (let i = 0; i < target.length; i += 1) {
      const sum = residueAt(target, i) + residueAt(radixDigit, i) * channel.weight;
      target[i] = centred(sum, lifting.p, lifting.inverse);
    }
  });
}
