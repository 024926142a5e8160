import { ResiduaError } from "../core/errors.ts";
import { INPUT_FUNCTION_NAMES } from "../expr/check-names.ts";
import { parseExpression } from "../expr/parse.ts";
import type { LocatedProblem } from "./located-problem.ts";

/** A declared symbol of a problem. */
export interface Parameter {
  readonly name: string;
  readonly positive: boolean;
  /** How it is typeset, where the name alone does not say it. */
  readonly latex?: string;
}

/** The LaTeX of those parameters that have some of their own. */
export function parameterLatex(parameters: readonly Parameter[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, latex }) => (latex === undefined ? [] : [[name, latex]])),
  );
}

interface Attributes {
  readonly positive?: boolean | undefined;
  readonly latex?: string | undefined;
}

type Declarations = readonly string[] | Readonly<Record<string, Attributes | null>>;

const NAME = /^[A-Za-z_]\w*$/;

/** Whether a text can name a symbol. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/**
 * The parameters that a file declares, as a list of names or as a map of names to attributes. `taken` are the names
 * to which this kind of problem gives a meaning of its own.
 *
 * Errors: E_SCHEMA for what is not a name, is taken or is listed twice; E_PARSE for a reserved word.
 */
export function readParameters(
  declarations: Declarations,
  problem: LocatedProblem,
  taken: readonly string[],
): readonly Parameter[] {
  if (!isList(declarations)) {
    return Object.entries(declarations).map(([name, attributes]) => {
      requireName(name, problem.keyPlace(["parameters", name]), taken);
      return parameter(name, attributes ?? {});
    });
  }
  return declarations.map((name, index) => {
    const place = problem.place(["parameters", index]);
    if (declarations.indexOf(name) < index) {
      throw new ResiduaError("E_SCHEMA", `'${name}' is listed twice: remove one of the two`, { place });
    }
    requireName(name, place, taken);
    return parameter(name, {});
  });
}

function isList(declarations: Declarations): declarations is readonly string[] {
  return Array.isArray(declarations);
}

function parameter(name: string, { positive = false, latex }: Attributes): Parameter {
  return latex === undefined ? { name, positive } : { name, positive, latex };
}

function requireName(
  name: string,
  place: ReturnType<LocatedProblem["place"]>,
  taken: readonly string[],
): void {
  if (!isName(name)) {
    const message = `'${name}' is not a name: begin with a letter and go on with letters, digits or _`;
    throw new ResiduaError("E_SCHEMA", message, { place });
  }
  if ([...taken, "i", "pi", ...INPUT_FUNCTION_NAMES].includes(name)) {
    throw new ResiduaError("E_SCHEMA", `'${name}' has a meaning of its own: rename the parameter`, { place });
  }
  // Words such as `mod` are refused by the parser, which knows them.
  parseExpression(name, { origin: place });
}
