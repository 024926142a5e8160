import { ownValue } from "../core/own-value.ts";
import { type Rational, rationals } from "../exact/rational.ts";
import type { Expression } from "./expression.ts";
import { fractionParts } from "./fraction-parts.ts";
import { symbolLatex } from "./symbol-latex.ts";

export interface LatexOptions {
  /** LaTeX for symbols whose name alone does not say it: `{kbar: "\\bar\\kappa"}`. */
  readonly symbols?: Readonly<Record<string, string>>;
}

/**
 * The expression in LaTeX, from the closed list of commands that KaTeX and pdflatex agree on.
 * Parameters are italic, products are set by juxtaposition, quotients as fractions.
 */
export function expressionLatex(e: Expression, options: LatexOptions = {}): string {
  switch (e.tag) {
    case "number":
      return rationalLatex(e.value);
    case "constant":
      return e.name === "pi" ? "\\pi" : "\\mathrm{i}";
    case "symbol":
      return ownValue(options.symbols ?? {}, e.name) ?? symbolLatex(e.name);
    case "sum":
      return sumLatex(e.terms, options);
    case "product":
      return productLatex(e, options);
    case "power":
      return powerLatex(e, options);
    case "call":
      return callLatex(e, options);
  }
}

/** An exact rational in LaTeX. */
export function rationalLatex(value: Rational): string {
  if (value.denominator === 1) return `${value.numerator}`;
  const sign = value.numerator < 0 ? "-" : "";
  const size = value.numerator < 0 ? rationals.negate(value) : value;
  return `${sign}\\frac{${size.numerator}}{${size.denominator}}`;
}

function sumLatex(terms: readonly Expression[], options: LatexOptions): string {
  const [first = "", ...rest] = terms.map((term) => expressionLatex(term, options));
  return rest.reduce((text, term) => (term.startsWith("-") ? `${text}${term}` : `${text}+${term}`), first);
}

function productLatex(e: Expression, options: LatexOptions): string {
  const { isNegative, numerator, denominator } = fractionParts(e);
  const sign = isNegative ? "-" : "";
  if (denominator.length === 0) return sign + juxtaposed(numerator, options);
  return `${sign}\\frac{${enclosed(numerator, options)}}{${enclosed(denominator, options)}}`;
}

/** A product that its surroundings already hold together: a lone sum needs no parentheses. */
function enclosed(factors: readonly Expression[], options: LatexOptions): string {
  const [only] = factors;
  return factors.length === 1 && only !== undefined
    ? expressionLatex(only, options)
    : juxtaposed(factors, options);
}

/** A product without signs; a dot stands only where two numerals would run together. */
function juxtaposed(factors: readonly Expression[], options: LatexOptions): string {
  const [first = "1", ...rest] = factors.map((factor) => factorLatex(factor, options));
  return rest.reduce((text, next) => (/^\d/.test(next) ? `${text}\\cdot ${next}` : `${text} ${next}`), first);
}

function factorLatex(e: Expression, options: LatexOptions): string {
  const text = expressionLatex(e, options);
  return e.tag === "sum" || text.startsWith("-") ? parenthesised(text) : text;
}

function parenthesised(text: string): string {
  return `\\left(${text}\\right)`;
}

function powerLatex(e: Expression & { tag: "power" }, options: LatexOptions): string {
  const { base, exponent } = e;
  if (exponent.tag === "number" && exponent.value.numerator < 0) return productLatex(e, options);
  const isPlain =
    base.tag === "symbol" || base.tag === "constant" || (base.tag === "number" && isNatural(base.value));
  const text = expressionLatex(base, options);
  return `${isPlain ? braced(text) : parenthesised(text)}^{${expressionLatex(exponent, options)}}`;
}

function isNatural({ numerator, denominator }: Rational): boolean {
  return denominator === 1 && numerator >= 0;
}

/** A base that already carries a superscript of its own would collide with the exponent. */
function braced(text: string): string {
  return text.includes("^") ? `{${text}}` : text;
}

function callLatex(e: Expression & { tag: "call" }, options: LatexOptions): string {
  const argument = expressionLatex(e.argument, options);
  switch (e.name) {
    case "sqrt":
      return `\\sqrt{${argument}}`;
    case "exp":
      return `\\mathrm{e}^{${argument}}`;
    case "log":
    case "sin":
    case "cos":
      return `\\${e.name}${parenthesised(argument)}`;
  }
}
