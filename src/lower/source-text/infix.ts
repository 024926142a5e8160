import { invariant } from "../../core/errors.ts";
import type { BinaryOperator, Comparison } from "../ir/program.ts";
import { atom, BINDING, type Code, operandText } from "../javascript/code.ts";

export const BINARY_BINDING: Readonly<Record<BinaryOperator, number>> = {
  "+": BINDING.sum,
  "-": BINDING.sum,
  "*": BINDING.product,
  "/": BINDING.product,
};

/** A binary operation in a language whose operators group from left to right. */
export function infix(operator: BinaryOperator, left: Code, right: Code, sign: string = operator): Code {
  const binding = BINARY_BINDING[operator];
  const [before, after] = [operandText(left, binding), operandText(right, binding + 1)];
  return { text: `${before} ${sign} ${after}`, binding };
}

export function comparison(operator: Comparison, left: Code, right: Code, sign: string = operator): Code {
  const [before, after] = [operandText(left, BINDING.sum), operandText(right, BINDING.sum)];
  return { text: `${before} ${sign} ${after}`, binding: BINDING.comparison };
}

/** `condition ? ifTrue : ifFalse`, as C and Julia have it. */
export function ternary(condition: Code, ifTrue: Code, ifFalse: Code): Code {
  const [test, yes, no] = [condition, ifTrue, ifFalse].map((code) => operandText(code, BINDING.comparison));
  return { text: `${test} ? ${yes} : ${no}`, binding: BINDING.choice };
}

/** `name(operands)` */
export function functionCall(name: string, operands: readonly Code[]): Code {
  return atom(`${name}(${operands.map(({ text }) => text).join(", ")})`);
}

export function prefixMinus(operand: Code): Code {
  return { text: `-${operandText(operand, BINDING.atom)}`, binding: BINDING.negation };
}

/**
 * A double in the shortest decimal digits that are read as the same double, with a point or an exponent, so that no
 * language takes it for an integer.
 */
export function decimal(value: number): Code {
  invariant(Number.isFinite(value), "a program holds finite numbers");
  const isNegative = value < 0 || Object.is(value, -0);
  const digits = `${Math.abs(value)}`;
  const text = /[.e]/.test(digits) ? digits : `${digits}.0`;
  return isNegative ? { text: `-${text}`, binding: BINDING.negation } : atom(text);
}

export function wholeNumber(value: number): Code {
  return value < 0 ? { text: `${value}`, binding: BINDING.negation } : atom(`${value}`);
}

/** `4 * i + 2` */
export function affineText(stride: number, counter: string, offset: number): string {
  if (stride === 0) return `${offset}`;
  const factor = stride === 1 ? counter : stride === -1 ? `-${counter}` : `${stride} * ${counter}`;
  if (offset === 0) return factor;
  return stride < 0
    ? `${offset} - ${factor.slice(1)}`
    : `${factor} ${offset < 0 ? "-" : "+"} ${Math.abs(offset)}`;
}
