import { seededRandom } from "../../../core/random.ts";
import type { Expression } from "../../../expr/expression.ts";
import { readRootSymbol } from "../../../expr/root-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import { PI } from "./constant-symbols.ts";
import { type ConstantImages, constantValue } from "./constants.ts";
import { MANIFOLD_PRIMES, modularImages } from "./modular-images.ts";
import type { Adjoined } from "./number-field.ts";
import { rootOfFactors } from "./radical.ts";
import { rootCoefficients } from "./root-values.ts";

/** What the values of constant expressions are made of. */
export interface Needs {
  readonly adjoined: Adjoined;
  /** Parameters, and pi. */
  readonly symbols: readonly string[];
  /** What stands under square roots: products of irreducible polynomials in parameters. */
  readonly radicands: readonly (readonly Expression[])[];
  /** The names of roots of polynomials. */
  readonly roots: readonly string[];
}

/** What the values of expressions are made of, found out by evaluating them once modulo a prime. */
export function needsOf(constants: readonly Expression[]): Needs {
  const images = modularImages(MANIFOLD_PRIMES[0], seededRandom(1));
  const [symbols, naturals] = [new Set<string>(), new Set<bigint>()];
  const roots = new Set<string>();
  const radicands = new Map<string, readonly Expression[]>();
  let imaginaryUnit = false;
  const recording: ConstantImages<bigint> = {
    ...images,
    imaginaryUnit: () => {
      imaginaryUnit = true;
      return images.imaginaryUnit();
    },
    pi: () => {
      symbols.add(PI);
      return images.pi();
    },
    symbol: (name) => {
      symbols.add(name);
      return images.symbol(name);
    },
    squareRoot: (radicand) => {
      naturals.add(radicand);
      return images.symbol(`sqrt(${radicand})`);
    },
    polynomialRoot: (factors) => {
      const name = expressionText(rootOfFactors(factors));
      radicands.set(name, factors);
      for (const factor of factors) constantValue(factor, recording);
      return images.symbol(name);
    },
    algebraicRoot: (name) => {
      const root = readRootSymbol(name);
      if (root !== undefined && !roots.has(name)) {
        roots.add(name);
        for (const coefficient of rootCoefficients(root)) constantValue(coefficient, recording);
      }
      return images.symbol(name);
    },
  };
  for (const e of constants) constantValue(e, recording);
  return {
    adjoined: { imaginaryUnit, radicands: [...naturals] },
    symbols: [...symbols].toSorted(),
    radicands: [...radicands.values()],
    roots: [...roots].toSorted(),
  };
}
