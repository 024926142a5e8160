import { at, invariant } from "../../core/errors.ts";
import { argumentArrays, type MapLoop, type Program } from "../ir/program.ts";
import { type Strip, storedLength } from "../ir/strips.ts";
import type { Tape } from "../ir/tape.ts";

/** Bytes of a double. */
export const DOUBLE = 8;
/** Bytes of a vector of two doubles. */
export const PAIR = 2 * DOUBLE;
/** Bytes of an address, and of an element of an index array. */
export const WORD = 4;
/** A segment of a tape is two words in memory: the code of its operation, and the bytes of its results. */
export const TAPE_SEGMENT = 2 * WORD;
/** Arrays start at multiples of this, the bytes of a line of the processor's cache. */
const CACHE_LINE = 64;

/** Where an array lies: at an address that is known beforehand, or at the one that stands at `slot`. */
export type ArrayPlace =
  | { readonly tag: "fixed"; readonly address: number }
  | { readonly tag: "given"; readonly slot: number };

/** Where a tape lies: its values, the addresses of its rows' first, second and third operands, and its segments. */
export interface TapePlace {
  readonly tape: Tape;
  readonly values: number;
  readonly operands: readonly number[];
  readonly segments: number;
}

/**
 * Where a kernel keeps what it needs besides its arguments, as addresses in bytes. In this order: its own address, the
 * addresses of its arguments, its parameters, its numbers, the carried values of reductions, a place to write what nobody
 * reads, its temporary arrays, and its tapes.
 */
export interface Workspace {
  readonly start: number;
  /** The first address after it. */
  readonly end: number;
  /** Where the addresses of arguments stand. */
  readonly addresses: number;
  readonly parameters: number;
  readonly numbers: { readonly address: number; readonly values: readonly number[] };
  readonly carried: number;
  /** Room for two doubles, which are written and never read. */
  readonly unread: number;
  readonly arrayPlace: (array: string) => ArrayPlace;
  readonly tapes: ReadonlyMap<MapLoop, TapePlace>;
  /** Bytes of an element of an array. */
  readonly elementSize: (array: string) => number;
  readonly parameterAddress: (name: string) => number;
  /** The address of a number of the program, or one of BIT_NUMBERS. */
  readonly numberAddress: (value: number) => number;
}

/** 2^52, from which on doubles are integers, and the same plus 1023, which is what binary exponents are stored with. */
export const BIT_NUMBERS = { integers: 2 ** 52, exponents: 2 ** 52 + 1023 } as const;

/** How loops of a lowered program are carried out. */
export interface Plan {
  readonly strips: readonly Strip[];
  readonly tapes: ReadonlyMap<MapLoop, Tape>;
}

/** The workspace of a lowered program, from an address on. */
export function workspaceOf(program: Program, { strips, tapes }: Plan, start: number): Workspace {
  const given = argumentArrays(program);
  const temporaries = program.arrays.filter(({ role }) => role === "temporary");
  const numbers = numbersOf(program);
  const sizes = [
    WORD + given.length * WORD,
    program.parameters.length * DOUBLE,
    numbers.size * PAIR,
    mostCarried(program) * DOUBLE,
    2 * DOUBLE,
    ...temporaries.map((array) => storedLength(array, strips) * DOUBLE),
    ...[...tapes.values()].flatMap(tapeSizes),
  ];
  const starts = placedAfter(start, sizes);
  const startOf = (part: number) => at(starts, part);
  const [parameters, firstNumber, carried] = [startOf(1), startOf(2), startOf(3)];
  const addresses = startOf(0) + WORD;
  return {
    start: startOf(0),
    end: at(starts, sizes.length),
    addresses,
    parameters,
    numbers: { address: firstNumber, values: [...numbers.values()].map(({ value }) => value) },
    carried,
    unread: startOf(4),
    ...arrayPlaces(program, addresses, starts.slice(5)),
    tapes: tapePlaces(tapes, starts.slice(5 + temporaries.length)),
    parameterAddress: (name) => parameters + DOUBLE * program.parameters.indexOf(name),
    numberAddress: (value) =>
      firstNumber + PAIR * known(numbers.get(numberKey(value)), `number ${value}`).position,
  };
}

/** The sizes of what a tape has in memory, in the order of its place. */
function tapeSizes({ length, operands, segments }: Tape): readonly number[] {
  return [length * DOUBLE, ...operands.map(() => length * WORD), segments.length * TAPE_SEGMENT];
}

function tapePlaces(tapes: ReadonlyMap<MapLoop, Tape>, starts: readonly number[]) {
  const places = new Map<MapLoop, TapePlace>();
  let part = 0;
  for (const [loop, tape] of tapes) {
    const [values, ...tables] = starts.slice(part, part + tapeSizes(tape).length);
    const [segments, operands] = [tables.at(-1), tables.slice(0, -1)];
    places.set(loop, {
      tape,
      values: known(values, "values"),
      operands,
      segments: known(segments, "segments"),
    });
    part += tapeSizes(tape).length;
  }
  return places;
}

/** The starts of parts that lie one after another, each on a cache line, and the end of the last. */
function placedAfter(start: number, sizes: readonly number[]): readonly number[] {
  const starts = [onCacheLine(start)];
  for (const size of sizes) starts.push(onCacheLine((starts.at(-1) ?? 0) + size));
  return starts;
}

export function onCacheLine(address: number): number {
  return Math.ceil(address / CACHE_LINE) * CACHE_LINE;
}

function mostCarried({ loops }: Program): number {
  return Math.max(0, ...loops.map((loop) => (loop.tag === "reduction" ? loop.accumulators.length : 0)));
}

function arrayPlaces(program: Program, addresses: number, temporaryStarts: readonly number[]) {
  const given = argumentArrays(program);
  const temporaries = program.arrays.filter(({ role }) => role === "temporary");
  const ofIndices = new Set(
    given.flatMap(({ name, indicesBelow }) => (indicesBelow === undefined ? [] : [name])),
  );
  const places = new Map<string, ArrayPlace>([
    ...given.map(({ name }, k) => [name, { tag: "given", slot: addresses + k * WORD }] as const),
    ...temporaries.map(({ name }, k) => [name, { tag: "fixed", address: at(temporaryStarts, k) }] as const),
  ]);
  return {
    arrayPlace: (array: string) => known(places.get(array), `array ${array}`),
    elementSize: (array: string) => (ofIndices.has(array) ? WORD : DOUBLE),
  };
}

/** The distinct numbers that vectors are filled with, by key, and their positions. */
function numbersOf({ nodes }: Program) {
  const numbers = new Map<string, { value: number; position: number }>();
  const note = (value: number) => {
    const key = numberKey(value);
    if (!numbers.has(key)) numbers.set(key, { value, position: numbers.size });
  };
  for (const node of nodes) {
    if (node.tag === "float" || node.tag === "integer") note(node.value);
    if (node.tag === "powerOfTwo" || node.tag === "binaryExponent") Object.values(BIT_NUMBERS).forEach(note);
  }
  return numbers;
}

/** Zeros of either sign are two numbers. */
function numberKey(value: number): string {
  return Object.is(value, -0) ? "-0" : `${value}`;
}

function known<T>(value: T | undefined, what: string): T {
  invariant(value !== undefined, `the workspace has no ${what}`);
  return value;
}
