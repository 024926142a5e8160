import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { seededRandom } from "../../core/random.ts";
import { absoluteInteger, canonicalInteger, type Integer, integers } from "../integer.ts";
import { isPrime } from "../prime-field.ts";
import { balancedResidue, residueRing } from "../residue-ring.ts";
import { product } from "../ring.ts";
import {
  type Dense,
  degreeOf,
  derivativeDense,
  divideDenseExact,
  leadingOf,
  productDense,
  scaleDense,
} from "../univariate/dense.ts";
import { monic, monicGcd } from "../univariate/euclid.ts";
import { primitiveDense } from "../univariate/integer-coefficients.ts";
import { wordPrimeField } from "../word-prime-field.ts";
import { liftFactors } from "./hensel.ts";
import {
  distinctDegreeProducts,
  type EqualDegreeProduct,
  equalDegreeFactors,
  type ResidueField,
} from "./modular-factors.ts";
import { recombine, type Split } from "./recombine.ts";

/** Small primes that split a polynomial into few factors save more time than they cost. */
const PRIMES_TRIED = 6;

/** Primes start here: below, polynomials rarely stay without repeated factors. */
const FIRST_PRIME = 11;

/** The factors do not depend on the random choices, only the time to find them does. */
const SEED = 1981;

/**
 * The irreducible factors of a primitive polynomial of positive degree with integer coefficients and without repeated
 * factors; each is primitive with positive leading coefficient. A spent budget ends the enclosing `withinBudget`.
 * Source: Zassenhaus's algorithm, as in von zur Gathen & Gerhard, Modern Computer Algebra, algorithm 15.19.
 */
export function irreducibleFactors(
  polynomial: Dense<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly Dense<Integer>[] {
  if (degreeOf(polynomial) === 1) return [primitiveDense(polynomial)];
  const image = bestImage(polynomial, budget);
  if (image === undefined) return [primitiveDense(polynomial)];
  const random = seededRandom(SEED);
  const parts = image.products.flatMap((each) =>
    equalDegreeFactors(image.residues, each, random, { budget }),
  );
  const { modulus, factors } = liftFactors(
    polynomial.map(BigInt),
    parts.map((part) => part.map(BigInt)),
    {
      p: image.residues.p,
      bound:
        2n * BigInt(integers.multiply(absoluteInteger(leadingOf(polynomial)), coefficientBound(polynomial))),
      budget,
    },
  );
  return recombine(primitiveDense(polynomial), factors, (rest, chosen) => {
    stopWhenSpent(budget, `combining ${factors.length} modular factors of degree ${degreeOf(polynomial)}`);
    return splitOff(rest, chosen, modulus, image.degrees);
  });
}

/** No factor has a larger coefficient: 2^n times the 2-norm. Source: Mignotte (1974), Math. Comp. 28. */
function coefficientBound(a: Dense<Integer>): Integer {
  const squares = a.reduce((sum: bigint, c) => sum + BigInt(c) ** 2n, 0n);
  const norm = 1n << BigInt(Math.ceil(squares.toString(2).length / 2));
  return canonicalInteger(norm << BigInt(degreeOf(a)));
}

/** How a polynomial splits modulo a prime. */
interface ModularImage {
  readonly residues: ResidueField<number>;
  readonly products: readonly EqualDegreeProduct<number>[];
  readonly factorCount: number;
  /** Bit d is set where no prime tried excludes a factor of degree d. */
  readonly degrees: bigint;
}

/** The image with the fewest factors; `undefined` where the degrees of several prove the polynomial irreducible. */
function bestImage(polynomial: Dense<Integer>, budget: Budget): ModularImage | undefined {
  let best: Omit<ModularImage, "degrees"> | undefined;
  let degrees = -1n;
  let tried = 0;
  for (let p = FIRST_PRIME; tried < PRIMES_TRIED || best === undefined; p = nextPrime(p)) {
    stopWhenSpent(budget, `factorising a polynomial of degree ${degreeOf(polynomial)} modulo ${p}`);
    const image = modularImage(polynomial, p, budget);
    if (image === undefined) continue;
    tried += 1;
    degrees &= possibleDegrees(image.products);
    if (degrees === (1n | (1n << BigInt(degreeOf(polynomial))))) return undefined;
    if (best === undefined || image.factorCount < best.factorCount) best = image;
  }
  return { ...best, degrees };
}

function nextPrime(p: number): number {
  let candidate = p + 2;
  while (!isPrime(BigInt(candidate))) candidate += 2;
  return candidate;
}

/** `undefined` where the degree drops or factors coincide modulo the prime. */
function modularImage(
  polynomial: Dense<Integer>,
  p: number,
  budget: Budget,
): Omit<ModularImage, "degrees"> | undefined {
  const field = wordPrimeField(p);
  const residues = polynomial.map(field.fromInteger);
  if (field.isZero(leadingOf(residues))) return undefined;
  if (degreeOf(monicGcd(field, residues, derivativeDense(field, residues))) > 0) return undefined;
  const modulo = { field, p: BigInt(p) };
  const products = distinctDegreeProducts(modulo, monic(field, residues), { budget });
  const factorCount = products.reduce((sum, each) => sum + degreeOf(each.product) / each.degree, 0);
  return { residues: modulo, products, factorCount };
}

/** The degrees of all products of the factors, as bits. */
function possibleDegrees(products: readonly EqualDegreeProduct<number>[]): bigint {
  let degrees = 1n;
  for (const { degree, product: equal } of products) {
    for (let count = 0; count < degreeOf(equal) / degree; count += 1) degrees |= degrees << BigInt(degree);
  }
  return degrees;
}

/** The factor of `rest` whose monic image the chosen parts multiply to, with its cofactor, if there is one. */
function splitOff(
  rest: Dense<Integer>,
  chosen: readonly Dense<bigint>[],
  modulus: bigint,
  degrees: bigint,
): Split<Dense<Integer>> | undefined {
  const degree = chosen.reduce((sum, part) => sum + degreeOf(part), 0);
  if (((degrees >> BigInt(degree)) & 1n) === 0n) return undefined;
  const ring = residueRing(modulus);
  const leading = ring.fromInteger(leadingOf(rest));
  // The leading coefficient of `rest` times a true factor divides that multiple of `rest`, and so do the constant terms.
  const constant = balancedResidue(product(ring, [leading, ...chosen.map((part) => at(part, 0))]), modulus);
  const whole = BigInt(leadingOf(rest)) * BigInt(at(rest, 0));
  if (constant === 0n ? whole !== 0n : whole % constant !== 0n) return undefined;
  const multiple = scaleDense(ring, productDense(ring, chosen), leading);
  const factor = primitiveDense(multiple.map((c) => canonicalInteger(balancedResidue(c, modulus))));
  const cofactor = divideDenseExact(integers, rest, factor);
  return cofactor === undefined ? undefined : [factor, cofactor];
}
