import { at } from "../../../core/errors.ts";
import { failure, type Result, success } from "../../../core/result.ts";
import { factorise } from "../../../exact/linear/linear.ts";
import type { Matrix } from "../../../exact/linear/matrix.ts";
import type { MatrixFactorisation } from "../../../exact/linear/matrix-factorisation.ts";
import type { ConstructedManifold } from "../construction/construct-manifold.ts";
import type { IsWanted } from "./row-products.ts";

interface System<E> {
  readonly rate: E;
  readonly modes: readonly number[];
  readonly factorisation: MatrixFactorisation<E>;
}

/**
 * Solves `row Delta(kappa) = rightSide` for rows, bordered by the modes of eigenvalue kappa, whose products
 * `row Delta'(kappa) v` are given: the transpose of the homological operator, factorised once for each kappa.
 */
export class AdjointOperator<E> {
  readonly #manifold: Pick<ConstructedManifold<E>, "setting" | "operator">;
  readonly #systems: System<E>[] = [];
  /** By mode and monomial. */
  readonly #quotients: readonly Map<number, number>[];

  constructor(manifold: Pick<ConstructedManifold<E>, "setting" | "operator">) {
    this.#manifold = manifold;
    this.#quotients = manifold.setting.modes.map(() => new Map());
  }

  /**
   * The quotient of the symbol of a mode by a monomial: its rate is the kappa that the monomial sees in the covector of
   * the mode.
   */
  quotient(mode: number, monomial: number): number {
    const known = at(this.#quotients, mode).get(monomial);
    if (known !== undefined) return known;
    const { space, amplitude } = this.#manifold.setting;
    const { table } = space;
    const inverse = table.factors(monomial).map((entry, k) => (k % 2 === 0 ? entry : -entry));
    const found = table.product(table.power(amplitude(mode), 1), table.monomial(inverse));
    at(this.#quotients, mode).set(monomial, found);
    return found;
  }

  /**
   * Whether a monomial does not vary, at leading order, in the product of the covector of a mode with the tangent vector of
   * another. All other products vanish by the adjoint equation itself.
   */
  readonly isSteady: IsWanted = (mode, other, monomial) => {
    const { space, modes } = this.#manifold.setting;
    return space.field.equals(space.table.rate(this.quotient(mode, monomial)), at(modes, other).eigenvalue);
  };

  /** The modes of an eigenvalue. */
  modesAt(kappa: E): readonly number[] {
    const { modes, space } = this.#manifold.setting;
    return modes.flatMap(({ eigenvalue }, j) => (space.field.equals(eigenvalue, kappa) ? [j] : []));
  }

  /**
   * The row for the rate kappa of a quotient. `products[k]`: with the modes of `modesAt(kappa)`. Result reasons:
   * "resonance" where kappa is the eigenvalue of a mode that was not chosen.
   */
  solve(
    quotient: number,
    rightSide: readonly E[],
    products: readonly E[],
  ): Result<readonly E[], "resonance"> {
    const system = this.#system(quotient);
    if (!system.ok) return system;
    const { field } = this.#manifold.setting.space;
    const { numerators, denominator } = system.value.factorisation.solve([...rightSide, ...products]);
    const row = numerators.slice(0, rightSide.length);
    return success(row.map((numerator) => field.divide(numerator, denominator)));
  }

  #system(quotient: number): Result<System<E>, "resonance"> {
    const { field, table } = this.#manifold.setting.space;
    const kappa = table.rate(quotient);
    const known = this.#systems.find(({ rate }) => field.equals(rate, kappa));
    if (known !== undefined) return success(known);
    const modes = this.modesAt(kappa);
    const factorised = factorise(field, this.#transposed(quotient, modes));
    if (!factorised.ok) {
      return failure(
        "resonance",
        `perturbations off the manifold that vary like exp(r*t) with r = ${field.toText(kappa)} resonate with its evolution: choose the modes of that eigenvalue too`,
      );
    }
    const system = { rate: kappa, modes, factorisation: factorised.value };
    this.#systems.push(system);
    return success(system);
  }

  #transposed(quotient: number, modes: readonly number[]): Matrix<E> {
    const { setting, operator } = this.#manifold;
    const characteristic = operator.characteristicMatrix(quotient);
    const upper = characteristic.map((_, column) => [
      ...characteristic.map((row) => at(row, column)),
      ...modes.map((mode) => at(at(setting.modes, mode).adjoint, column)),
    ]);
    const lower = modes.map((mode) => [
      ...operator.border(mode),
      ...modes.map(() => setting.space.field.zero),
    ]);
    return [...upper, ...lower];
  }
}
