import { at } from "../../../core/errors.ts";
import { failure, type Result, success } from "../../../core/result.ts";
import { type Matrix, transposed } from "../../../exact/linear/matrix.ts";
import { matrixRing } from "../../../exact/linear/matrix-ring.ts";
import { scaled } from "../construction/jets.ts";
import { combination, type Part, PartSum } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import type { ModalBasis } from "./modal-basis.ts";
import { NoiseEquation } from "./noise-equation.ts";
import type { NoiseFunctions } from "./noise-functions.ts";

/** The corrections that answer for terms with noise. */
export interface NoiseCorrection<E> {
  readonly variables: readonly Part<E>[];
  /** One for each mode. */
  readonly evolution: readonly Part<E>[];
}

/** A residual, or what remains of it, sorted. */
export interface SortedParts<E> {
  readonly plain: readonly Part<E>[];
  /** Terms with noise by the rest of their monomial: `[row]`, as functions of noise alone. */
  readonly noisy: ReadonlyMap<number, readonly Part<E>[]>;
}

/**
 * The homological operator on terms with noise: `d/dt + mu - L` for functions of noise that multiply a monomial of rate mu.
 * In a basis of generalised eigenvectors it is one equation `df/dt - (lambda - mu) f = ...` for each of them, coupled
 * where L has Jordan blocks. Stratonovich noise obeys the ordinary rules of calculus, and nothing else is used of it.
 *
 * Source: Roberts (2008), Normal form transforms separate slow and fast modes in stochastic dynamical systems, Physica A 387.
 */
export class NoiseOperator<E> {
  readonly #space: SeriesSpace<E>;
  readonly #functions: NoiseFunctions<E>;
  readonly equation: NoiseEquation<E>;
  readonly basis: ModalBasis<E>;
  /** What the linear part does in the basis besides multiplying by eigenvalues: nilpotent. */
  readonly couplings: Matrix<E>;
  readonly #modes: number;

  constructor(
    space: SeriesSpace<E>,
    functions: NoiseFunctions<E>,
    {
      linear,
      basis,
      modes,
    }: { readonly linear: Matrix<E>; readonly basis: ModalBasis<E>; readonly modes: number },
  ) {
    this.#space = space;
    this.#functions = functions;
    this.equation = new NoiseEquation(space, functions);
    this.basis = basis;
    this.couplings = couplingsOf(space, linear, basis);
    this.#modes = modes;
  }

  /** Whether a monomial has a factor of noise. */
  isNoisy(monomial: number): boolean {
    return this.#functions.split(monomial).noise !== 0;
  }

  /** Takes terms with noise apart from the others. */
  sort(parts: readonly Part<E>[]): SortedParts<E> {
    const { field } = this.#space;
    const noisy = new Map<number, PartSum<E>[]>();
    const plain = parts.map((part, row) => {
      const own = new PartSum(field);
      for (const [monomial, coefficient] of part) {
        const split = this.#functions.split(monomial);
        if (split.noise === 0) own.addTerm(monomial, coefficient);
        else {
          const sums = noisy.get(split.plain) ?? parts.map(() => new PartSum(field));
          noisy.set(split.plain, sums);
          at(sums, row).addTerm(split.noise, coefficient);
        }
      }
      return own.total();
    });
    const totals = [...noisy].map(([monomial, sums]) => [monomial, sums.map((sum) => sum.total())] as const);
    return { plain, noisy: new Map(totals) };
  }

  /**
   * The corrections with `(d/dt + mu - L) u + sum of v_j g_j = -residual`, for terms with noise by the rest of their monomial,
   * whose rate is mu. Result reasons: "resonance" where noise drives a mode that was not chosen, and neither decays nor grows
   * relative to the monomial.
   */
  cancel(residual: SortedParts<E>["noisy"]): Result<NoiseCorrection<E>, "resonance"> {
    const { field } = this.#space;
    const sums = {
      variables: this.basis.vectors.map(() => new PartSum(field)),
      evolution: Array.from({ length: this.#modes }, () => new PartSum(field)),
    };
    for (const [monomial, parts] of residual) {
      const minus = field.fromInteger(-1);
      const rightSide = parts.map((part) => scaled(this.#space, part, minus));
      const cancelled = this.#cancelAt(monomial, rightSide, sums);
      if (!cancelled.ok) return cancelled;
    }
    return success({
      variables: sums.variables.map((sum) => sum.total()),
      evolution: sums.evolution.map((sum) => sum.total()),
    });
  }

  /** Couplings of Jordan blocks act on each solution, and leave a right-hand side for the next, until they leave none. */
  #cancelAt(
    monomial: number,
    rightSide: readonly Part<E>[],
    {
      variables,
      evolution,
    }: { readonly variables: readonly PartSum<E>[]; readonly evolution: readonly PartSum<E>[] },
  ): Result<"cancelled", "resonance"> {
    let coordinates = this.basis.coordinates.map((row) => weighted(this.#space, row, rightSide));
    while (coordinates.some((part) => part.size > 0)) {
      const solutions: Part<E>[] = [];
      for (const [k, part] of coordinates.entries()) {
        const { eigenvalue, vector, mode } = at(this.basis.vectors, k);
        const { solution, rest } = this.equation.solve(part, this.#relativeRate(eigenvalue, monomial));
        if (rest.size > 0 && mode === undefined) return failure("resonance", this.#unanswered(eigenvalue));
        if (mode !== undefined) at(evolution, mode).add(this.times(rest, monomial));
        const correction = this.times(solution, monomial);
        vector.forEach((entry, i) => {
          at(variables, i).addMultiple(correction, entry);
        });
        solutions.push(solution);
      }
      coordinates = this.couplings.map((row) => weighted(this.#space, row, solutions));
    }
    return success("cancelled");
  }

  #relativeRate(eigenvalue: E, monomial: number): E {
    const { field, table } = this.#space;
    return field.subtract(eigenvalue, table.rate(monomial));
  }

  /** A function of noise times a monomial without. */
  times(part: Part<E>, monomial: number): Part<E> {
    const { table } = this.#space;
    return new Map([...part].map(([noise, value]) => [table.product(noise, monomial), value] as const));
  }

  #unanswered(eigenvalue: E): string {
    return `noise drives a mode of the eigenvalue ${this.#space.field.toText(eigenvalue)}, which is not among those chosen and has no decay in which it could forget: choose it too`;
  }
}

function couplingsOf<E>({ field }: SeriesSpace<E>, linear: Matrix<E>, basis: ModalBasis<E>): Matrix<E> {
  const ring = matrixRing(field, linear.length);
  const columns = transposed(basis.vectors.map(({ vector }) => vector));
  const inBasis = ring.multiply(basis.coordinates, ring.multiply(linear, columns));
  return inBasis.map((row, k) =>
    row.map((entry, l) => (k === l ? field.subtract(entry, at(basis.vectors, k).eigenvalue) : entry)),
  );
}

/** The linear combination of parts, one factor for each. */
export function weighted<E>(
  { field }: SeriesSpace<E>,
  factors: readonly E[],
  parts: readonly Part<E>[],
): Part<E> {
  return combination(
    field,
    factors.flatMap((factor, k) => (field.isZero(factor) ? [] : [[factor, at(parts, k)] as const])),
  );
}
