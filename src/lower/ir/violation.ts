/**
 * The rules that a legal program keeps. The last two together say that no loop reads an element that it writes, so that
 * the points of a map do not depend on each other.
 */
export type LegalityRule =
  /** Arrays have distinct names that are identifiers, and lengths that are natural numbers; only inputs hold indices. */
  | "declarations"
  /** Loads, stores and parameters are of declared names. */
  | "declared"
  /** Operands exist and come before the nodes that use them. */
  | "defined-before-use"
  /** No two nodes are the same. */
  | "shared"
  /** Operands have the types that the operation asks for; what is stored or carried is an f64; indices are read as such. */
  | "types"
  /** Numbers mean something: powers are integers of at least 2, floats are finite, counts are natural numbers. */
  | "numbers"
  /** What a map as a tape needs is read or computed by an operation that tapes have. */
  | "tape"
  /**
   * Carried values stand in reductions and rows and have an accumulator; what starts one does not vary with points, or in a
   * row with its entries; `entry` stands in what follows an entry of a row.
   */
  | "carried"
  /**
   * Every element that is read or written lies within the declared length of its array; at computed positions, for
   * whatever indices that are below their declared bounds.
   */
  | "bounds"
  /** Input arrays are not written; no element is written twice; outputs are written whole. */
  | "stored-once"
  /** An element is read only where it is an input's or an earlier loop has written it. */
  | "stored-before-load";

/** A rule that a program breaks, and where. */
export interface Violation {
  readonly rule: LegalityRule;
  readonly where: string;
}
