import { at, ResiduaError } from "../core/errors.ts";

/**
 * The operators whose values are coordinates of their own: the derivative `d(u,x,2)`, the earlier value `delay(u,tau)`, and
 * the convolution `conv(w,r)`. To algebra, such a value is one more independent symbol, as in a space of jets: it is
 * a symbol whose name is its text in the input syntax.
 */
export const OPERATOR_NAMES = ["d", "delay", "conv"] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

export function isOperatorName(name: string): name is OperatorName {
  return OPERATOR_NAMES.some((known) => known === name);
}

/** A symbol that an operator makes of another one. */
export interface JetSymbol {
  readonly operator: OperatorName;
  /** What the operator is applied to: the name of a symbol; for a convolution also a product of powers of such. */
  readonly subject: string;
  readonly operands: readonly string[];
}

/** The name of a derivative with these orders in the directions: `d(u,x,2)`; the subject itself for none. */
export function derivativeName(
  subject: string,
  directions: readonly string[],
  orders: readonly number[],
): string {
  const operands = directions.flatMap((direction, index) => {
    const order = orders[index] ?? 0;
    return order === 0 ? [] : [direction, `${order}`];
  });
  if (operands.length === 0) return subject;
  return jetName({
    operator: "d",
    subject,
    operands: operands.at(-1) === "1" ? operands.slice(0, -1) : operands,
  });
}

/** The name of a value at an earlier time: `delay(u,tau)`. */
export function delayName(subject: string, delay: string): string {
  return jetName({ operator: "delay", subject, operands: [delay] });
}

export function jetName({ operator, subject, operands }: JetSymbol): string {
  return `${operator}(${[subject, ...operands].join(",")})`;
}

/** The operator and its operands, of a symbol that one made; `undefined` for a plain name. */
export function readJetSymbol(name: string): JetSymbol | undefined {
  const open = name.indexOf("(");
  if (open < 0) return undefined;
  const operator = OPERATOR_NAMES.find((known) => known === name.slice(0, open));
  if (operator === undefined) return undefined;
  const [subject = "", ...operands] = splitOutside(name.slice(open + 1, -1), ",");
  return { operator, subject, operands };
}

const MEANINGS = { d: "space derivative", delay: "value at an earlier time", conv: "convolution" } as const;

/** Why a symbol that an operator made cannot be computed at a point: none for a plain name. */
export function whyWithoutValue(name: string): string | undefined {
  const jet = readJetSymbol(name);
  if (jet === undefined) return undefined;
  return `${name} is a ${MEANINGS[jet.operator]}, which has no value at one point and time; discretise it first, or lower a problem without it`;
}

/**
 * The orders of a derivative by direction: `x,1,y` means the first in x and in y.
 * Errors: E_PARSE where an order is no whole number.
 */
export function derivativeOrders(operands: readonly string[]): ReadonlyMap<string, number> {
  const orders = new Map<string, number>();
  for (let k = 0; k < operands.length; k += 1) {
    const direction = at(operands, k);
    const following = operands[k + 1];
    const hasOrder = following !== undefined && /^\d+$/.test(following);
    if (!/^[A-Za-z_]\w*$/.test(direction)) {
      throw new ResiduaError(
        "E_PARSE",
        `expected the directions of a derivative with their orders, as in d(u,x,2), got '${operands.join(",")}'`,
      );
    }
    orders.set(direction, (orders.get(direction) ?? 0) + (hasOrder ? Number(following) : 1));
    if (hasOrder) k += 1;
  }
  return orders;
}

/** The powers in the subject of a convolution: `w*(conv(w,-1))^2` has w, and `conv(w,-1)` twice. */
export function convolvedPowers(
  subject: string,
): readonly { readonly name: string; readonly exponent: number }[] {
  return splitOutside(subject, "*").map((factor) => {
    const [base = "", exponent = "1"] = splitOutside(factor, "^");
    return { name: base.startsWith("(") ? base.slice(1, -1) : base, exponent: Number(exponent) };
  });
}

/** What a separator divides outside of all parentheses. */
export function splitOutside(text: string, separator: string): readonly string[] {
  const pieces: string[] = [];
  let [depth, start] = [0, 0];
  for (let k = 0; k <= text.length; k += 1) {
    const character = text[k];
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === undefined || (character === separator && depth === 0)) {
      pieces.push(text.slice(start, k));
      start = k + 1;
    }
  }
  return pieces;
}
