/**
 * The entry at an index that is known to exist; a wrong index gives NaN, which spreads and shows.
 *
 * Inner loops read through this function and not through `at`, which sees arrays of every kind: V8 compiles a read that
 * has met one kind only to a single load.
 */
export function valueAt(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
