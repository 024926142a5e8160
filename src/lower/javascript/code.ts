/** Generated text, with how tightly its outermost operator binds. */
export interface Code {
  readonly text: string;
  readonly binding: number;
}

/** How tightly JavaScript's operators bind; a name, a number or a call is an atom. */
export const BINDING = { choice: 0, comparison: 1, sum: 2, product: 3, negation: 4, atom: 5 } as const;

export function atom(text: string): Code {
  return { text, binding: BINDING.atom };
}

/** The text of an operand, in parentheses unless it binds at least as tightly as its place asks for. */
export function operandText({ text, binding }: Code, least: number): string {
  return binding >= least ? text : `(${text})`;
}
