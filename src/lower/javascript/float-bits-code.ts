import type { Node } from "../ir/program.ts";

/** Names that generated code has for the operations on the bits of doubles; no argument takes them. */
export const FLOAT_BITS_NAMES = ["powersOfTwo", "bits", "binaryExponent"] as const;

/**
 * All powers of two that are normal doubles, from 2^-1022, filled up with infinity to a length that needs no check: a load
 * is seven times as fast as making the bits.
 */
const POWERS_OF_TWO = [
  "const powersOfTwo = new Float64Array(2048);",
  "for (let k = 0, power = 2 ** -1022; k < 2048; k++, power *= 2) powersOfTwo[k] = power;",
];

const BINARY_EXPONENT = [
  "const bits = new DataView(new ArrayBuffer(8));",
  "function binaryExponent(x) {",
  "  bits.setFloat64(0, x);",
  "  return (bits.getInt32(0) >>> 20) - 1023;",
  "}",
];

/** The declarations that the code of nodes refers to. */
export function floatBitsDeclarations(nodes: readonly Node[]): readonly string[] {
  const uses = (wanted: Node["tag"]) => nodes.some(({ tag }) => tag === wanted);
  return [...(uses("powerOfTwo") ? POWERS_OF_TWO : []), ...(uses("binaryExponent") ? BINARY_EXPONENT : [])];
}

/** An element that is there for any operand, also for one that is not a number. */
export function powerOfTwoCode(operand: string): string {
  return `powersOfTwo[(${operand} + 1022) & 2047]`;
}

export function binaryExponentCode(operand: string): string {
  return `binaryExponent(${operand})`;
}
