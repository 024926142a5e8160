import { wordAt } from "../monomial.ts";

/** Room for rows of keys, each key with the number of its entry, and for their merged rows. */
interface Workspace {
  readonly keys: Float64Array;
  readonly entries: Int32Array;
  readonly mergedKeys: Float64Array;
  readonly mergedEntries: Int32Array;
}

/** Workspaces of this size are kept, since making one costs more than a small product. */
const KEPT_SIZE = 1024;

const kept: Workspace[] = [];

function takeWorkspace(size: number): Workspace {
  if (size <= KEPT_SIZE) {
    const workspace = kept.pop();
    if (workspace !== undefined) return workspace;
  }
  const room = Math.max(size, KEPT_SIZE);
  return {
    keys: new Float64Array(room),
    entries: new Int32Array(room),
    mergedKeys: new Float64Array(room),
    mergedEntries: new Int32Array(room),
  };
}

/**
 * The entries of the matrix of all sums `rows[i] + columns[j]`, entry `i columns.length + j`, by descending key. Both
 * lists descend. Entries with equal keys are united: `combine(kept, absorbed)` is called, and one of them remains.
 *
 * Rows are merged two by two, so that memory is read and written in order.
 */
export function mergedRows(
  rows: Float64Array,
  columns: Float64Array,
  combine: (kept: number, absorbed: number) => void,
): Int32Array {
  const size = rows.length * columns.length;
  const workspace = takeWorkspace(size);
  addAllSums(workspace, rows, columns);
  const entries = mergePairs(workspace, rows.length, columns.length, combine);
  if (workspace.keys.length === KEPT_SIZE) kept.push(workspace);
  return entries;
}

function addAllSums({ keys, entries }: Workspace, rows: Float64Array, columns: Float64Array): void {
  let entry = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const key = rows[i] ?? 0;
    for (let j = 0; j < columns.length; j += 1) {
      keys[entry] = key + (columns[j] ?? 0);
      entries[entry] = entry;
      entry += 1;
    }
  }
}

function mergePairs(
  workspace: Workspace,
  rows: number,
  width: number,
  combine: (kept: number, absorbed: number) => void,
): Int32Array {
  let source = workspace;
  // One row more, of length zero, stands for the partner of a last odd one.
  const lengths = new Int32Array(rows + 1).fill(width, 0, rows);
  for (let stride = 1; stride < rows; stride *= 2) {
    for (let row = 0; row < rows; row += 2 * stride) {
      const other = Math.min(row + stride, rows);
      const end = row * width + wordAt(lengths, row);
      const endOther = other * width + wordAt(lengths, other);
      lengths[row] = merge(source, row * width, end, other * width, endOther, combine) - row * width;
    }
    source = {
      keys: source.mergedKeys,
      entries: source.mergedEntries,
      mergedKeys: source.keys,
      mergedEntries: source.entries,
    };
  }
  return source.entries.slice(0, wordAt(lengths, 0));
}

/** Merges two descending rows into the place of the first; returns where the result ends. */
function merge(
  { keys, entries, mergedKeys, mergedEntries }: Workspace,
  startA: number,
  endA: number,
  startB: number,
  endB: number,
  combine: (kept: number, absorbed: number) => void,
): number {
  let [a, b, end] = [startA, startB, startA];
  while (a < endA && b < endB) {
    const [keyA, keyB] = [keys[a] ?? 0, keys[b] ?? 0];
    if (keyA >= keyB) {
      mergedKeys[end] = keyA;
      mergedEntries[end] = wordAt(entries, a);
      if (keyA === keyB) {
        combine(wordAt(entries, a), wordAt(entries, b));
        b += 1;
      }
      a += 1;
    } else {
      mergedKeys[end] = keyB;
      mergedEntries[end] = wordAt(entries, b);
      b += 1;
    }
    end += 1;
  }
  for (; a < endA; a += 1, end += 1) {
    mergedKeys[end] = keys[a] ?? 0;
    mergedEntries[end] = wordAt(entries, a);
  }
  for (; b < endB; b += 1, end += 1) {
    mergedKeys[end] = keys[b] ?? 0;
    mergedEntries[end] = wordAt(entries, b);
  }
  return end;
}
