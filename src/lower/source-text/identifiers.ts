/** Names within one written text. Names of users are never trusted: they only suggest an identifier. */
export interface Identifiers {
  /** `wanted` as an identifier that is free, taken from now on. */
  readonly claim: (wanted: string) => string;
  /** The next of `stem1`, `stem2`, … that is free, taken from now on. */
  readonly numbered: (stem: string) => string;
}

/** MATLAB tells names apart by their first 63 characters, and C need not look at more; room is left for a number. */
const LONGEST_NAME = 50;

/** Identifiers that are none of the reserved words, which are separated by blanks. */
export function identifiers(reserved: string): Identifiers {
  const taken = new Set(reserved.split(/\s+/));
  const claim = (wanted: string): string => {
    const plain = wanted.replace(/[^A-Za-z0-9_]/g, "_").slice(0, LONGEST_NAME);
    const stem = /^[A-Za-z]/.test(plain) ? plain : `v${plain}`;
    let name = stem;
    for (let number = 2; taken.has(name); number++) name = `${stem}_${number}`;
    taken.add(name);
    return name;
  };
  const last = new Map<string, number>();
  const numbered = (stem: string): string => {
    const number = (last.get(stem) ?? 0) + 1;
    last.set(stem, number);
    const name = `${stem}${number}`;
    return taken.has(name) ? numbered(stem) : claim(name);
  };
  return { claim, numbered };
}
