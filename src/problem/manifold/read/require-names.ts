import { type Place, ResiduaError } from "../../../core/errors.ts";
import { parseExpression } from "../../../expr/parse.ts";
import type { LocatedProblem } from "../../located-problem.ts";
import { isName } from "../../parameters.ts";

/** Errors: E_SCHEMA for a list with a name twice, and for what cannot name a symbol. */
export function requireNames(
  file: LocatedProblem,
  key: string,
  names: readonly string[],
  taken: readonly string[],
): void {
  names.forEach((name, index) => {
    const place = file.place([key, index]);
    if (names.indexOf(name) < index) {
      throw new ResiduaError("E_SCHEMA", `'${name}' is listed twice: remove one of the two`, { place });
    }
    requireFree(name, taken, place);
  });
}

/** Errors: E_SCHEMA for a key that cannot name a symbol. */
export function requireKeys(
  file: LocatedProblem,
  key: string,
  names: readonly string[],
  taken: readonly string[],
): void {
  for (const name of names) requireFree(name, taken, file.keyPlace([key, name]));
}

/** Errors: E_SCHEMA for what is no name, or has a meaning. */
export function requireFree(name: string, taken: readonly string[], place: Required<Place>): void {
  if (!isName(name) || taken.includes(name)) {
    const why = isName(name)
      ? "has a meaning already: rename it"
      : "is not a name: begin with a letter and go on with letters, digits or _";
    throw new ResiduaError("E_SCHEMA", `'${name}' ${why}`, { place });
  }
  if (parseExpression(name, { origin: place }).tag === "constant") {
    const meaning = name === "i" ? "the imaginary unit" : "a constant";
    throw new ResiduaError("E_SCHEMA", `'${name}' is ${meaning}: rename it`, { place });
  }
}
