import { ResiduaError } from "../core/errors.ts";
import { substitute } from "../expr/calculus.ts";
import { INPUT_FUNCTION_NAMES } from "../expr/check-names.ts";
import { cancel } from "../expr/convert.ts";
import type { Expression } from "../expr/expression.ts";
import { parseExpression } from "../expr/parse.ts";
import { partsOf } from "../expr/parts.ts";
import { placeIn, tokensOf } from "../expr/tokens.ts";
import type { LocatedProblem, Path } from "./located-problem.ts";
import { withPlace } from "./with-place.ts";

/** What the entries of a problem may contain, and what the command line puts in its place. */
export interface EntryContext {
  readonly symbols: readonly string[];
  readonly values: Readonly<Record<string, Expression>>;
}

/** Exact derivations multiply powers out; a higher power than this is a slip, and would take all memory. */
const LARGEST_EXPONENT = 100;

const IRRATIONAL: readonly string[] = ["i", "pi", ...INPUT_FUNCTION_NAMES];

/**
 * The rational expression that stands at `path`, with values set; an entry without symbols is one exact number.
 * Errors, each with its place: those of `parseExpression`; E_UNSUPPORTED for `i`, `pi`, functions and powers that are
 * no whole numbers or too large; E_DIVISION_BY_ZERO.
 */
export function rationalEntry(
  problem: LocatedProblem,
  path: Path,
  { symbols, values }: EntryContext,
): Expression {
  const text = problem.text(path);
  const typed = parseExpression(text, { symbols, origin: problem.origin(path) });
  requireRationalNames(problem, path);
  return withPlace(
    () => problem.place(path),
    () => {
      const entry = substitute(typed, values);
      requireSmallExponents(entry);
      const reduced = cancel(entry);
      return reduced.tag === "number" ? reduced : entry;
    },
  );
}

function requireRationalNames(problem: LocatedProblem, path: Path): void {
  const formula = problem.text(path).replaceAll("\n", " ");
  const origin = problem.origin(path);
  const found = tokensOf(formula, origin).find(({ text }) => IRRATIONAL.includes(text));
  if (found === undefined) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `'${found.text}' is not rational, and the derivation is exact: give a decimal or a symbol instead`,
    { place: placeIn(formula, found.start, origin) },
  );
}

function requireSmallExponents(entry: Expression): void {
  if (entry.tag === "power" && entry.exponent.tag === "number") {
    const { numerator } = entry.exponent.value;
    if (Math.abs(Number(numerator)) > LARGEST_EXPONENT) {
      throw new ResiduaError(
        "E_UNSUPPORTED",
        `the exponent ${numerator} exceeds ${LARGEST_EXPONENT}: lower it`,
      );
    }
  }
  partsOf(entry).forEach(requireSmallExponents);
}
