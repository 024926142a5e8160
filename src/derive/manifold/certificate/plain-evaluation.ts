import { ResiduaError } from "../../../core/errors.ts";
import { power as ringPower, sum } from "../../../exact/ring.ts";
import { differentiate, substitute, symbolsOf } from "../../../expr/calculus.ts";
import {
  call,
  constant,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  subtract,
  symbol,
  ZERO,
} from "../../../expr/expression.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { TIME } from "../manifold-problem.ts";
import { leastWeightIn, type PlainSeries, type PlainSeriesRing, plainSeriesRing } from "./plain-series.ts";

/** Where expressions are evaluated as whole series. */
export interface PlainTarget<E> {
  readonly ring: PlainSeriesRing<E>;
  readonly coefficients: CoefficientField<E>;
  /** Whether a symbol belongs to the field of coefficients. */
  readonly isCoefficient: (name: string) => boolean;
  /** The series of a variable, or of what an operator makes of one; `undefined` for symbols of the series. */
  readonly variable: (name: string) => PlainSeries<E> | undefined;
  /** The series of a symbol; that of its name in the ring where it is missing. */
  readonly symbol?: (name: string) => PlainSeries<E>;
  /**
   * Refuses the arguments of functions and divisors that vary at leading order, where series do not show this themselves.
   * Errors: E_DOMAIN.
   */
  readonly requireExpansion?: (argument: Expression) => void;
}

/**
 * The series of an expression by products of whole series; functions by their Taylor polynomials, quotients by the
 * geometric series. Errors: E_DOMAIN where these have no expansion, E_UNSUPPORTED.
 */
export function plainSeries<E>(e: Expression, target: PlainTarget<E>): PlainSeries<E> {
  const { ring, coefficients, isCoefficient } = target;
  const inside = (part: Expression) => plainSeries(part, target);
  if (symbolsOf(e).every(isCoefficient)) return ring.constant(coefficients.value(e));
  switch (e.tag) {
    case "number":
    case "constant":
      return ring.constant(coefficients.value(e));
    case "symbol":
      return target.variable(e.name) ?? (target.symbol ?? ring.symbol)(e.name);
    case "sum":
      return sum(ring, e.terms.map(inside));
    case "product":
      return productSeries(e.factors, target);
    case "power":
      return powerSeries(e, target);
    case "call":
      return symbolsOf(e.argument).includes(TIME) ? exponentials(e, target) : taylorSeries(e, target);
  }
}

/** A small factor first: the others are then needed to lower weights only. */
function productSeries<E>(factors: readonly Expression[], target: PlainTarget<E>): PlainSeries<E> {
  const { ring } = target;
  const isPlain = (e: Expression) => symbolsOf(e).every((name) => target.variable(name) === undefined);
  const first = factors
    .filter(isPlain)
    .map((e) => plainSeries(e, target))
    .reduce(ring.multiply, ring.one);
  if (ring.isZero(first)) return first;
  const truncations = ring.truncations.map((truncation) => ({
    ...truncation,
    below: truncation.below - leastWeightIn(first, truncation),
  }));
  const inner = { ...target, ring: plainSeriesRing(ring.field, truncations) };
  return factors
    .filter((e) => !isPlain(e))
    .map((e) => plainSeries(e, inner))
    .reduce(ring.multiply, first);
}

function powerSeries<E>(e: Expression & { tag: "power" }, target: PlainTarget<E>): PlainSeries<E> {
  const { ring } = target;
  const { base, exponent } = e;
  if (exponent.tag !== "number" || exponent.value.denominator !== 1) {
    const isRoot = exponent.tag === "number" && exponent.value.denominator === 2;
    const rewritten = isRoot
      ? { ...e, base: call("sqrt", base), exponent: number(exponent.value.numerator) }
      : call("exp", multiply(exponent, call("log", base)));
    return plainSeries(rewritten, target);
  }
  const k = Number(exponent.value.numerator);
  if (k < 0) target.requireExpansion?.(base);
  const size = ringPower(ring, plainSeries(base, target), Math.abs(k));
  return k >= 0 ? size : reciprocal(size, target);
}

/** `1/a = (1/c) sum of (1 - a/c)^k` for the constant term c. */
function reciprocal<E>(a: PlainSeries<E>, { ring }: PlainTarget<E>): PlainSeries<E> {
  const inverse = ring.field.divide(ring.field.one, constantTerm(a, ring));
  const small = ring.subtract(ring.one, ring.scale(a, inverse));
  let [total, term] = [ring.one, small];
  for (let k = 0; !ring.isZero(term); k += 1) {
    requireSmall(k, ring);
    total = ring.add(total, term);
    term = ring.multiply(term, small);
  }
  return ring.scale(total, inverse);
}

function constantTerm<E>(a: PlainSeries<E>, { field }: PlainSeriesRing<E>): E {
  const value = a.get("")?.coefficient;
  return value ?? field.zero;
}

/** Powers of a small series end below this one. */
function requireSmall<E>(exponent: number, { truncations }: PlainSeriesRing<E>): void {
  const limit = truncations.reduce((total, { below }) => total + below, 0);
  if (exponent > limit) throw noExpansion();
}

/** The error for functions and quotients of what varies at leading order. */
export function noExpansion(): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    "a function or a quotient of what varies at leading order has no expansion",
  );
}

/** `f(c + a) = sum of f^(k)(c) a^k / k!`. */
function taylorSeries<E>(e: Expression & { tag: "call" }, target: PlainTarget<E>): PlainSeries<E> {
  const { ring, coefficients } = target;
  target.requireExpansion?.(e.argument);
  const argument = plainSeries(e.argument, target);
  const start = constantTerm(argument, ring);
  const small = ring.subtract(argument, ring.constant(start));
  const place = coefficients.expression(start);
  let [total, power] = [ring.zero, ring.one];
  let derivative: Expression = call(e.name, symbol(PLACE));
  for (let k = 0; !ring.isZero(power); k += 1) {
    requireSmall(k, ring);
    const value = coefficients.value(substitute(derivative, { [PLACE]: place }));
    total = ring.add(total, ring.scale(power, value));
    power = ring.scale(
      ring.multiply(power, small),
      ring.field.divide(ring.field.one, ring.field.fromInteger(k + 1)),
    );
    derivative = differentiate(derivative, PLACE);
  }
  return total;
}

/** The variable of a Taylor polynomial; no symbol of a problem can have this name. */
const PLACE = "(place)";

/** `exp`, `sin`, `cos` of `r t + c` by `exp(r t)`. */
function exponentials<E>(
  { name, argument }: Expression & { tag: "call" },
  target: PlainTarget<E>,
): PlainSeries<E> {
  const turned = multiply(constant("i"), argument);
  const half = number({ numerator: 1, denominator: 2 });
  switch (name) {
    case "exp":
      return exponential(argument, target);
    case "cos":
      return exponentialPair(turned, half, half, target);
    case "sin":
      return exponentialPair(turned, divide(half, constant("i")), multiply(half, constant("i")), target);
    case "log":
    case "sqrt":
      throw new ResiduaError("E_UNSUPPORTED", `${name} of time has no exponentials`);
  }
}

/** `ahead exp(argument) + behind exp(-argument)`. */
function exponentialPair<E>(
  argument: Expression,
  ahead: Expression,
  behind: Expression,
  target: PlainTarget<E>,
): PlainSeries<E> {
  const { ring, coefficients } = target;
  return ring.add(
    ring.scale(exponential(argument, target), coefficients.value(ahead)),
    ring.scale(exponential(negate(argument), target), coefficients.value(behind)),
  );
}

function exponential<E>(argument: Expression, { ring, coefficients }: PlainTarget<E>): PlainSeries<E> {
  const offset = substitute(argument, { [TIME]: ZERO });
  const slope = substitute(subtract(argument, offset), { [TIME]: number(1) });
  return ring.term({
    coefficient: coefficients.value(call("exp", offset)),
    powers: [],
    rate: coefficients.value(slope),
  });
}
