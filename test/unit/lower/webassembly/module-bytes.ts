/** The positions of bytes in others. */
export function positionsOf(wanted: readonly number[], bytes: Uint8Array): readonly number[] {
  return [...bytes.keys()].filter((start) => wanted.every((byte, k) => bytes[start + k] === byte));
}

/** The same bytes but for one. */
export function changed(
  bytes: Uint8Array<ArrayBuffer>,
  position: number,
  byte: number,
): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[position] = byte;
  return copy;
}
