import { at } from "../../../core/errors.ts";
import { isNumber } from "../../../expr/expression.ts";
import { leadingEquations } from "../leading-order.ts";
import type { Mode } from "../manifold-problem.ts";
import { type FieldSystem, fieldPolynomials } from "./field-polynomials.ts";
import { wideningRate } from "./field-terms.ts";
import type { Interval } from "./interval.ts";
import { type ModalSystem, modalSystem } from "./modal-system.ts";

/** Modes are sought among the wavenumbers up to this multiple of the base wavenumber, and further where they drive more. */
const LEAST_SOUGHT = 8;

export interface ChosenOnInterval<T> {
  /** The equations of all shapes that take part. */
  readonly modal: ModalSystem;
  /** What was chosen among their modes. */
  readonly chosen: T;
  /** What was chosen among the modes of all wavenumbers that were searched. */
  readonly sought: T;
  readonly searched: number;
}

/**
 * The equations of all shapes that the chosen modes drive below the error orders, and what `choose` made of their linear
 * part. Modes of wavenumbers up to k drive those up to `k (1 + r g)` at weight g, for the widening rate r.
 *
 * Errors: those of `wideningRate` and of `choose`.
 */
export function chooseOnInterval<T extends { readonly modes: readonly Mode[] }>(
  fields: FieldSystem,
  interval: Interval,
  choose: (system: FieldSystem) => T,
): ChosenOnInterval<T> {
  const rate = wideningRate(fieldPolynomials(fields), fields, interval);
  const highestWeight = fields.truncations.reduce((total, { below }) => total + below - 1, 0);
  const driven = (wavenumber: number) => Math.floor(wavenumber * (1 + rate * highestWeight));
  // Whatever is nonlinear is left to the wavenumbers that turn out to be driven.
  const searched = Math.max(LEAST_SOUGHT, driven(1));
  const linear = modalSystem({ ...fields, equations: leadingEquations(fields) }, interval, searched);
  const sought = choose(linear.system);
  let wavenumber = highestWavenumber(linear, sought.modes);
  for (;;) {
    const modal = modalSystem(fields, interval, driven(wavenumber));
    const chosen = choose(modal.system);
    const found = highestWavenumber(modal, chosen.modes);
    if (found <= wavenumber) return { modal, chosen, sought, searched };
    wavenumber = found;
  }
}

function highestWavenumber({ coordinates }: ModalSystem, modes: readonly Mode[]): number {
  return Math.max(
    0,
    ...modes.flatMap(({ vector }) =>
      vector.map((entry, k) => (isNumber(entry, 0) ? 0 : at(coordinates, k).shape.wavenumber)),
    ),
  );
}
