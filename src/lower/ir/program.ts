import type { Rational } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";

/** The index of a node in its program; operands come before the nodes that use them. */
export type NodeId = number;

/** The type of a node's value: a double (or an element of a field), an integer, a truth value. */
export type NodeType = "f64" | "index" | "bool";

/**
 * An element of a named array as a loop sees it: at point `i` of the loop it is `array[stride i + offset]`.
 * In a stencil `i` is the site, and with a periodic boundary the position counts modulo the array's length.
 */
export interface Access {
  readonly array: string;
  readonly stride: number;
  readonly offset: number;
}

export type BinaryOperator = "+" | "-" | "*" | "/";
export type Comparison = "<" | "<=" | "==";

/**
 * One operation. Nodes say how a value is computed at a point of a loop, not when: a node that two loops use is
 * computed in each of them.
 * - `exact` is a number as the formula has it; the pass `round-constants` turns it into the nearest `float`.
 * - `power` is the power with an integer exponent of at least 2, by squarings: x³ = x² x, x⁴ = x² x².
 * - `counter` is the point (or site) of the loop, `toReal` takes such an integer to the reals.
 * - `carried` is the present value of an accumulator of the reduction or row that the node is used in.
 * - `entry` is the entry of a row.
 * - `gather` is the element at a computed position: a real, or an index of an array of these.
 * - `binary` is closed in `f64`, and but for `/` in `index`.
 * - `powerOfTwo` is the double 2^n of a double n that is an integer from -1022 to 1023; `binaryExponent` is the double
 *   floor(log2 x) of a positive x from 2^-1022. For any other operand they are some double, not the same everywhere.
 */
export type Node =
  | { readonly tag: "exact"; readonly value: Rational }
  | { readonly tag: "float"; readonly value: number }
  | { readonly tag: "pi" }
  | { readonly tag: "parameter"; readonly name: string }
  | { readonly tag: "load"; readonly access: Access }
  | { readonly tag: "carried"; readonly slot: number }
  | { readonly tag: "integer"; readonly value: number }
  | { readonly tag: "counter" }
  | { readonly tag: "entry" }
  | { readonly tag: "gather"; readonly type: "f64" | "index"; readonly array: string; readonly index: NodeId }
  | { readonly tag: "toReal"; readonly operand: NodeId }
  | { readonly tag: "negate"; readonly operand: NodeId }
  | { readonly tag: "powerOfTwo"; readonly operand: NodeId }
  | { readonly tag: "binaryExponent"; readonly operand: NodeId }
  | { readonly tag: "power"; readonly base: NodeId; readonly exponent: number }
  | {
      readonly tag: "binary";
      readonly operator: BinaryOperator;
      readonly left: NodeId;
      readonly right: NodeId;
    }
  | { readonly tag: "apply"; readonly name: ElementaryFunction; readonly operands: readonly NodeId[] }
  | {
      readonly tag: "compare";
      readonly operator: Comparison;
      readonly left: NodeId;
      readonly right: NodeId;
    }
  | {
      readonly tag: "select";
      readonly condition: NodeId;
      readonly ifTrue: NodeId;
      readonly ifFalse: NodeId;
    };

/** A value that is written to an element of an array. */
export interface Store {
  readonly access: Access;
  readonly value: NodeId;
}

/** The stores of all points `i = 0 .. count-1`, which do not depend on each other. Straight-line code has count 1. */
export interface MapLoop {
  readonly tag: "map";
  readonly count: number;
  readonly stores: readonly Store[];
  /**
   * Whether back ends are to carry the map out as a tape (`tape.ts`): its operations are then sums, differences, products,
   * quotients and changes of sign of reals. What it computes is the same.
   */
  readonly tape?: boolean;
}

/**
 * What a site does whose loads reach past an end of a lattice: they go round it; or the site is held, and `value` is
 * stored for it instead.
 */
export type Boundary = { readonly tag: "periodic" } | { readonly tag: "fixed"; readonly value: NodeId };

/**
 * The stores of all sites `n = 0 .. sites-1` of a lattice whose sites repeat with a period: those of site n are
 * `phases[n mod phases.length]`, with accesses counted from n. Sites do not depend on each other.
 */
export interface StencilLoop {
  readonly tag: "stencil";
  readonly sites: number;
  readonly phases: readonly (readonly Store[])[];
  readonly boundary: Boundary;
}

/** How often a reduction runs: a number, or the value of a parameter when the program is run. */
export type Count = number | { readonly parameter: string };

/** A value that is carried from one point of a reduction to the next, and stored after the last. */
export interface Accumulator {
  /** Before the first point; it may depend on nothing that varies with the point. */
  readonly initial: NodeId;
  /** After a point, from `carried` values before it and loads at it. All accumulators change at once. */
  readonly next: NodeId;
  readonly access: Access;
}

/** A fold over the points in order: a sum, a maximum, or the steps of an integrator. */
export interface ReductionLoop {
  readonly tag: "reduction";
  readonly count: Count;
  readonly accumulators: readonly Accumulator[];
}

/** A value that is carried from one entry of a row to the next. All accumulators of a row change at once. */
export interface RowAccumulator {
  /** Before the first entry of the row. */
  readonly initial: NodeId;
  /** After an entry, from `carried` values before it. */
  readonly next: NodeId;
}

/**
 * For each row `r = 0 .. count-1` a fold over its entries `k`, in order from `begin` up to but not including `end`, and then
 * the stores of the row. In `next` both r (`counter`, and the accesses of loads) and k (`entry`) are there; `initial` and
 * the stores know the row only, the stores also the accumulators' last values. Rows do not depend on each other. This
 * is the product of a sparse matrix with a vector, or a sum over lists of neighbours.
 */
export interface RowsLoop {
  readonly tag: "rows";
  readonly count: number;
  /** Elements of index arrays; `begin` is at most `end`. */
  readonly begin: Access;
  readonly end: Access;
  readonly accumulators: readonly RowAccumulator[];
  readonly stores: readonly Store[];
}

export type Loop = MapLoop | StencilLoop | ReductionLoop | RowsLoop;

/** `input` arrays are only read, `output` arrays are written whole, `temporary` ones live within the program. */
export type ArrayRole = "input" | "output" | "temporary";

export interface ArrayDeclaration {
  readonly name: string;
  readonly length: number;
  readonly role: ArrayRole;
  /**
   * Where it is given, the array holds indices, and not reals: natural numbers below this one, as 32-bit integers. Only
   * inputs do.
   */
  readonly indicesBelow?: number;
}

/** Loops over arrays that run one after another. What makes a program legal is stated in `legality.ts`. */
export interface Program {
  readonly name: string;
  /** The formulas that the program computes; back ends print them above the code. */
  readonly comments: readonly string[];
  /** Names of real numbers that are given when the program is run. */
  readonly parameters: readonly string[];
  readonly arrays: readonly ArrayDeclaration[];
  /** No two are the same. */
  readonly nodes: readonly Node[];
  readonly loops: readonly Loop[];
}

/** The arrays that a caller passes, in order: inputs and outputs, as declared. */
export function argumentArrays(program: Program): readonly ArrayDeclaration[] {
  return program.arrays.filter(({ role }) => role !== "temporary");
}

/** The array of a name. */
export function declarationOf({ arrays }: Program, name: string): ArrayDeclaration | undefined {
  return arrays.find((array) => array.name === name);
}
