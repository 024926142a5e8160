import { at } from "../../../core/errors.ts";
import { failure, type Result, success } from "../../../core/result.ts";
import { factorise } from "../../../exact/linear/linear.ts";
import type { Matrix } from "../../../exact/linear/matrix.ts";
import type { MatrixFactorisation } from "../../../exact/linear/matrix-factorisation.ts";
import type { Field } from "../../../exact/ring.ts";
import type { FieldMode } from "../homological-operator.ts";

interface System<E> {
  readonly rate: E;
  readonly modes: readonly number[];
  readonly factorisation: MatrixFactorisation<E>;
}

/**
 * Solves `row (kappa - L) = rightSide` for rows, bordered by the modes of eigenvalue kappa, whose products with the row
 * are given: the transpose of the homological operator, factorised once for each kappa.
 */
export class AdjointOperator<E> {
  readonly #field: Field<E>;
  readonly #linear: Matrix<E>;
  readonly #modes: readonly FieldMode<E>[];
  readonly #systems: System<E>[] = [];

  constructor(field: Field<E>, linear: Matrix<E>, modes: readonly FieldMode<E>[]) {
    this.#field = field;
    this.#linear = linear;
    this.#modes = modes;
  }

  /** The modes of an eigenvalue. */
  modesAt(kappa: E): readonly number[] {
    return this.#modes.flatMap(({ eigenvalue }, j) => (this.#field.equals(eigenvalue, kappa) ? [j] : []));
  }

  /**
   * The row. `products[k]`: with the vectors of `modesAt(kappa)`. Result reasons: "resonance" where kappa is the eigenvalue of a mode that was not chosen.
   */
  solve(kappa: E, rightSide: readonly E[], products: readonly E[]): Result<readonly E[], "resonance"> {
    const system = this.#system(kappa);
    if (!system.ok) return system;
    const { numerators, denominator } = system.value.factorisation.solve([...rightSide, ...products]);
    const row = numerators.slice(0, rightSide.length);
    return success(row.map((numerator) => this.#field.divide(numerator, denominator)));
  }

  #system(kappa: E): Result<System<E>, "resonance"> {
    const known = this.#systems.find(({ rate }) => this.#field.equals(rate, kappa));
    if (known !== undefined) return success(known);
    const modes = this.modesAt(kappa);
    const factorised = factorise(this.#field, this.#transposed(kappa, modes));
    if (!factorised.ok) {
      return failure(
        "resonance",
        `perturbations off the manifold that vary like exp(r*t) with r = ${this.#field.toText(kappa)} resonate with its evolution: choose the modes of that eigenvalue too`,
      );
    }
    const system = { rate: kappa, modes, factorisation: factorised.value };
    this.#systems.push(system);
    return success(system);
  }

  #transposed(kappa: E, modes: readonly number[]): Matrix<E> {
    const field = this.#field;
    const upper = this.#linear.map((_, column) => [
      ...this.#linear.map((row, i) => field.subtract(i === column ? kappa : field.zero, at(row, column))),
      ...modes.map((mode) => at(at(this.#modes, mode).adjoint, column)),
    ]);
    const lower = modes.map((mode) => [...at(this.#modes, mode).vector, ...modes.map(() => field.zero)]);
    return [...upper, ...lower];
  }
}
