import { type Budget, type SpentReason, stopWhenSpent } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import { failure, type Result, success } from "../../../core/result.ts";
import { factorise } from "../../../exact/linear/linear.ts";
import type { Matrix } from "../../../exact/linear/matrix.ts";
import type { MatrixFactorisation } from "../../../exact/linear/matrix-factorisation.ts";
import { innerProduct } from "../../../exact/linear/matrix-ring.ts";
import { sum } from "../../../exact/ring.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import type { Delays } from "./delays.ts";

/** A mode of the linear part, over the field of coefficients. */
export interface FieldMode<E> {
  readonly eigenvalue: E;
  readonly vector: readonly E[];
  /** The row whose product with a correction vanishes, where the mode resonates. */
  readonly adjoint: readonly E[];
}

/** The linear part: a matrix for what acts now, and one for each delay. */
export interface LinearPart<E> {
  readonly present: Matrix<E>;
  readonly delayed: readonly Matrix<E>[];
}

/** The characteristic matrix at one rate, bordered by the modes that resonate there. */
export interface Divisor<E> {
  readonly rate: E;
  readonly modes: readonly number[];
  readonly determinant: E;
}

/** A correction to the variables, and what resonant modes gain. */
export interface Correction<E> {
  readonly variables: readonly E[];
  /** In the order of the resonant modes. */
  readonly evolution: readonly E[];
}

interface System<E> extends Divisor<E> {
  readonly factorisation: MatrixFactorisation<E>;
  /** Columns of the inverse, as they are needed. */
  readonly columns: Map<number, readonly (readonly [row: number, entry: E])[]>;
}

/**
 * The linearisation at leading order. For a monomial of rate mu it is `Delta(mu) = mu - L_0 - sum of L_k exp(-mu tau_k)`,
 * bordered by `Delta'(lambda_j) v_j` and the adjoints of the modes that resonate; monomials of one rate share one
 * factorisation.
 */
export class HomologicalOperator<E> {
  readonly #space: SeriesSpace<E>;
  readonly linear: LinearPart<E>;
  readonly #delays: Delays<E>;
  readonly #modes: readonly FieldMode<E>[];
  /** `Delta'(lambda_j) v_j`. */
  readonly #borders: readonly (readonly E[])[];
  readonly #budget: Budget;
  readonly #systems: System<E>[] = [];

  constructor(
    space: SeriesSpace<E>,
    linear: LinearPart<E>,
    delays: Delays<E>,
    modes: readonly FieldMode<E>[],
    options: { readonly modeMonomials: readonly number[]; readonly budget: Budget },
  ) {
    this.#space = space;
    this.linear = linear;
    this.#delays = delays;
    this.#modes = modes;
    this.#borders = modes.map(({ vector }, j) => this.#border(vector, at(options.modeMonomials, j)));
    this.#budget = options.budget;
  }

  /** The systems met so far. */
  divisors(): readonly Divisor<E>[] {
    return this.#systems.map(({ rate, modes, determinant }) => ({ rate, modes, determinant }));
  }

  /** `Delta'(lambda_j) v_j` for a mode. */
  border(mode: number): readonly E[] {
    return at(this.#borders, mode);
  }

  /** The characteristic matrix at the rate of a monomial. */
  characteristicMatrix(monomial: number): Matrix<E> {
    const { field, table } = this.#space;
    const rate = table.rate(monomial);
    const factors = this.linear.delayed.map((_, k) => this.#delays.factor(monomial, k));
    return this.linear.present.map((row, i) =>
      row.map((entry, k) => {
        const delayed = this.linear.delayed.map((matrix, d) =>
          field.multiply(at(at(matrix, i), k), at(factors, d)),
        );
        const diagonal = i === k ? rate : field.zero;
        return field.subtract(diagonal, sum(field, [entry, ...delayed]));
      }),
    );
  }

  /**
   * The correction with `Delta(mu) u + sum of Delta'(lambda_j) v_j c_j = rightSide` and `adjoint_j u = 0` for the
   * resonant modes j. Result reasons: "resonance" where a mode resonates that was not chosen.
   */
  solve(
    monomial: number,
    modes: readonly number[],
    rightSide: readonly E[],
  ): Result<Correction<E>, "resonance" | SpentReason> {
    const system = this.#system(monomial, modes);
    if (!system.ok) return system;
    const { field } = this.#space;
    const size = rightSide.length + modes.length;
    const solution = Array.from({ length: size }, () => field.zero);
    rightSide.forEach((value, column) => {
      if (field.isZero(value)) return;
      for (const [row, entry] of this.#column(system.value, column, size)) {
        solution[row] = field.add(at(solution, row), field.multiply(entry, value));
      }
    });
    return success({
      variables: solution.slice(0, rightSide.length),
      evolution: solution.slice(rightSide.length),
    });
  }

  #border(vector: readonly E[], monomial: number): readonly E[] {
    const { field } = this.#space;
    return vector.map((entry, i) => {
      const delayed = this.linear.delayed.map((matrix, d) => {
        const image = innerProduct(field, at(matrix, i), vector);
        const weight = field.multiply(this.#delays.duration(d), this.#delays.factor(monomial, d));
        return field.multiply(weight, image);
      });
      return sum(field, [entry, ...delayed]);
    });
  }

  #column(system: System<E>, column: number, size: number) {
    const known = system.columns.get(column);
    if (known !== undefined) return known;
    const { field } = this.#space;
    const unit = Array.from({ length: size }, (_, i) => (i === column ? field.one : field.zero));
    const { numerators, denominator } = system.factorisation.solve(unit);
    const entries = numerators.flatMap((numerator, row) =>
      field.isZero(numerator) ? [] : [[row, field.divide(numerator, denominator)] as const],
    );
    system.columns.set(column, entries);
    return entries;
  }

  #system(monomial: number, modes: readonly number[]): Result<System<E>, "resonance" | SpentReason> {
    const { field, table } = this.#space;
    const rate = table.rate(monomial);
    const known = this.#systems.find(
      (system) =>
        field.equals(system.rate, rate) &&
        system.modes.length === modes.length &&
        system.modes.every((mode, k) => mode === modes[k]),
    );
    if (known !== undefined) return success(known);
    stopWhenSpent(this.#budget, "factorising the homological operator");
    const factorised = factorise(field, this.#bordered(monomial, modes), { budget: this.#budget });
    if (!factorised.ok) {
      const { reason, message } = factorised;
      return reason === "singular" ? failure("resonance", this.#resonance(rate)) : failure(reason, message);
    }
    const { determinant } = factorised.value;
    const system = { rate, modes, determinant, factorisation: factorised.value, columns: new Map() };
    this.#systems.push(system);
    return success(system);
  }

  #resonance(rate: E): string {
    return `terms that vary like exp(r*t) with r = ${this.#space.field.toText(rate)} resonate with a mode that is not among those chosen, or whose chosen vectors and adjoints do not pair: choose all modes of that eigenvalue`;
  }

  #bordered(monomial: number, modes: readonly number[]): Matrix<E> {
    const { field } = this.#space;
    const upper = this.characteristicMatrix(monomial).map((row, i) => [
      ...row,
      ...modes.map((mode) => at(this.border(mode), i)),
    ]);
    const lower = modes.map((mode) => [...at(this.#modes, mode).adjoint, ...modes.map(() => field.zero)]);
    return [...upper, ...lower];
  }
}
