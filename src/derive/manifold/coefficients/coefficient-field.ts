import type { Field } from "../../../exact/ring.ts";
import type { Expression } from "../../../expr/expression.ts";

/** An exact field with the way there from expressions in its constants and parameters, and back. */
export interface CoefficientField<E> {
  readonly field: Field<E>;
  /** Errors: E_UNDECLARED, E_UNSUPPORTED for constants that the field lacks; E_DIVISION_BY_ZERO. */
  readonly value: (e: Expression) => E;
  readonly expression: (a: E) => Expression;
  /** A random value for any symbol, always the same and not zero; missing where the field has no random elements. */
  readonly point?: (symbol: string) => E;
}

/** Something done over a field whose kind of element is chosen on the way. */
export type OverField<T> = <E>(coefficients: CoefficientField<E>) => T;
