import { at } from "../../../core/errors.ts";
import { power } from "../../../exact/ring.ts";
import type { ConstructedManifold } from "../construction/construct-manifold.ts";
import { partAt } from "../series/part.ts";
import type { AdjointOperator } from "./adjoint-operator.ts";
import { ExponentialRows } from "./exponential-rows.ts";
import type { Jacobians } from "./jacobians.ts";
import { rowFlow } from "./row-flow.ts";
import { rowProducts } from "./row-products.ts";
import { mapRows, RowSums, type Rows } from "./rows.ts";

/**
 * What one delay tau adds to the projection: a deviation at time `t - tau + r` acts on the equations at time `t + r`, by
 * `z J` then, which the evolution carries back to the time t. So it enters the amplitudes with the kernel
 * `exp(r D) (z J)`, where `D z = dz/dt - G' z` and J is the derivative of the equations by what was a delay earlier.
 */
export class HistoryRows<E> {
  readonly #manifold: ConstructedManifold<E>;
  readonly #jacobians: Jacobians<E>;
  readonly #adjoint: AdjointOperator<E>;
  readonly #delay: number;
  /** The kernel without its rates: powers of r. */
  readonly kernel: ExponentialRows<E>;
  /** The kernel at time r times the tangent vectors then: powers of r. */
  readonly #products: ExponentialRows<E>;

  constructor(
    manifold: ConstructedManifold<E>,
    jacobians: Jacobians<E>,
    adjoint: AdjointOperator<E>,
    delay: number,
  ) {
    const { space, modes, problem } = manifold.setting;
    const { ofCovectors, ofProducts } = rowFlow(manifold, jacobians);
    this.#manifold = manifold;
    this.#jacobians = jacobians;
    this.#adjoint = adjoint;
    this.#delay = delay;
    this.kernel = new ExponentialRows(space.field, [modes.length, problem.variables.length], ofCovectors);
    this.#products = new ExponentialRows(space.field, [modes.length, modes.length], ofProducts);
  }

  /** Begins the next grade with what covectors of lower grades, `[grade]`, give there. */
  advance(covectors: readonly Rows<E>[]): void {
    const grade = covectors.length;
    this.kernel.advance();
    this.#products.advance();
    this.kernel.add(this.#sourcesOf(covectors, grade));
    this.#products.add(this.#steadyProducts(this.kernel.starts(), grade));
  }

  /** Adds covectors at the newest grade. */
  add(covectors: Rows<E>): void {
    const source = this.#sourcesOf([covectors], 0);
    this.kernel.add(source);
    this.#products.add(this.#steadyProducts([source], 0));
  }

  /** The kernel a whole delay ahead, which is what the delay adds to `dz/dt + z J - G' z`. */
  advanced(grade: number): Rows<E> {
    const { delays } = this.#manifold.setting;
    const polynomial = this.#evaluated(this.kernel.terms(grade), (p) => [p, 1]);
    return mapRows(polynomial, (part, mode) => {
      const terms = [...part].map(([monomial, value]) => {
        const factor = delays.factor(this.#adjoint.quotient(mode, monomial), this.#delay);
        return [monomial, this.#field.multiply(factor, value)] as const;
      });
      return new Map(terms);
    });
  }

  /** The integral of kernel times tangent vectors over the delay, where it does not vary. */
  integral(grade: number): Rows<E> {
    return this.#evaluated(this.#products.terms(grade), (p) => [p + 1, p + 1]);
  }

  get #field() {
    return this.#manifold.setting.space.field;
  }

  /** `z J` at a grade, for covectors by grade. */
  #sourcesOf(covectors: readonly Rows<E>[], grade: number): Rows<E> {
    const { delayed, operators } = this.#jacobians;
    return rowProducts(operators, covectors, at(delayed, this.#delay).equations, grade);
  }

  /** The products of `z J` with tangent vectors a delay earlier at a grade, where they do not vary. */
  #steadyProducts(sources: readonly Rows<E>[], grade: number): Rows<E> {
    const { delayed, operators } = this.#jacobians;
    const { tangent } = at(delayed, this.#delay);
    return rowProducts(operators, sources, tangent, grade, this.#adjoint.isSteady);
  }

  /** The sum over p of the terms times `tau^exponent / divisor`. */
  #evaluated(
    terms: readonly Rows<E>[],
    weight: (p: number) => readonly [exponent: number, divisor: number],
  ): Rows<E> {
    const { delays } = this.#manifold.setting;
    const [start = []] = terms;
    const sums = new RowSums(this.#field, start.length, start[0]?.length ?? 0);
    terms.forEach((rows, p) => {
      const [exponent, divisor] = weight(p);
      const size = power(this.#field, delays.duration(this.#delay), exponent);
      sums.addMultiple(rows, this.#field.divide(size, this.#field.fromInteger(divisor)));
    });
    return sums.total();
  }
}

/** `[mode][variable][p][grade]`: the kernel's coefficients of `r^p`. */
export function kernelParts<E>(history: HistoryRows<E>, shape: Rows<unknown>, grades: number) {
  const powers = Math.max(
    ...Array.from({ length: grades }, (_, grade) => history.kernel.terms(grade).length),
  );
  return shape.map((row, mode) =>
    row.map((_, column) =>
      Array.from({ length: powers }, (_power, p) =>
        Array.from({ length: grades }, (_grade, grade) =>
          partAt(history.kernel.terms(grade)[p]?.[mode] ?? [], column),
        ),
      ),
    ),
  );
}
