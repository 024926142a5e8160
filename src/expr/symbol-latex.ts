import { ownValue } from "../core/own-value.ts";
import { convolvedPowers, derivativeOrders, type JetSymbol, readJetSymbol } from "./jet-symbol.ts";

/** Greek letters that LaTeX and KaTeX share. */
const GREEK = new Set(
  (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega " +
    "Gamma Delta Theta Lambda Xi Sigma Upsilon Phi Psi Omega"
  ).split(" "),
);

/** Letters that have a variant better known in applied mathematics. */
const VARIANTS: Readonly<Record<string, string>> = { epsilon: "\\varepsilon", eps: "\\varepsilon" };

const NAME = /^(.*?[A-Za-z])(\d*)$/;

/**
 * A symbol's name in LaTeX: Greek letters by name, trailing digits and what follows `_` as subscript; derivatives and
 * earlier values as such.
 * @example symbolLatex("kappa_0_1") // "\\kappa_{0,1}"
 * @example symbolLatex("d(u1,x,2)") // "\\partial_{x}^{2}u_{1}"
 */
export function symbolLatex(name: string): string {
  const jet = readJetSymbol(name);
  return jet === undefined ? plainLatex(name) : jetLatex(jet);
}

function jetLatex({ operator, subject, operands }: JetSymbol): string {
  switch (operator) {
    case "d": {
      const orders = [...derivativeOrders(operands)];
      const signs = orders.map(([direction, order]) =>
        order === 1
          ? `\\partial_{${plainLatex(direction)}}`
          : `\\partial_{${plainLatex(direction)}}^{${order}}`,
      );
      return `${signs.join("")}${symbolLatex(subject)}`;
    }
    case "delay":
      return `${symbolLatex(subject)}\\left(t-${delayLatex(operands)}\\right)`;
    case "conv":
      return `\\left(e^{${exponentLatex(operands)}}\\star ${convolvedLatex(subject)}\\right)`;
  }
}

/** A delay that a minus sign before it does not tear apart. */
function delayLatex(operands: readonly string[]): string {
  const latex = operandLatex(operands);
  return /[+-]/.test(latex) ? `\\left(${latex}\\right)` : latex;
}

/** The rate of a convolution, times time. */
function exponentLatex(operands: readonly string[]): string {
  const rate = operandLatex(operands);
  if (rate === "1" || rate === "-1") return rate.replace("1", "t");
  return /^-?[^+-]*$/.test(rate) ? `${rate}\\,t` : `\\left(${rate}\\right)t`;
}

function convolvedLatex(subject: string): string {
  const factors = convolvedPowers(subject).map(({ name, exponent }) =>
    exponent === 1 ? symbolLatex(name) : `{${symbolLatex(name)}}^{${exponent}}`,
  );
  return factors.length === 1 ? factors.join("") : `\\left(${factors.join("\\,")}\\right)`;
}

/** Operands are expressions in the input syntax. */
function operandLatex(operands: readonly string[]): string {
  return operands
    .map((operand) =>
      operand
        .replace(/[A-Za-z_]\w*/g, (name) => ownValue(CONSTANTS, name) ?? plainLatex(name))
        .replace(/\\sqrt\(([^()]*)\)/g, "\\sqrt{$1}")
        .replaceAll("*", "\\,"),
    )
    .join(",");
}

/** Words of operands that are no symbols. */
const CONSTANTS: Readonly<Record<string, string>> = { pi: "\\pi", i: "\\mathrm{i}", sqrt: "\\sqrt" };

function plainLatex(name: string): string {
  const [head = "", ...subscripts] = name.split("_").filter((part) => part !== "");
  const [, letters = head, digits = ""] = NAME.exec(head) ?? [];
  const all = digits === "" ? subscripts : [digits, ...subscripts];
  return all.length === 0
    ? letterLatex(letters)
    : `${letterLatex(letters)}_{${all.map(subscriptLatex).join(",")}}`;
}

function letterLatex(letters: string): string {
  const variant = ownValue(VARIANTS, letters);
  if (variant !== undefined) return variant;
  if (GREEK.has(letters)) return `\\${letters}`;
  return letters.length === 1 ? letters : `\\mathrm{${letters}}`;
}

function subscriptLatex(part: string): string {
  return /^[\d]*[A-Za-z]?$/.test(part) ? part : letterLatex(part);
}
