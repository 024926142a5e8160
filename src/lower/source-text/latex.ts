import { ownValue } from "../../core/own-value.ts";
import { type Rational, rationalFromFloat, rationals, toFloatRational } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import { rationalLatex } from "../../expr/latex.ts";
import { symbolLatex } from "../../expr/symbol-latex.ts";
import type { BinaryOperator, Comparison } from "../ir/program.ts";
import { atom, BINDING, type Code } from "../javascript/code.ts";
import { commonSubexpressions } from "../passes/common-subexpressions.ts";
import { expandStencils } from "../passes/expand-stencils.ts";
import { runPasses } from "../passes/pass.ts";
import type { Dialect, Syntax } from "./dialect.ts";
import type { Frame } from "./frame.ts";
import { comparison } from "./infix.ts";
import { lastText } from "./julia.ts";

/** LaTeX for symbols whose name alone does not say it: `{ kbar: "\\bar\\kappa" }`. */
export type SymbolLatex = Readonly<Record<string, string>>;

const RELATIONS: Readonly<Record<Comparison, string>> = { "<": "<", "<=": "\\le", "==": "=" };

const syntax: Syntax = {
  float: decimalLatex,
  integer: (value) => numberLatex(`${value}`),
  negate: minus,
  binary: binaryLatex,
  apply: applied,
  compare: (operator, left, right) => comparison(operator, left, right, RELATIONS[operator]),
  select: (condition, ifTrue, ifFalse) =>
    atom(
      `\\begin{cases} ${ifTrue.text} & \\text{if } ${condition.text} \\\\ ${ifFalse.text} & \\text{otherwise} \\end{cases}`,
    ),
  toReal: (operand) => operand,
  exact: { number: exactLatex, pi: atom("\\pi"), power: (base, exponent) => powerLatex(base, `${exponent}`) },
};

/**
 * LaTeX: the formulas as rows of an `aligned` environment, with numbers and powers as they are in the problem. Only
 * commands of the reports' closed list occur.
 */
export function latexDialect(symbols: SymbolLatex = {}): Dialect {
  const name = (identifier: string) => ownValue(symbols, identifier) ?? symbolLatex(identifier);
  return {
    reserved: "",
    form: (program) => runPasses(program, [expandStencils, commonSubexpressions]),
    longestText: 160,
    longestRepeated: 24,
    namesElements: false,
    firstIndex: 0,
    point: syntax,
    name,
    element: (array, index) => subscripted(name(array), index),
    position: (stride, counter, offset) => positionLatex(stride, name(counter), offset),
    define: (temporary, _type, text) => `${name(temporary)} &= ${text}`,
    start: (accumulator, text) => `${name(accumulator)} &= ${text}`,
    assign: (target, text) => `${target} &= ${text}`,
    update: (accumulator, text) => `${accumulator} &\\gets ${text}`,
    count: name,
    loop: (counter, begin, end, body) => [
      `& \\text{for } ${name(counter)} = ${begin}, \\ldots, ${lastText(end).replace(/^\(|\)$/g, "")}:`,
      ...body.map(innerRow),
    ],
    frame: latexFrame,
  };
}

/** A row within a loop: set in, and aligned at its left end. */
function innerRow(row: string): string {
  return row.startsWith("&") ? `& \\quad${row.slice(1)}` : `& \\quad ${row.replace(" &", " ")}`;
}

function latexFrame({ header, body }: Frame): readonly string[] {
  return [
    ...header.map((line) => `% ${line}`.trimEnd()),
    "%",
    "% To stand in a displayed formula; needs the package amsmath.",
    "\\begin{aligned}",
    ...body.map((row, index) => `  ${row}${index === body.length - 1 ? "" : " \\\\"}`),
    "\\end{aligned}",
  ];
}

function subscripted(letter: string, index: string): string {
  const [, head, subscript] = /^(.*)_\{(.*)\}$/.exec(letter) ?? [];
  return head === undefined ? `${letter}_{${index}}` : `${head}_{${subscript},${index}}`;
}

function positionLatex(stride: number, counter: string, offset: number): string {
  if (stride === 0) return `${offset}`;
  const factor = Math.abs(stride) === 1 ? counter : `${Math.abs(stride)} ${counter}`;
  if (stride < 0) return `${offset === 0 ? "" : offset}-${factor}`;
  return offset === 0 ? factor : `${factor}${offset < 0 ? "-" : "+"}${Math.abs(offset)}`;
}

function binaryLatex(operator: BinaryOperator, left: Code, right: Code): Code {
  switch (operator) {
    case "/":
      return right.text === "1" ? left : atom(`\\frac{${left.text}}{${right.text}}`);
    case "*":
      return left.text === "1" ? right : productLatex(left, right);
    case "+":
    case "-": {
      const [before, after] = [enclosed(left, BINDING.sum), enclosed(right, BINDING.product)];
      return { text: `${before} ${operator} ${after}`, binding: BINDING.sum };
    }
  }
}

/** Numerals side by side need a dot, and names of several letters a gap. */
function productLatex(left: Code, right: Code): Code {
  const [before, after] = [enclosed(left, BINDING.product), enclosed(right, BINDING.atom)];
  const isNumeral = /^(?:\d|\\frac\{\d+\}\{\d+\})/.test(after);
  const isWord = `${before}${after}`.includes("\\mathrm");
  const between = isNumeral ? " \\cdot" : isWord ? " \\," : "";
  return { text: `${before}${between} ${after}`, binding: BINDING.product };
}

/** A sign binds like a sum: it does not stand behind another operator. */
function minus(operand: Code): Code {
  return { text: `-${enclosed(operand, BINDING.product)}`, binding: BINDING.sum };
}

function enclosed(code: Code, least: number): string {
  return code.binding >= least ? code.text : `\\left(${code.text}\\right)`;
}

function applied(name: ElementaryFunction, operands: readonly Code[]): Code {
  const [first = atom(""), second = atom("")] = operands;
  if (name === "pow") return powerLatex(first, second.text);
  if (name === "abs") return atom(`\\left\\lvert ${first.text}\\right\\rvert`);
  return atom(name === "sqrt" ? `\\sqrt{${first.text}}` : `\\${name}\\left(${first.text}\\right)`);
}

/** Letters with a subscript, and natural numbers: what can carry an exponent as it is. */
const PLAIN_BASE = /^(?:\\?[A-Za-z]+(?:_\{[^{}]*\})?|\d+)$/;

function powerLatex(base: Code, exponent: string): Code {
  const text = PLAIN_BASE.test(base.text) ? base.text : `\\left(${base.text}\\right)`;
  return atom(`${text}^{${exponent}}`);
}

function numberLatex(text: string): Code {
  return { text, binding: text.startsWith("-") ? BINDING.sum : BINDING.atom };
}

/** `1.5 \cdot 10^{-7}` */
function decimalLatex(value: number): Code {
  const [digits = "", exponent] = `${value}`.split("e");
  if (exponent === undefined) return numberLatex(digits);
  const power = `10^{${Number(exponent)}}`;
  const text = digits === "1" ? power : digits === "-1" ? `-${power}` : `${digits} \\cdot ${power}`;
  return { text, binding: digits.startsWith("-") ? BINDING.sum : BINDING.product };
}

/** Fractions with a larger denominator that are doubles came from a decimal, and are printed as it. */
const LARGEST_DENOMINATOR = 1024;

function exactLatex(value: Rational): Code {
  if (value.denominator > LARGEST_DENOMINATOR && isDouble(value)) return decimalLatex(toFloatRational(value));
  return numberLatex(rationalLatex(value));
}

function isDouble(value: Rational): boolean {
  const float = toFloatRational(value);
  return Number.isFinite(float) && rationals.equals(rationalFromFloat(float), value);
}
