import { invariant } from "../../core/errors.ts";

const INITIAL_CAPACITY = 256;

/**
 * Writes bytes one after another, in WebAssembly's encodings of numbers. Its buffer doubles when it is full, so that
 * writing takes time in proportion to what is written.
 * Source: WebAssembly Core Specification 2.0, section 5.2.
 */
export class ByteWriter {
  #buffer = new Uint8Array(INITIAL_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A copy of what has been written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length++] = value;
  }

  append(bytes: ArrayLike<number>): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A natural number below 2^32, in unsigned LEB128: seven bits a byte, the lowest first. */
  natural(value: number): void {
    invariant(
      Number.isInteger(value) && value >= 0 && value < 2 ** 32,
      `${value} is not an unsigned integer`,
    );
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** An integer from -2^53 to 2^53, in signed LEB128: likewise, and bit 6 of the last byte is the sign. */
  integer(value: number): void {
    invariant(Number.isSafeInteger(value), `${value} is not a safe integer`);
    let rest = value;
    while (rest < -0x40 || rest >= 0x40) {
      const low = ((rest % 0x80) + 0x80) % 0x80;
      this.byte(low | 0x80);
      rest = (rest - low) / 0x80;
    }
    this.byte(rest & 0x7f);
  }

  /** A double, its lowest byte first. */
  float(value: number): void {
    this.#reserve(8);
    new DataView(this.#buffer.buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** A text in UTF-8, its length before it. */
  text(value: string): void {
    this.sized(new TextEncoder().encode(value));
  }

  /** Bytes with their number before them. */
  sized(bytes: ArrayLike<number>): void {
    this.natural(bytes.length);
    this.append(bytes);
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}
