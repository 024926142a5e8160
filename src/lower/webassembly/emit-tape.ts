import { at } from "../../core/errors.ts";
import type { MapLoop } from "../ir/program.ts";
import { TAPE_OPERATIONS, type TapeOperation } from "../ir/tape.ts";
import { ByteWriter } from "./byte-writer.ts";
import { valueEmitter } from "./emit-values.ts";
import type { DataSegment } from "./encode-module.ts";
import type { FunctionBody } from "./function-body.ts";
import { F64, I32, VALUE_TYPE } from "./instructions.ts";
import { oneLane } from "./lanes.ts";
import { emitPoints, openLoop } from "./open-loop.ts";
import type { ModuleScope } from "./scope.ts";
import { DOUBLE, TAPE_SEGMENT, type TapePlace, WORD } from "./workspace.ts";

/** The function of a map that is carried out as a tape, point by point. */
export function emitTapeMap(module: ModuleScope, { stores }: MapLoop, place: TapePlace): FunctionBody {
  const { tape } = place;
  const accesses = stores.map(({ access }) => access);
  const scope = openLoop(module, oneLane, tape.inputs, accesses);
  const { body, addressing } = scope;
  const push = valueEmitter(scope, tape.inputs);
  emitPoints(scope, () => {
    for (const [k, input] of tape.inputs.entries()) {
      body.word(place.values + (tape.numbers.length + k) * DOUBLE);
      push(input);
      body.access(F64.store, 0);
    }
    emitSegments(body, place);
    for (const { access, value } of stores) {
      oneLane.store(body, addressing, access, () => {
        body.word(place.values + tape.positionOf(value) * DOUBLE);
        body.access(F64.load, 0);
      });
    }
  });
  return body;
}

/** The locals of a tape that runs. */
interface Cursor {
  /** Where the segment stands in memory. */
  readonly segment: number;
  /** Where the result of the row is to stand, and that of the first row after the segment. */
  readonly result: number;
  readonly end: number;
  /** How far the row's operands are from the start of their tables. */
  readonly row: number;
}

/** The instructions that compute all rows, one segment after the other. */
function emitSegments(body: FunctionBody, place: TapePlace): void {
  const { tape, values, segments } = place;
  const claim = () => body.claim(VALUE_TYPE.i32);
  const cursor: Cursor = { segment: claim(), result: claim(), end: claim(), row: claim() };
  const { segment, result, end, row } = cursor;
  const first = tape.numbers.length + tape.inputs.length;
  const setWord = (local: number, value: number) => {
    body.word(value);
    body.set(local);
  };
  setWord(segment, segments);
  setWord(result, values + first * DOUBLE);
  setWord(row, first * WORD);
  body.loop(() => {
    body.get(result);
    body.get(segment);
    body.loadWord(WORD);
    body.write(I32.add);
    body.set(end);
    for (const operation of new Set(tape.segments.map((each) => each.operation))) {
      body.get(segment);
      body.loadWord(0);
      body.word(TAPE_OPERATIONS.indexOf(operation));
      body.write(I32.equal);
      body.ifTrue(() => emitRows(body, operation, place, cursor));
    }
    advance(body, segment, TAPE_SEGMENT);
    body.get(segment);
    body.word(segments + tape.segments.length * TAPE_SEGMENT);
    body.write(I32.lessUnsigned);
    body.branchIf(0);
  });
}

function emitRows(
  body: FunctionBody,
  operation: TapeOperation,
  { operands }: TapePlace,
  cursor: Cursor,
): void {
  const { result, end, row } = cursor;
  const pushOperand = (k: number) => {
    body.get(row);
    body.loadWord(at(operands, k));
    body.access(F64.load, 0);
  };
  body.loop(() => {
    body.get(result);
    pushResult(body, operation, pushOperand);
    body.access(F64.store, 0);
    advance(body, row, WORD);
    advance(body, result, DOUBLE);
    body.get(result);
    body.get(end);
    body.write(I32.lessUnsigned);
    body.branchIf(0);
  });
}

const BINARY_INSTRUCTIONS = {
  add: F64.add,
  subtract: F64.subtract,
  multiply: F64.multiply,
  divide: F64.divide,
} as const;

function pushResult(body: FunctionBody, operation: TapeOperation, pushOperand: (k: number) => void): void {
  pushOperand(0);
  if (operation === "negate") {
    body.write(F64.negate);
    return;
  }
  pushOperand(1);
  if (operation !== "multiplyAdd") {
    body.write(BINARY_INSTRUCTIONS[operation]);
    return;
  }
  body.write(F64.multiply);
  pushOperand(2);
  body.write(F64.add);
}

function advance(body: FunctionBody, local: number, bytes: number): void {
  body.get(local);
  body.word(bytes);
  body.write(I32.add);
  body.set(local);
}

/** What the memory of a module holds for a tape from the start: its numbers, the addresses of operands, its segments. */
export function tapeData({ tape, values, operands, segments }: TapePlace): readonly DataSegment[] {
  const numbers = new ByteWriter();
  for (const value of tape.numbers) numbers.float(value);
  const addresses = tape.operands.map((positions) => positions.map((position) => values + position * DOUBLE));
  const codes = tape.segments.flatMap(({ operation, rows }) => [
    TAPE_OPERATIONS.indexOf(operation),
    rows * DOUBLE,
  ]);
  return [
    { address: values, bytes: numbers.bytes() },
    ...addresses.map((words, k) => ({ address: at(operands, k), bytes: bytesOfWords(words) })),
    { address: segments, bytes: bytesOfWords(codes) },
  ];
}

/** Words as a module's memory has them, the lowest byte first. */
function bytesOfWords(words: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * WORD));
  for (let k = 0; k < words.length; k++) view.setUint32(k * WORD, words[k] ?? 0, true);
  return new Uint8Array(view.buffer);
}
