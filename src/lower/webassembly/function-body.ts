import { ByteWriter } from "./byte-writer.ts";
import { CONTROL, EMPTY_BLOCK, F64, I32, I64, type Instruction, type ValueType } from "./instructions.ts";

/** Addresses of doubles are multiples of 2^3; stating so is a hint that may help. */
const DOUBLE_ALIGNMENT = 3;
const WORD_ALIGNMENT = 2;

/** The instructions and locals of a function that is being written. */
export class FunctionBody {
  readonly #code = new ByteWriter();
  readonly #locals: ValueType[] = [];
  readonly #free = new Map<ValueType, number[]>();
  readonly #parameterCount: number;

  constructor(parameterCount: number) {
    this.#parameterCount = parameterCount;
  }

  get localCount(): number {
    return this.#parameterCount + this.#locals.length;
  }

  /** A local that nobody uses: one that has been released, or a new one. */
  claim(type: ValueType): number {
    const released = this.#free.get(type)?.pop();
    if (released !== undefined) return released;
    this.#locals.push(type);
    return this.localCount - 1;
  }

  /** Gives back a local of this type, whose value nobody reads any more. */
  release(type: ValueType, local: number): void {
    const released = this.#free.get(type);
    if (released === undefined) this.#free.set(type, [local]);
    else released.push(local);
  }

  write(instruction: Instruction): void {
    this.#code.append(instruction);
  }

  get(local: number): void {
    this.#withIndex(CONTROL.localGet, local);
  }

  set(local: number): void {
    this.#withIndex(CONTROL.localSet, local);
  }

  /** Sets a local and leaves its value on the stack. */
  tee(local: number): void {
    this.#withIndex(CONTROL.localTee, local);
  }

  call(functionIndex: number): void {
    this.#withIndex(CONTROL.call, functionIndex);
  }

  word(value: number): void {
    this.write(I32.const);
    // Addresses above 2^31 are the negative numbers with the same bits.
    this.#code.integer(value | 0);
  }

  /** An integer of 64 bits, from -2^53 to 2^53. */
  long(value: number): void {
    this.write(I64.const);
    this.#code.integer(value);
  }

  float(value: number): void {
    this.write(F64.const);
    this.#code.float(value);
  }

  /** A load or store of a double or of two, at the address on the stack plus `offset` bytes. */
  access(instruction: Instruction, offset: number): void {
    this.#memory(instruction, DOUBLE_ALIGNMENT, offset);
  }

  /** Likewise of one lane of a vector. */
  laneAccess(instruction: Instruction, offset: number, lane: 0 | 1): void {
    this.#memory(instruction, DOUBLE_ALIGNMENT, offset);
    this.#code.byte(lane);
  }

  loadWord(offset: number): void {
    this.#memory(I32.load, WORD_ALIGNMENT, offset);
  }

  /** An instruction on one lane of a vector. */
  lane(instruction: Instruction, lane: 0 | 1): void {
    this.write(instruction);
    this.#code.byte(lane);
  }

  /** The instructions of `inside` as a block; a branch to depth 0 from inside leaves it. */
  block(inside: () => void): void {
    this.#nested(CONTROL.block, inside);
  }

  /** The instructions of `inside`, carried out if the i32 on the stack is not zero. */
  ifTrue(inside: () => void): void {
    this.#nested(CONTROL.if, inside);
  }

  /** The instructions of `inside` as a loop; a branch to depth 0 from inside runs it again. */
  loop(inside: () => void): void {
    this.#nested(CONTROL.loop, inside);
  }

  /** Branches to the enclosing block or loop at `depth` where the i32 on the stack is not zero. */
  branchIf(depth: number): void {
    this.#withIndex(CONTROL.branchIf, depth);
  }

  /** The function as the code section has it: its locals in runs of one type, then its instructions. */
  bytes(): Uint8Array {
    const runs: { type: ValueType; count: number }[] = [];
    for (const type of this.#locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    const writer = new ByteWriter();
    writer.natural(runs.length);
    for (const { type, count } of runs) {
      writer.natural(count);
      writer.byte(type);
    }
    writer.append(this.#code.bytes());
    writer.append(CONTROL.end);
    return writer.bytes();
  }

  #withIndex(instruction: Instruction, index: number): void {
    this.write(instruction);
    this.#code.natural(index);
  }

  #memory(instruction: Instruction, alignment: number, offset: number): void {
    this.write(instruction);
    this.#code.natural(alignment);
    this.#code.natural(offset);
  }

  #nested(opening: Instruction, inside: () => void): void {
    this.write(opening);
    this.#code.byte(EMPTY_BLOCK);
    inside();
    this.write(CONTROL.end);
  }
}
