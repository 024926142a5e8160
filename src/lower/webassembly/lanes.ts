import type { Access, BinaryOperator, Comparison } from "../ir/program.ts";
import type { Addressing } from "./addressing.ts";
import type { FunctionBody } from "./function-body.ts";
import type { InstructionFunction } from "./imported-functions.ts";
import { CONTROL, F64, F64X2, I64, type Instruction, VALUE_TYPE, type ValueType } from "./instructions.ts";
import { BIT_NUMBERS, DOUBLE } from "./workspace.ts";

/** A double has its exponent above so many bits of a fraction. */
const FRACTION_BITS = 52;

/** Puts a number of the program, or one of BIT_NUMBERS, on the stack. */
export type PushNumber = (value: number) => void;

/** How the values of nodes are computed: at one point, or at two neighbouring points in the lanes of a vector. */
export interface Lanes {
  readonly points: 1 | 2;
  /** The type of a real or an integer; integers are doubles, as the interpreter has them. */
  readonly number: ValueType;
  readonly truth: ValueType;
  readonly binary: Readonly<Record<BinaryOperator, Instruction>>;
  readonly compare: Readonly<Record<Comparison, Instruction>>;
  readonly negate: Instruction;
  /** The functions that are instructions. */
  readonly functions: Readonly<Record<InstructionFunction, Instruction>>;
  /** Takes the values for true and for false, then the truth value. */
  readonly choose: Instruction;
  /** Loads a value that is the same at all points. */
  readonly loadUniform: Instruction;
  /**
   * Where numbers come from: from instructions, which V8 carries out once before a loop; or from memory, as these take
   * three times as long as a load where they are carried out each time, and vectors have none.
   */
  readonly numbers: "immediate" | "loaded";
  /** After so many operations of a formula a value is stored where nobody reads it (see `valueEmitter`). */
  readonly operationsBetweenStores: number;
  /** Loads values as they are, one beside the other where there are two. */
  readonly loadWhole: Instruction;
  /** Stores values as they are, one beside the other where there are two. */
  readonly storeWhole: Instruction;
  readonly load: (body: FunctionBody, addressing: Addressing, access: Access) => void;
  readonly store: (body: FunctionBody, addressing: Addressing, access: Access, pushValue: () => void) => void;
  /** The double 2^n for n on the stack, and the binary exponent of one on the stack. */
  readonly powerOfTwo: (body: FunctionBody, pushNumber: PushNumber) => void;
  readonly binaryExponent: (body: FunctionBody, pushNumber: PushNumber) => void;
  /** Applies a function of doubles to as many operands on the stack. */
  readonly call: (body: FunctionBody, functionIndex: number, operands: number) => void;
  /** Leaves whether the number on the stack has other bits than zero, at any point. */
  readonly isNotZero: (body: FunctionBody) => void;
}

/** One point at a time. */
export const oneLane: Lanes = {
  points: 1,
  number: VALUE_TYPE.f64,
  truth: VALUE_TYPE.i32,
  binary: { "+": F64.add, "-": F64.subtract, "*": F64.multiply, "/": F64.divide },
  compare: { "<": F64.less, "<=": F64.lessOrEqual, "==": F64.equal },
  negate: F64.negate,
  functions: { sqrt: F64.squareRoot, abs: F64.absolute },
  choose: CONTROL.select,
  loadUniform: F64.load,
  numbers: "immediate",
  operationsBetweenStores: 16,
  loadWhole: F64.load,
  storeWhole: F64.store,
  load: (body, addressing, access) => body.access(F64.load, addressing.push(access)),
  store: (body, addressing, access, pushValue) => {
    const offset = addressing.push(access);
    pushValue();
    body.access(F64.store, offset);
  },
  // Added to such a number, an integer comes out as the lowest bits of the sum; the shift makes them an exponent.
  powerOfTwo: (body, pushNumber) => {
    pushNumber(BIT_NUMBERS.exponents);
    body.write(F64.add);
    body.write(I64.fromBits);
    body.long(FRACTION_BITS);
    body.write(I64.shiftLeft);
    body.write(F64.fromBits);
  },
  binaryExponent: (body, pushNumber) => {
    body.write(I64.fromBits);
    body.long(FRACTION_BITS);
    body.write(I64.shiftRightUnsigned);
    pushNumber(BIT_NUMBERS.integers);
    body.write(I64.fromBits);
    body.write(I64.or);
    body.write(F64.fromBits);
    pushNumber(BIT_NUMBERS.exponents);
    body.write(F64.subtract);
  },
  call: (body, functionIndex) => body.call(functionIndex),
  isNotZero: (body) => {
    body.write(I64.fromBits);
    body.long(0);
    body.write(I64.notEqual);
  },
};

/** One point and no other: straight-line code. */
export const onlyPoint: Lanes = { ...oneLane, numbers: "loaded", operationsBetweenStores: 8 };

/** Two points at a time. What lies side by side in memory is moved at once, anything else lane by lane. */
export const twoLanes: Lanes = {
  points: 2,
  number: VALUE_TYPE.v128,
  truth: VALUE_TYPE.v128,
  binary: { "+": F64X2.add, "-": F64X2.subtract, "*": F64X2.multiply, "/": F64X2.divide },
  compare: { "<": F64X2.less, "<=": F64X2.lessOrEqual, "==": F64X2.equal },
  negate: F64X2.negate,
  functions: { sqrt: F64X2.squareRoot, abs: F64X2.absolute },
  choose: F64X2.bitSelect,
  loadUniform: F64X2.loadSplat,
  numbers: "loaded",
  operationsBetweenStores: 16,
  loadWhole: F64X2.load,
  storeWhole: F64X2.store,
  load: loadPair,
  store: storePair,
  powerOfTwo: (body, pushNumber) => {
    pushNumber(BIT_NUMBERS.exponents);
    body.write(F64X2.add);
    body.word(FRACTION_BITS);
    body.write(F64X2.shiftLeft);
  },
  binaryExponent: (body, pushNumber) => {
    body.word(FRACTION_BITS);
    body.write(F64X2.shiftRightUnsigned);
    pushNumber(BIT_NUMBERS.integers);
    body.write(F64X2.or);
    pushNumber(BIT_NUMBERS.exponents);
    body.write(F64X2.subtract);
  },
  call: callForEachLane,
  isNotZero: (body) => body.write(F64X2.anyTrue),
};

function loadPair(body: FunctionBody, addressing: Addressing, access: Access): void {
  if (access.stride === 1) {
    body.access(F64X2.load, addressing.push(access));
    return;
  }
  const second = addressing.push(access) + access.stride * DOUBLE;
  body.access(F64X2.loadFirst, addressing.push(access));
  body.laneAccess(F64X2.loadLane, second, 1);
}

function storePair(body: FunctionBody, addressing: Addressing, access: Access, pushValue: () => void): void {
  const offset = addressing.push(access);
  pushValue();
  if (access.stride === 1) {
    body.access(F64X2.store, offset);
    return;
  }
  const value = body.claim(VALUE_TYPE.v128);
  body.tee(value);
  body.laneAccess(F64X2.storeLane, offset, 0);
  addressing.push(access);
  body.get(value);
  body.laneAccess(F64X2.storeLane, offset + access.stride * DOUBLE, 1);
  body.release(VALUE_TYPE.v128, value);
}

function callForEachLane(body: FunctionBody, functionIndex: number, operands: number): void {
  const locals = Array.from({ length: operands }, () => body.claim(VALUE_TYPE.v128));
  for (const local of locals.toReversed()) body.set(local);
  const callOn = (lane: 0 | 1) => {
    for (const local of locals) {
      body.get(local);
      body.lane(F64X2.extractLane, lane);
    }
    body.call(functionIndex);
  };
  callOn(0);
  body.write(F64X2.splat);
  callOn(1);
  body.lane(F64X2.replaceLane, 1);
  for (const local of locals) body.release(VALUE_TYPE.v128, local);
}
