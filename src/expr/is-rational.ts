import type { Expression } from "./expression.ts";
import { partsOf } from "./parts.ts";

export interface RationalOptions {
  /** The constants that count as symbols; none where it is not given. */
  readonly constants?: readonly (Expression & { tag: "constant" })["name"][];
}

/** Whether an expression is built of numbers and symbols by the four operations, and so has exact values. */
export function isRational(e: Expression, options: RationalOptions = {}): boolean {
  if (e.tag === "call") return false;
  if (e.tag === "constant") return options.constants?.includes(e.name) === true;
  if (e.tag !== "power") return partsOf(e).every((part) => isRational(part, options));
  return e.exponent.tag === "number" && e.exponent.value.denominator === 1 && isRational(e.base, options);
}
