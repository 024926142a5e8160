import type { Random } from "../../../core/random.ts";
import { type Expression, number, symbol } from "../../../expr/expression.ts";
import type { CoefficientField } from "./coefficient-field.ts";
import { type ConstantImages, constantValue } from "./constants.ts";
import { manifoldPrimes, modularImages } from "./modular-images.ts";
import type { Needs } from "./needs.ts";
import { rootRelations } from "./over-coefficients.ts";

/** Residues modulo a prime as a field of coefficients, with random values for pi and for parameters. */
export function modularCoefficients(prime: bigint, random: Random): CoefficientField<bigint> {
  return residues(modularImages(prime, random));
}

function residues(images: ConstantImages<bigint>): CoefficientField<bigint> {
  const value = (e: Expression) => constantValue(e, images);
  return { field: images.field, value, expression: number, point: (name) => value(symbol(name)) };
}

/** A prime, and the residues modulo it. */
export interface ModularCoefficients {
  readonly prime: bigint;
  readonly coefficients: CoefficientField<bigint>;
}

/**
 * Residues modulo some primes, the largest at which all that constants are made of exists: the square roots of primes, and
 * those and other roots of polynomials at random values of pi and of parameters.
 */
export function modularFields(
  needs: Needs,
  random: Random,
  { count }: { readonly count: number },
): readonly ModularCoefficients[] {
  const relations = rootRelations(needs);
  const found: ModularCoefficients[] = [];
  for (const prime of manifoldPrimes()) {
    const images = modularImages(prime, random, relations);
    if (hasImages(needs, images)) found.push({ prime, coefficients: residues(images) });
    if (found.length === count) break;
  }
  return found;
}

function hasImages({ adjoined, radicands, roots }: Needs, images: ConstantImages<bigint>): boolean {
  return (
    adjoined.radicands.every((radicand) => images.squareRoot(radicand) !== undefined) &&
    radicands.every((factors) => images.polynomialRoot(factors) !== undefined) &&
    roots.every((name) => images.algebraicRoot(name) !== undefined)
  );
}
