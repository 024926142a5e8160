import { at } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import { constant, type Expression, ONE, symbol } from "../../../expr/expression.ts";
import type { Certificate } from "../../certificate.ts";
import { type CertifiedClaim, type CertifyOptions, certifyManifold } from "../certificate/certify.ts";
import { type PlainTarget, plainSeries } from "../certificate/plain-evaluation.ts";
import type { PlainManifold } from "../certificate/plain-manifold.ts";
import { leastWeight, type PlainSeries } from "../certificate/plain-series.ts";
import { isUnknown, symbolRoles } from "../symbol-roles.ts";
import { fieldOf } from "./field-terms.ts";
import { baseWavenumber, type Shape } from "./interval.ts";
import { type ModalSystem, modalUnknown } from "./modal-system.ts";

/**
 * The certificate of a manifold of fields on an interval: that of its modal equations, and the residual of the equations of
 * the fields themselves. Shapes are sums of exponentials there, so that neither the expansion in shapes nor its highest
 * wavenumber is trusted.
 */
export function certifyFields(
  modal: ModalSystem,
  claim: CertifiedClaim,
  iterations: number,
  options: Omit<CertifyOptions, "further">,
): Certificate {
  const constants = [baseWavenumber(modal.interval), constant("i")];
  const order = <E>(manifold: PlainManifold<E>) => fieldResidualOrder(modal, manifold);
  return certifyManifold(claim, iterations, { ...options, further: { constants, order } });
}

/** The lowest weight of the residual of the fields' own equations, at all wavenumbers. */
export function fieldResidualOrder<E>(modal: ModalSystem, manifold: PlainManifold<E>): number {
  const { claim, coefficients, ring, flow, values } = manifold;
  const shapes = new ExponentialShapes(modal, manifold);
  const { equations, variables } = modal.fields;
  const { coefficients: constants } = symbolRoles(claim.problem);
  const target: PlainTarget<E> = {
    ring,
    coefficients,
    isCoefficient: (name) => constants.has(name),
    variable: (name) => (isUnknown({ variables }, name) ? shapes.unknown(name) : undefined),
  };
  const residuals = equations.map((e, i) => {
    const derivative = shapes.combined(i, 0, (k) => flow.timeDerivative(at(values, k)));
    return ring.subtract(derivative, plainSeries(e, target));
  });
  return Math.min(...residuals.map((series) => leastWeight(ring, series)));
}

/** The symbol for `exp(i q x)`, which no parameter can have as its name. */
const WAVE = "exp(i*q*x)";

/** Fields as series in amplitudes and in powers of one exponential of the place. */
class ExponentialShapes<E> {
  readonly #modal: ModalSystem;
  readonly #plain: PlainManifold<E>;
  readonly #known = new Map<string, PlainSeries<E>>();

  constructor(modal: ModalSystem, plain: PlainManifold<E>) {
    this.#modal = modal;
    this.#plain = plain;
  }

  /** The series of a field, or of what operators make of one. */
  unknown(name: string): PlainSeries<E> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const { fields, interval, coordinates } = this.#modal;
    const { variable, order } = fieldOf(fields, interval.direction, name);
    const series = this.combined(variable, order, (k) =>
      this.#plain.evaluate(symbol(modalUnknown(name, at(coordinates, k).name, interval.direction))),
    );
    this.#known.set(name, series);
    return series;
  }

  /** The sum of the shapes of a field, differentiated so often, times series by the index of their coordinate. */
  combined(variable: number, order: number, series: (k: number) => PlainSeries<E>): PlainSeries<E> {
    const { ring } = this.#plain;
    return sum(
      ring,
      this.#modal.coordinates.flatMap((coordinate, k) =>
        coordinate.variable === variable
          ? [ring.multiply(series(k), this.#shape(coordinate.shape, order))]
          : [],
      ),
    );
  }

  /** `cos = (w + 1/w)/2` and `sin = (w - 1/w)/(2 i)` for `w = exp(i k q x)`; a derivative multiplies by `+-i k q`. */
  #shape({ parity, wavenumber }: Shape, order: number): PlainSeries<E> {
    const { ring, coefficients } = this.#plain;
    const { field } = ring;
    const value = (e: Expression) => coefficients.value(e);
    const rate = field.multiply(
      field.multiply(value(constant("i")), field.fromInteger(wavenumber)),
      value(baseWavenumber(this.#modal.interval)),
    );
    const two = field.fromInteger(2);
    const divisor = parity === "cos" ? two : field.multiply(two, value(constant("i")));
    const half = field.divide(value(ONE), divisor);
    const side = (sign: 1 | -1) => {
      let coefficient = sign === 1 || parity === "cos" ? half : field.negate(half);
      const own = sign === 1 ? rate : field.negate(rate);
      for (let k = 0; k < order; k += 1) coefficient = field.multiply(coefficient, own);
      const powers = wavenumber === 0 ? [] : [[WAVE, sign * wavenumber] as const];
      return ring.term({ coefficient, powers, rate: field.zero });
    };
    return ring.add(side(1), side(-1));
  }
}
