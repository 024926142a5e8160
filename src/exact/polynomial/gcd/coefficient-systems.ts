import { type Budget, stopWhenSpent } from "../../../core/budget.ts";
import type { Random } from "../../../core/random.ts";
import {
  type DoubleField,
  inverseResidue,
  multiplyResidues,
  randomUnit,
  residueAt,
} from "../../modular/double-field.ts";
import { lagrangeRow, masterPolynomial, sumOfProducts } from "../../modular/vandermonde.ts";
import { wordAt } from "../monomial.ts";
import { type ModularTerms, monomialValues } from "./modular-terms.ts";

/** The terms that multiply one power of the main variable: a run in their lexicographic order. */
interface Group {
  readonly power: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The transposed Vandermonde systems for the coefficients of known terms, one for each power of the main variable:
 * the nodes are the values of the monomials at a base point, the right-hand sides images at the powers of the point.
 */
export interface VandermondeSystems {
  readonly base: readonly number[];
  readonly nodes: Float64Array;
  readonly groups: readonly Group[];
  /** The number of images that determines all coefficients. */
  readonly imageCount: number;
}

/** What a spent budget says was being done: the cost grows with the square of the terms in a group. */
const SOLVING = "solving for the coefficients of a greatest common divisor";

/** Base points tried until the nodes of each group differ; thousands of terms need more than a few. */
const LARGEST_TRIAL_COUNT = 40;

/** Systems at a random base point; `undefined` where none was found with distinct nodes. */
export function randomSystems(
  field: DoubleField,
  terms: ModularTerms,
  random: Random,
): VandermondeSystems | undefined {
  const [main, ...others] = terms.exponents;
  const groups = groupsOf(main ?? new Int32Array(0));
  const imageCount = groups.reduce((largest, { start, end }) => Math.max(largest, end - start), 1);
  for (let trial = 0; trial < LARGEST_TRIAL_COUNT; trial += 1) {
    const base = others.map(() => randomUnit(field, random));
    const nodes = monomialValues(field, others, base, terms.coefficients.length);
    const areDistinct = groups.every(
      ({ start, end }) => new Set(nodes.subarray(start, end)).size === end - start,
    );
    if (areDistinct) return { base, nodes, groups, imageCount };
  }
  return undefined;
}

function groupsOf(powers: Int32Array): readonly Group[] {
  const groups: Group[] = [];
  for (let start = 0; start < powers.length; ) {
    const power = wordAt(powers, start);
    let end = start;
    while (end < powers.length && powers[end] === power) end += 1;
    groups.push({ power, start, end });
    start = end;
  }
  return groups;
}

/** Solves for the coefficients of all groups, and checks them on the images beyond those needed. */
export function solveSystems(
  field: DoubleField,
  { nodes, groups }: VandermondeSystems,
  images: readonly Float64Array[],
  degree: number,
  budget: Budget,
): Float64Array | undefined {
  const occurring = new Set(groups.map(({ power }) => power));
  for (let power = 0; power < degree; power += 1) {
    if (!occurring.has(power) && images.some((image) => image[power] !== 0)) return undefined;
  }
  const coefficients = new Float64Array(nodes.length);
  for (const { power, start, end } of groups) {
    const values = Float64Array.from(images, (image) => residueAt(image, power));
    const solution = solveTransposed(field, nodes.subarray(start, end), values, budget);
    if (solution === undefined) return undefined;
    coefficients.set(solution, start);
  }
  return coefficients;
}

/**
 * The `c` with `sum over l of c_l node_l^i = values[i - 1]` for i = 1, 2, ...; `undefined` where a value after the
 * needed ones disagrees: all of them satisfy the recurrence that has the nodes as its roots.
 */
function solveTransposed(
  field: DoubleField,
  nodes: Float64Array,
  values: Float64Array,
  budget: Budget,
): Float64Array | undefined {
  const master = masterPolynomial(field, nodes, { budget });
  if (values.length > nodes.length && sumOfProducts(field, master, values) !== 0) return undefined;
  const solution = new Float64Array(nodes.length);
  for (const [l, node] of nodes.entries()) {
    stopWhenSpent(budget, SOLVING);
    const row = lagrangeRow(field, master, node);
    if (row === undefined) return undefined;
    solution[l] = multiplyResidues(field, sumOfProducts(field, row, values), inverseResidue(field, node));
  }
  return solution;
}
