import { ResiduaError } from "../../../core/errors.ts";
import { type Rational, rationals } from "../../../exact/rational.ts";
import { type Field, power, sum } from "../../../exact/ring.ts";
import { call, type Expression, number } from "../../../expr/expression.ts";
import { isRootName } from "../../../expr/root-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import { type Radical, radicalOf, rootOfFactors } from "./radical.ts";
import { rationalTurn } from "./turn.ts";

/**
 * Where constant expressions are evaluated: the field, and its images of what expressions are made of. What the field lacks
 * is `undefined`.
 */
export interface ConstantImages<E> {
  readonly field: Field<E>;
  readonly rational: (value: Rational) => E;
  readonly imaginaryUnit: () => E | undefined;
  readonly pi: () => E | undefined;
  readonly symbol: (name: string) => E | undefined;
  /** The positive square root of a square-free natural number above 1. */
  readonly squareRoot: (radicand: bigint) => E | undefined;
  /** The square root of a product of different irreducible polynomials that count as positive (`radicalOf`). */
  readonly polynomialRoot: (factors: readonly Expression[]) => E | undefined;
  /** The root of a polynomial that a symbol names. */
  readonly algebraicRoot: (name: string) => E | undefined;
  /** The value of a function at a place where it is no algebraic number. */
  readonly transcendental: (e: Expression & { tag: "call" }) => E | undefined;
  /** The square roots met so far, by the text of what is under the root. */
  readonly squareRoots: Map<string, E>;
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
      return e.name === "i" ? imaginaryUnit(images) : required(images.pi(), "pi");
    case "symbol":
      return isRootName(e.name)
        ? required(images.algebraicRoot(e.name), e.name)
        : declared(images.symbol(e.name), e.name);
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
      return squareRootOf(e, images);
    case "exp": {
      const turn = rationalTurn(e.argument);
      return turn === undefined ? transcendental(e, images) : rootOfUnity(turn, images);
    }
    case "sin":
    case "cos": {
      const turn = rationalTurn({ tag: "product", factors: [{ tag: "constant", name: "i" }, e.argument] });
      if (turn === undefined) return transcendental(e, images);
      if (rationals.isZero(turn)) return e.name === "sin" ? field.zero : field.one;
      return circularValue(e.name, turn, images);
    }
    case "log":
      return e.argument.tag === "number" && rationals.equals(e.argument.value, rationals.one)
        ? field.zero
        : transcendental(e, images);
  }
}

/** The square root of a rational function of parameters, by its canonical form. */
function squareRootOf<E>(e: Expression & { tag: "call" }, images: ConstantImages<E>): E {
  const key = expressionText(e.argument);
  const known = images.squareRoots.get(key);
  if (known !== undefined) return known;
  const radical = radicalOf(e.argument);
  const value = radical === undefined ? transcendental(e, images) : radicalValue(radical, images);
  images.squareRoots.set(key, value);
  return value;
}

function radicalValue<E>(radical: Radical, images: ConstantImages<E>): E {
  const { isNegative, outside, natural, factors } = radical;
  const parts = [constantValue(outside, images)];
  if (natural > 1n) parts.push(rootOfNatural(natural, images));
  if (factors.length > 0) {
    const root = images.polynomialRoot(factors);
    parts.push(required(root, expressionText(rootOfFactors(factors))));
  }
  if (isNegative) parts.push(imaginaryUnit(images));
  return parts.reduce(images.field.multiply);
}

function imaginaryUnit<E>(images: ConstantImages<E>): E {
  return required(images.imaginaryUnit(), "i");
}

function rootOfNatural<E>(radicand: bigint, images: ConstantImages<E>): E {
  return required(images.squareRoot(radicand), `sqrt(${radicand})`);
}

function transcendental<E>(e: Expression & { tag: "call" }, images: ConstantImages<E>): E {
  const value = images.transcendental(e);
  if (value !== undefined) return value;
  throw unsupported(e, `the function ${e.name} at this place`);
}

/** Errors: E_UNSUPPORTED. */
function required<E>(value: E | undefined, name: string): E {
  if (value !== undefined) return value;
  throw new ResiduaError("E_UNSUPPORTED", `${name} is not in the field of coefficients of this construction`);
}

/** Errors: E_UNDECLARED. */
function declared<E>(value: E | undefined, name: string): E {
  if (value !== undefined) return value;
  throw new ResiduaError("E_UNDECLARED", `'${name}' is not in the field of coefficients`);
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
  return turns % 2 === 0 ? sign : field.multiply(sign, imaginaryUnit(images));
}

/** `exp(i pi/4) = (1 + i) / sqrt(2)`. */
function eighthTurn<E>(images: ConstantImages<E>): E {
  const { field } = images;
  const diagonal = field.add(field.one, imaginaryUnit(images));
  return field.divide(field.multiply(diagonal, rootOfNatural(2n, images)), field.fromInteger(2));
}

/** `exp(k i pi/3)`, a power of `(1 + i sqrt(3)) / 2`. */
function sixthTurns<E>(k: number, images: ConstantImages<E>): E {
  const { field } = images;
  if (k === 0) return field.one;
  if (k === 3) return field.fromInteger(-1);
  const imaginary = field.multiply(imaginaryUnit(images), rootOfNatural(3n, images));
  return power(field, field.divide(field.add(field.one, imaginary), field.fromInteger(2)), k);
}

/** The cosine `(e + 1/e)/2` or the sine `(e - 1/e)/(2 i)` for `e = exp(r i pi)`. */
function circularValue<E>(name: "sin" | "cos", turn: Rational, images: ConstantImages<E>): E {
  const { field } = images;
  const [ahead, behind] = [rootOfUnity(turn, images), rootOfUnity(rationals.negate(turn), images)];
  const two = field.fromInteger(2);
  return name === "cos"
    ? field.divide(field.add(ahead, behind), two)
    : field.divide(field.subtract(ahead, behind), field.multiply(two, imaginaryUnit(images)));
}

export function unsupported(e: Expression, what: string): ResiduaError {
  return new ResiduaError(
    "E_UNSUPPORTED",
    `${what} has no exact value here (${expressionText(e)}): give an exact number or a symbol instead`,
  );
}
