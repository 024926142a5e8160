import { at } from "../../../core/errors.ts";
import type { ConstructedManifold } from "../construction/construct-manifold.ts";
import type { Derivation } from "./exponential-rows.ts";
import type { Jacobians } from "./jacobians.ts";

/** How rows vary along the evolution, without the rates of leading order. */
export interface RowFlow<E> {
  /** `dz/dt - G' z` of covectors. */
  readonly ofCovectors: Derivation<E>;
  /** `dm/dt - G' m + m G'` of products of covectors with tangent vectors. */
  readonly ofProducts: Derivation<E>;
}

export function rowFlow<E>(
  { flow, setting }: ConstructedManifold<E>,
  { operators, evolution }: Jacobians<E>,
): RowFlow<E> {
  const { field } = setting.space;
  const minus = field.fromInteger(-1);
  const ofCovectors: Derivation<E> = (rows, shift, into) => {
    const derivative = evolution(shift);
    rows.forEach((row, mode) => {
      row.forEach((part, column) => {
        into.at(mode, column).add(flow.transport(part, shift));
        const carried = operators.products(
          at(derivative, mode).map((factor, k) => [factor, at(at(rows, k), column)]),
        );
        into.at(mode, column).addMultiple(carried, minus);
      });
    });
  };
  const ofProducts: Derivation<E> = (rows, shift, into) => {
    ofCovectors(rows, shift, into);
    const derivative = evolution(shift);
    rows.forEach((row, mode) => {
      row.forEach((_, column) => {
        into
          .at(mode, column)
          .add(operators.products(row.map((part, k) => [part, at(at(derivative, k), column)])));
      });
    });
  };
  return { ofCovectors, ofProducts };
}
