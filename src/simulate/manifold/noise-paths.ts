import { at } from "../../core/errors.ts";
import type { Random } from "../../core/random.ts";
import { type ManifoldProblem, TIME } from "../../derive/manifold/manifold-problem.ts";
import { isNoise } from "../../derive/manifold/symbol-roles.ts";
import { type Rational, rational, rationals, rationalText } from "../../exact/rational.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  ONE,
  subtract,
  symbol,
} from "../../expr/expression.ts";
import { complexValue } from "../../expr/floating/complex-value.ts";
import { readJetSymbol } from "../../expr/jet-symbol.ts";
import { parseExpression } from "../../expr/parse.ts";

/** A function of time as a sum of waves `amplitude exp(i frequency t)`, by the texts of their frequencies. */
type Waves = ReadonlyMap<string, Wave>;

interface Wave {
  readonly frequency: Rational;
  readonly amplitude: Expression;
}

export interface NoisePathOptions {
  readonly random: Random;
  /** Their values decide the signs of rates. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Whether a noise is small itself: its path then has it as a factor. */
  readonly isSmall: (name: string) => boolean;
}

/**
 * Paths for the noises of a problem: sums of two waves each, on which convolutions are known exactly. Stratonovich noise
 * obeys ordinary calculus, so that what holds for noise holds for them.
 *
 * Returns the value, as a function of time, of each of the given symbols that is a noise or a convolution.
 */
export function noisePaths(
  { noise = [] }: Pick<ManifoldProblem, "noise">,
  names: readonly string[],
  { random, parameters, isSmall }: NoisePathOptions,
): Readonly<Record<string, Expression>> {
  const known = new Map<string, Waves>(
    noise.map((name, k) => [name, samplePath(k, random, isSmall(name) ? symbol(name) : ONE)]),
  );
  const wavesOf = (name: string): Waves => {
    const jet = readJetSymbol(name);
    const found = known.get(name);
    if (found !== undefined || jet === undefined) return found ?? new Map();
    const rate = parseExpression(at(jet.operands, 0));
    const sign = Math.sign(complexValue(rate, parameters).re);
    const waves = convolved(productOf(parseExpression(jet.subject), wavesOf), rate, sign);
    known.set(name, waves);
    return waves;
  };
  const noisy = names.filter((name) => isNoise({ noise }, name));
  return Object.fromEntries(noisy.map((name) => [name, pathExpression(wavesOf(name))]));
}

/** Frequencies of the first noise; those of others are a little higher. No sum of few of them is zero by chance. */
const FREQUENCIES = [rational(5, 7), rational(13, 11)];
const NEXT_NOISE = rational(1, 17);

/** `factor` times the sum of `a exp(i f t) + conj(a) exp(-i f t)`, with random complex numbers a. */
function samplePath(index: number, random: Random, factor: Expression): Waves {
  const part = () => number(rational(random.integer(2n, 8n), 16n));
  const waves = FREQUENCIES.flatMap((first) => {
    const frequency = rationals.add(first, rationals.multiply(rational(index), NEXT_NOISE));
    const [re, im] = [part(), multiply(constant("i"), part())];
    return [
      { frequency, amplitude: multiply(factor, add(re, im)) },
      { frequency: rationals.negate(frequency), amplitude: multiply(factor, subtract(re, im)) },
    ];
  });
  return collected(waves);
}

/** Waves of equal frequency as one. */
function collected(waves: readonly Wave[]): Waves {
  const sums = new Map<string, Wave>();
  for (const wave of waves) {
    const key = rationalText(wave.frequency);
    const found = sums.get(key);
    sums.set(key, found === undefined ? wave : { ...wave, amplitude: add(found.amplitude, wave.amplitude) });
  }
  return sums;
}

/** The waves of a product of powers of noises and convolutions. */
function productOf(e: Expression, wavesOf: (name: string) => Waves): Waves {
  if (e.tag === "symbol") return wavesOf(e.name);
  const unit = { frequency: rationals.zero, amplitude: ONE };
  const factors =
    e.tag === "power" && e.exponent.tag === "number"
      ? Array.from({ length: Number(e.exponent.value.numerator) }, () => e.base)
      : e.tag === "product"
        ? e.factors
        : [];
  return factors.map((factor) => productOf(factor, wavesOf)).reduce(product, collected([unit]));
}

function product(a: Waves, b: Waves): Waves {
  return collected(
    [...a.values()].flatMap((left) =>
      [...b.values()].map((right) => ({
        frequency: rationals.add(left.frequency, right.frequency),
        amplitude: multiply(left.amplitude, right.amplitude),
      })),
    ),
  );
}

/** The bounded solution of `dZ/dt = rate Z - sign f`. */
function convolved(waves: Waves, rate: Expression, sign: number): Waves {
  return collected(
    [...waves.values()].map(({ frequency, amplitude }) => ({
      frequency,
      amplitude: divide(
        multiply(number(rational(-sign)), amplitude),
        add(multiply(constant("i"), number(frequency)), negate(rate)),
      ),
    })),
  );
}

function pathExpression(waves: Waves): Expression {
  return add(
    ...[...waves.values()].map(({ frequency, amplitude }) =>
      multiply(amplitude, call("exp", multiply(constant("i"), number(frequency), symbol(TIME)))),
    ),
  );
}
