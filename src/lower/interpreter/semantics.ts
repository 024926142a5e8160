import type { Arithmetic } from "../../expr/floating/evaluate-floating.ts";

/** What the operations of a program mean on values of a kind; symbols are the program's own parameters and loads. */
export interface Semantics<V> extends Omit<Arithmetic<V>, "symbol"> {
  /** The value that a double stands for. */
  readonly float: (value: number) => V;
  /** The value of an integer of the program, such as the point of a loop. */
  readonly fromInteger: (value: number) => V;
  /**
   * 2^n, and floor(log2 x), as the nodes of these names have it.
   * Errors: E_UNSUPPORTED where the values are not doubles.
   */
  readonly powerOfTwo: (n: V) => V;
  readonly binaryExponent: (x: V) => V;
  readonly isEqual: (a: V, b: V) => boolean;
  /** Errors: E_UNSUPPORTED where the values have no order. */
  readonly isLess: (a: V, b: V) => boolean;
}
