import { at } from "../../../../../src/core/errors.ts";
import { seededRandom } from "../../../../../src/core/random.ts";
import type { Expression } from "../../../../../src/expr/expression.ts";
import { readJetSymbol } from "../../../../../src/expr/jet-symbol.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { type Complex, complexValue, plus, times } from "../complex-value.ts";

/**
 * A finite sum of `exp(i omega t)`: coefficients by the texts of whole multiples of some frequencies. Convolutions of such
 * functions are known without approximation.
 */
export type Path = ReadonlyMap<string, Complex>;

/** Frequencies whose whole combinations of low order keep apart. */
const FREQUENCIES = [0.731, 1.37, 2.093, 1.117, 0.419, 1.913];

/** Smooth random noises, each a sum of three sinusoids of amplitude about one. */
export function randomPaths(names: readonly string[], seed: number): ReadonlyMap<string, Path> {
  const random = seededRandom(seed);
  return new Map(
    names.map((name, index) => {
      const terms = [0, 1, 2].flatMap((k): [string, Complex][] => {
        const multiples = FREQUENCIES.map((_, j) => (j === (3 * index + k) % FREQUENCIES.length ? 1 : 0));
        const [size, phase] = [0.3 + 0.4 * random.unit(), 2 * Math.PI * random.unit()];
        const [re, im] = [size * Math.cos(phase), size * Math.sin(phase)];
        return [
          [multiples.join(), [re, im]],
          [multiples.map((n) => (n === 0 ? 0 : -n)).join(), [re, -im]],
        ];
      });
      return [name, new Map(terms)];
    }),
  );
}

export function constantPath(value: Complex): Path {
  return new Map([[FREQUENCIES.map(() => 0).join(), value]]);
}

export function sumOfPaths(paths: readonly Path[]): Path {
  const total = new Map<string, Complex>();
  for (const path of paths) {
    for (const [key, value] of path) total.set(key, plus(total.get(key) ?? [0, 0], value));
  }
  return total;
}

function productOfPaths(a: Path, b: Path): Path {
  const terms: Path[] = [];
  for (const [left, x] of a) {
    for (const [right, y] of b) {
      const others = multiplesOf(right);
      terms.push(
        new Map([
          [
            multiplesOf(left)
              .map((n, k) => n + at(others, k))
              .join(),
            times(x, y),
          ],
        ]),
      );
    }
  }
  return sumOfPaths(terms);
}

export function derivativeOfPath(path: Path): Path {
  return new Map([...path].map(([key, value]) => [key, times(value, [0, frequencyOf(key)])] as const));
}

/** `conv(path, rate)`: the bounded solution of `dZ/dt = rate Z - sign(Re rate) path`. */
function convolvedPath(path: Path, rate: Complex): Path {
  return new Map(
    [...path].map(([key, value]) => {
      const [re, im]: Complex = [-rate[0], frequencyOf(key) - rate[1]];
      const size = re ** 2 + im ** 2;
      const inverse: Complex = [(-Math.sign(rate[0]) * re) / size, (Math.sign(rate[0]) * im) / size];
      return [key, times(value, inverse)] as const;
    }),
  );
}

/** The path of an expression in noises, their convolutions and constants. */
export function pathOf(e: Expression, noises: ReadonlyMap<string, Path>): Path {
  const inside = (part: Expression) => pathOf(part, noises);
  switch (e.tag) {
    case "number":
    case "constant":
      return constantPath(complexValue(e));
    case "sum":
      return sumOfPaths(e.terms.map(inside));
    case "product":
      return e.factors.map(inside).reduce(productOfPaths);
    case "power": {
      const exponent = complexValue(e.exponent)[0];
      return Array.from({ length: exponent }, () => inside(e.base)).reduce(productOfPaths);
    }
    case "symbol": {
      const jet = readJetSymbol(e.name);
      if (jet?.operator === "conv") {
        const rate = complexValue(parseExpression(at(jet.operands, 0)));
        return convolvedPath(inside(parseExpression(jet.subject)), rate);
      }
      const own = noises.get(e.name);
      if (own === undefined) throw new Error(`${e.name} is no noise`);
      return own;
    }
    case "call":
      throw new Error(`${e.name} of noise`);
  }
}

/** The real part at a time. */
export function valueOfPath(path: Path, time: number): number {
  let total = 0;
  for (const [key, [re, im]] of path) {
    const angle = frequencyOf(key) * time;
    total += re * Math.cos(angle) - im * Math.sin(angle);
  }
  return total;
}

/** The largest coefficient. */
export function sizeOfPath(path: Path): number {
  return Math.max(0, ...[...path.values()].map(([re, im]) => Math.hypot(re, im)));
}

function multiplesOf(key: string): readonly number[] {
  return key.split(",").map(Number);
}

function frequencyOf(key: string): number {
  return multiplesOf(key).reduce((sum, n, k) => sum + n * at(FREQUENCIES, k), 0);
}
