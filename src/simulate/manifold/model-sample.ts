import { ownValue } from "../../core/own-value.ts";
import { type Random, seededRandom } from "../../core/random.ts";
import type { ManifoldProblem } from "../../derive/manifold/manifold-problem.ts";
import { isNoise, symbolRoles } from "../../derive/manifold/symbol-roles.ts";
import { symbolsOf } from "../../expr/calculus.ts";
import { complexValue } from "../../expr/floating/complex-value.ts";
import { parseExpression } from "../../expr/parse.ts";
import { isRootName } from "../../expr/root-symbol.ts";
import type { ComplexNumber } from "../../numeric/complex-number.ts";
import { conjugateModes } from "./conjugate-modes.ts";
import { rootConstants } from "./root-constants.ts";
import { smallExponents } from "./small-exponents.ts";

/** A complex number; in space, the mean of an amplitude. */
export interface AmplitudeSample {
  readonly re: number;
  readonly im: number;
}

/** Random values at which a system and its reduction are compared. */
export interface ModelSample {
  /** Symbols that no truncation calls small. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Roots of polynomials, at these parameters. */
  readonly roots: Readonly<Record<string, ComplexNumber>>;
  /** The powers of one small size that small symbols are. */
  readonly exponents: ReadonlyMap<string, number>;
  /** For each mode that of its complex conjugate; `undefined` where states on the manifold are not real. */
  readonly partners: readonly number[] | undefined;
  /** The start of each amplitude; conjugate ones for conjugate modes. */
  readonly amplitudes: readonly AmplitudeSample[];
}

export interface SampleOptions {
  /** Seeds parameters and amplitudes; 1 where it is not given. */
  readonly seed: number;
  /** The parameters that are positive; others are real and not zero. */
  readonly positive: readonly string[];
}

/** Samples the parameters of a problem and a start on its manifold. */
export function modelSample(
  problem: ManifoldProblem,
  { seed = 1, positive = [] }: Partial<SampleOptions> = {},
): ModelSample {
  const random = seededRandom(seed);
  const exponents = smallExponents(problem);
  const { coefficients, parameters, delays } = symbolRoles(problem);
  const delaySymbols = delays.flatMap((text) => symbolsOf(parseExpression(text)));
  const names = [...coefficients, ...parameters]
    .filter((name) => !exponents.has(name) && !isNoise(problem, name) && !isRootName(name))
    .toSorted();
  const isPositive = (name: string) =>
    [...positive, ...(problem.positive ?? []), ...delaySymbols].includes(name);
  const values = treatableValues(problem, () =>
    Object.fromEntries(names.map((name) => [name, sampleParameter(random, isPositive(name))])),
  );
  const roots = rootConstants([...coefficients], values);
  const partners = conjugateModes(problem.modes, { ...values, ...roots });
  return {
    parameters: values,
    roots,
    exponents,
    partners,
    amplitudes: sampleAmplitudes(random, problem, partners),
  };
}

/** Samples in vain, after which the last one is taken as it is. */
const MOST_SAMPLES = 32;

/** Values at which modes are numbers: square roots of parameters may have real values for some signs only. */
function treatableValues(
  { modes }: ManifoldProblem,
  sample: () => ModelSample["parameters"],
): ModelSample["parameters"] {
  const entries = modes.flatMap(({ eigenvalue, vector, adjoint }) => [eigenvalue, ...vector, ...adjoint]);
  let values = sample();
  const names = entries.flatMap(symbolsOf);
  const isTreatable = () =>
    entries.every((entry) => {
      const { re, im } = complexValue(entry, { ...values, ...rootConstants(names, values) });
      return Number.isFinite(re) && Number.isFinite(im);
    });
  for (let count = 1; count < MOST_SAMPLES && !isTreatable(); count += 1) values = sample();
  return values;
}

function sampleAmplitudes(
  random: Random,
  { modes }: ManifoldProblem,
  partners: readonly number[] | undefined,
): readonly AmplitudeSample[] {
  const amplitudes: AmplitudeSample[] = [];
  modes.forEach((_, j) => {
    const partner = amplitudes[partners?.[j] ?? j];
    amplitudes.push(
      partner === undefined
        ? sampleAmplitude(random, partners?.[j] === j)
        : { re: partner.re, im: -partner.im },
    );
  });
  return amplitudes;
}

/** The value of a parameter for a small size. */
export function symbolValue({ parameters, exponents }: ModelSample, name: string, size: number): number {
  const exponent = exponents.get(name);
  return exponent === undefined ? (ownValue(parameters, name) ?? Number.NaN) : size ** exponent;
}

/** Sampled parameters are sixteenths between these: none is small, and none is 1, where special things happen. */
const [LEAST, GREATEST, UNITS] = [5n, 15n, 16];

function sampleParameter(random: Random, isPositive: boolean): number {
  const size = Number(random.integer(LEAST, GREATEST)) / UNITS;
  return isPositive || random.unit() < 1 / 2 ? size : -size;
}

/** A complex number of modulus between 1/2 and 1; a real one where it must be. */
function sampleAmplitude(random: Random, isReal: boolean): AmplitudeSample {
  const modulus = (1 + random.unit()) / 2;
  if (isReal) return { re: random.unit() < 1 / 2 ? modulus : -modulus, im: 0 };
  const angle = 2 * Math.PI * random.unit();
  return { re: modulus * Math.cos(angle), im: modulus * Math.sin(angle) };
}
