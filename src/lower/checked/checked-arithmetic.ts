import type { Rational } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import type { Comparison } from "../ir/program.ts";

/**
 * Arithmetic on pairs P of doubles V that are certain to contain a real number: a value with a bound of its error, or the
 * ends of an interval. B are truth values. What is certain of the operands is certain of the result.
 */
export interface CheckedArithmetic<V, B, P> {
  /** What the names of the pair's two arrays end in, where a program computes them. */
  readonly suffixes: readonly [string, string];
  /** Whether inputs are pairs too, or exact doubles. */
  readonly hasPairsAsInputs: boolean;
  /** The pair that contains only the real number that a double is. */
  readonly point: (value: V) => P;
  readonly fromParts: (first: V, second: V) => P;
  readonly toParts: (pair: P) => readonly [V, V];
  readonly exact: (value: Rational) => P;
  readonly pi: () => P;
  readonly add: (a: P, b: P) => P;
  readonly subtract: (a: P, b: P) => P;
  readonly multiply: (a: P, b: P) => P;
  readonly divide: (a: P, b: P) => P;
  readonly negate: (a: P) => P;
  /** The power with a positive integer exponent. */
  readonly power: (base: P, exponent: number) => P;
  readonly apply: (name: ElementaryFunction, operands: readonly P[]) => P;
  readonly compare: (operator: Comparison, a: P, b: P) => Decision<B>;
  readonly select: (decision: Decision<B>, ifTrue: P, ifFalse: P) => P;
}

/**
 * What is known of a comparison. Where it is neither certainly true nor certainly false it may be either; without
 * `isFalse` it is false where it is not true.
 */
export interface Decision<B> {
  readonly isTrue: B;
  readonly isFalse?: B;
}
