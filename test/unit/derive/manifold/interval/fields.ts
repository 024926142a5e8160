import { at } from "../../../../../src/core/errors.ts";
import { chooseOnInterval } from "../../../../../src/derive/manifold/interval/choose-wavenumbers.ts";
import { deriveFields } from "../../../../../src/derive/manifold/interval/derive-fields.ts";
import type { FieldSystem } from "../../../../../src/derive/manifold/interval/field-polynomials.ts";
import type { Ends, Interval } from "../../../../../src/derive/manifold/interval/interval.ts";
import {
  fieldExpression,
  type ModalSystem,
} from "../../../../../src/derive/manifold/interval/modal-system.ts";
import type { InvariantManifold } from "../../../../../src/derive/manifold/manifold-result.ts";
import { seriesExpression } from "../../../../../src/derive/manifold/series-terms.ts";
import { chooseModes } from "../../../../../src/derive/manifold/spectrum/choose-modes.ts";
import { exactSpectrum } from "../../../../../src/derive/manifold/spectrum/exact-spectrum.ts";
import { linearMatrices } from "../../../../../src/derive/manifold/spectrum/linear-matrices.ts";
import type { Expression } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";

/** Fields of `0 < x < length` in text, with `eps` as the small symbol. */
export interface FieldText {
  readonly equations: Readonly<Record<string, string>>;
  readonly length: string;
  readonly ends: Ends;
  readonly errorOrder: number;
}

export interface SolvedFields {
  readonly modal: ModalSystem;
  readonly result: InvariantManifold;
}

export function fieldSystem({ equations, length, ends, errorOrder }: FieldText): {
  readonly fields: FieldSystem;
  readonly interval: Interval;
} {
  const variables = Object.keys(equations);
  return {
    fields: {
      variables,
      equations: Object.values(equations).map((text) => parseExpression(text)),
      space: [],
      truncations: [{ weights: { eps: 1 }, below: errorOrder }],
      timeDerivatives: {},
      style: "normal-form",
    },
    interval: { direction: "x", length: parseExpression(length), ends: variables.map(() => ends) },
  };
}

/** The slow manifold of fields that are known to have one. */
export function solvedFields(text: FieldText): SolvedFields {
  const { fields, interval } = fieldSystem(text);
  const { modal, chosen } = chooseOnInterval(fields, interval, (system) => {
    const linear = linearMatrices({ ...system, modes: [] });
    return { modes: chooseModes(linear, exactSpectrum(linear.present), { tag: "slow" }) };
  });
  const outcome = deriveFields(modal, chosen.modes);
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
  return { modal, result: outcome.value };
}

/** A variable on the manifold, as a field. */
export function field({ modal, result }: SolvedFields, variable: number): Expression {
  const values = result.manifold.map((terms) => seriesExpression(terms, "explicit"));
  return fieldExpression(modal, variable, values);
}

export function evolution({ result }: SolvedFields, mode = 0): Expression {
  return seriesExpression(at(result.evolution, mode), "explicit");
}
