import { ResiduaError } from "../core/errors.ts";
import { type Assignment, parseAssignment } from "../problem/overrides.ts";

/** Seeds are 31-bit, which every random generator in use takes as they are. */
const LARGEST_SEED = 2 ** 31 - 1;

/** The value of an option that takes a whole number. Errors: E_USAGE. */
export function wholeNumber(option: string, least: number, greatest = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text.trim()) && value >= least && value <= greatest) return value;
    const range =
      greatest === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${greatest}`;
    throw new ResiduaError("E_USAGE", `${option}: expected a whole number ${range}, got '${text}'`);
  };
}

export const seedValue = wholeNumber("--seed", 0, LARGEST_SEED);

/** Errors: E_USAGE where it is not a positive number. */
export function secondsValue(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new ResiduaError("E_USAGE", `--budget: expected a positive number of seconds, got '${text}'`);
}

/** Collects `--set a=1 --set b=2` and `--set a=1 b=2`. Errors: E_USAGE. */
export function assignmentValues(text: string, before: readonly Assignment[] = []): readonly Assignment[] {
  return [...before, parseAssignment(text)];
}
