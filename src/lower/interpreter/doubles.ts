import { doubleArithmetic } from "../../expr/floating/double-arithmetic.ts";
import { binaryExponent, powerOfTwo } from "../float-bits.ts";
import type { Semantics } from "./semantics.ts";

/** The operations of a program on doubles. */
export const doubles: Semantics<number> = {
  ...doubleArithmetic,
  float: (value) => value,
  fromInteger: (value) => value,
  powerOfTwo,
  binaryExponent,
  isEqual: (a, b) => a === b,
  isLess: (a, b) => a < b,
};
