import { unpack } from "./polynomial/monomial.ts";
import type { Polynomial, TermSpace } from "./polynomial/polynomial.ts";

/** A sum of terms as text, `a - b + c`; `0` for none. */
export function sumText(terms: readonly string[]): string {
  const [first, ...others] = terms;
  if (first === undefined) return "0";
  return others.reduce(
    (text, term) => (term.startsWith("-") ? `${text} - ${term.slice(1)}` : `${text} + ${term}`),
    first,
  );
}

/** A text as a factor of a product: sums get parentheses. */
export function factorText(text: string): string {
  return isSum(text) ? `(${text})` : text;
}

/** A text after a division sign: products and quotients get parentheses too. */
export function divisorText(text: string): string {
  return /^[\w^]+$/.test(text) ? text : `(${text})`;
}

/** A coefficient times a monomial; the coefficient 1 is not written. */
export function termText(coefficient: string, monomial: string): string {
  if (monomial === "") return coefficient;
  if (coefficient === "1") return monomial;
  return coefficient === "-1" ? `-${monomial}` : `${factorText(coefficient)}*${monomial}`;
}

export function powerText(name: string, exponent: number): string {
  return exponent === 1 ? name : `${name}^${exponent}`;
}

/** Whether the text has a `+` or `-` between operands outside all parentheses; sums are printed with spaces. */
function isSum(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === " " && depth === 0) return true;
  }
  return false;
}

/** The polynomial in the input syntax, leading term first: `2*a^2*b - 1/3*c + 1`. */
export function polynomialText<C>(space: TermSpace<C>, a: Polynomial<C>): string {
  const texts = a.coefficients.map((coefficient, i) => {
    const exponents = unpack(a.monomials, i * space.words, space.variables.length);
    const powers = space.variables.flatMap((name, v) => {
      const exponent = exponents[v] ?? 0;
      return exponent === 0 ? [] : [powerText(name, exponent)];
    });
    return termText(space.coefficients.toText(coefficient), powers.join("*"));
  });
  return sumText(texts);
}
