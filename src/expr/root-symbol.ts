import { at } from "../core/errors.ts";
import { splitOutside } from "./jet-symbol.ts";

/**
 * The operator that names a root of an irreducible polynomial: `root(x^3-x-1,x,1)`. Like derivatives, roots are symbols whose
 * name is their text in the input syntax; only fields of coefficients know what they are.
 */
export const ROOT_OPERATOR = "root";

/** A root of a polynomial: which one is said by its index from one, by real parts and then by imaginary parts. */
export interface RootSymbol {
  /** In the input syntax, with whole coefficients. */
  readonly polynomial: string;
  readonly variable: string;
  readonly index: number;
}

/** Whether a symbol stands for a root of a polynomial. */
export function isRootName(name: string): boolean {
  return name.startsWith(`${ROOT_OPERATOR}(`);
}

export function rootName({ polynomial, variable, index }: RootSymbol): string {
  return `${ROOT_OPERATOR}(${polynomial},${variable},${index})`;
}

/** The root that a symbol stands for; `undefined` for any other name. */
export function readRootSymbol(name: string): RootSymbol | undefined {
  if (!isRootName(name)) return undefined;
  const operands = splitOutside(name.slice(ROOT_OPERATOR.length + 1, -1), ",");
  return { polynomial: at(operands, 0), variable: at(operands, 1), index: Number(at(operands, 2)) };
}
