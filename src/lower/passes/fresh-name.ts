import type { ArrayDeclaration } from "../ir/program.ts";

/** `stem`, or the first of `stem2`, `stem3`, … that no array has as its name yet. */
export function freshName(stem: string, arrays: readonly ArrayDeclaration[]): string {
  const taken = new Set(arrays.map(({ name }) => name));
  let name = stem;
  for (let number = 2; taken.has(name); number++) name = `${stem}${number}`;
  return name;
}
