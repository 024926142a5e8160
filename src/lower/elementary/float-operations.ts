import type { Rational } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import type { Comparison } from "../ir/program.ts";

/**
 * The operations on doubles that elementary functions and error bounds are written in. On nodes of a program (a `Builder`)
 * they make code, on numbers (`doubleOperations`) they compute: a formula that is written once has the same bits in both.
 */
export interface FloatOperations<V, B> {
  /** The double nearest to an exact number. */
  readonly exact: (value: Rational) => V;
  readonly float: (value: number) => V;
  readonly add: (a: V, b: V) => V;
  readonly subtract: (a: V, b: V) => V;
  readonly multiply: (a: V, b: V) => V;
  readonly divide: (a: V, b: V) => V;
  readonly negate: (a: V) => V;
  readonly apply: (name: ElementaryFunction, operands: readonly V[]) => V;
  readonly powerOfTwo: (n: V) => V;
  readonly binaryExponent: (x: V) => V;
  readonly compare: (operator: Comparison, a: V, b: V) => B;
  readonly select: (condition: B, ifTrue: V, ifFalse: V) => V;
}
