import { type Rational, rational, rationals } from "../exact/rational.ts";

/** The elementary functions that expressions may contain. */
export const FUNCTION_NAMES = ["exp", "log", "sin", "cos", "sqrt"] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** The reserved constants. */
export type ConstantName = "i" | "pi";

/**
 * A mathematical expression: immutable plain data, switched on `tag`.
 * Built by the functions below, which flatten sums and products and fold exact numbers, and do nothing else:
 * cancelling and collecting is the work of the rings.
 */
export type Expression =
  | { readonly tag: "number"; readonly value: Rational }
  | { readonly tag: "constant"; readonly name: ConstantName }
  | { readonly tag: "symbol"; readonly name: string }
  | { readonly tag: "sum"; readonly terms: readonly Expression[] }
  | { readonly tag: "product"; readonly factors: readonly Expression[] }
  | { readonly tag: "power"; readonly base: Expression; readonly exponent: Expression }
  | { readonly tag: "call"; readonly name: FunctionName; readonly argument: Expression };

/** An exact number. */
export function number(value: Rational | number | bigint): Expression {
  return { tag: "number", value: typeof value === "object" ? value : rational(value) };
}

export const ZERO = number(0);
export const ONE = number(1);

export function symbol(name: string): Expression {
  return { tag: "symbol", name };
}

export function constant(name: ConstantName): Expression {
  return { tag: "constant", name };
}

export function call(name: FunctionName, argument: Expression): Expression {
  return { tag: "call", name, argument };
}

export function isNumber(e: Expression, value: number): boolean {
  return e.tag === "number" && e.value.denominator === 1 && e.value.numerator === value;
}

/** Whether an expression is 1, 2, .... */
export function isNatural(e: Expression): e is Expression & { tag: "number" } {
  return e.tag === "number" && e.value.denominator === 1 && e.value.numerator > 0;
}

/** The sum, flattened, with its exact numbers folded into one term at the end. */
export function add(...terms: readonly Expression[]): Expression {
  const flat = terms.flatMap((term) => (term.tag === "sum" ? term.terms : [term]));
  const [others, value] = foldNumbers(flat, rationals.zero, rationals.add);
  const all = rationals.isZero(value) ? others : [...others, number(value)];
  const [only] = all;
  if (only === undefined) return ZERO;
  return all.length === 1 ? only : { tag: "sum", terms: all };
}

/** The sum of terms that are all different, in the order given: a series keeps its constant term first. */
export function orderedSum(terms: readonly Expression[]): Expression {
  const flat = terms.flatMap((term) => (term.tag === "sum" ? term.terms : [term]));
  const [only] = flat;
  if (only === undefined) return ZERO;
  return flat.length === 1 ? only : { tag: "sum", terms: flat };
}

/** The product, flattened, with its exact numbers folded into one leading factor. */
export function multiply(...factors: readonly Expression[]): Expression {
  const flat = factors.flatMap((factor) => (factor.tag === "product" ? factor.factors : [factor]));
  const [others, value] = foldNumbers(flat, rationals.one, rationals.multiply);
  if (rationals.isZero(value)) return ZERO;
  const all = rationals.equals(value, rationals.one) ? others : [number(value), ...others];
  const [only] = all;
  if (only === undefined) return ONE;
  return all.length === 1 ? only : { tag: "product", factors: all };
}

function foldNumbers(
  items: readonly Expression[],
  start: Rational,
  combine: (a: Rational, b: Rational) => Rational,
): readonly [Expression[], Rational] {
  const others: Expression[] = [];
  let value = start;
  for (const item of items) {
    if (item.tag === "number") value = combine(value, item.value);
    else others.push(item);
  }
  return [others, value];
}

export function negate(e: Expression): Expression {
  return multiply(number(-1), e);
}

export function subtract(a: Expression, b: Expression): Expression {
  return add(a, negate(b));
}

/** Powers of numbers are folded only while the result stays below about this many digits. */
const LARGEST_FOLDED_EXPONENT = 1000;

/** The power, with exponents 0 and 1 and integer powers of exact numbers folded. Errors: E_DIVISION_BY_ZERO. */
export function power(base: Expression, exponent: Expression): Expression {
  if (isNumber(exponent, 0)) return ONE;
  if (isNumber(exponent, 1)) return base;
  if (base.tag === "number" && exponent.tag === "number" && exponent.value.denominator === 1) {
    const { numerator } = exponent.value;
    if (typeof numerator === "number" && Math.abs(numerator) <= LARGEST_FOLDED_EXPONENT) {
      return number(rationalPower(base.value, numerator));
    }
  }
  return { tag: "power", base, exponent };
}

function rationalPower({ numerator, denominator }: Rational, exponent: number): Rational {
  const size = BigInt(Math.abs(exponent));
  const [top, bottom] = [BigInt(numerator) ** size, BigInt(denominator) ** size];
  return exponent >= 0 ? rational(top, bottom) : rational(bottom, top);
}

export function divide(a: Expression, b: Expression): Expression {
  return multiply(a, power(b, number(-1)));
}
