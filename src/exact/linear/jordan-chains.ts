import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Field, metered } from "../ring.ts";
import { nullSpace } from "./linear.ts";
import { type Matrix, squareSize } from "./matrix.ts";
import { imageOf, matrixRing } from "./matrix-ring.ts";

/** `v[0]` is an eigenvector, and `(matrix - eigenvalue) v[i] = v[i - 1]`. */
export type JordanChain<E> = readonly (readonly E[])[];

/**
 * Jordan chains of a matrix for one eigenvalue, longest first: together a basis of its generalised eigenvectors.
 * None where it is no eigenvalue. Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 * Cost: a null space of each power of `matrix - eigenvalue` up to the length of the longest chain.
 */
export function jordanChains<E>(
  unmetered: Field<E>,
  matrix: Matrix<E>,
  eigenvalue: E,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly JordanChain<E>[] {
  const field = metered(unmetered, budget);
  const ring = matrixRing(field, squareSize(matrix));
  const nilpotent = ring.subtract(matrix, ring.scalar(eigenvalue));
  const kernels = risingKernels(field, nilpotent, budget);
  const chains: JordanChain<E>[] = [];
  for (let length = kernels.length; length > 0; length -= 1) {
    // A new chain of this length starts outside of the shorter ones' kernel and of what longer chains have in this one.
    const span = new Span(field);
    for (const vector of kernels[length - 2] ?? []) span.extend(vector);
    for (const chain of chains) span.extend(at(chain, length - 1));
    for (const vector of at(kernels, length - 1)) {
      stopWhenSpent(budget, `looking for Jordan chains of length ${length}`);
      if (span.extend(vector)) chains.push(chainEndingIn(field, nilpotent, vector, length));
    }
  }
  return chains;
}

/** The null spaces of the first, second, ... power, while they grow. */
function risingKernels<E>(field: Field<E>, nilpotent: Matrix<E>, budget: Budget): readonly Matrix<E>[] {
  const ring = matrixRing(field, nilpotent.length, { budget });
  const kernels: Matrix<E>[] = [];
  let power = nilpotent;
  for (;;) {
    const kernel = nullSpace(field, power, { budget });
    if (kernel.length === (kernels[kernels.length - 1]?.length ?? 0)) return kernels;
    kernels.push(kernel);
    power = ring.multiply(power, nilpotent);
  }
}

function chainEndingIn<E>(
  field: Field<E>,
  nilpotent: Matrix<E>,
  last: readonly E[],
  length: number,
): JordanChain<E> {
  const chain = [last];
  while (chain.length < length) chain.push(imageOf(field, nilpotent, at(chain, chain.length - 1)));
  return chain.toReversed();
}

/** The span of vectors, by a basis in echelon form. */
class Span<E> {
  readonly #field: Field<E>;
  /** By the index of the first nonzero entry, which is one. */
  readonly #basis = new Map<number, readonly E[]>();

  constructor(field: Field<E>) {
    this.#field = field;
  }

  /** Takes a vector in, and says whether it was outside. */
  extend(vector: readonly E[]): boolean {
    const field = this.#field;
    let rest = vector;
    for (let index = 0; index < rest.length; index += 1) {
      const leading = at(rest, index);
      if (field.isZero(leading)) continue;
      const known = this.#basis.get(index);
      if (known === undefined) {
        this.#basis.set(
          index,
          rest.map((entry) => field.divide(entry, leading)),
        );
        return true;
      }
      rest = rest.map((entry, i) => field.subtract(entry, field.multiply(leading, at(known, i))));
    }
    return false;
  }
}
