/** A problem in the form that peers solve it: the scripts `bench/peers/name.ending`, and what fills their placeholders. */
export interface PeerProblem {
  /** `algebra/w3` for the scripts `bench/peers/algebra/w3.gp` and so on. */
  readonly name: string;
  /** `order` for the placeholder `@order@`. */
  readonly data: Readonly<Record<string, string>>;
}

/** A list as two placeholders: `@name@` separated by commas, and `@quotedName@` with each entry in quotation marks. */
export function listData(name: string, entries: readonly (string | number)[]): PeerProblem["data"] {
  const quotedName = `quoted${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { [name]: entries.join(", "), [quotedName]: entries.map((entry) => `"${entry}"`).join(", ") };
}
