import { ResiduaError } from "../../core/errors.ts";
import { engine } from "./engine.ts";
import { DOUBLE, onCacheLine, WORD } from "./workspace.ts";

/** Bytes of a page, by which memories are measured. */
export const PAGE = 2 ** 16;
const MOST_PAGES = 2 ** 16;

/** A memory that kernels work in. Arrays that lie in it are passed to them without a copy. */
export interface LinearMemory {
  /** The platform's memory. */
  readonly handle: { readonly buffer: ArrayBuffer };
  /** Bytes that are not yet taken. */
  readonly free: () => number;
  /** The address of so many bytes, from now on taken. Errors: E_SHAPE where there are not so many left. */
  readonly reserve: (bytes: number) => number;
  /** A new array of doubles in the memory, all zero. Errors: E_SHAPE where there is no room for it. */
  readonly allocate: (length: number) => Float64Array<ArrayBuffer>;
  /** Likewise of 32-bit integers. */
  readonly allocateIndices: (length: number) => Int32Array<ArrayBuffer>;
}

/**
 * A memory of at least so many bytes. It never grows, so that arrays in it stay valid, and what is taken is never given
 * back.
 * Errors: E_SHAPE beyond 4 GiB, the most that WebAssembly can address.
 */
export function linearMemory(bytes: number): LinearMemory {
  const pages = Math.max(1, Math.ceil(bytes / PAGE));
  if (!(pages <= MOST_PAGES)) {
    throw new ResiduaError(
      "E_SHAPE",
      `a kernel's memory holds at most ${MOST_PAGES * PAGE} bytes, got ${bytes}`,
    );
  }
  const handle = new engine.Memory({ initial: pages, maximum: pages });
  let next = 0;
  const free = () => pages * PAGE - next;
  const reserve = (size: number) => {
    if (!(size >= 0 && size <= free())) {
      throw new ResiduaError(
        "E_SHAPE",
        `the kernel's memory has ${free()} bytes left and ${size} are needed; make it larger`,
      );
    }
    const address = next;
    next = onCacheLine(next + size);
    return address;
  };
  const allocate = (length: number) => new Float64Array(handle.buffer, reserve(length * DOUBLE), length);
  const allocateIndices = (length: number) => new Int32Array(handle.buffer, reserve(length * WORD), length);
  return { handle, free, reserve, allocate, allocateIndices };
}
