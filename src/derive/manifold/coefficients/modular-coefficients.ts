import type { Random } from "../../../core/random.ts";
import { number } from "../../../expr/expression.ts";
import type { CoefficientField } from "./coefficient-field.ts";
import { constantValue } from "./constants.ts";
import { modularImages } from "./modular-images.ts";

/** Residues modulo a prime as a field of coefficients, with random values for pi and for parameters. */
export function modularCoefficients(prime: bigint, random: Random): CoefficientField<bigint> {
  const images = modularImages(prime, random);
  return { field: images.field, value: (e) => constantValue(e, images), expression: number };
}
