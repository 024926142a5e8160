/** The bytes of an instruction without its immediate operands. */
export type Instruction = readonly number[];

/** The types of values on WebAssembly's stack. */
export const VALUE_TYPE = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = (typeof VALUE_TYPE)[keyof typeof VALUE_TYPE];

/** A block or a loop that neither takes nor leaves values. */
export const EMPTY_BLOCK = 0x40;

/** An instruction of the vector extension: a prefix, then its number in LEB128. */
function vector(number: number): Instruction {
  return number < 0x80 ? [0xfd, number] : [0xfd, (number & 0x7f) | 0x80, number >> 7];
}

/** Control flow, locals and calls. Source: WebAssembly Core Specification 2.0, section 5.4. */
export const CONTROL = {
  block: [0x02],
  loop: [0x03],
  if: [0x04],
  end: [0x0b],
  branch: [0x0c],
  branchIf: [0x0d],
  call: [0x10],
  select: [0x1b],
  localGet: [0x20],
  localSet: [0x21],
  localTee: [0x22],
} as const satisfies Readonly<Record<string, Instruction>>;

export const I32 = {
  load: [0x28],
  const: [0x41],
  add: [0x6a],
  subtract: [0x6b],
  multiply: [0x6c],
  shiftLeft: [0x74],
  equal: [0x46],
  lessUnsigned: [0x49],
  /** Of a natural number, toward zero; beyond the range, the nearest integer in it. */
  fromFloat: [0xfc, 0x03],
} as const satisfies Readonly<Record<string, Instruction>>;

export const I64 = {
  const: [0x42],
  notEqual: [0x52],
  or: [0x84],
  shiftLeft: [0x86],
  shiftRightUnsigned: [0x88],
  fromBits: [0xbd],
} as const satisfies Readonly<Record<string, Instruction>>;

export const F64 = {
  load: [0x2b],
  store: [0x39],
  const: [0x44],
  equal: [0x61],
  less: [0x63],
  lessOrEqual: [0x65],
  absolute: [0x99],
  negate: [0x9a],
  squareRoot: [0x9f],
  add: [0xa0],
  subtract: [0xa1],
  multiply: [0xa2],
  divide: [0xa3],
  minimum: [0xa4],
  fromWord: [0xb7],
  fromBits: [0xbf],
} as const satisfies Readonly<Record<string, Instruction>>;

/** Two doubles; shifts are of the bits of each. */
export const F64X2 = {
  load: vector(0x00),
  /** One double from memory, in both lanes. */
  loadSplat: vector(0x0a),
  store: vector(0x0b),
  splat: vector(0x14),
  extractLane: vector(0x21),
  replaceLane: vector(0x22),
  equal: vector(0x47),
  less: vector(0x49),
  lessOrEqual: vector(0x4b),
  /** Bits of the first operand where the third has ones, of the second elsewhere. */
  bitSelect: vector(0x52),
  or: vector(0x50),
  /** Whether any bit of both is one. */
  anyTrue: vector(0x53),
  loadLane: vector(0x57),
  storeLane: vector(0x5b),
  /** One double from memory in the first lane, zero in the other. */
  loadFirst: vector(0x5d),
  shiftLeft: vector(0xcb),
  shiftRightUnsigned: vector(0xcd),
  absolute: vector(0xec),
  negate: vector(0xed),
  squareRoot: vector(0xef),
  add: vector(0xf0),
  subtract: vector(0xf1),
  multiply: vector(0xf2),
  divide: vector(0xf3),
} as const satisfies Readonly<Record<string, Instruction>>;
