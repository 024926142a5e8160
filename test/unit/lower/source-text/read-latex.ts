import { type Rational, rational, rationals } from "../../../../src/exact/rational.ts";
import { power } from "../../../../src/exact/ring.ts";

/** Numerals, commands, names with a subscript, and single signs. */
const TOKEN = /\\left|\\right|\\[A-Za-z]+|\d+|[A-Za-z](?:_\{[^{}]*\})?|[-+(){}^]/g;

/** The exact values of names after the rows `name &= formula` of straight-line LaTeX have been read, one after the other. */
export function latexValues(
  latex: string,
  given: Readonly<Record<string, Rational>>,
): Readonly<Record<string, Rational>> {
  const values: Record<string, Rational> = { ...given };
  for (const row of latex.matchAll(/^ {2}(\S+) &= (.*?)(?: \\\\)?$/gm)) {
    const [, name = "", formula = ""] = row;
    values[name] = readFormula(formula, values);
  }
  return values;
}

/** The value of a formula of sums, juxtaposed products, fractions and powers. */
function readFormula(formula: string, values: Readonly<Record<string, Rational>>): Rational {
  const tokens = formula.replaceAll("\\,", " ").match(TOKEN) ?? [];
  let position = 0;
  const peek = () => tokens[position] ?? "";
  const take = (expected?: string): string => {
    const token = peek();
    if (expected !== undefined && token !== expected) throw new Error(`'${expected}' expected in ${formula}`);
    position++;
    return token;
  };
  const between = (open: readonly string[], close: readonly string[]): Rational => {
    open.forEach(take);
    const value = sum();
    close.forEach(take);
    return value;
  };
  const sum = (): Rational => {
    let total = rationals.zero;
    for (let sign = peek() === "-" ? take() : "+"; ; sign = take()) {
      const term = product();
      total = sign === "-" ? rationals.subtract(total, term) : rationals.add(total, term);
      if (peek() !== "+" && peek() !== "-") return total;
    }
  };
  const product = (): Rational => {
    let value = factor();
    while (peek() !== "" && !["+", "-", "}", "\\right"].includes(peek())) {
      if (peek() === "\\cdot") take();
      value = rationals.multiply(value, factor());
    }
    return value;
  };
  const factor = (): Rational => {
    const base = atom();
    if (peek() !== "^") return base;
    take();
    return power(rationals, base, Number(between(["{"], ["}"]).numerator));
  };
  const atom = (): Rational => {
    if (peek() === "\\left") return between(["\\left", "("], ["\\right", ")"]);
    const token = take();
    if (token === "\\frac") return rationals.divide(between(["{"], ["}"]), between(["{"], ["}"]));
    if (/^\d/.test(token)) return rational(BigInt(token));
    const value = values[token];
    if (value === undefined) throw new Error(`'${token}' has no value in ${formula}`);
    return value;
  };
  const value = sum();
  if (peek() !== "") throw new Error(`'${peek()}' was not expected in ${formula}`);
  return value;
}
