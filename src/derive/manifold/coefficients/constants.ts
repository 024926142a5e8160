import { ResiduaError } from "../../../core/errors.ts";
import { type Rational, rational, rationals } from "../../../exact/rational.ts";
import { type Field, power, sum } from "../../../exact/ring.ts";
import { call, type Expression, number } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { rationalTurn } from "./turn.ts";

/** Where constant expressions are evaluated: the field, and its images of what expressions are made of. */
export interface ConstantImages<E> {
  readonly field: Field<E>;
  readonly rational: (value: Rational) => E;
  readonly imaginaryUnit: () => E;
  readonly pi: () => E;
  readonly symbol: (name: string) => E;
  /** The positive square root of a square-free natural number above 1. */
  readonly squareRoot: (radicand: bigint) => E;
  /** The value of a function at a place where it is no algebraic number. Errors: E_UNSUPPORTED. */
  readonly transcendental: (e: Expression & { tag: "call" }) => E;
}

/**
 * The value of an expression in constants and parameters.
 * Errors: E_UNSUPPORTED for powers that are neither whole nor halves, and for functions with other than exact values.
 */
export function constantValue<E>(e: Expression, images: ConstantImages<E>): E {
  const { field } = images;
  const value = (part: Expression) => constantValue(part, images);
  switch (e.tag) {
    case "number":
      return images.rational(e.value);
    case "constant":
      return e.name === "i" ? images.imaginaryUnit() : images.pi();
    case "symbol":
      return images.symbol(e.name);
    case "sum":
      return sum(field, e.terms.map(value));
    case "product":
      return e.factors.map(value).reduce(field.multiply, field.one);
    case "power":
      return powerValue(e, images);
    case "call":
      return functionValue(e, images);
  }
}

function powerValue<E>(e: Expression & { tag: "power" }, images: ConstantImages<E>): E {
  const { field } = images;
  const { base, exponent } = e;
  if (exponent.tag !== "number" || (exponent.value.denominator !== 1 && exponent.value.denominator !== 2)) {
    throw unsupported(e, "a power whose exponent is neither a whole number nor a half");
  }
  const isHalf = exponent.value.denominator === 2;
  const root = isHalf ? constantValue(call("sqrt", base), images) : constantValue(base, images);
  const k = Number(exponent.value.numerator);
  const size = power(field, root, Math.abs(k));
  return k < 0 ? field.divide(field.one, size) : size;
}

function functionValue<E>(e: Expression & { tag: "call" }, images: ConstantImages<E>): E {
  const { field } = images;
  switch (e.name) {
    case "sqrt":
      return e.argument.tag === "number" ? squareRootOf(e.argument.value, images) : images.transcendental(e);
    case "exp": {
      const turn = rationalTurn(e.argument);
      return turn === undefined ? images.transcendental(e) : rootOfUnity(turn, images);
    }
    case "sin":
    case "cos": {
      const turn = rationalTurn({ tag: "product", factors: [{ tag: "constant", name: "i" }, e.argument] });
      if (turn === undefined) return images.transcendental(e);
      if (rationals.isZero(turn)) return e.name === "sin" ? field.zero : field.one;
      return circularValue(e.name, turn, images);
    }
    case "log":
      return e.argument.tag === "number" && rationals.equals(e.argument.value, rationals.one)
        ? field.zero
        : images.transcendental(e);
  }
}

/** The square root of a rational number, by the square-free part of a natural one; `i` is the root of -1. */
function squareRootOf<E>(value: Rational, images: ConstantImages<E>): E {
  const { field } = images;
  const isNegative = value.numerator < 0;
  const below = BigInt(value.denominator);
  const natural = BigInt(isNegative ? rationals.negate(value).numerator : value.numerator) * below;
  if (natural === 0n) return field.zero;
  const { root, squareFree } = squareParts(natural);
  const factors = [images.rational(rational(root, below))];
  if (squareFree > 1n) factors.push(images.squareRoot(squareFree));
  if (isNegative) factors.push(images.imaginaryUnit());
  return factors.reduce(field.multiply);
}

/** `n = root^2 squareFree`, by trial division. */
export function squareParts(n: bigint): { readonly root: bigint; readonly squareFree: bigint } {
  let [root, squareFree, rest] = [1n, 1n, n];
  for (let prime = 2n; prime * prime <= rest; prime += 1n) {
    let exponent = 0n;
    for (; rest % prime === 0n; rest /= prime) exponent += 1n;
    root *= prime ** (exponent / 2n);
    squareFree *= prime ** (exponent % 2n);
  }
  return { root, squareFree: squareFree * rest };
}

/** Turns `exp(r i pi)` whose real and imaginary parts are square roots, by the denominator of r. */
const CONSTRUCTIBLE = [1, 2, 3, 4, 6, 12];

/** `exp(r i pi)`: a product of powers of i, of `exp(i pi/4)` and of `exp(i pi/3)`. Errors: E_UNSUPPORTED. */
function rootOfUnity<E>(turn: Rational, images: ConstantImages<E>): E {
  const { field } = images;
  const denominator = Number(turn.denominator);
  if (!CONSTRUCTIBLE.includes(denominator)) {
    throw unsupported(
      call("exp", number(turn)),
      `exp(i*pi*${turn.numerator}/${denominator}): exact roots of unity have a denominator of ${CONSTRUCTIBLE.join(", ")}`,
    );
  }
  // r = quarters/4 + thirds/3: with twelfths = 3 quarters + 4 thirds, quarters = -twelfths and thirds = twelfths will do.
  const twelfths = modulo(Number(turn.numerator) * (12 / denominator), 24);
  const thirds = modulo(twelfths, 6);
  const quarters = modulo((twelfths - 4 * thirds) / 3, 8);
  return field.multiply(quarterTurns(quarters, images), sixthTurns(thirds, images));
}

function modulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/** `exp(k i pi/4)`. */
function quarterTurns<E>(k: number, images: ConstantImages<E>): E {
  const { field } = images;
  const half = k % 2 === 0 ? field.one : eighthTurn(images);
  const turns = Math.floor(k / 2);
  const sign = turns < 2 ? half : field.negate(half);
  return turns % 2 === 0 ? sign : field.multiply(sign, images.imaginaryUnit());
}

/** `exp(i pi/4) = (1 + i) / sqrt(2)`. */
function eighthTurn<E>(images: ConstantImages<E>): E {
  const { field } = images;
  const diagonal = field.add(field.one, images.imaginaryUnit());
  return field.divide(field.multiply(diagonal, images.squareRoot(2n)), field.fromInteger(2));
}

/** `exp(k i pi/3)`, a power of `(1 + i sqrt(3)) / 2`. */
function sixthTurns<E>(k: number, images: ConstantImages<E>): E {
  const { field } = images;
  if (k === 0) return field.one;
  if (k === 3) return field.fromInteger(-1);
  const imaginary = field.multiply(images.imaginaryUnit(), images.squareRoot(3n));
  return power(field, field.divide(field.add(field.one, imaginary), field.fromInteger(2)), k);
}

/** The cosine `(e + 1/e)/2` or the sine `(e - 1/e)/(2 i)` for `e = exp(r i pi)`. */
function circularValue<E>(name: "sin" | "cos", turn: Rational, images: ConstantImages<E>): E {
  const { field } = images;
  const [ahead, behind] = [rootOfUnity(turn, images), rootOfUnity(rationals.negate(turn), images)];
  const two = field.fromInteger(2);
  return name === "cos"
    ? field.divide(field.add(ahead, behind), two)
    : field.divide(field.subtract(ahead, behind), field.multiply(two, images.imaginaryUnit()));
}

export function unsupported(e: Expression, what: string): ResiduaError {
  return new ResiduaError(
    "E_UNSUPPORTED",
    `${what} has no exact value here (${expressionText(e)}): give an exact number or a symbol instead`,
  );
}
