import { ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { Expression } from "../expr/expression.ts";
import { parseExpression } from "../expr/parse.ts";

/** `--set name=value` as typed. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** What the command line changes in a problem. */
export interface Overrides {
  readonly assignments: readonly Assignment[];
  readonly errorOrder?: number;
}

export const NO_OVERRIDES: Overrides = { assignments: [] };

const ASSIGNMENT = /^\s*([A-Za-z_]\w*)\s*=(.*)$/s;

/** Errors: E_USAGE where the text is not `name=value`. */
export function parseAssignment(text: string): Assignment {
  const [, name, value] = ASSIGNMENT.exec(text) ?? [];
  if (name === undefined || value === undefined || value.trim() === "") {
    throw new ResiduaError(
      "E_USAGE",
      `--set: expected name=value such as a=1/3, got '${text}'; a file goes before --set`,
    );
  }
  return { name, value: value.trim() };
}

/**
 * The exact expressions that take the place of declared symbols, all at once; values may contain declared symbols.
 * Errors: E_UNDECLARED for a name that the problem does not declare, E_USAGE for one set twice; those of `parseExpression`.
 */
export function substitutions(
  assignments: readonly Assignment[],
  declared: readonly string[],
): Readonly<Record<string, Expression>> {
  const values = new Map<string, Expression>();
  for (const { name, value } of assignments) {
    if (!declared.includes(name)) throw undeclared(name, declared);
    if (values.has(name))
      throw new ResiduaError("E_USAGE", `--set: '${name}' is set twice: keep one of the two`);
    values.set(name, parseExpression(value, { symbols: declared, origin: originOf({ name, value }) }));
  }
  return Object.fromEntries(values);
}

function originOf({ name, value }: Assignment) {
  return { file: "--set", line: 1, column: name.length + 2, text: `${name}=${value}` };
}

function undeclared(name: string, declared: readonly string[]): ResiduaError {
  const close = nearest(name, declared);
  const known =
    declared.length === 0 ? "the problem declares no symbols" : `declared are ${declared.join(", ")}`;
  const remedy = close === undefined ? known : `did you mean ${close}?`;
  return new ResiduaError("E_UNDECLARED", `--set: '${name}' is not declared: ${remedy}`);
}

/**
 * The error order of a problem, typed in its file or changed on the command line. Errors: E_DOMAIN where a change is out of
 * range.
 */
export function errorOrderOf(
  typed: number,
  { errorOrder = typed }: Overrides,
  { least, largest }: { readonly least: number; readonly largest: number },
): number {
  if (errorOrder >= least && errorOrder <= largest) return errorOrder;
  throw new ResiduaError(
    "E_DOMAIN",
    `--error-order: expected a whole number from ${least} to ${largest}, got ${errorOrder}`,
  );
}
