import { at, ResiduaError } from "../core/errors.ts";
import { failure, type Result, success } from "../core/result.ts";
import {
  type ComplexNumber,
  complexDistance,
  complexExponential,
  complexReciprocal,
} from "./complex-number.ts";
import { luWorkspace } from "./lu-factorisation.ts";
import { matrixEigenvalues } from "./matrix-eigenvalues.ts";
import { addToEntry, entryOf, type SquareMatrix, zeroMatrix } from "./square-matrix.ts";

/** The linear delay equation `du/dt = present u(t) + sum of delayed_k u(t - delay_k)`. */
export interface LinearDelayEquation {
  readonly present: SquareMatrix;
  readonly delayed: readonly { readonly delay: number; readonly matrix: SquareMatrix }[];
}

export interface CharacteristicRoot extends ComplexNumber {
  readonly multiplicity: number;
}

/** Matrices larger than this take more than about a second. */
const LARGEST_MATRIX = 240;

/** With this many nodes, roots whose product with the delay is of order one are right to rounding. */
const LEAST_DEGREE = 20;

/** Roots of the discretised equation that Newton's method moves further, relative to 1 + |root|, are none of the equation. */
const LARGEST_CORRECTION = 1e-4;

/** Double roots are known to the square root of a rounding unit only. */
const SAME_ROOT = 1e-6;

const MOST_NEWTON_STEPS = 60;
const DEFAULT_WANTED = 12;
const NEWTON_TOLERANCE = 1e-14;

/**
 * The roots of `det(lambda - present - sum of delayed_k exp(-lambda delay_k))` with the largest real parts, from right
 * to left, of a pair the one with positive imaginary part first: all with nonnegative real part, and as many as are
 * wanted in all, counted with their multiplicities, as far as the discretisation has them.
 *
 * Method: the infinitesimal generator of the equation on Chebyshev nodes of the past, whose eigenvalues converge faster than
 * any power, then Newton's method on the determinant.
 * Precision: rounding, for simple roots; its square root for double ones. Errors: E_DOMAIN for delays that are not positive.
 * Result reasons: "too-large" where rates times delays are so large that the matrix would be.
 * Source: Breda, Maset & Vermiglio (2005), Pseudospectral differencing methods for characteristic roots of delay
 * differential equations, SIAM J. Sci. Comput. 27.
 */
export function characteristicRoots(
  equation: LinearDelayEquation,
  { wanted = DEFAULT_WANTED }: { readonly wanted?: number } = {},
): Result<readonly CharacteristicRoot[], "too-large"> {
  const { present, delayed } = equation;
  const wrong = delayed.find(({ delay }) => !(delay > 0 && delay < Infinity));
  if (wrong !== undefined || delayed.length === 0) {
    throw new ResiduaError("E_DOMAIN", `delays must be positive numbers, got ${wrong?.delay ?? "none"}`);
  }
  const longest = Math.max(...delayed.map(({ delay }) => delay));
  // A root with nonnegative real part is not larger than the norms of all matrices together.
  const size = [present, ...delayed.map(({ matrix }) => matrix)].reduce((sum, each) => sum + norm(each), 0);
  const degree = LEAST_DEGREE + Math.ceil(size * longest);
  if (present.size * (degree + 1) > LARGEST_MATRIX) {
    return failure(
      "too-large",
      "the delays are too long compared with the rates of the equations for a table of roots",
    );
  }
  const starts = matrixEigenvalues(generator(equation, longest, degree)).toReversed();
  const found: ComplexNumber[] = [];
  for (const start of starts.filter(({ im }) => im >= 0)) {
    if (found.length >= wanted && start.re < 0) break;
    const root = polished(equation, start);
    if (root === undefined) continue;
    found.push(root);
    if (start.im > 0) found.push({ re: root.re, im: -root.im });
  }
  return success(distinct(found));
}

/** The largest sum of the sizes of a row's entries. */
function norm({ size, entries }: SquareMatrix): number {
  return Math.max(
    ...Array.from({ length: size }, (_, row) =>
      entries.subarray(row * size, (row + 1) * size).reduce((sum, entry) => sum + Math.abs(entry), 0),
    ),
  );
}

/** The values at the nodes of the derivative of the past, and at the present the right-hand side of the equation. */
function generator({ present, delayed }: LinearDelayEquation, longest: number, degree: number): SquareMatrix {
  const variables = present.size;
  const nodes = chebyshevNodes(degree, longest);
  const matrix = zeroMatrix(variables * (degree + 1));
  const addBlock = (row: number, column: number, block: SquareMatrix, factor: number) => {
    for (let i = 0; i < variables; i += 1) {
      for (let k = 0; k < variables; k += 1) {
        addToEntry(matrix, row * variables + i, column * variables + k, factor * entryOf(block, i, k));
      }
    }
  };
  addBlock(0, 0, present, 1);
  for (const { delay, matrix: block } of delayed) {
    interpolationWeights(nodes, -delay).forEach((weight, column) => {
      addBlock(0, column, block, weight);
    });
  }
  const identity = identityMatrix(variables);
  for (let row = 1; row <= degree; row += 1) {
    differentiationWeights(nodes, row).forEach((weight, column) => {
      addBlock(row, column, identity, weight);
    });
  }
  return matrix;
}

function identityMatrix(size: number): SquareMatrix {
  const matrix = zeroMatrix(size);
  for (let k = 0; k < size; k += 1) addToEntry(matrix, k, k, 1);
  return matrix;
}

/** The extrema of a Chebyshev polynomial, from 0 back to -length. */
function chebyshevNodes(degree: number, length: number): readonly number[] {
  return Array.from({ length: degree + 1 }, (_, k) => (length / 2) * (Math.cos((Math.PI * k) / degree) - 1));
}

/** Of barycentric interpolation on the extrema of Chebyshev polynomials. */
function barycentricWeight(node: number, count: number): number {
  const half = node === 0 || node === count - 1 ? 0.5 : 1;
  return node % 2 === 0 ? half : -half;
}

/** The value at a place as a combination of the values at the nodes. */
function interpolationWeights(nodes: readonly number[], place: number): readonly number[] {
  const met = nodes.findIndex((node) => Math.abs(node - place) <= 4 * Number.EPSILON * Math.abs(place));
  if (met >= 0) return nodes.map((_, k) => (k === met ? 1 : 0));
  const weights = nodes.map((node, k) => barycentricWeight(k, nodes.length) / (place - node));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The derivative at a node as a combination of the values at the nodes; constants have none. */
function differentiationWeights(nodes: readonly number[], row: number): readonly number[] {
  const own = barycentricWeight(row, nodes.length);
  const weights = nodes.map((node, k) =>
    k === row ? 0 : barycentricWeight(k, nodes.length) / own / (at(nodes, row) - node),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, k) => (k === row ? -total : weight));
}

/** The root of the equation near a start; `undefined` where Newton's method does not stay there. */
function polished(equation: LinearDelayEquation, start: ComplexNumber): ComplexNumber | undefined {
  const reach = LARGEST_CORRECTION * (1 + Math.hypot(start.re, start.im));
  let root = start;
  for (let k = 0; k < MOST_NEWTON_STEPS; k += 1) {
    const step = newtonStep(equation, root);
    // The characteristic matrix is singular in doubles: this is a root.
    if (step === undefined) return root;
    root = { re: root.re - step.re, im: root.im - step.im };
    if (!(complexDistance(root, start) <= reach)) return undefined;
    if (Math.hypot(step.re, step.im) <= NEWTON_TOLERANCE * (1 + Math.hypot(root.re, root.im))) return root;
  }
  // At multiple roots steps do not become shorter than rounding allows there.
  return root;
}

/** `1 / trace(Delta^-1 Delta')`, the logarithmic derivative of the determinant; `undefined` where Delta is singular. */
function newtonStep(equation: LinearDelayEquation, lambda: ComplexNumber): ComplexNumber | undefined {
  const { size } = equation.present;
  const [matrix, derivative] = characteristicMatrix(equation, lambda);
  const workspace = luWorkspace(2 * size);
  if (!workspace.factorise(matrix)) return undefined;
  let [re, im] = [0, 0];
  for (let column = 0; column < size; column += 1) {
    const vector = Float64Array.from({ length: 2 * size }, (_, row) => entryOf(derivative, row, column));
    workspace.solve(vector);
    re += at(vector, column);
    im += at(vector, size + column);
  }
  return complexReciprocal({ re, im });
}

/** Delta and its derivative by lambda as real matrices of twice the size: real parts above, imaginary parts below. */
function characteristicMatrix(
  { present, delayed }: LinearDelayEquation,
  lambda: ComplexNumber,
): readonly [SquareMatrix, SquareMatrix] {
  const { size } = present;
  const [matrix, derivative] = [zeroMatrix(2 * size), zeroMatrix(2 * size)];
  const add = (to: SquareMatrix, of: SquareMatrix, { re, im }: ComplexNumber) => {
    for (let i = 0; i < size; i += 1) {
      for (let k = 0; k < size; k += 1) {
        const entry = entryOf(of, i, k);
        addToEntry(to, i, k, re * entry);
        addToEntry(to, size + i, size + k, re * entry);
        addToEntry(to, size + i, k, im * entry);
        addToEntry(to, i, size + k, -im * entry);
      }
    }
  };
  const identity = identityMatrix(size);
  add(matrix, identity, lambda);
  add(derivative, identity, { re: 1, im: 0 });
  add(matrix, present, { re: -1, im: 0 });
  for (const { delay, matrix: block } of delayed) {
    const { re, im } = complexExponential({ re: -lambda.re * delay, im: -lambda.im * delay });
    add(matrix, block, { re: -re, im: -im });
    add(derivative, block, { re: delay * re, im: delay * im });
  }
  return [matrix, derivative];
}

/** Roots with their multiplicities, from right to left; starts that led to the same place are one root. */
function distinct(roots: readonly ComplexNumber[]): readonly CharacteristicRoot[] {
  const found: CharacteristicRoot[] = [];
  for (const root of roots) {
    const index = found.findIndex(
      (each) => complexDistance(each, root) <= SAME_ROOT * (1 + Math.hypot(root.re, root.im)),
    );
    if (index < 0) found.push({ ...root, multiplicity: 1 });
    else found[index] = { ...at(found, index), multiplicity: at(found, index).multiplicity + 1 };
  }
  return found.sort((a, b) => b.re - a.re || b.im - a.im);
}
