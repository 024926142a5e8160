import { FLOAT_BITS_NAMES } from "./float-bits-code.ts";

/** Names within one generated function. Names of users are never trusted: they only suggest an identifier. */
export interface Names {
  /** `wanted` as an identifier that is free, taken from now on. */
  readonly claim: (wanted: string) => string;
  /** The next of `t1`, `t2`, … that is free, taken from now on: values without a name of their own, as in other languages. */
  readonly temporary: () => string;
}

const RESERVED_WORDS =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield Math NaN Infinity";

/** The names of a function that refers to `outer` ones around it. */
export function functionNames(outer: readonly string[] = []): Names {
  const taken = new Set([...RESERVED_WORDS.split(" "), ...FLOAT_BITS_NAMES, ...outer]);
  const claim = (wanted: string): string => {
    const plain = wanted.replace(/[^A-Za-z0-9_]/g, "_");
    const stem = /^[A-Za-z]/.test(plain) ? plain : `v${plain}`;
    let name = stem;
    for (let number = 2; taken.has(name); number++) name = `${stem}_${number}`;
    taken.add(name);
    return name;
  };
  let last = 0;
  const temporary = (): string => {
    last += 1;
    return taken.has(`t${last}`) ? temporary() : claim(`t${last}`);
  };
  return { claim, temporary };
}

/** A comment cannot be left from inside: anything but printable ASCII, line ends above all, is replaced. */
export function commentLine(text: string): string {
  return `// ${text.replace(/[^\x20-\x7e]/g, "?")}`;
}
